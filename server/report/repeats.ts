/** What the counters of repeat contact say. */
import { and, asc, gte, lte } from 'drizzle-orm'
import { repeatCounter, repeatProgress } from '#drizzle/schema/report.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import type { Month } from '#words/format.ts'

type Months = { from: Month; to: Month }

export type Repeats = typeof repeatCounter.$inferSelect

/** How far a month is judged. */
export type RepeatProgress = typeof repeatProgress.$inferSelect

const counted = query((db, p: Params<Months>) =>
  db
    .select()
    .from(repeatCounter)
    .where(and(gte(repeatCounter.month, p.from), lte(repeatCounter.month, p.to))),
)
const progress = query((db, p: Params<Months>) =>
  db
    .select()
    .from(repeatProgress)
    .where(and(gte(repeatProgress.month, p.from), lte(repeatProgress.month, p.to)))
    .orderBy(asc(repeatProgress.month)),
)

export function repeatsIn(tx: Tx, months: Months): Promise<Repeats[]> {
  return counted.all(tx, months)
}

export function repeatProgressIn(tx: Tx, months: Months): Promise<RepeatProgress[]> {
  return progress.all(tx, months)
}
