import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { whileAlive } from './alive.ts'

const never = new Promise<never>(() => undefined)
const start = (script: string) => spawn(process.execPath, ['-e', script], { stdio: 'ignore' })

test('a benchmark whose process dies ends, and says how it died', async () => {
  const child = start('process.exit(3)')
  await expect(whileAlive('the SMS hall', child, never)).rejects.toThrow(
    'the SMS hall ended with code 3 before the benchmark was over',
  )
  await expect(whileAlive('the SMS hall', child, never)).rejects.toThrow('ended with code 3')
})

test('a benchmark whose process is killed, or cannot be started, ends as well', async () => {
  const child = start('setInterval(() => {}, 1000)')
  const waiting = whileAlive('the load', child, never)
  child.kill('SIGKILL')
  await expect(waiting).rejects.toThrow('the load ended by SIGKILL')
  await expect(whileAlive('nothing', spawn('/no/such/program'), never)).rejects.toThrow('ENOENT')
})

test('what is done while the process lives is answered', async () => {
  const child = start('setInterval(() => {}, 1000)')
  expect(await whileAlive('the load', child, Promise.resolve(7))).toBe(7)
  expect(child.listenerCount('close')).toBe(0)
  child.kill('SIGKILL')
  await once(child, 'close')
})
