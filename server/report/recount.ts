/**
 * Each figure of the report, computed anew from the touches: what the counters must say, and where they do not.
 *
 * A month at a time and added up by the database, so that memory holds counters and never touches. A month is compared
 * and put right in one transaction; on PostgreSQL the counters are locked first, so that a touch that is on its way
 * adds to what was put right and is not lost.
 */
import { and, count, eq, isNull, like, ne, notInArray, or, sql, sum } from 'drizzle-orm'
import { dialect } from '#drizzle/dialect.ts'
import { activeCounter, touchCounter, type TouchOutcome } from '#drizzle/schema/touch.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { monthlyQuery } from '#server/store/monthly.ts'
import { oneOf, query, type Params } from '#server/store/query.ts'
import type { Store, Tx } from '#server/store/store.ts'
import { channels, isElectronic } from '#server/touch/channels.ts'
import { touches } from '#server/touch/months.ts'
import { NOBODY } from '#server/touch/record.ts'
import type { Month } from '#words/format.ts'

/** One counter that says something else than its touches. */
export type Drift = {
  month: Month
  /** `business channel branch outcome`, or `active branch`. */
  counter: string
  counted: Figure
  recounted: Figure
}

type Figure = { count: number; amountFen: number }

export type Recount = { months: Month[]; touches: number; drifts: Drift[] }

const electronicCodes = Object.keys(channels).filter(isElectronic)

/** The operator spoke, or the subscriber was silent. */
const passive: TouchOutcome[] = ['told', 'shown', 'expired']

const fromTouches = monthlyQuery(touches, (db, touch) =>
  db
    .select({
      business: touch.business,
      channel: touch.channel,
      branchCode: touch.branchCode,
      outcome: touch.outcome,
      count: count(),
      amountFen: sql<number>`coalesce(${sum(touch.amountFen)}, 0)`.mapWith(Number),
    })
    .from(touch)
    .groupBy(touch.business, touch.channel, touch.branchCode, touch.outcome),
)

/**
 * A subscriber is counted once a month, in the branch of the first contact on an electronic channel. Where the operator
 * spoke — a notice, the result of a pre-registration — nobody was active; those who record it do not count it either.
 */
const activeFromTouches = monthlyQuery(touches, (db, touch, p: Params<{ electronic: string[] }>) => {
  const ranked = db
    .select({
      branchCode: touch.branchCode,
      rank: sql<number>`row_number() over (partition by ${touch.subscriberId} order by ${touch.id})`.as(
        'rank',
      ),
    })
    .from(touch)
    .where(
      and(
        ne(touch.subscriberId, sql.param(NOBODY, touch.subscriberId)),
        or(oneOf(touch.channel, p.electronic), like(touch.channel, 'e-%')),
        notInArray(touch.outcome, passive),
        or(ne(touch.business, sql`'preregistration'`), isNull(touch.answersId)),
      ),
    )
    .as('ranked')
  return db
    .select({ branchCode: ranked.branchCode, count: count() })
    .from(ranked)
    .where(eq(ranked.rank, 1))
    .groupBy(ranked.branchCode)
})

const fromCounters = query((db, p: Params<{ month: Month }>) =>
  db
    .select({
      business: touchCounter.business,
      channel: touchCounter.channel,
      branchCode: touchCounter.branchCode,
      outcome: touchCounter.outcome,
      count: sum(touchCounter.count).mapWith(Number),
      amountFen: sum(touchCounter.amountFen).mapWith(Number),
    })
    .from(touchCounter)
    .where(eq(touchCounter.month, p.month))
    .groupBy(touchCounter.business, touchCounter.channel, touchCounter.branchCode, touchCounter.outcome),
)

const activeFromCounters = query((db, p: Params<{ month: Month }>) =>
  db
    .select({ branchCode: activeCounter.branchCode, count: sum(activeCounter.count).mapWith(Number) })
    .from(activeCounter)
    .where(eq(activeCounter.month, p.month))
    .groupBy(activeCounter.branchCode),
)

const dropCounters = query((db, p: Params<{ month: Month }>) =>
  db.delete(touchCounter).where(eq(touchCounter.month, p.month)),
)
const dropActive = query((db, p: Params<{ month: Month }>) =>
  db.delete(activeCounter).where(eq(activeCounter.month, p.month)),
)
const lockCounters = query(() => sql`lock table touch_counter, active_counter in share row exclusive mode`)

/**
 * Compares the counters of every month with its touches.
 * @param mend puts counters right where they differ
 */
export async function recount(store: Store, { mend }: { mend: boolean }): Promise<Recount> {
  const months = await store.read((tx) => touches.months(tx))
  const all: Recount = { months, touches: 0, drifts: [] }
  for (const month of months) {
    const found = await store.transaction((tx) => recountMonth(tx, month, mend))
    all.touches += found.touches
    all.drifts.push(...found.drifts)
  }
  return all
}

async function recountMonth(tx: Tx, month: Month, mend: boolean) {
  if (dialect === 'postgres') await lockCounters.run(tx)
  const right = await fromTouches.all(tx, month, {})
  const rightActive = await activeFromTouches.all(tx, month, { electronic: electronicCodes })
  const counted = await fromCounters.all(tx, { month })
  const countedActive = await activeFromCounters.all(tx, { month })
  const drifts = [
    ...differences(month, figures(counted, keyOf), figures(right, keyOf)),
    ...differences(month, figures(countedActive, activeKey), figures(rightActive, activeKey)),
  ]
  if (mend && drifts.length > 0) {
    await dropCounters.run(tx, { month })
    await dropActive.run(tx, { month })
    await insertMany(
      tx,
      touchCounter,
      right.map((row) => ({ month, slot: 0, ...row })),
    )
    await insertMany(
      tx,
      activeCounter,
      rightActive.map((row) => ({ month, slot: 0, ...row })),
    )
  }
  return { touches: right.reduce((sum, row) => sum + row.count, 0), drifts }
}

type Counted = { business: string; channel: string; branchCode: string; outcome: string }

const keyOf = (row: Counted) => `${row.business} ${row.channel} ${row.branchCode} ${row.outcome}`
const activeKey = (row: { branchCode: string }) => `active ${row.branchCode}`

function figures<Row extends { count: number; amountFen?: number }>(rows: Row[], key: (row: Row) => string) {
  return new Map(rows.map((row) => [key(row), { count: row.count, amountFen: row.amountFen ?? 0 }]))
}

function differences(month: Month, counted: Map<string, Figure>, recounted: Map<string, Figure>): Drift[] {
  const none = { count: 0, amountFen: 0 }
  return [...new Set([...counted.keys(), ...recounted.keys()])]
    .map((counter) => ({
      month,
      counter,
      counted: counted.get(counter) ?? none,
      recounted: recounted.get(counter) ?? none,
    }))
    .filter(
      ({ counted, recounted }) =>
        counted.count !== recounted.count || counted.amountFen !== recounted.amountFen,
    )
}
