/** A real redis-server of a test's own, on a free port; it can be killed, frozen and started again. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'

/** Tests that need it are skipped by name where it is missing; in CI that is a failure. */
export const redisIsMissing = spawnSync('redis-server', ['--version']).status !== 0
if (redisIsMissing && process.env['CI']) {
  throw new Error('redis-server is missing, and in CI nothing may be skipped: apt-get install redis-server')
}

export type TestRedis = {
  readonly url: string
  start(): Promise<void>
  /** kill -9. */
  kill(): Promise<void>
  /** Holds the connections open and answers nothing. */
  freeze(): void
  thaw(): void
}

/** Not started yet; gone when the running test is over. */
export async function newRedis(): Promise<TestRedis> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'dianting-redis-'))
  let server: ChildProcess | undefined

  async function kill(): Promise<void> {
    const child = server
    server = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
  }

  onTestFinished(async () => {
    await kill()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    freeze: () => void server?.kill('SIGSTOP'),
    thaw: () => void server?.kill('SIGCONT'),
    async start() {
      const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
      const child = spawn('redis-server', [...options, '--dir', folder], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      server = child
      await ready(child)
    },
  }
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`redis-server ended with ${code}`)))
    if (!child.stdout) return reject(new Error('redis-server says nothing'))
    createInterface(child.stdout).on('line', (line) => {
      if (line.includes('Ready to accept connections')) resolve()
    })
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
