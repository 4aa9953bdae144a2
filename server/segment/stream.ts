/**
 * The lines that a rule means, a bounded range of ids at a time: no query looks at more than one range, whatever the
 * rule and however many lines there are.
 */
import { and, asc, gt, isNull, lte } from 'drizzle-orm'
import { subscriber } from '#drizzle/schema/subscriber.ts'
import { query, type Params, type Query } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { touches } from '#server/touch/months.ts'
import { isoDate, type Month } from '#words/format.ts'
import { conditionOf } from './condition.ts'
import { plainRule } from './inside.ts'
import type { Rule } from './rule.ts'

/** Lines a range; read in some milliseconds, so that a reader of the same process waits no longer. */
export const RANGE_LINES = 2000

/** Before every id. */
export const FIRST_ID = '00000000-0000-0000-0000-000000000000'
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

const endOfRange = query((db, p: Params<{ after: string }>) =>
  db
    .select({ id: subscriber.id })
    .from(subscriber)
    .where(gt(subscriber.id, p.after))
    .orderBy(asc(subscriber.id))
    .limit(1)
    .offset(RANGE_LINES - 1),
)

export type Range = {
  /** Ids of the lines in use that the rule means, ascending. */
  ids: string[]
  /** Where the next range begins; null after the last. */
  next: string | null
}

/** The range behind `after`. @param now what "the last days" and "the last months" are counted from */
export async function nextRange(tx: Tx, rule: Rule, now: number, after: string): Promise<Range> {
  const end = (await endOfRange.first(tx, { after }))?.id ?? null
  return { ids: await idsWithin(tx, rule, now, { after, upTo: end ?? LAST_ID }), next: end }
}

export type Bounds = { after: string; upTo: string }

/** All ranges of the house, ascending: an index walk that looks at nothing but ids. */
export async function rangesOf(tx: Tx): Promise<Bounds[]> {
  const ranges: Bounds[] = []
  for (let after = FIRST_ID; ;) {
    const end = (await endOfRange.first(tx, { after }))?.id
    ranges.push({ after, upTo: end ?? LAST_ID })
    if (end === undefined) return ranges
    after = end
  }
}

/** Ids of the lines in use within a range that the rule means. */
export async function idsWithin(tx: Tx, rule: Rule, now: number, bounds: Bounds): Promise<string[]> {
  const means = await meaning(tx, rule, now, await touches.months(tx))
  const rows = await means.all(tx, bounds)
  return rows.map((row) => row.id)
}

type Meaning = Query<{ after: string; upTo: string }, { id: string }>

const MEANINGS_KEPT = 100
const meanings = new Map<string, Meaning>()

/** One statement a rule and day; the latest are kept. */
async function meaning(tx: Tx, rule: Rule, now: number, months: Month[]): Promise<Meaning> {
  const key = `${isoDate(now)} ${months.join()} ${JSON.stringify(rule)}`
  const known = meanings.get(key)
  if (known) return known
  const condition = conditionOf(await plainRule(tx, rule), { now, months })
  const made: Meaning = query((db, p: Params<{ after: string; upTo: string }>) =>
    db
      .select({ id: subscriber.id })
      .from(subscriber)
      .where(
        and(gt(subscriber.id, p.after), lte(subscriber.id, p.upTo), isNull(subscriber.closedAt), condition),
      )
      .orderBy(asc(subscriber.id)),
  )
  meanings.set(key, made)
  const [oldest] = meanings.keys()
  if (meanings.size > MEANINGS_KEPT && oldest !== undefined) meanings.delete(oldest)
  return made
}
