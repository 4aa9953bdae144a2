/**
 * `npm run bench:soak -- --minutes 10`: does the memory of the two processes stay where it is?
 *
 * The web process and the SMS process of one hall serve a steady load of phones and browsers. Every half minute a line says
 * what each holds: the highest resident set and the lowest heap of that half minute (the heap between two collections is no
 * news). The run has failed when, over its second half, a straight line through the resident set rises by more than a tenth of its mean,
 * or the floor of the heap rises by more than a tenth. The first half is for warming up: compiled code, prepared statements, caches that fill. SQLite, unless
 * DATABASE_URL names a PostgreSQL server, in a database of its own.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startSimulator } from '#sms/simulator/simulator.ts'
import { openBrowser } from '#tests/crash/browser.ts'
import { SECRET_KEY, settle } from '#tests/crash/people.ts'
import { openPhone } from '#tests/crash/phone.ts'
import { newPlace } from '#tests/crash/place.ts'
import { startProcess } from '#tests/crash/processes.ts'
import { builtPages } from '#tests/support/built-pages.ts'
import { seeded } from '#tests/support/hostile.ts'

const SAMPLE_MS = 2000
const WINDOW_MS = 30_000
const MOST_GROWTH = 0.1
const PASSWORD = 'soak'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    people: { type: 'string', default: '40' },
    browsers: { type: 'string', default: '12' },
    'think-ms': { type: 'string', default: '400' },
  },
})
const minutes = Number(values.minutes)
if (!(minutes >= 2)) throw new Error('--minutes: 2 at least, or there is no second half to speak of')

type Figures = { rssMb: number; heapMb: number }
type Watched = { name: string; url: string; now: Figures[]; windows: Figures[] }

async function look({ name, url, now }: Watched): Promise<void> {
  const answer = await fetch(`${url}/metrics`).catch((error: unknown) => {
    const faults = [...web.faults, ...sms.faults].join('\n')
    throw new Error(faults || `${name} does not answer`, { cause: error })
  })
  const text = await answer.text()
  const megabytes = (metric: string) =>
    Number(new RegExp(`^${metric} (\\S+)$`, 'm').exec(text)?.[1]) / 2 ** 20
  now.push({
    rssMb: megabytes('process_resident_memory_bytes'),
    heapMb: megabytes('nodejs_heap_size_used_bytes'),
  })
}

function closeWindow(watched: Watched): void {
  const { now, windows } = watched
  const window = {
    rssMb: Math.max(...now.map(({ rssMb }) => rssMb)),
    heapMb: Math.min(...now.map(({ heapMb }) => heapMb)),
  }
  windows.push(window)
  watched.now = []
}

type Growth = { share: number; perMinute: number }

/** By how much of its mean a straight line through the second half rises, and its slope a minute. */
function risingLine(figures: number[]): Growth {
  const half = figures.slice(Math.floor(figures.length / 2))
  const mean = half.reduce((sum, figure) => sum + figure, 0) / half.length
  const middle = (half.length - 1) / 2
  const spread = half.reduce((sum, _, at) => sum + (at - middle) ** 2, 0)
  const slope = half.reduce((sum, figure, at) => sum + (at - middle) * (figure - mean), 0) / (spread || 1)
  return { share: (slope * (half.length - 1)) / mean, perMinute: slope * (60_000 / WINDOW_MS) }
}

/** What no collection gives back: the lowest heap of the last quarter against that of the quarter before it. */
function risingFloor(figures: number[]): Growth {
  const quarter = Math.floor(figures.length / 4)
  const before = Math.min(...figures.slice(-2 * quarter, -quarter))
  const after = Math.min(...figures.slice(-quarter))
  return { share: (after - before) / before, perMinute: (after - before) / ((quarter * WINDOW_MS) / 60_000) }
}

/** @returns whether it stayed where it was */
function verdict({ name, windows }: Watched): boolean {
  const growths = {
    rss: risingLine(windows.map(({ rssMb }) => rssMb)),
    heap: risingFloor(windows.map(({ heapMb }) => heapMb)),
  }
  let steady = true
  for (const [what, { share, perMinute }] of Object.entries(growths)) {
    const within = share <= MOST_GROWTH
    steady &&= within
    const percent = `${(share * 100).toFixed(1)} % over the second half`
    console.log(
      `${name} ${what}: ${perMinute.toFixed(2)} MB a minute, ${percent} (bound ${MOST_GROWTH * 100} %)${within ? '' : '  TOO MUCH'}`,
    )
  }
  return steady
}

await builtPages()
const place = await newPlace(process.env['DATABASE_URL'] || undefined)
const store = await place.open()
const people = await settle(store, Number(values.people), Date.now())
await store.close()
const simulator = await startSimulator({ password: PASSWORD, redeliverMs: 1000 })
const env = { ...place.env, SECRET_KEY, LOG_LEVEL: 'info' }
const texts = { SMSC_PORT: `${simulator.smppPort}`, SMSC_PASSWORD: PASSWORD, SMS_TEXTS_PER_MINUTE: '1000000' }
const web = startProcess('web', 'server/main.ts', { ...env, PORT: '0' }, 'the web hall is open')
const sms = startProcess(
  'sms',
  'sms/main.ts',
  { ...env, ...texts, SMS_HTTP_PORT: '0' },
  'the SMS hall is open',
)
const { url = '' } = await web.open()
const { watch } = await sms.open()
const watched: Watched[] = [
  { name: 'web', url, now: [], windows: [] },
  { name: 'sms', url: `http://127.0.0.1:${watch?.port}`, now: [], windows: [] },
]

const ends = Date.now() + minutes * 60_000
const stopping = () => Date.now() > ends
const thinkMs = Number(values['think-ms'])
const phones = people.map((person, index) => openPhone(simulator, person, seeded(index), thinkMs))
const browsers = people
  .slice(0, Number(values.browsers))
  .map((person, index) => openBrowser(() => url, person, seeded(1000 + index), thinkMs))
const living = Promise.all([...phones, ...browsers].map((one) => one.live(stopping)))
living.catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})

console.log('minute     web RSS    heap     sms RSS    heap     texts    forms')
for (let window = 1; !stopping(); window++) {
  const until = Date.now() + WINDOW_MS
  while (Date.now() < until) {
    await Promise.all(watched.map(look))
    await pause(SAMPLE_MS)
  }
  for (const one of watched) closeWindow(one)
  const cells = watched.flatMap(({ windows }) => {
    const { rssMb = 0, heapMb = 0 } = windows.at(-1) ?? {}
    return [rssMb.toFixed(1).padStart(10), heapMb.toFixed(1).padStart(8)]
  })
  const said = phones.reduce((sum, { said }) => sum + said.length, 0)
  const sent = browsers.reduce((sum, { done }) => sum + done.expected.length, 0)
  console.log(
    [
      ((window * WINDOW_MS) / 60_000).toFixed(1).padStart(6),
      ...cells,
      String(said).padStart(9),
      String(sent).padStart(8),
    ].join(' '),
  )
}
await living
const faults = [...web.faults, ...sms.faults]
for (const fault of faults) console.log(fault)
const steady = watched.map(verdict).every(Boolean)
await web.stop()
await sms.stop()
await simulator.close()
await place.remove()
process.exit(steady && faults.length === 0 ? 0 : 1)
