/**
 * `npm run bench:push-replies`: what a push at full rate does to the replies. The hall's SMS process, as it is started in
 * production, answers commands that come at a steady rate in three situations, in turns, so that a machine whose speed
 * changes is as fast for each:
 *
 *   alone       no campaign runs;
 *   elsewhere   a campaign of another house runs: another process with another database, `--elsewhere 4500` a
 *               second. Nothing is shared but the machine, so this is what the machine itself takes from replies;
 *   push        a campaign of the hall runs as fast as it can.
 *
 * The ratios of the p99 are the figures. `--commands 300` a second; `--seconds 3` a turn; `--turns 5`; `--messages 120000`
 * at most, of each house.
 */
import { closeSync, fsyncSync, mkdtempSync, openSync, readdirSync, rmSync, statSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHistogram } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { seedReference } from '#drizzle/reference/seed.ts'
import { campaignOf, moveCampaign } from '#server/campaign/campaign.ts'
import { figuresOf } from '#server/campaign/counters.ts'
import { defaultRules, setRules } from '#server/campaign/policy.ts'
import { openStore, type Store } from '#server/store/store.ts'
import { openLoad, type Load } from '#sms/simulator/load.ts'
import { runningCampaign } from '#tests/support/running.ts'
import { benchmark, whileAlive } from './alive.ts'
import { freePort } from './free-port.ts'
import { startHall, stopHall } from './hall-process.ts'
import { FIRST_MSISDN, seedLines } from './lines.ts'

const { values: options } = parseArgs({
  options: {
    commands: { type: 'string', default: '300' },
    seconds: { type: 'string', default: '3' },
    turns: { type: 'string', default: '5' },
    messages: { type: 'string', default: '120000' },
    elsewhere: { type: 'string', default: '4500' },
  },
})
const PER_SECOND = Number(options.commands)
const SECONDS = Number(options.seconds)
const TURNS = Number(options.turns)
const LINES = Number(options.messages)

const folder = mkdtempSync(join(tmpdir(), 'dianting-bench-push-replies-'))

type House = { store: Store; load: Load; campaignId: string; stop: () => Promise<void> }

await benchmark(async () => {
  try {
    const [own, other] = [await openHouse('own', 20_000), await openHouse('other', Number(options.elsewhere))]
    for (const name of readdirSync(folder)) onDisk(join(folder, name))
    await measure(own, other)
    for (const house of [own, other]) await house.stop()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

/** What seeding has written is on the disk before anybody is measured who waits for the disk. */
function onDisk(path: string): void {
  if (statSync(path).isDirectory()) return
  const file = openSync(path, 'r+')
  fsyncSync(file)
  closeSync(file)
}

async function openHouse(name: string, perSecond: number): Promise<House> {
  const file = join(folder, `${name}.db`)
  const store = await openStore({ file })
  const campaignId = await seed(store, perSecond)
  const load = await openLoad()
  const hall = startHall({ file, smscPort: load.port, watchPort: await freePort() })
  await whileAlive('the SMS hall', hall, load.bound())
  const stop = async () => {
    await stopHall(hall)
    await load.close()
    await store.close()
  }
  return { store, load, campaignId, stop }
}

async function seed(store: Store, perSecond: number): Promise<string> {
  await store.migrate()
  await seedReference(store)
  const now = Date.now()
  await seedLines(store, { lines: LINES, marketing: true, now })
  const free = { quietFrom: 0, quietUntil: 0, segmentsPerSecond: 1_000_000 }
  await store.transaction((tx) => setRules(tx, { ...defaultRules, ...free }, now))
  const id = await runningCampaign(store, { now, perSecond })
  await move({ store, campaignId: id }, 'paused')
  return id
}

async function move(
  { store, campaignId }: Pick<House, 'store' | 'campaignId'>,
  state: 'paused' | 'running',
): Promise<void> {
  await store.transaction(async (tx) => {
    const before = await campaignOf(tx, campaignId)
    if (before) await moveCampaign(tx, before, { state, now: Date.now() })
  })
}

async function measure(own: House, other: House): Promise<void> {
  const situations = { alone: situation(), elsewhere: situation(), push: situation() }
  let said = 0
  const pump = (commands: number, latency = createHistogram()) =>
    own.load.pump({
      subscribers: LINES,
      firstMsisdn: FIRST_MSISDN,
      window: 5_000,
      perSecond: PER_SECOND,
      commands,
      text: () => `CXYE ${said++}`,
      latency,
    })
  const beside = async (house: House, into: Situation) => {
    const [begun, beganAt] = [await sentOf(house), performance.now()]
    await move(house, 'running')
    into.lost += (await pump(PER_SECOND * SECONDS, into.latency)).lost
    await move(house, 'paused')
    into.pushes += (await sentOf(house)) - begun
    into.seconds += (performance.now() - beganAt) / 1000
  }
  await pump(PER_SECOND * 3)
  // The first messages are slow everywhere: nothing is compiled yet.
  for (const house of [own, other]) await beside(house, situation())
  console.log(`${PER_SECOND} commands/s; load average ${loadavg()[0]?.toFixed(1)}`)
  for (let turn = 0; turn < TURNS; turn++) {
    situations.alone.lost += (await pump(PER_SECOND * SECONDS, situations.alone.latency)).lost
    await beside(own, situations.push)
    await beside(other, situations.elsewhere)
  }
  for (const [name, one] of Object.entries(situations)) tell(name, one, situations.alone)
}

type Situation = ReturnType<typeof situation>

function situation() {
  return { latency: createHistogram(), pushes: 0, seconds: 0, lost: 0 }
}

async function sentOf({ store, campaignId }: House): Promise<number> {
  const figures = await store.read((tx) => figuresOf(tx, campaignId))
  return figures.find(({ what }) => what === 'sent')?.count ?? 0
}

function tell(name: string, { latency, pushes, seconds, lost }: Situation, alone: Situation): void {
  const ms = (percentile: number) => latency.percentile(percentile) / 1000
  const figures = [50, 90, 95, 99, 99.9].map((each) => ms(each).toFixed(2).padStart(8))
  const ratio = (each: number) => (latency.percentile(each) / alone.latency.percentile(each)).toFixed(2)
  const rate = seconds > 0 ? `  ${Math.round(pushes / seconds)} pushes/s` : ''
  console.log(
    `${name.padEnd(10)} p50/p90/p95/p99/p99.9 ms ${figures.join(' ')}  p50 × ${ratio(50)}, p99 × ${ratio(99)}  lost ${lost}${rate}`,
  )
}
