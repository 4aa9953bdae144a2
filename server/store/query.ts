/**
 * A query is written once with drizzle, compiled once, prepared once per connection, and only bound when it is run.
 *
 *     const balanceOf = query((db, p: Params<{ subscriberId: string }>) =>
 *       db.select({ fen: t.afterFen }).from(t).where(eq(t.subscriberId, p.subscriberId)).limit(1))
 *     await balanceOf.first(tx, { subscriberId })
 *
 * Write limits as numbers into the text: a bound one makes SQLite plan the query at every run. Parameters are encoded
 * by the column they are compared with or written to; elsewhere write `sql.param(p.name, table.column)`.
 */
import { sql } from 'drizzle-orm'
import type { Column, SQL } from 'drizzle-orm'
import { dialect } from '#drizzle/dialect.ts'
import { builder, compile } from './builder.ts'
import type { Builder } from './builder.ts'
import { StoreError } from './errors.ts'
import { guard, inside } from './level.ts'
import type { Level, Tx } from './level.ts'
import { statementOf } from './statement.ts'
import type { Statement, Values } from './statement.ts'

/** The named parameters of a query; each stands in the text where its value will be bound. */
export type Params<P> = { readonly [K in keyof P]: SQL<P[K]> }

/** The row that a builder yields, or that raw `sql<Row>` claims to yield. */
export type RowOf<B> = B extends SQL<infer R> ? R : Awaited<B> extends readonly (infer R)[] ? R : never

export type Query<P, R> = {
  /** The first row, or undefined. */
  first(tx: Tx, ...values: ValuesOf<P>): Promise<R | undefined>
  /** Every row. */
  all(tx: Tx, ...values: ValuesOf<P>): Promise<R[]>
  /** The number of rows changed. */
  run(tx: Tx, ...values: ValuesOf<P>): Promise<number>
}

type ValuesOf<P> = object extends P ? [values?: P] : [values: P]

export function query<P = object, B = unknown>(build: (db: Builder, p: Params<P>) => B): Query<P, RowOf<B>> {
  let made: Statement | undefined
  const statement = () => (made ??= statementOf(compile(build(builder, params<P>()))))
  return queryOf(statement)
}

/** The three ways to run a statement that is made when it is first used. */
export function queryOf<P, R>(statement: () => Statement): Query<P, R> {
  return {
    first: (tx, ...[values]) => ask(tx, statement, values, 'first') as Promise<R | undefined>,
    all: (tx, ...[values]) => ask(tx, statement, values, 'all') as Promise<R[]>,
    run: (tx, ...[values]) => ask(tx, statement, values, 'run') as Promise<number>,
  }
}

const NONE: Values = {}

/** Not an async function: each await on the way would cost as much as binding the statement. */
function ask(
  tx: Tx,
  statement: () => Statement,
  values: unknown,
  how: 'first' | 'all' | 'run',
): Promise<unknown> {
  const level = tx[inside]
  try {
    return level.engine[how](level, allowed(level, statement()), (values as Values | undefined) ?? NONE)
  } catch (error) {
    return Promise.reject(error)
  }
}

/** Checks that the level is open and may run this statement. */
export function allowed(level: Level, statement: Statement): Statement {
  guard(level)
  if (level.reads && statement.writes)
    throw new StoreError('store.read() only reads; use store.transaction() to write')
  return statement
}

/** Parameters by any name: drizzle placeholders, which the compiler takes for `sql`. */
export function params<P>(): Params<P> {
  return new Proxy({}, { get: (_, name) => sql.placeholder(String(name)) }) as Params<P>
}

/** `column in (…a list bound as one parameter…)`, so that a list of any length is one prepared statement. */
export function oneOf<T>(column: Column, list: SQL<readonly T[]>): SQL {
  const encoded = (values: unknown) => (values as readonly T[]).map((value) => column.mapToDriverValue(value))
  if (dialect === 'postgres') return sql`${column} = any(${sql.param(list, { mapToDriverValue: encoded })})`
  const blob = /blob/i.test(column.getSQLType())
  const toJson = (values: unknown) =>
    JSON.stringify(
      encoded(values).map((value) => (blob ? Buffer.from(value as Uint8Array).toString('hex') : value)),
    )
  const value = sql.raw(blob ? 'unhex(value)' : 'value')
  return sql`${column} in (select ${value} from json_each(${sql.param(list, { mapToDriverValue: toJson })}))`
}
