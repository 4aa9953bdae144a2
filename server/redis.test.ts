import { expect, onTestFinished, test } from 'vitest'
import { openPeople } from '#tests/support/people.ts'
import { newRedis, redisIsMissing } from '#tests/support/redis.ts'
import { openLimits } from './identity/limits.ts'
import { openRedis } from './redis.ts'

const withRedis = test.skipIf(redisIsMissing)

/** One process of the house, as far as its limits go. */
function openProcess(url: string) {
  const lines: string[] = []
  const note = (_: object, line: string) => void lines.push(line)
  const redis = openRedis(url, { info: note, warn: note })
  onTestFinished(() => redis.close())
  const limits = openLimits(redis.counters)
  return { lines, limits, connected: () => redis.counters.status === 'ready' }
}

async function until(condition: () => boolean, withinMs = 15_000): Promise<void> {
  const deadline = Date.now() + withinMs
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`not within ${withinMs} ms: ${condition.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

const LOST = 'Redis is not there: each process counts for itself'
const BACK = 'Redis is there again'

withRedis('two machines count the same caller together', async () => {
  const redis = await newRedis()
  await redis.start()
  const [one, other] = [openProcess(redis.url), openProcess(redis.url)]
  await until(() => one.connected() && other.connected())
  expect(await one.limits.knock('code-by-number', '13900000001')).toBeNull()
  expect(await other.limits.knock('code-by-number', '13900000001')).toBeGreaterThan(0)
  expect(await other.limits.knock('code-by-number', '13900000002')).toBeNull()
  expect([...one.lines, ...other.lines]).toEqual([])
})

withRedis(
  'a Redis that is down at the start is counted without, said once, and used when it comes',
  async () => {
    const redis = await newRedis()
    const [one, other] = [openProcess(redis.url), openProcess(redis.url)]
    expect(await one.limits.knock('code-by-number', '13900000001')).toBeNull()
    expect(await one.limits.knock('code-by-number', '13900000001')).toBeGreaterThan(0)
    await until(() => one.lines.length > 0)
    await redis.start()
    await until(() => one.connected() && other.connected())
    expect(one.lines).toEqual([LOST, BACK])
    expect(await one.limits.knock('code-by-number', '13900000003')).toBeNull()
    expect(await other.limits.knock('code-by-number', '13900000003')).toBeGreaterThan(0)
  },
)

withRedis('a Redis that dies while subscribers sign in stops none of them, and is used again', async () => {
  const redis = await newRedis()
  await redis.start()
  const one = openProcess(redis.url)
  await until(one.connected)
  const people = await openPeople({ limits: one.limits })
  const subscriber = await people.newSubscriber()
  expect((await subscriber.signIn()).kind).toBe('signed-in')
  const during = Array.from({ length: 5 }, () => subscriber.signIn())
  await redis.kill()
  const after = await Promise.all([...during, subscriber.signIn(), subscriber.signIn()])
  expect(new Set(after.map(({ kind }) => kind))).toEqual(new Set(['signed-in']))
  await until(() => one.lines.length > 0)
  await redis.start()
  await until(one.connected)
  expect(one.lines).toEqual([LOST, BACK])
  expect((await subscriber.signIn()).kind).toBe('signed-in')
})

withRedis('a Redis that is frozen costs a moment, and no sign-in', async () => {
  const redis = await newRedis()
  await redis.start()
  const one = openProcess(redis.url)
  await until(one.connected)
  redis.freeze()
  const began = Date.now()
  expect(await one.limits.knock('code-by-number', '13900000001')).toBeNull()
  expect(await one.limits.knock('code-by-number', '13900000001')).toBeGreaterThan(0)
  expect(Date.now() - began).toBeLessThan(5000)
  redis.thaw()
  await until(one.connected)
  expect(await one.limits.knock('code-by-number', '13900000002')).toBeNull()
})
