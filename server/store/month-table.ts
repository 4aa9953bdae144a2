/** Cloning a template table, its keys and indexes, as the engine's catalogue describes them. */
import { sql } from 'drizzle-orm'
import { dialect } from '#drizzle/dialect.ts'
import { inside } from './level.ts'
import type { Tx } from './level.ts'
import { query } from './query.ts'
import type { Params } from './query.ts'

/** Months that are known to be committed, per engine (a process may have several stores open, as tests do). */
const known = new WeakMap<object, Set<string>>()

export async function createMonth(tx: Tx, base: string, name: string): Promise<void> {
  const { engine } = tx[inside]
  let names = known.get(engine)
  if (!names) known.set(engine, (names = new Set()))
  if (names.has(name)) return
  const found = names
  for (const statement of await (dialect === 'postgres' ? postgresClone : sqliteClone)(tx, base, name)) {
    await query(() => sql.raw(statement)).run(tx)
  }
  tx.afterCommit(() => found.add(name))
}

export function forgetMonth(tx: Tx, name: string): void {
  known.get(tx[inside].engine)?.delete(name)
}

type Named = { table: string; base: string }

const sqliteDefinitions = query(
  (_db, p: Params<Named>) =>
    sql<{
      type: string
      name: string
      sql: string
    }>`select type, name, sql from sqlite_schema where tbl_name = ${p.base} and sql is not null
    and not exists (select 1 from sqlite_schema where type = 'table' and name = ${p.table}) order by type = 'index'`,
)

async function sqliteClone(tx: Tx, base: string, name: string): Promise<string[]> {
  const definitions = await sqliteDefinitions.all(tx, { base, table: name })
  return definitions.map((each) => renamed(each.sql, base, name, each.type === 'index' ? [each.name] : []))
}

/** The statement with the table, and the indexes named, given their names of the month. */
export function renamed(statement: string, base: string, name: string, indexes: string[]): string {
  const suffix = name.slice(base.length)
  const names = new Set([base, `__new_${base}`, ...indexes])
  return statement.replace(
    /(["`])((?:(?!\1).)+)\1|\b[a-z_][a-z0-9_]*\b/gi,
    (word, quote: string | undefined, quoted) => {
      const bare = String(quoted ?? word)
      return names.has(bare) && (quote !== undefined || bare === word) ? `"${bare}${suffix}"` : word
    },
  )
}

async function postgresClone(): Promise<string[]> {
  return []
}
