/** The one door to the database: units of work, read-only looks, and the schema's migrations, alike on both engines. */
import { dialect, dialectOf } from '#drizzle/dialect.ts'
import type { Dialect } from '#drizzle/dialect.ts'
import { StoreError } from './errors.ts'
import type { Tx } from './level.ts'
import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'

export type { Tx } from './level.ts'

export type Store = {
  readonly dialect: Dialect
  /**
   * Runs a unit of work and answers when it is durable. The unit touches nothing but the database; what it throws
   * undoes it and is thrown here. On PostgreSQL it is run again after a serialisation failure or a deadlock.
   */
  transaction<T>(unit: (tx: Tx) => Promise<T>): Promise<T>
  /** Looks only: neither waits for the writer's turn nor for a commit. Each statement sees what is committed then. */
  read<T>(unit: (tx: Tx) => Promise<T>): Promise<T>
  /** Brings the schema up to date; safe to be called by several processes at once. */
  migrate(): Promise<void>
  /** Waits for the units under way and closes every connection. */
  close(): Promise<void>
  stats(): StoreStats
}

/** Counts since the store was opened. */
export type StoreStats = {
  /** Units answered with success. */
  commits: number
  /** Units undone, refusals included. */
  rollbacks: number
  /** Units rolled back because they waited for something else. */
  expelled: number
  /** Durable commits; with SQLite one may answer many units. */
  groups: number
  /** Units run again (PostgreSQL) or turns waited for (SQLite). */
  retries: number
  /** Units waiting now. */
  waiting: number
  /** Size of SQLite's log, bytes; 0 on PostgreSQL. */
  walBytes: number
  checkpoints: number
}

export type StoreOptions = {
  /** `postgres://…`; where absent, `file` is opened with SQLite. */
  url?: string | undefined
  file?: string | undefined
  /** Connections to PostgreSQL. */
  poolSize?: number | undefined
  /** SQLite's log is emptied when it is larger than this, while writers wait. */
  walLimitBytes?: number | undefined
  /** Where the generated migrations lie; one folder a dialect inside. */
  migrations?: string | undefined
  /** Told of what fails where nobody waits for an answer: an effect after commit, a checkpoint. */
  onFault?: ((fault: unknown) => void) | undefined
  /** Told what `migrate` waits for, when it has to wait. */
  onWait?: ((what: string) => void) | undefined
}

export async function openStore(options: StoreOptions): Promise<Store> {
  const wanted = dialectOf(options.url)
  if (wanted !== dialect) {
    throw new StoreError(`the schema was loaded for ${dialect}; set DATABASE_URL before the process starts`)
  }
  return wanted === 'postgres' ? openPostgres(options) : openSqlite(options)
}
