/**
 * One row into a table, every column by its name: `const insertTouch = insertInto(touch)`, then `insertTouch.run(tx, row)`.
 *
 * The statement is made from the table's columns when it is first used and prepared once per connection.
 */
import { getTableColumns, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { builder } from './builder.ts'
import type { Tx } from './level.ts'
import { monthlyQuery, type Monthly } from './monthly.ts'
import { params, query } from './query.ts'
import { columnOf, primaryKeyOf } from './table.ts'

/** A row with every column: null says none. */
export type Complete<T extends PgTable> = Required<T['$inferInsert']>

export type InsertOptions<A = object, Name = string> = {
  /** Values that every row has; they stand in the statement and not in the rows. */
  always?: A
  /**
   * A row that exists (by any unique key) is left as it is: `nothing`; or, where the primary key is the same, takes every
   * new value: `replace`; or takes these.
   */
  onConflict?: 'nothing' | 'replace' | readonly Name[]
}

export type Insert<R> = {
  /** The number of rows inserted or replaced. */
  run(tx: Tx, row: R): Promise<number>
}

export type MonthlyInsert<R> = { run(tx: Tx, month: number, row: R): Promise<number> }

export function insertInto<T extends PgTable, const A extends Partial<Complete<T>> = object>(
  table: T,
  options: InsertOptions<A, keyof Complete<T> & string> = {},
): Insert<Omit<Complete<T>, keyof A>> {
  return query<Omit<Complete<T>, keyof A>>(() =>
    insertion(table, Object.keys(getTableColumns(table)), options),
  )
}

/** The same into the table of a month, which must exist. */
export function monthlyInsert<T extends PgTable, const A extends Partial<Complete<T>> = object>(
  tables: Monthly<T>,
  options: InsertOptions<A, keyof Complete<T> & string> = {},
): MonthlyInsert<Omit<Complete<T>, keyof A>> {
  const names = Object.keys(getTableColumns(tables.template))
  return monthlyQuery(tables, (_db, table) => insertion(table, names, options))
}

/** An insert of these columns with a parameter of the same name for each that has no constant. */
export function insertion(table: PgTable, names: readonly string[], options: InsertOptions) {
  const p = params<Record<string, unknown>>()
  const values = { ...Object.fromEntries(names.map((name) => [name, p[name]])), ...options.always }
  const insert = builder.insert(table).values(values as never)
  if (options.onConflict === undefined) return insert
  if (options.onConflict === 'nothing') return insert.onConflictDoNothing()
  return insert.onConflictDoUpdate(
    taking(table, options.onConflict === 'replace' ? names : options.onConflict),
  )
}

function taking(table: PgTable, names: readonly string[]) {
  const key = primaryKeyOf(table)
  const taken = names.filter((name) => !key.includes(columnOf(table, name)))
  const set = taken.map((name) => [name, sql`excluded.${sql.identifier(columnOf(table, name).name)}`])
  return { target: key as never, set: Object.fromEntries(set) as never }
}
