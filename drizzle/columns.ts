/**
 * The column kit: tables are declared once and become SQLite or PostgreSQL tables.
 *
 * `dialect` picks drizzle's `sqlite-core` or `pg-core` when this file is loaded. The compiler always sees
 * PostgreSQL's types, so that every query is written for the asynchronous engine and runs on both.
 * Columns are named in snake_case after their property.
 */
import type { BuildColumns, BuildExtraConfigColumns } from 'drizzle-orm'
import * as pg from 'drizzle-orm/pg-core'
import * as lite from 'drizzle-orm/sqlite-core'
import { dialect } from './dialect.ts'
import { uuidBytes, uuidText } from './uuid.ts'

const sqlite = dialect === 'sqlite'

type Columns = Record<string, pg.PgColumnBuilderBase>

export type TableOf<Name extends string, C extends Columns> = pg.PgTableWithColumns<{
  name: Name
  schema: undefined
  columns: BuildColumns<Name, C, 'pg'>
  dialect: 'pg'
}>

/** Declares a table; `extras` returns its keys, indexes, checks and foreign keys, as in drizzle's pg-core. */
export function table<Name extends string, C extends Columns>(
  name: Name,
  columns: C,
  extras?: (self: BuildExtraConfigColumns<Name, C, 'pg'>) => pg.PgTableExtraConfigValue[],
): TableOf<Name, C> {
  for (const [key, builder] of Object.entries(columns)) {
    ;(builder as unknown as { setName(name: string): void }).setName(snakeCase(key))
  }
  const make = (sqlite ? lite.sqliteTable : pg.pgTable) as unknown as (
    name: Name,
    columns: C,
    extras?: unknown,
  ) => TableOf<Name, C>
  return make(name, columns, extras)
}

export function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

const liteId = lite.customType<{ data: string; driverData: Uint8Array }>({
  dataType: () => 'blob',
  toDriver: uuidBytes,
  fromDriver: uuidText,
})

/** A UUID: canonical lower-case text in TypeScript, 16 bytes on SQLite, `uuid` on PostgreSQL. */
export function id() {
  return sqlite ? as<ReturnType<typeof pg.uuid>>(liteId()) : pg.uuid()
}

/** A text; give the closed set of its values as type argument where there is one. */
export function text<T extends string = string>() {
  return sqlite ? as<ReturnType<typeof pgText<T>>>(lite.text()) : pgText<T>()
}

/** A whole number within 32 bits: counts, months (yyyymm), scores. */
export function integer() {
  return sqlite ? as<ReturnType<typeof pg.integer>>(lite.integer()) : pg.integer()
}

/** An amount in fen, or any other whole number up to 2^53. */
export function fen() {
  return sqlite ? as<ReturnType<typeof pgBigint>>(lite.integer()) : pgBigint()
}

/** A moment: UTC epoch milliseconds. */
export function at() {
  return fen()
}

/** Yes or no. */
export function flag() {
  return sqlite ? as<ReturnType<typeof pg.boolean>>(lite.integer({ mode: 'boolean' })) : pg.boolean()
}

/** A JSON value of the given shape: `jsonb`, or text on SQLite. A null is a NULL on both. */
export function json<T>() {
  return sqlite ? as<ReturnType<typeof pgJson<T>>>(liteJson()) : pgJson<T>()
}

/** Raw bytes. */
export function bytes() {
  return sqlite ? as<ReturnType<typeof pgBytes>>(liteBytes()) : pgBytes()
}

const pgText = <T extends string>() => pg.text().$type<T>()
const pgBigint = () => pg.bigint({ mode: 'number' })

const pgJsonb = pg.customType<{ data: unknown; driverData: string }>({
  dataType: () => 'jsonb',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => JSON.parse(value),
})
const pgJson = <T>() => pgJsonb().$type<T>()
const liteJson = lite.customType<{ data: unknown; driverData: string }>({
  dataType: () => 'text',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => JSON.parse(value),
})

const pgBytes = pg.customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })
const liteBytes = lite.customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'blob' })

export const primaryKey = pick(pg.primaryKey, lite.primaryKey)
export const uniqueIndex = pick(pg.uniqueIndex, lite.uniqueIndex)
export const index = pick(pg.index, lite.index)
export const check = pick(pg.check, lite.check)
export const foreignKey = pick(pg.foreignKey, lite.foreignKey)

function pick<P>(forPostgres: P, forSqlite: unknown): P {
  return sqlite ? (forSqlite as P) : forPostgres
}

function as<T>(builder: unknown): T {
  return builder as T
}
