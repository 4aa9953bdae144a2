/** What a declared table says about itself, alike on both engines. */
import { Column, getTableColumns, getTableName, is } from 'drizzle-orm'
import { getTableConfig as postgresConfig } from 'drizzle-orm/pg-core'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { getTableConfig as sqliteConfig } from 'drizzle-orm/sqlite-core'
import { dialect } from '#drizzle/dialect.ts'
import { StoreError } from './errors.ts'

export function columnOf(table: PgTable, name: string): PgColumn {
  const column = (getTableColumns(table) as Record<string, PgColumn>)[name]
  if (!column) throw new StoreError(`${getTableName(table)} has no column ${name}`)
  return column
}

/** The columns of the primary key, in its order. */
export function primaryKeyOf(table: PgTable): Column[] {
  const config = dialect === 'postgres' ? postgresConfig(table) : sqliteConfig(table as never)
  const compound: Column[] = config.primaryKeys[0]?.columns ?? []
  const key = compound.length > 0 ? compound : config.columns.filter((column) => column.primary)
  if (key.length === 0 || !key.every((column) => is(column, Column))) {
    throw new StoreError(`${getTableName(table)} has no primary key`)
  }
  return key
}
