/**
 * How many bill pages a second one core serves, signed in, the touch of each visit written durably to a real file.
 *
 * Server and load generator are processes of their own. The bare page (node:http, a template, the same operation) is
 * measured in the same run; the ratio of processor time tells what the page costs beyond its query.
 * `npm run bench:web -- [connections] [seconds]`
 */
import { fork, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedReference } from '#drizzle/reference/seed.ts'
import { embeddedBoss } from '#server/boss/embedded.ts'
import { openHall } from '#server/hall.ts'
import { openSecrets } from '#server/identity/secrets.ts'
import { openSession } from '#server/identity/session.ts'
import { buildIfStale } from '#server/start/build.ts'
import { openStore } from '#server/store/store.ts'
import { insertFullLine } from '#tests/support/full-line.ts'
import { benchmark, whileAlive } from './alive.ts'
import type { Load, Loaded } from './web/load.ts'
import type { Serve, Spent } from './web/serve.ts'

const LINES = 500
/** In turns; of each page the round that was disturbed least counts. */
const ROUNDS = 3
const WARM_UP_MS = 3000
const connections = Number(process.argv[2] ?? 64)
const measureMs = Number(process.argv[3] ?? 10) * 1000

await buildIfStale(console.log)
const folder = mkdtempSync(join(tmpdir(), 'dianting-bench-web-'))
await benchmark(async () => {
  try {
    await run(join(folder, 'hall.db'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

async function run(file: string): Promise<void> {
  const cookies = await fill(file)
  const rounds = { bare: [] as Measured[], bill: [] as Measured[], overview: [] as Measured[] }
  for (let round = 0; round < ROUNDS; round++) {
    rounds.bare.push(await measure('bare', file, cookies, '/bill'))
    rounds.bill.push(await measure('hall', file, cookies, '/bill'))
    rounds.overview.push(await measure('hall', file, cookies, '/overview'))
  }
  const [bare, bill, overview] = [best(rounds.bare), best(rounds.bill), best(rounds.overview)]
  console.log(
    `${connections} keep-alive connections, ${LINES} lines, ${measureMs / 1000} s each, best of ${ROUNDS} rounds, SQLite in a file\n`,
  )
  tell('bare node:http, same query and touch', bare)
  tell('bill page of the hall', bill)
  tell('overview of the hall', overview)
  console.log(
    `\nbill page ÷ bare page, processor time a request: ${(bill.cpuMicros / bare.cpuMicros).toFixed(2)}`,
  )
}

type Measured = Loaded & { cpuMicros: number }

function best(rounds: Measured[]): Measured {
  const [first, ...others] = rounds
  if (!first) throw new Error('nothing was measured')
  return others.reduce((least, each) => (each.cpuMicros < least.cpuMicros ? each : least), first)
}

function tell(name: string, { requests, failures, seconds, p50Ms, p99Ms, bytes, cpuMicros }: Measured): void {
  const rate = Math.round(requests / seconds)
  const perCore = Math.round(1e6 / cpuMicros)
  console.log(
    `${name.padEnd(38)} ${rate} rps (${perCore} per core), p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms, ` +
      `${Math.round(cpuMicros)} µs of CPU a request, ${(bytes / 1024).toFixed(1)} KB, ${failures} failures`,
  )
}

async function fill(file: string): Promise<string[]> {
  const store = await openStore({ file })
  await store.migrate()
  await seedReference(store)
  openHall(store, { boss: embeddedBoss, secrets: openSecrets('a key for the benchmark') })
  const now = Date.now()
  const cookies: string[] = []
  for (let index = 0; index < LINES; index++) {
    const line = { msisdn: `139${String(20_000_000 + index)}`, now, passwordHash: '-', documentHash: '-' }
    const opened = await store.transaction(async (tx) => {
      const { id } = await insertFullLine(tx, line)
      return openSession(tx, { subscriberId: id, channel: 'web', device: 'bench', now })
    })
    cookies.push(`hall-session=${opened.cookie}`)
  }
  await store.close()
  return cookies
}

async function measure(
  kind: Serve['kind'],
  file: string,
  cookies: string[],
  path: string,
): Promise<Measured> {
  const server = fork(new URL('./web/serve.ts', import.meta.url), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const load = fork(new URL('./web/load.ts', import.meta.url))
  try {
    const { port } = await whileAlive(
      'the server',
      server,
      answerOf<{ port: number }>(server, { kind, file }),
    )
    const asked: Load = { port, path, cookies, connections, warmUpMs: WARM_UP_MS, measureMs }
    const both = Promise.all([loaded(load, asked), spentBy(server, load)])
    const [result, spent] = await whileAlive('the server', server, whileAlive('the load', load, both))
    return { ...result, cpuMicros: spent.cpuMicros / result.requests }
  } finally {
    server.kill()
    load.kill()
  }
}

/** What the load measured. */
function loaded(load: ChildProcess, asked: Load): Promise<Loaded> {
  return new Promise((resolve) => {
    load.on('message', (said) => {
      if (typeof said === 'object') resolve(said as Loaded)
    })
    load.send(asked)
  })
}

/** What the server spent while the load was measuring. */
function spentBy(server: ChildProcess, load: ChildProcess): Promise<Spent> {
  return new Promise((resolve) => {
    load.on('message', (said) => {
      if (said === 'measuring') server.send('measuring')
      if (said === 'measured') void answerOf<Spent>(server, 'measured').then(resolve)
    })
  })
}

function answerOf<Answer>(child: ChildProcess, message: Serve | 'measured'): Promise<Answer> {
  return new Promise((resolve) => {
    child.once('message', (answer) => resolve(answer as Answer))
    child.send(message)
  })
}
