/**
 * Many rows at once: one prepared insert bound row by row on SQLite, `unnest` of one array a column on PostgreSQL.
 */
import { getTableColumns, getTableName, sql } from 'drizzle-orm'
import type { Column } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { dialect } from '#drizzle/dialect.ts'
import { compile } from './builder.ts'
import { insertion } from './insert-into.ts'
import { inside } from './level.ts'
import type { Level, Row, Tx } from './level.ts'
import { allowed, params } from './query.ts'
import { statementOf } from './statement.ts'
import type { Statement } from './statement.ts'
import { columnOf } from './table.ts'

/** Rows a statement on PostgreSQL; keeps messages and memory small. */
const CHUNK_ROWS = 5000

type Options = { /** Rows whose key exists already are left out. */ onConflict?: 'nothing' }

const statements = new WeakMap<PgTable, Map<string, Statement>>()

/** Inserts `rows`; the number that was inserted. What a row leaves out takes its default, or null. */
export async function insertMany<T extends PgTable>(
  tx: Tx,
  table: T,
  rows: readonly T['$inferInsert'][],
  options: Options = {},
): Promise<number> {
  if (rows.length === 0) return 0
  const names = filledColumns(table, rows)
  const level = tx[inside]
  const statement = allowed(level, statementFor(table, names, options))
  const complete = (rows as readonly Row[]).map((row) => withDefaults(table, names, row))
  if (dialect === 'sqlite') return level.engine.many(level, statement, complete.map(statement.bind))
  return insertChunks(level, statement, names, complete)
}

async function insertChunks(
  level: Level,
  statement: Statement,
  names: string[],
  rows: Row[],
): Promise<number> {
  let inserted = 0
  for (let start = 0; start < rows.length; start += CHUNK_ROWS) {
    const chunk = rows.slice(start, start + CHUNK_ROWS)
    const lists = Object.fromEntries(names.map((name) => [name, chunk.map((row) => row[name])]))
    inserted += await level.engine.run(level, statement, lists)
  }
  return inserted
}

function filledColumns(table: PgTable, rows: readonly Row[]): string[] {
  const columns = getTableColumns(table) as Record<string, Column>
  return Object.keys(columns).filter(
    (name) => columns[name]?.defaultFn !== undefined || rows.some((row) => row[name] !== undefined),
  )
}

function withDefaults(table: PgTable, names: string[], row: Row): Row {
  const complete: Row = {}
  for (const name of names)
    complete[name] = row[name] ?? (row[name] === null ? null : defaultOf(columnOf(table, name)))
  return complete
}

function defaultOf(column: Column): unknown {
  if (column.defaultFn) return column.defaultFn()
  return typeof column.default === 'object' ? null : (column.default ?? null)
}

function statementFor(table: PgTable, names: string[], options: Options): Statement {
  const known = statements.get(table) ?? new Map<string, Statement>()
  statements.set(table, known)
  const key = `${names.join()} ${options.onConflict ?? ''}`
  const statement =
    known.get(key) ?? (dialect === 'sqlite' ? oneRow(table, names, options) : unnested(table, names, options))
  known.set(key, statement)
  return statement
}

function oneRow(table: PgTable, names: string[], options: Options): Statement {
  return statementOf(compile(insertion(table, names, options)))
}

function unnested(table: PgTable, names: string[], options: Options): Statement {
  const p = params<Row>()
  const columns = names.map((name) => columnOf(table, name))
  const lists = columns.map((column, index) => {
    const encode = (values: unknown) =>
      (values as unknown[]).map((value) => (value === null ? null : column.mapToDriverValue(value)))
    return sql`${sql.param(p[names[index] ?? ''], { mapToDriverValue: encode })}::${sql.raw(column.getSQLType())}[]`
  })
  const into = columns.map((column) => sql.identifier(column.name))
  const conflict = sql.raw(options.onConflict === 'nothing' ? ' on conflict do nothing' : '')
  return statementOf(
    compile(
      sql`insert into ${sql.identifier(getTableName(table))} (${sql.join(into, sql`, `)}) select * from unnest(${sql.join(lists, sql`, `)})${conflict}`,
    ),
  )
}
