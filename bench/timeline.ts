/**
 * `npm run bench:timeline -- --touches 20000000`: a year of touches on SQLite, and what a page of one subscriber's timeline
 * and the share report's figures cost, beside bare better-sqlite3 reading the same rows in the same run.
 *
 * Every hundredth touch belongs to one of ten heavy subscribers (a kiosk, a company's line); the others are spread.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import { touchCounter, type TouchOutcome } from '#drizzle/schema/touch.ts'
import { uuidBytes } from '#drizzle/uuid.ts'
import { countedIn } from '#server/report/counted.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { openStore, type Store } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { touches } from '#server/touch/months.ts'
import { timeline, TIMELINE_PAGE, type TimelineFilter } from '#server/touch/timeline.ts'
import { addMonths, monthOf, monthStart } from '#words/format.ts'

const { values } = parseArgs({
  options: { touches: { type: 'string', default: '500000' }, pages: { type: 'string', default: '2000' } },
})
const TOUCHES = Number(values.touches)
const PAGES = Number(values.pages)
const MONTHS = 12
const NOW = Date.UTC(2026, 10, 22)
const HEAVY = 10
/** About eight touches a month for each. */
const ORDINARY = Math.max(100, Math.round(TOUCHES / MONTHS / 8))
const ROWS_A_UNIT = 20_000

const channels = ['sms', 'web', 'wap', 'kiosk', 'counter', 'hotline']
const businesses = ['balance', 'bill', 'usage', 'plan', 'topup', 'service', 'ecoin', 'complaint']
const outcomes: TouchOutcome[] = ['done', 'done', 'done', 'quoted', 'refused', 'told']
const branches = Array.from({ length: 20 }, (_, at) => `QL-${at}`)

/** Numbers that look random and are the same in every run. */
let state = 42
function random(below: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((state / 2 ** 32) * below)
}
const one = <T>(list: readonly [T, ...T[]] | T[]): T => list[random(list.length)] as T

type People = { ordinary: string[]; heavy: string[] }

async function fill(store: Store, people: People): Promise<void> {
  const first = addMonths(monthOf(NOW), 1 - MONTHS)
  for (let index = 0; index < MONTHS; index++) {
    const month = addMonths(first, index)
    const from = monthStart(month)
    const until = Math.min(monthStart(addMonths(month, 1)), NOW)
    let left = Math.round(TOUCHES / MONTHS)
    await store.transaction((tx) => touches.ensureMonth(tx, month))
    while (left > 0) {
      const count = Math.min(left, ROWS_A_UNIT)
      const rows = Array.from({ length: count }, () => row(people, from, until))
      await store.transaction((tx) => insertMany(tx, touches.of(month), rows))
      left -= count
    }
    await store.transaction((tx) => insertMany(tx, touchCounter, countersOf(month)))
  }
}

function row({ ordinary, heavy }: People, from: number, until: number) {
  return {
    subscriberId: random(100) === 0 ? one(heavy) : one(ordinary),
    id: uuidv7(from + random(until - from)),
    channel: one(channels),
    business: one(businesses),
    operation: 'checkBalance',
    outcome: one(outcomes),
    branchCode: one(branches),
    amountFen: null,
    said: 'CXYE',
    told: { title: '余额查询', lines: ['截至11月22日9时，您的话费余额为128.50元，可用流量7.0GB。'] },
    answersId: null,
    place: null,
  }
}

/** As the door would have kept them; how many each counts makes no difference to reading them. */
function countersOf(month: number) {
  return channels.flatMap((channel) =>
    businesses.flatMap((business) =>
      branches.flatMap((branchCode) =>
        [...new Set(outcomes)].map((outcome) => ({
          month,
          channel,
          business,
          branchCode,
          outcome,
          slot: 0,
          count: random(1000),
          amountFen: 0,
        })),
      ),
    ),
  )
}

/** Milliseconds by the clock, and what one costs the main thread, which a busy machine does not blur. */
type Took = { p50: number; p99: number; cpuMicros: number }

async function measure(runs: number, run: () => unknown): Promise<Took> {
  const took: number[] = []
  const cpu = process.threadCpuUsage()
  for (let index = 0; index < runs; index++) {
    const before = performance.now()
    await run()
    took.push(performance.now() - before)
  }
  const { user, system } = process.threadCpuUsage(cpu)
  took.sort((a, b) => a - b)
  const p50 = took[Math.floor(runs / 2)] ?? 0
  return { p50, p99: took[Math.floor(runs * 0.99)] ?? 0, cpuMicros: (user + system) / runs }
}

