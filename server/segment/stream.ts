/**
 * The lines that a rule means, a bounded range of ids at a time: no query looks at more than one range, whatever the
 * rule and however many lines there are.
 */
import { and, asc, count, gt, isNull } from 'drizzle-orm'
import { dialect } from '#drizzle/dialect.ts'
import { subscriber } from '#drizzle/schema/subscriber.ts'
import { query, type Params, type Query } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { touches } from '#server/touch/months.ts'
import { isoDate, type Month } from '#words/format.ts'
import { conditionOf } from './condition.ts'
import { plainRule } from './inside.ts'
import { isWithin } from './moment.ts'
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
  const { next, ...bounds } = await rangeAfter(tx, after)
  return { ids: await idsWithin(tx, rule, now, bounds), next }
}

/** The range behind `after`, and where the one behind that begins; null after the last. */
export async function rangeAfter(tx: Tx, after: string): Promise<Bounds & { next: string | null }> {
  const next = (await endOfRange.first(tx, { after }))?.id ?? null
  return { after, upTo: next ?? LAST_ID, next }
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
  const { ids } = await meaning(tx, rule, now, await touches.months(tx))
  const rows = await ids.all(tx, bounds)
  return rows.map((row) => row.id)
}

export type Glance = { matched: number; sample: string[] }

/**
 * How many there are within a range, and some of them.
 * @param wanted how many of them; where none is wanted, no line leaves the database
 */
export async function glance(
  tx: Tx,
  rule: Rule,
  now: number,
  bounds: Bounds,
  wanted: number,
): Promise<Glance> {
  if (wanted > 0) {
    const ids = await idsWithin(tx, rule, now, bounds)
    return { matched: ids.length, sample: ids.slice(0, wanted) }
  }
  const { howMany } = await meaning(tx, rule, now, await touches.months(tx))
  return { matched: (await howMany.first(tx, bounds))?.count ?? 0, sample: [] }
}

type Meaning = { ids: Query<Bounds, { id: string }>; howMany: Query<Bounds, { count: number }> }

const MEANINGS_KEPT = 100
const meanings = new Map<string, Meaning>()

/** The statements of a rule and day; the latest are kept. */
async function meaning(tx: Tx, rule: Rule, now: number, months: Month[]): Promise<Meaning> {
  const key = `${isoDate(now)} ${months.join()} ${JSON.stringify(rule)}`
  const known = meanings.get(key)
  if (known) return known
  const plain = await plainRule(tx, rule)
  const meant = (p: Params<Bounds>) => {
    const moment = { now, months, range: dialect === 'postgres' ? p : undefined }
    return and(isWithin(subscriber.id, p), isNull(subscriber.closedAt), conditionOf(plain, moment))
  }
  const made: Meaning = {
    ids: query((db, p: Params<Bounds>) =>
      db.select({ id: subscriber.id }).from(subscriber).where(meant(p)).orderBy(asc(subscriber.id)),
    ),
    howMany: query((db, p: Params<Bounds>) => db.select({ count: count() }).from(subscriber).where(meant(p))),
  }
  meanings.set(key, made)
  const [oldest] = meanings.keys()
  if (meanings.size > MEANINGS_KEPT && oldest !== undefined) meanings.delete(oldest)
  return made
}
