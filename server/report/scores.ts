/** How satisfied subscribers were: the scores that were given in a span of months. */
import { and, count, gte, isNotNull, lt, sum } from 'drizzle-orm'
import { satisfaction } from '#drizzle/schema/request.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { addMonths, monthStart, type Month } from '#words/format.ts'

/** Scores from 1 to 5, summed; the average is `sum ÷ count`. */
export type Scores = { month: Month; business: string; branchCode: string; count: number; sum: number }

const given = query((db, p: Params<{ from: number; until: number }>) =>
  db
    .select({
      business: satisfaction.business,
      branchCode: satisfaction.branchCode,
      count: count(),
      sum: sum(satisfaction.score),
    })
    .from(satisfaction)
    .where(
      and(
        isNotNull(satisfaction.score),
        gte(satisfaction.scoredAt, p.from),
        lt(satisfaction.scoredAt, p.until),
      ),
    )
    .groupBy(satisfaction.business, satisfaction.branchCode),
)

/** Both months included; a month is a range of the index of scores. */
export async function scoresIn(tx: Tx, { from, to }: { from: Month; to: Month }): Promise<Scores[]> {
  const found: Scores[] = []
  for (let month = from; month <= to; month = addMonths(month, 1)) {
    const rows = await given.all(tx, { from: monthStart(month), until: monthStart(addMonths(month, 1)) })
    found.push(...rows.map((row) => ({ ...row, month, sum: Number(row.sum) })))
  }
  return found
}
