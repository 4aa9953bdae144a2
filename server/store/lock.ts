/** Turns within one subscriber: two requests of one subscriber pass one after the other, others are not held up. */
import { sql } from 'drizzle-orm'
import { dialect } from '#drizzle/dialect.ts'
import { query, type Params } from './query.ts'
import type { Tx } from './store.ts'

const advisoryLock = query(
  (_, p: Params<{ id: string }>) => sql`select pg_advisory_xact_lock(hashtextextended(${p.id}::text, 0))`,
)

/** In one order, so that two units never wait for each other in a ring. */
const advisoryLocks = query(
  (_, p: Params<{ ids: readonly string[] }>) =>
    sql`select pg_advisory_xact_lock(hashtextextended(id, 0)) from (select unnest(${p.ids}::text[]) as id order by 1) as turns`,
)

/** Holds the turn of this id until the transaction ends. On SQLite units are alone anyway. */
export async function lock(tx: Tx, id: string): Promise<void> {
  if (dialect === 'postgres') await advisoryLock.all(tx, { id })
}

/** The same for several. */
export async function lockAll(tx: Tx, ids: readonly string[]): Promise<void> {
  if (dialect === 'postgres' && ids.length > 0) await advisoryLocks.all(tx, { ids })
}
