/**
 * `npm run bench:sms`: complete commands by SMS. The hall's SMS process, as it is started in production, answers a load
 * generator in a process of its own over SMPP: deliver_sm → words → portal with its reads → touch, counters and
 * letter in one durable commit → deliver_sm_resp and submit_sm → submit_sm_resp → the letter's row removed.
 *
 * `--profile` writes a V8 profile of the SMS process beside the database; `--commands 50000`, `--windows 100,1000`.
 * `--offers 8`: so many live offers, and everybody has allowed marketing.
 * The reference in the same run: the bare engine inserting a row of the same size in groups of 1000, and the codec alone.
 */
import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import { seedReference } from '#drizzle/reference/seed.ts'
import { anybody } from '#server/recommendation/rules.ts'
import { putOffer } from '#server/recommendation/offer.ts'
import { openStore, type Store } from '#server/store/store.ts'
import { openLoad, type Load } from '#sms/simulator/load.ts'
import { decode } from '#sms/smpp/decode.ts'
import { encode } from '#sms/smpp/encode.ts'
import { command, messagePdu } from '#sms/smpp/pdu.ts'
import { benchmark, whileAlive } from './alive.ts'
import { freePort } from './free-port.ts'
import { startHall, stopHall } from './hall-process.ts'
import { FIRST_MSISDN, seedLines } from './lines.ts'

const SUBSCRIBERS = 20_000
const ANSWER = '【青岚通信】余额查询：截至11月22日9时，您的话费余额为128.50元。回复CXZD查账单。'

const { values: options } = parseArgs({
  options: {
    profile: { type: 'boolean', default: false },
    commands: { type: 'string', default: '100000' },
    windows: { type: 'string', default: '1,10,100,1000' },
    keep: { type: 'boolean', default: false },
    offers: { type: 'string', default: '0' },
  },
})

const folder = mkdtempSync(join(tmpdir(), 'dianting-bench-sms-'))
const file = join(folder, 'hall.db')
await benchmark(async () => {
  try {
    await seed(file)
    const load = await openLoad()
    const watchPort = await freePort()
    const flags = options.profile ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : []
    const hall = startHall({ file, smscPort: load.port, watchPort, flags })
    await whileAlive('the SMS hall', hall, load.bound())
    await whileAlive('the SMS hall', hall, measure(load, hall, watchPort))
    await stopHall(hall)
    await load.close()
    reference()
  } finally {
    if (options.keep || options.profile) console.log(`kept: ${folder}`)
    else rmSync(folder, { recursive: true, force: true })
  }
})

async function seed(path: string): Promise<void> {
  const store = await openStore({ file: path })
  await store.migrate()
  await seedReference(store)
  const now = Date.now()
  await seedLines(store, { lines: SUBSCRIBERS, marketing: Number(options.offers) > 0, now })
  await seedOffers(store, now)
  await store.close()
}

async function seedOffers(store: Store, now: number): Promise<void> {
  const one = { zh: '1GB加油包', en: '1 GB pack' }
  await store.transaction(async (tx) => {
    for (let n = 1; n <= Number(options.offers); n++) {
      const words = { every: { title: one, text: one, price: { zh: '3元', en: '¥3' } }, own: {} }
      const when = { startsAt: now - 1, endsAt: now + 86_400_000, changedAt: now }
      const open = { operation: 'turnServiceOn', input: { code: 'JYB' } }
      const shown = { channels: [], firstChannel: null, firstUntil: null, status: 'live' as const }
      const rank = { points: n, coolDownDays: 30, raises: [], rules: anybody }
      await putOffer(tx, { code: `A${n}`, name: `${n}`, ...open, words, ...when, ...shown, ...rank })
    }
  })
}

async function measure(load: Load, hall: ChildProcess, watchPort: number): Promise<void> {
  const most = Number(options.commands)
  const plan = { subscribers: SUBSCRIBERS, firstMsisdn: FIRST_MSISDN, text: wording() }
  await load.pump({ ...plan, window: 100, commands: 20_000 })
  console.log(
    'window  commands/s   p50 ms   p95 ms   p99 ms   max ms   hall CPU µs/command   commands/commit   lost',
  )
  for (const window of options.windows.split(',').map(Number)) {
    const commands = Math.round(most * (window === 1 ? 0.03 : window === 10 ? 0.2 : 1))
    const before = cpuMs(hall)
    const commitsBefore = await durableCommits(watchPort)
    const report = await load.pump({ ...plan, window, commands })
    const cpuUs = ((cpuMs(hall) - before) * 1000) / commands
    const columns = [
      String(window).padStart(6),
      Math.round(report.perSecond).toLocaleString('en').padStart(11),
      ...[report.p50Ms, report.p95Ms, report.p99Ms, report.maxMs].map((ms) => ms.toFixed(2).padStart(8)),
      cpuUs.toFixed(1).padStart(21),
      (commands / ((await durableCommits(watchPort)) - commitsBefore)).toFixed(1).padStart(17),
      String(report.lost + report.refused).padStart(6),
    ]
    console.log(columns.join(' '))
  }
}

/** How often the hall's database has committed, as its metrics tell. */
async function durableCommits(watchPort: number): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${watchPort}/metrics`)).text()
  return Number(/sms_store\{what="groups"\} (\d+)/.exec(text)?.[1])
}

/** No two texts of one subscriber are the same text within seconds, as it is with people: the second would only be told the first answer again. */
function wording(): () => string {
  let said = 0
  return () => `CXYE ${said++}`
}

/** User and system time of a process so far; 100 ticks a second on every Linux that Node runs on. */
function cpuMs({ pid }: ChildProcess): number {
  if (!existsSync(`/proc/${pid}/stat`)) return Number.NaN
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

function reference(): void {
  const db = new Database(join(folder, 'bare.db'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec('create table row (id integer primary key, told text not null) strict')
  const insert = db.prepare('insert into row (told) values (?)')
  const told = JSON.stringify({ title: '余额查询', lines: [ANSWER] })
  const group = db.transaction(() => {
    for (let n = 0; n < 1000; n++) insert.run(told)
  })
  console.log(`bare rows, 1000 a commit: ${perSecond(100, 1000, group)}/s`)
  db.close()
  const shortMessage = Buffer.from(ANSWER, 'utf16le').swap16()
  const message = messagePdu({
    command: command.submitSm,
    source: '10086',
    destination: '8613000000000',
    dataCoding: 8,
    shortMessage,
  })
  const codec = () => {
    const octets = encode(message)
    decode(octets, 0, octets.length)
  }
  console.log(`codec alone: ${perSecond(200_000, 1, codec)} round trips/s`)
}

function perSecond(rounds: number, each: number, work: () => void): string {
  const startedAt = performance.now()
  for (let n = 0; n < rounds; n++) work()
  return Math.round((rounds * each * 1000) / (performance.now() - startedAt)).toLocaleString('en')
}
