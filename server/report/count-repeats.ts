/**
 * Keeps the counters of repeat contact: a month is walked when a week of it can be judged, five times in all, in short
 * units that any process may go on with. What is judged stays, until records that came late reach into it.
 */
import { and, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import { repeatCounter, repeatProgress } from '#drizzle/schema/report.ts'
import { businessType } from '#drizzle/schema/reference.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Store, Tx } from '#server/store/store.ts'
import { tally } from '#server/store/tally.ts'
import { touches } from '#server/touch/months.ts'
import { NOBODY } from '#server/touch/record.ts'
import { addMonths, monthStart, type Month } from '#words/format.ts'
import { judge, REPEAT_MS } from './repeat.ts'
import { nextStretch } from './repeat-walk.ts'

const DAY_MS = 24 * 3600_000
/** Files of counters and call centres may come so late. */
const GRACE_MS = 3 * DAY_MS
/** So much must have become ripe before a running month is walked again. */
const RIPE_MS = 7 * DAY_MS

type Progress = typeof repeatProgress.$inferSelect

const counted = tally(repeatCounter, {
  key: ['month', 'business', 'channel', 'branchCode'],
  add: ['judged', 'repeated'],
})

const all = query((db) => db.select().from(repeatProgress))
const progressOf = query((db, p: Params<{ month: Month }>) =>
  db.select().from(repeatProgress).where(eq(repeatProgress.month, p.month)).limit(1),
)
const begin = insertInto(repeatProgress, {
  always: { walkingTo: null, after: null, looked: 0, countedAt: null },
  onConflict: 'nothing',
})
const walk = query((db, p: Params<{ month: Month; to: number; after: string }>) =>
  db
    .update(repeatProgress)
    .set({ walkingTo: p.to, after: p.after, looked: 0 })
    .where(
      and(
        eq(repeatProgress.month, p.month),
        isNull(repeatProgress.walkingTo),
        lt(repeatProgress.judgedUntil, p.to),
      ),
    ),
)
const goOn = query((db, p: Params<{ month: Month; before: string; after: string; looked: number }>) =>
  db
    .update(repeatProgress)
    .set({
      after: p.after,
      looked: sql`${repeatProgress.looked} + ${sql.param(p.looked, repeatProgress.looked)}`,
    })
    .where(and(eq(repeatProgress.month, p.month), eq(repeatProgress.after, p.before))),
)
const end = query(
  (db, p: Params<{ month: Month; before: string; judgedUntil: number; looked: number; now: number }>) =>
    db
      .update(repeatProgress)
      .set({
        judgedUntil: p.judgedUntil,
        walkingTo: null,
        after: null,
        looked: sql`${repeatProgress.looked} + ${sql.param(p.looked, repeatProgress.looked)}`,
        countedAt: p.now,
      })
      .where(and(eq(repeatProgress.month, p.month), eq(repeatProgress.after, p.before))),
)
const handledTypes = query((db) =>
  db
    .select({ code: businessType.code })
    .from(businessType)
    .where(inArray(businessType.kind, ['query', 'handle', 'pay'])),
)

/** Up to when contacts of a month can be judged, UTC ms; not beyond its end. */
export function ripeUntil(month: Month, now: number): number {
  return Math.min(monthStart(addMonths(month, 1)), now - REPEAT_MS - GRACE_MS)
}

/** Judges what has become ripe. */
export async function countRepeats(store: Store, now: number): Promise<void> {
  const months = await store.read((tx) => touches.months(tx))
  for (const month of months.toReversed()) {
    const to = ripeUntil(month, now)
    if (to > monthStart(month)) await judgeMonth(store, month, to, now)
  }
}

async function judgeMonth(store: Store, month: Month, to: number, now: number): Promise<void> {
  const known = await store.read((tx) => progressOf.first(tx, { month }))
  const judgedUntil = known?.judgedUntil ?? monthStart(month)
  const complete = to === monthStart(addMonths(month, 1))
  const due = to > judgedUntil && (complete || to - judgedUntil >= RIPE_MS || !known)
  if (!due && known?.walkingTo == null) return
  if (due) {
    await store.transaction(async (tx) => {
      await begin.run(tx, { month, judgedUntil })
      await walk.run(tx, { month, to, after: NOBODY })
    })
  }
  while (await store.transaction((tx) => step(tx, month, now))) {
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
}

/** One stretch; false when there is no more to do. */
async function step(tx: Tx, month: Month, now: number): Promise<boolean> {
  const progress: Progress | undefined = await progressOf.first(tx, { month })
  if (!progress || progress.walkingTo === null || progress.after === null) return false
  const { judgedUntil: from, walkingTo: until, after: before } = progress
  const { people, looked, last } = await nextStretch(tx, month, await touches.months(tx), before)
  const mine =
    last === null
      ? await end.run(tx, { month, before, judgedUntil: until, looked, now })
      : await goOn.run(tx, { month, before, after: last, looked })
  // Another process has judged this stretch.
  if (mine === 0) return last !== null
  const businesses = new Set((await handledTypes.all(tx)).map(({ code }) => code))
  for (const contacts of people) {
    for (const { contact, again } of judge(contacts, businesses, { from, until })) {
      const { business, channel, branchCode } = contact
      counted.add(tx, { month, business, channel, branchCode, judged: 1, repeated: again ? 1 : 0 })
    }
  }
  return last !== null
}

const dropCounters = query((db, p: Params<{ month: Month }>) =>
  db.delete(repeatCounter).where(eq(repeatCounter.month, p.month)),
)
const dropProgress = query((db, p: Params<{ month: Month }>) =>
  db.delete(repeatProgress).where(eq(repeatProgress.month, p.month)),
)

/** Contacts were recorded late: the months whose judgement they may change are judged anew. Both UTC ms. */
export async function judgeAnew(tx: Tx, first: number, last: number): Promise<void> {
  for (const { month, judgedUntil, walkingTo } of await all.all(tx)) {
    const weighed = (walkingTo ?? judgedUntil) + REPEAT_MS
    if (last < monthStart(month) || first >= weighed) continue
    await dropCounters.run(tx, { month })
    await dropProgress.run(tx, { month })
  }
}
