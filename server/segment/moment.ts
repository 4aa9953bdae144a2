/** What a rule is asked about: when, and of whom. */
import { and, eq, gt, lte, sql, type Column, type SQL } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { subscriber } from '#drizzle/schema/subscriber.ts'
import type { Month } from '#words/format.ts'

export type Moment = {
  now: number
  /** The months that have touches. */
  months: readonly Month[]
  /**
   * The ids that are looked at, for PostgreSQL: it reads what belongs to all of them at once, since beginning a look-up
   * costs it ten times what it costs SQLite, which goes line by line and is not told.
   */
  range?: Range | undefined
}

export type Range = { after: SQL<string>; upTo: SQL<string> }

/** A table whose rows belong to lines. */
export type Owned = PgTable & { subscriberId: Column }

/** Whether the line has a row that is wanted. */
export function hasRow(table: Owned, wanted: SQL | undefined, { range }: Moment): SQL {
  const { subscriberId } = table
  return range
    ? isAmong(sql`select ${subscriberId} from ${table} where ${and(isWithin(subscriberId, range), wanted)}`)
    : sql`exists (select 1 from ${table} where ${and(eq(subscriberId, subscriber.id), wanted)})`
}

/**
 * Whether the line is among those that were found.
 *
 * PostgreSQL takes a range of ids for a handful of rows and would join two such handfuls by comparing each with each:
 * a second for a range. What stands within `coalesce` it cannot join; it is read once and looked up by hash.
 */
export function isAmong(found: SQL): SQL {
  return sql`coalesce(${subscriber.id} in (${found}), false)`
}

export function isWithin(subscriberId: Column, { after, upTo }: Range): SQL | undefined {
  return and(gt(subscriberId, after), lte(subscriberId, upTo))
}
