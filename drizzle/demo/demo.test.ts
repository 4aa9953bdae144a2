import { createHash } from 'node:crypto'
import { getTableColumns, getTableName, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import * as schema from '#drizzle/schema/index.ts'
import { everyActivity } from '#server/activity/activity.ts'
import { countsOf } from '#server/activity/counters.ts'
import { stockOf } from '#server/activity/stock.ts'
import { recountCampaigns } from '#server/campaign/recount.ts'
import { overviewOf } from '#server/campaign/report-overview.ts'
import { postedSums } from '#server/merchant/statement.ts'
import { recountOffers } from '#server/recommendation/recount-offers.ts'
import { recount } from '#server/report/recount.ts'
import { query } from '#server/store/query.ts'
import type { Store } from '#server/store/store.ts'
import { touches } from '#server/touch/months.ts'
import { addMonths, shanghaiMs } from '#words/format.ts'
import { openTestStore } from '#tests/support/store.ts'
import { calendarUntil, shareIn } from './calendar.ts'
import { demoPhones, describeDemo } from './describe.ts'
import { emptyHall } from './empty-hall.ts'
import { filled } from './rows.ts'
import { seedDemo, StoreNotEmpty } from './seed-demo.ts'

const NOW = shanghaiMs(2026, 11, 22, 10)

const seeded = (store: Store, subscribers: number) =>
  seedDemo(store, {
    now: NOW,
    subscribers,
    hash: (secret) => Promise.resolve(`hash of ${secret}`),
    cardHash: (code) => createHash('sha256').update(code).digest('hex'),
  })

/** One demo for all tests that only look at it. */
const shared = await openTestStore()
await seeded(shared, 400)

const figure = (store: Store, text: ReturnType<typeof sql<{ n: number }>>) =>
  store.read(async (tx) => Number((await query(() => text).first(tx))?.n))

test('the same seed gives the same rows', async () => {
  const [first, second] = [await openTestStore(), await openTestStore()]
  await seeded(first, 30)
  await seeded(second, 30)
  const once = await contentsOf(first)
  expect(once.rows).toBeGreaterThan(5000)
  expect(await contentsOf(second)).toEqual(once)
})

test('a subscriber is the same in a small demo and in a large one', async () => {
  const store = await openTestStore()
  await seeded(store, 5)
  const bills = query((db) =>
    db.select().from(schema.bill).orderBy(schema.bill.subscriberId, schema.bill.month),
  )
  const small = await store.read((tx) => bills.all(tx))
  const large = await shared.read((tx) => bills.all(tx))
  expect(large.slice(0, small.length)).toEqual(small)
})

test('the counters say what the touches say', async () => {
  const { months, touches, drifts } = await recount(shared, { mend: false })
  expect(months).toHaveLength(13)
  expect(touches).toBeGreaterThan(10_000)
  expect(drifts).toEqual([])
})

test('the campaigns of the year say what their targets say, and most of them worked', async () => {
  expect(await recountCampaigns(shared, { mend: false })).toEqual({ campaigns: 14, drifts: [] })
  const { running, best, worst, recent } = await shared.read((tx) => overviewOf(tx, NOW))
  expect(running.map(({ name }) => name).toSorted()).toEqual(
    ['流量告急：每周加油', '生日祝福：来电更省', '影音周：岚影视频会员', '老客户回访：月月12GB'].toSorted(),
  )
  expect(best[0]?.lift?.difference).toBeGreaterThan(0.02)
  expect(worst[0]?.lift?.difference).toBeLessThan(0.05)
  expect(recent.sent).toBeGreaterThan(100)
})

test('a newcomer finds a list out with the callers, banners that were clicked, birthdays, and a test that was won', async () => {
  const campaigns = await shared.read((tx) => query((db) => db.select().from(schema.campaign)).all(tx))
  const targets = await shared.read((tx) => query((db) => db.select().from(schema.pushTarget)).all(tx))
  const lists = await shared.read((tx) => query((db) => db.select().from(schema.callList)).all(tx))
  const lines = await shared.read((tx) => query((db) => db.select().from(schema.callLine)).all(tx))
  const of = (theme: string) => {
    const ids = campaigns.filter((each) => each.theme === theme).map(({ id }) => id)
    return targets.filter(({ campaignId }) => ids.includes(campaignId))
  }
  for (const list of lists) {
    const mine = lines.filter(({ listId }) => listId === list.id)
    expect(mine).toHaveLength(list.lines)
    expect(mine.filter(({ result }) => result !== null)).toHaveLength(list.results)
  }
  expect(lists).toHaveLength(2)
  expect(of('存量维系').some(({ state }) => state === 'claimed')).toBe(true)
  expect(of('内容会员').some(({ response }) => response === 'clicked')).toBe(true)
  expect(new Set(of('客户关怀').map(({ round }) => round)).size).toBeGreaterThan(5)
  const tested = campaigns.find(({ abTest, state }) => abTest && state === 'finished')
  expect(tested?.winner).toMatchObject({ code: 'B' })
  expect(targets.some(({ campaignId, variant }) => campaignId === tested?.id && variant === 'B')).toBe(true)
})

test('the activities are alive, and their figures say what their entries say', async () => {
  const entries = query((db) => db.select().from(schema.activityEntry))
  const rows = await shared.read((tx) => entries.all(tx))
  for (const { code, kind, status } of await shared.read((tx) => everyActivity(tx))) {
    const mine = rows.filter(({ activityCode }) => activityCode === code)
    if (status !== 'draft') expect(mine.length, code).toBeGreaterThan(5)
    const { of } = await shared.read((tx) => countsOf(tx, code))
    expect([of('entry'), of('passed')], code).toEqual([
      mine.length,
      mine.filter(({ passed }) => passed).length,
    ])
    const tickets = mine.flatMap(({ ticket }) => ticket ?? [])
    expect(new Set(tickets).size).toBe(tickets.length)
    const stock = await shared.read((tx) => stockOf(tx, code))
    if (kind === 'grab' && status === 'live') {
      expect(stock).toMatchObject([{ total: 150, remaining: 150 - tickets.length }])
    }
  }
})

test('offers were shown all year, and their figures are those of their touches', async () => {
  expect(await recountOffers(shared, { mend: false })).toEqual([])
  const rows = await shared.read((tx) => query((db) => db.select().from(schema.offerCounter)).all(tx))
  const of = (event: string) =>
    rows.filter((row) => row.event === event).reduce((sum, row) => sum + row.count, 0)
  expect(new Set(rows.map(({ day }) => Math.floor(day / 100))).size).toBeGreaterThan(10)
  expect(of('shown')).toBeGreaterThan(of('viewed'))
  expect(of('viewed')).toBeGreaterThan(of('ordered'))
  expect(of('ordered')).toBeGreaterThan(5)
})

test('every bill is the sum of its items', async () => {
  const wrong = sql<{
    n: number
  }>`select count(*) as n from bill where total_fen <> (select sum(amount_fen) from bill_item
    where bill_item.subscriber_id = bill.subscriber_id and bill_item.month = bill.month)`
  expect(await figure(shared, wrong)).toBe(0)
})

test('what is owed is what is unpaid on the bills', async () => {
  const wrong = sql<{ n: number }>`select count(*) as n from subscriber s where
    (select coalesce(sum(total_fen - paid_fen), 0) from bill where bill.subscriber_id = s.id) <>
    (select case when after < 0 then -after else 0 end from ledger_entry e where e.subscriber_id = s.id
      and account = 'balance' order by seq desc limit 1)`
  expect(await figure(shared, wrong)).toBe(0)
})

test('every account is an unbroken chain in the order of time', async () => {
  const broken = sql<{
    n: number
  }>`select count(*) as n from (select e.before, lag(e.after) over chain as previous, e.seq,
      t.posted_at as at, lag(t.posted_at) over chain as earlier
      from ledger_entry e join ledger_transfer t on t.subscriber_id = e.subscriber_id and t.id = e.transfer_id
      window chain as (partition by e.subscriber_id, e.account order by e.seq)) c
    where before <> coalesce(previous, 0) or at < earlier`
  expect(await figure(shared, broken)).toBe(0)
  const unbalanced = sql<{ n: number }>`select count(*) as n from (select 1 from ledger_entry
    group by subscriber_id, transfer_id having sum(amount) <> 0 or count(*) <> 2) c`
  expect(await figure(shared, unbalanced)).toBe(0)
})

test('the lots of e-coins hold what the purse holds', async () => {
  const wrong = sql<{ n: number }>`select count(*) as n from subscriber s where
    (select coalesce(sum(remaining), 0) from ecoin_lot l where l.subscriber_id = s.id) <>
    coalesce((select after from ledger_entry e where e.subscriber_id = s.id and account = 'ecoin'
      order by seq desc limit 1), 0)`
  expect(await figure(shared, wrong)).toBe(0)
})

test('every closed statement of a merchant is what the ledger holds for it', async () => {
  const statements = query((db) => db.select().from(schema.merchantStatement))
  const closed = await shared.read((tx) => statements.all(tx))
  expect(closed.some(({ verified }) => verified > 0)).toBe(true)
  for (const { merchantCode, month, coins, dueFen } of closed) {
    expect(await shared.read((tx) => postedSums(tx, merchantCode, month))).toEqual({ coins, dueFen })
  }
})

test('every number is of one line, and no name of a table is told twice', async () => {
  const doubled = sql<{ n: number }>`select count(*) - count(distinct msisdn) as n from subscriber`
  expect(await figure(shared, doubled)).toBe(0)
  expect(await figure(shared, sql`select count(*) as n from msisdn_directory`)).toBe(405)
  const odd = sql<{ n: number }>`select count(*) as n from subscriber where length(msisdn) <> 11`
  expect(await figure(shared, odd)).toBe(0)
})

test('business moves from counters and agents to the e-hall as the calendar says', async () => {
  const handled = ['service-on', 'service-off', 'plan-change', 'password', 'consent']
  const counted = query((db) => db.select().from(schema.touchCounter))
  const rows = (await shared.read((tx) => counted.all(tx))).filter(
    ({ business, outcome }) => handled.includes(business) && outcome === 'done',
  )
  const shareOf = (from: number, to: number) => {
    const of = (codes: string[]) =>
      rows
        .filter(({ month, channel }) => month >= from && month <= to && codes.includes(channel))
        .reduce((sum, { count }) => sum + count, 0)
    const electronic = of(['web', 'sms', 'wap', 'kiosk'])
    return electronic / (electronic + of(['counter', 'hotline']))
  }
  const calendar = calendarUntil(NOW)
  expect(calendar.map(shareIn).map((share) => share.toFixed(2))).toEqual(
    calendar.map((_, index) => (0.45 + (0.33 * index) / 12).toFixed(2)),
  )
  expect(Math.abs(shareOf(202511, 202601) - 0.48)).toBeLessThan(0.08)
  expect(Math.abs(shareOf(202609, 202611) - 0.75)).toBeLessThan(0.08)
})

test('nothing lies in the future', async () => {
  const latest = sql<{ n: number }>`select max(posted_at) as n from ledger_transfer`
  expect(await figure(shared, latest)).toBeLessThanOrEqual(NOW)
  const months = await shared.read((tx) => touches.months(tx))
  expect(months).toEqual(Array.from({ length: 13 }, (_, index) => addMonths(202611, -index)))
})

test('a store with subscribers is left as it is', async () => {
  await expect(seeded(shared, 1)).rejects.toBeInstanceOf(StoreNotEmpty)
})

test('a hall can be emptied and filled again', async () => {
  const store = await openTestStore()
  await seeded(store, 3)
  const before = await contentsOf(store)
  await emptyHall(store)
  expect((await contentsOf(store)).rows).toBe(0)
  await seeded(store, 3)
  expect(await contentsOf(store)).toEqual(before)
})

test('who is printed is there, and stands as told', async () => {
  const people = query((db) => db.select().from(schema.subscriber))
  const found = new Map((await shared.read((tx) => people.all(tx))).map((row) => [row.msisdn, row]))
  const { subscribers, staff } = describeDemo()
  const credits = subscribers.map(({ msisdn }) => found.get(msisdn)?.credit)
  expect(credits).toEqual(['active', 'arrears', 'active', 'active', 'suspended'])
  expect(new Set(staff.map(({ role }) => role)).size).toBe(6)
  for (const { msisdn } of demoPhones({ now: NOW })) expect(found.has(msisdn)).toBe(true)
})

/** A digest of each table's rows in the order of their text, and how many rows there are. */
async function contentsOf(store: Store): Promise<{ rows: number; digest: string }> {
  const hash = createHash('sha256')
  let rows = 0
  const months = await store.read((tx) => touches.months(tx))
  const tables = [...Object.values(filled), ...months.map((month) => touches.of(month))]
  for (const table of tables) {
    const columns = Object.keys(getTableColumns(table))
    const all = await store.read((tx) => query((db) => db.select().from(table as typeof schema.bill)).all(tx))
    const lines = all.map((row) =>
      JSON.stringify(columns.map((name) => (row as Record<string, unknown>)[name])),
    )
    hash.update(getTableName(table)).update(lines.sort().join('\n'))
    rows += all.length
  }
  return { rows, digest: hash.digest('hex') }
}