function report(name: string, ours: Took, bare: Took): void {
  const ms = (value: number) => value.toFixed(3).padStart(8)
  const micros = (value: number) => value.toFixed(0).padStart(7)
  const ratio = (ours.cpuMicros / bare.cpuMicros).toFixed(2).padStart(6)
  console.log(
    name.padEnd(44),
    ms(ours.p50),
    ms(ours.p99),
    ms(bare.p50),
    ms(bare.p99),
    micros(ours.cpuMicros),
    micros(bare.cpuMicros),
    ratio,
  )
}

/** The newest rows that fit, across the monthly tables, as whoever knows them would read them by hand. */
function bareReader(db: Database.Database) {
  const tables = db
    .prepare(
      "select name from sqlite_schema where name glob 'touch_[0-9]*' and type = 'table' order by name desc",
    )
    .pluck()
    .all() as string[]
  const prepare = (where: string) =>
    tables.map((name) =>
      db.prepare(
        `select * from ${name} where subscriber_id = ? ${where} order by id desc limit ${TIMELINE_PAGE}`,
      ),
    )
  const every = prepare('')
  const byChannel = prepare('and channel = ?')
  return (subscriberId: string, channel?: string) => {
    const key = uuidBytes(subscriberId)
    const found: unknown[] = []
    for (const statement of channel === undefined ? every : byChannel) {
      found.push(...(channel === undefined ? statement.all(key) : statement.all(key, channel)))
      if (found.length >= TIMELINE_PAGE) break
    }
    return found.slice(0, TIMELINE_PAGE)
  }
}

async function pages(store: Store, db: Database.Database, people: People): Promise<void> {
  const read = bareReader(db)
  const page = (id: string, filter: TimelineFilter = {}) => store.read((tx) => timeline(tx, id, filter))
  const month = { from: NOW - 90 * 86_400_000, until: NOW - 60 * 86_400_000 }
  console.log('a page of 50, ms'.padEnd(44), '     p50      p99 bare p50 bare p99  CPU µs    bare  ratio')
  for (const [who, ids] of Object.entries(people)) {
    const next = () => one(ids)
    await measure(200, () => page(next()))
    report(
      `${who}, newest`,
      await measure(PAGES, () => page(next())),
      await measure(PAGES, () => read(next())),
    )
    const filtered = await measure(PAGES, () => page(next(), { channel: 'kiosk' }))
    report(`${who}, one channel`, filtered, await measure(PAGES, () => read(next(), 'kiosk')))
    const rare = await measure(PAGES, () => page(next(), { channel: 'outbound' }))
    report(`${who}, a channel they never used`, rare, await measure(PAGES, () => read(next(), 'outbound')))
    report(
      `${who}, a month in the past`,
      await measure(PAGES, () => page(next(), month)),
      await measure(PAGES, () => read(next())),
    )
  }
}

async function figures(store: Store, db: Database.Database): Promise<void> {
  const months = { from: addMonths(monthOf(NOW), 1 - MONTHS), to: monthOf(NOW) }
  const sum = db.prepare(
    'select month, business, channel, branch_code, outcome, sum(count), sum(amount_fen) from touch_counter where month between ? and ? group by 1, 2, 3, 4, 5',
  )
  const ours = await measure(20, () => store.read((tx) => countedIn(tx, months)))
  report('figures of a year, from counters', ours, await measure(20, () => sum.all(months.from, months.to)))
}

const folder = mkdtempSync(join(tmpdir(), 'dianting-bench-timeline-'))
try {
  const file = join(folder, 'hall.db')
  const store = await openStore({ file })
  await store.migrate()
  const ids = (count: number) => Array.from({ length: count }, () => uuidv7(NOW - 400 * 86_400_000))
  const people = { ordinary: ids(ORDINARY), heavy: ids(HEAVY) }
  const before = performance.now()
  await fill(store, people)
  const seconds = (performance.now() - before) / 1000
  console.log(
    `${TOUCHES} touches of ${ORDINARY + HEAVY} subscribers in ${seconds.toFixed(0)} s, ${Math.round(TOUCHES / seconds)}/s`,
  )
  const db = new Database(file, { readonly: true })
  await pages(store, db, people)
  await figures(store, db)
  db.close()
  await store.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
