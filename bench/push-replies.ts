/**
 * `npm run bench:push-replies`: what a push at full rate does to the replies. The hall's SMS process, as it is started in
 * production, answers commands that come at a steady rate: first with no campaign running, then while one sends as fast
 * as it can, then again without. The ratio of the two p99 is the figure.
 *
 * `--commands 300` a second; `--seconds 10` a phase; `--messages 200000` the push may send.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { seedReference } from '#drizzle/reference/seed.ts'
import { campaignOf, moveCampaign } from '#server/campaign/campaign.ts'
import { figuresOf } from '#server/campaign/counters.ts'
import { defaultRules, setRules } from '#server/campaign/policy.ts'
import { openStore, type Store } from '#server/store/store.ts'
import { openLoad, type Load, type LoadReport } from '#sms/simulator/load.ts'
import { runningCampaign } from '#tests/support/running.ts'
import { benchmark, whileAlive } from './alive.ts'
import { freePort } from './free-port.ts'
import { startHall, stopHall } from './hall-process.ts'
import { FIRST_MSISDN, seedLines } from './lines.ts'

const { values: options } = parseArgs({
  options: {
    commands: { type: 'string', default: '300' },
    seconds: { type: 'string', default: '10' },
    messages: { type: 'string', default: '200000' },
  },
})
const PER_SECOND = Number(options.commands)
const SECONDS = Number(options.seconds)
const LINES = Number(options.messages)

const folder = mkdtempSync(join(tmpdir(), 'dianting-bench-push-replies-'))
const file = join(folder, 'hall.db')
await benchmark(async () => {
  try {
    const store = await openStore({ file })
    const id = await seed(store)
    const load = await openLoad()
    const hall = startHall({ file, smscPort: load.port, watchPort: await freePort() })
    await whileAlive('the SMS hall', hall, load.bound())
    await whileAlive('the SMS hall', hall, measure(store, load, id))
    await stopHall(hall)
    await load.close()
    await store.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

async function seed(store: Store): Promise<string> {
  await store.migrate()
  await seedReference(store)
  const now = Date.now()
  await seedLines(store, { lines: LINES, marketing: true, now })
  const free = { quietFrom: 0, quietUntil: 0, segmentsPerSecond: 1_000_000 }
  await store.transaction((tx) => setRules(tx, { ...defaultRules, ...free }, now))
  const id = await runningCampaign(store, { now })
  await move(store, id, 'paused')
  return id
}

async function move(store: Store, id: string, state: 'paused' | 'running'): Promise<void> {
  await store.transaction(async (tx) => {
    const before = await campaignOf(tx, id)
    if (before) await moveCampaign(tx, before, { state, now: Date.now() })
  })
}

async function measure(store: Store, load: Load, id: string): Promise<void> {
  let said = 0
  const pump = (commands: number) =>
    load.pump({
      subscribers: LINES,
      firstMsisdn: FIRST_MSISDN,
      window: 5_000,
      perSecond: PER_SECOND,
      commands,
      text: () => `CXYE ${said++}`,
    })
  await pump(PER_SECOND * 3)
  console.log(`${PER_SECOND} commands/s; load average ${loadavg()[0]?.toFixed(1)}`)
  const before = await pump(PER_SECOND * SECONDS)
  tell('no push', before)
  await move(store, id, 'running')
  const [begun, beganAt] = [await sentOf(store, id), performance.now()]
  const during = await pump(PER_SECOND * SECONDS)
  const sent = (await sentOf(store, id)) - begun
  await move(store, id, 'paused')
  tell('push', during)
  const pushes = sent / ((performance.now() - beganAt) / 1000)
  if (sent >= LINES - PER_SECOND) console.log('the push ran out of messages: give it more with --messages')
  tell('no push', await pump(PER_SECOND * SECONDS))
  const ratio = (of: (report: LoadReport) => number) => (of(during) / of(before)).toFixed(1)
  console.log(
    `${Math.round(pushes)} pushes/s; p50 × ${ratio(({ p50Ms }) => p50Ms)}, p99 × ${ratio(({ p99Ms }) => p99Ms)}`,
  )
}

async function sentOf(store: Store, id: string): Promise<number> {
  const figures = await store.read((tx) => figuresOf(tx, id))
  return figures.find(({ what }) => what === 'sent')?.count ?? 0
}

function tell(phase: string, { p50Ms, p95Ms, p99Ms, maxMs, lost, refused }: LoadReport): void {
  const figures = [p50Ms, p95Ms, p99Ms, maxMs].map((ms) => ms.toFixed(2).padStart(8))
  console.log(`${phase.padEnd(8)} p50/p95/p99/max ms ${figures.join(' ')}  lost ${lost + refused}`)
}
