/**
 * A table per month: `touch_202611` is a clone of the template table `touch`, which migrations maintain and which
 * stays empty. Inserts stay in one small tree, a timeline is a few range reads, retention drops a month at once.
 */
import { getTableName, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { dialect } from '#drizzle/dialect.ts'
import { builder, compile } from './builder.ts'
import type { Builder } from './builder.ts'
import { StoreError } from './errors.ts'
import type { Tx } from './level.ts'
import { createMonth, removeMonth } from './month-table.ts'
import { params, query, queryOf } from './query.ts'
import type { Params, Query, RowOf } from './query.ts'
import { statementOf } from './statement.ts'

export type Monthly<T extends PgTable> = {
  readonly template: T
  /** The table of a month (yyyymm), for builders; it need not exist yet. */
  of(month: number): T
  /** Creates the month's table unless it exists; part of the unit, and free of cost once it was committed. */
  ensureMonth(tx: Tx, month: number): Promise<void>
  /** The months that exist, newest first. */
  months(tx: Tx): Promise<number[]>
  /** Drops a month with all its rows. */
  dropMonth(tx: Tx, month: number): Promise<void>
}

/** `factory()` makes the template, `factory(name)` the same table under another name. */
export function monthly<T extends PgTable>(factory: (name?: string) => T): Monthly<T> {
  const template = factory()
  const base = getTableName(template)
  const tables = new Map<number, T>()
  const existing = existingMonths(base)
  return {
    template,
    of(month) {
      const table = tables.get(month) ?? factory(monthTable(base, month))
      tables.set(month, table)
      return table
    },
    ensureMonth: (tx, month) => createMonth(tx, base, monthTable(base, month)),
    async months(tx) {
      const rows = await existing.all(tx)
      return rows.map(({ name }) => Number(name.slice(base.length + 1))).sort((one, other) => other - one)
    },
    dropMonth: (tx, month) => removeMonth(tx, monthTable(base, month)),
  }
}

export function monthTable(base: string, month: number): string {
  if (!Number.isInteger(month) || month < 190001 || month > 999912)
    throw new StoreError(`not a month: ${month}`)
  return `${base}_${month}`
}

function existingMonths(base: string): Query<object, { name: string }> {
  const pattern = `^${base}_[0-9]{6}$`
  return query(() =>
    dialect === 'postgres'
      ? sql<{
          name: string
        }>`select tablename as name from pg_catalog.pg_tables where schemaname = current_schema() and tablename ~ ${pattern}`
      : sql<{
          name: string
        }>`select name from sqlite_schema where type = 'table' and name glob ${`${base}_[0-9][0-9][0-9][0-9][0-9][0-9]`}`,
  )
}

export type MonthlyQuery<P, R> = {
  first(tx: Tx, month: number, values: P): Promise<R | undefined>
  all(tx: Tx, month: number, values: P): Promise<R[]>
  run(tx: Tx, month: number, values: P): Promise<number>
}

/** A query on a month's table; compiled once a month. The month's table must exist. */
export function monthlyQuery<T extends PgTable, P, B>(
  tables: Monthly<T>,
  build: (db: Builder, table: T, p: Params<P>) => B,
): MonthlyQuery<P, RowOf<B>> {
  const queries = new Map<number, Query<Record<string, unknown>, RowOf<B>>>()
  const of = (month: number) => {
    const known = queries.get(month)
    if (known) return known
    const statement = statementOf(compile(build(builder, tables.of(month), params<P>())))
    const made = queryOf<Record<string, unknown>, RowOf<B>>(() => statement)
    queries.set(month, made)
    return made
  }
  return {
    first: (tx, month, values) => of(month).first(tx, values as Record<string, unknown>),
    all: (tx, month, values) => of(month).all(tx, values as Record<string, unknown>),
    run: (tx, month, values) => of(month).run(tx, values as Record<string, unknown>),
  }
}
