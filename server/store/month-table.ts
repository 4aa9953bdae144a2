/** Cloning a template table with its keys, indexes, checks and references, as the engine's catalogue describes them. */
import { sql } from 'drizzle-orm'
import { dialect } from '#drizzle/dialect.ts'
import { inside } from './level.ts'
import type { Tx } from './level.ts'
import { query } from './query.ts'
import type { Params } from './query.ts'
import { renamed } from './rename.ts'

/** Months that are known to be committed, by store. */
const known = new WeakMap<object, Set<string>>()

export async function createMonth(tx: Tx, base: string, name: string): Promise<void> {
  const { store } = tx[inside].engine
  const names = known.get(store) ?? new Set<string>()
  known.set(store, names)
  if (names.has(name)) return
  for (const statement of await cloneStatements(tx, base, name)) await query(() => sql.raw(statement)).run(tx)
  tx.afterCommit(() => names.add(name))
}

export async function removeMonth(tx: Tx, name: string): Promise<void> {
  known.get(tx[inside].engine.store)?.delete(name)
  await query(() => sql`drop table if exists ${sql.identifier(name)}`).run(tx)
}

type Names = { base: string; name: string }

async function cloneStatements(tx: Tx, base: string, name: string): Promise<string[]> {
  if (dialect === 'sqlite') {
    const definitions = await sqliteDefinitions.all(tx, { base, name })
    return definitions.map((each) => renamed(each.sql, base, name, [each.name]))
  }
  // Two processes that reach a new month at once: the second waits here and then finds the table.
  await oneAtATime.run(tx, { name })
  const exists = await postgresTable.first(tx, { name })
  if (exists) return []
  const copy = `create table "${name}" (like "${base}" including all excluding indexes excluding constraints)`
  const constraints = await postgresConstraints.all(tx, { base, name })
  const indexes = await postgresIndexes.all(tx, { base, name })
  return [
    copy,
    ...constraints.map(
      (each) => `alter table "${name}" add constraint "${monthly(each.name, base, name)}" ${each.definition}`,
    ),
    ...indexes.map((each) => renamed(each.definition, base, name, [each.name])),
  ]
}

function monthly(of: string, base: string, name: string): string {
  return `${of}${name.slice(base.length)}`
}

const sqliteDefinitions = query((_db, p: Params<Names>) => {
  const free = sql`not exists (select 1 from sqlite_schema where type = 'table' and name = ${p.name})`
  return sql<{
    name: string
    sql: string
  }>`select name, sql from sqlite_schema where tbl_name = ${p.base} and sql is not null and ${free} order by type = 'index'`
})

const oneAtATime = query(
  (_db, p: Params<{ name: string }>) => sql`select pg_advisory_xact_lock(hashtext(${p.name}))`,
)

const postgresTable = query(
  (_db, p: Params<{ name: string }>) =>
    sql<{
      name: string
    }>`select tablename as name from pg_catalog.pg_tables where schemaname = current_schema() and tablename = ${p.name}`,
)

/** Not-null columns come with LIKE; everything else that is a constraint is added by its definition. */
const postgresConstraints = query(
  (_db, p: Params<Names>) =>
    sql<{
      name: string
      definition: string
    }>`select conname as name, pg_get_constraintdef(oid) as definition from pg_catalog.pg_constraint where conrelid = to_regclass(${p.base}) and contype in ('p', 'u', 'c', 'f') and ${p.name}::text is not null order by contype desc`,
)

const postgresIndexes = query(
  (_db, p: Params<Names>) =>
    sql<{
      name: string
      definition: string
    }>`select c.relname as name, pg_get_indexdef(c.oid) as definition from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid where i.indrelid = to_regclass(${p.base}) and ${p.name}::text is not null and not exists (select 1 from pg_catalog.pg_constraint k where k.conindid = i.indexrelid)`,
)
