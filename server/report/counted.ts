/** What the counters say: contacts by month, business type, channel and branch, read in one pass over small tables. */
import { and, count, eq, gte, isNull, lte, sum } from 'drizzle-orm'
import { shareTarget } from '#drizzle/schema/report.ts'
import { subscriber } from '#drizzle/schema/subscriber.ts'
import { activeCounter, touchCounter } from '#drizzle/schema/touch.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { codesOf } from '#server/touch/codes.ts'
import type { Month } from '#words/format.ts'
import { repeatProgressIn, repeatsIn } from './repeats.ts'
import { scoresIn } from './scores.ts'

export type Months = { from: Month; to: Month }

/** Contacts that were done, summed; `count` and `amountFen` are whole numbers. */
export type Counted = {
  month: Month
  business: string
  channel: string
  branchCode: string
  count: number
  amountFen: number
}

const doneIn = query((db, p: Params<Months>) =>
  db
    .select({
      month: touchCounter.month,
      business: touchCounter.business,
      channel: touchCounter.channel,
      branchCode: touchCounter.branchCode,
      count: sum(touchCounter.count),
      amountFen: sum(touchCounter.amountFen),
    })
    .from(touchCounter)
    .where(
      and(gte(touchCounter.month, p.from), lte(touchCounter.month, p.to), eq(touchCounter.outcome, 'done')),
    )
    .groupBy(touchCounter.month, touchCounter.business, touchCounter.channel, touchCounter.branchCode),
)

const activeIn = query((db, p: Params<Months>) =>
  db
    .select({
      month: activeCounter.month,
      branchCode: activeCounter.branchCode,
      count: sum(activeCounter.count),
    })
    .from(activeCounter)
    .where(and(gte(activeCounter.month, p.from), lte(activeCounter.month, p.to)))
    .groupBy(activeCounter.month, activeCounter.branchCode),
)

const linesByBranch = query((db) =>
  db
    .select({ branchCode: subscriber.branchCode, count: count() })
    .from(subscriber)
    .where(isNull(subscriber.closedAt))
    .groupBy(subscriber.branchCode),
)

const targetsIn = query((db, p: Params<Months>) =>
  db
    .select()
    .from(shareTarget)
    .where(and(gte(shareTarget.month, p.from), lte(shareTarget.month, p.to))),
)

/** Everything the report adds up, of a span of months. */
export async function countedIn(tx: Tx, months: Months) {
  return {
    counted: (await doneIn.all(tx, months)).map((row): Counted => ({
      ...row,
      count: Number(row.count),
      amountFen: Number(row.amountFen),
    })),
    active: (await activeIn.all(tx, months)).map((row) => ({ ...row, count: Number(row.count) })),
    targets: await targetsIn.all(tx, months),
    scores: await scoresIn(tx, months),
    repeats: await repeatsIn(tx, months),
    repeatProgress: await repeatProgressIn(tx, months),
    ...(await codesOf(tx)),
  }
}

/** Lines in use by branch. It counts subscribers, so a page asks for it apart and keeps the answer for a while. */
export async function linesOf(tx: Tx): Promise<Map<string, number>> {
  return new Map((await linesByBranch.all(tx)).map((row) => [row.branchCode, row.count]))
}

export type CountedIn = Awaited<ReturnType<typeof countedIn>>
