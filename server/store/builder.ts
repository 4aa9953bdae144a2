/**
 * Drizzle as a writer of SQL only: builders are compiled to text, slots and fields here, and run elsewhere.
 *
 * Constant limits are written into the text. The two faults of drizzle's placeholders are mended on the way: a placeholder compared with a column is
 * given that column's encoder (drizzle binds it raw), and a null is never handed to an encoder (see statement.ts).
 */
import type { QueryWithTypings } from 'drizzle-orm'
import { Column, Param, Placeholder, SQL, StringChunk, is } from 'drizzle-orm'
import type { PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { PgDatabase, PgDialect } from 'drizzle-orm/pg-core'
import { BaseSQLiteDatabase, SQLiteSelectBase, SQLiteSyncDialect } from 'drizzle-orm/sqlite-core'
import { dialect } from '#drizzle/dialect.ts'

type Database = PgDatabase<PgQueryResultHKT>

/** The part of drizzle that both engines share, typed as PostgreSQL's. */
export type Builder = Pick<
  Database,
  'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'with' | '$with'
>

/** One selected field: where it goes in the row, and what decodes it. */
export type Field = { path: string[]; field: unknown }

export type Compiled = {
  text: string
  params: unknown[]
  fields: Field[] | undefined
  /** For joins: whether a table's columns may all be null, by table name. */
  notNullable: Record<string, boolean> | undefined
}

type Captured = { query: QueryWithTypings; fields?: Field[]; joinsNotNullableMap?: Record<string, boolean> }

const session = {
  prepareQuery(query: QueryWithTypings, fields?: Field[]) {
    const captured = { query, fields, setToken: () => captured }
    return captured
  },
}

const postgres = new PgDialect()
const sqlite = new SQLiteSyncDialect()
for (const each of [postgres, sqlite]) {
  const plain = each.sqlToQuery.bind(each)
  each.sqlToQuery = (sql: SQL) => plain(encoding(sql))
}

// A unit on SQLite is alone with the database: a row lock has nothing left to do.
Object.assign(SQLiteSelectBase.prototype, {
  for(this: unknown) {
    return this
  },
})

export const builder = (dialect === 'sqlite'
  ? new BaseSQLiteDatabase('async', sqlite as never, session as never, undefined)
  : new PgDatabase(postgres, session as never, undefined)) as unknown as Builder

/** Compiles a drizzle builder, or raw `sql` (its rows keep the database's column names). */
export function compile(built: unknown): Compiled {
  if (is(built, SQL)) {
    const { sql, params } = (dialect === 'sqlite' ? sqlite : postgres).sqlToQuery(built)
    return { text: sql, params, fields: undefined, notNullable: undefined }
  }
  const captured = (built as { prepare(name: string): Captured }).prepare('')
  return {
    text: captured.query.sql,
    params: captured.query.params,
    fields: captured.fields,
    notNullable: captured.joinsNotNullableMap,
  }
}

type Chunks = { buildQueryFromSourceParams(chunks: unknown[], config: unknown): unknown }

/** Drizzle compiles every nested piece through this one method of the outermost SQL: the place to look at neighbours. */
function encoding(sql: SQL): SQL {
  const outermost = sql as unknown as Chunks
  const plain = outermost.buildQueryFromSourceParams.bind(sql)
  outermost.buildQueryFromSourceParams = (chunks, config) => plain(encodeNeighbours(chunks), config)
  return sql
}

const COMPARES = /^\s*(=|<>|!=|<|<=|>|>=|in|not in|is|is not|is distinct from|is not distinct from|like)\s*$/i

/** Drizzle binds even a constant limit, and SQLite then plans the query anew at each run: 6 µs instead of 3. */
const COUNTS = /^\s*(limit|offset)\s*$/i

/** Gives each placeholder that stands opposite a column (either side) that column's encoder. */
function encodeNeighbours(chunks: unknown[]): unknown[] {
  const pieces = chunks.filter((chunk) => !(is(chunk, StringChunk) && chunk.value.join('') === ''))
  const word = (index: number) => {
    const piece = pieces[index]
    return is(piece, StringChunk) ? piece.value.join('') : ''
  }
  const columnAt = (index: number): Column | undefined => {
    const piece = pieces[index]
    return is(piece, Column) ? piece : undefined
  }
  return pieces.map((piece, index) => {
    if (typeof piece === 'number' && COUNTS.test(word(index - 1))) return new StringChunk(String(piece))
    const opposite =
      (COMPARES.test(word(index - 1)) && columnAt(index - 2)) ||
      (COMPARES.test(word(index + 1)) && columnAt(index + 2)) ||
      (/^\s*(not )?between\s*$/i.test(word(index - 1)) && columnAt(index - 2)) ||
      (/^\s*(not )?between\s*$/i.test(word(index - 3)) &&
        /^\s*and\s*$/i.test(word(index - 1)) &&
        columnAt(index - 4))
    return opposite ? encodeAs(piece, opposite) : piece
  })
}

function encodeAs(piece: unknown, column: Column): unknown {
  if (is(piece, Placeholder)) return new Param(piece, column)
  if (Array.isArray(piece)) return piece.map((each) => encodeAs(each, column))
  return piece
}
