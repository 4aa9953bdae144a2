/**
 * Claims a batch of waiting rows for one worker: what one gets, no other gets.
 *
 * PostgreSQL skips rows that others hold (`SKIP LOCKED`); on SQLite a unit is alone. A lease is a column that `set`
 * writes and `where` looks at, so that rows of a worker that died are claimed again when it has run out.
 */
import { and, eq, getTableColumns, getTableName, is, Column, Param, SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { dialect } from '#drizzle/dialect.ts'
import { compile } from './builder.ts'
import { params, queryOf } from './query.ts'
import type { Params, Query } from './query.ts'
import { statementOf } from './statement.ts'
import type { Statement } from './statement.ts'
import { columnOf, primaryKeyOf } from './table.ts'

export type ClaimOf<T extends PgTable, P> = {
  /** Which rows are free, e.g. due and not leased. */
  where(table: T, p: Params<P>): SQL | undefined
  /** What is taken first. */
  orderBy(table: T): (Column | SQL)[]
  /** What the claim writes, e.g. owner and end of the lease. */
  set(table: T, p: Params<P>): { [K in keyof T['$inferInsert']]?: T['$inferInsert'][K] | SQL }
  /** Rows a batch; written into the text. */
  limit: number
}

/** A claim on `table`; `all(tx, …)` answers the claimed rows as they are now, in no order. */
export function claim<P, T extends PgTable = PgTable>(
  table: T,
  how: ClaimOf<T, P>,
): Pick<Query<P, T['$inferSelect']>, 'all'> {
  let made: Statement | undefined
  return queryOf(() => (made ??= claimStatement(table, how)))
}

function claimStatement<T extends PgTable, P>(table: T, how: ClaimOf<T, P>): Statement {
  const p = params<P>()
  const key = primaryKeyOf(table)
  const name = sql.identifier(getTableName(table))
  const keys = sql.join(key, sql`, `)
  const skip = sql.raw(dialect === 'postgres' ? ' for update skip locked' : '')
  const picked = sql`select ${keys} from ${name} where ${how.where(table, p)} order by ${sql.join(how.orderBy(table), sql`, `)} limit ${sql.raw(String(how.limit))}${skip}`
  const same = and(...key.map((column) => eq(column, sql`picked.${sql.identifier(column.name)}`)))
  const columns = Object.entries(getTableColumns(table))
  const returned = columns.map(([, column]) =>
    dialect === 'postgres' ? column : sql.identifier(column.name),
  )
  const text = sql`with picked as materialized (${picked}) update ${name} set ${assignments(table, how.set(table, p))} from picked where ${same} returning ${sql.join(returned, sql`, `)}`
  return statementOf({ ...compile(text), fields: columns.map(([path, field]) => ({ path: [path], field })) })
}

function assignments(table: PgTable, set: Record<string, unknown>): SQL {
  const each = Object.entries(set).map(([name, value]) => {
    const column = columnOf(table, name)
    const given = is(value, SQL) || is(value, Column) ? value : new Param(value, column)
    return sql`${sql.identifier(column.name)} = ${given}`
  })
  return sql.join(each, sql`, `)
}
