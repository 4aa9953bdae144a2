/**
 * The store on PostgreSQL: a pool whose connections pipeline, so that BEGIN travels with the first statement.
 *
 * READ COMMITTED; a unit that collided with another (serialisation failure, deadlock) or whose connection was lost
 * before its commit was sent is run again. A commit whose answer was lost is CommitUnknown and never repeated.
 */
import { Pool } from 'pg'
import type { PoolClient } from 'pg'
import { CommitUnknown, Conflict, ConnectionLost, StoreError, UnitExpelled } from './errors.ts'
import type { Level, Tallies, Tx } from './level.ts'
import { flushTallies, guard, newLevel, txOf } from './level.ts'
import { migratePostgres } from './migrate-postgres.ts'
import { migrationsFolder } from './migration-steps.ts'
import { openConnection, PIPELINED } from './postgres-connection.ts'
import type { Connection } from './postgres-connection.ts'
import { fromPostgres } from './postgres-errors.ts'
import { poolConfig } from './postgres-pool.ts'
import type { Store, StoreOptions, StoreStats } from './store.ts'

const ATTEMPTS = 6
const FIRST_PAUSE_MS = 5

export async function openPostgres(options: StoreOptions): Promise<Store> {
  if (!options.url) throw new StoreError('openStore needs a postgres:// url')
  const onFault = options.onFault ?? (() => undefined)
  const pool = new Pool(poolConfig(options.url, options.poolSize))
  pool.on('error', onFault)
  const counts: StoreStats = noCounts()
  const work = unitsOn(pool, counts, onFault)
  let ended: Promise<void> | undefined
  return {
    dialect: 'postgres',
    transaction: work.transaction,
    read: work.read,
    migrate: () =>
      work.withClient((client) =>
        migratePostgres(client, migrationsFolder(options.migrations, 'postgres'), () =>
          options.onWait?.('another process migrates'),
        ),
      ),
    close: () => (ended ??= pool.end()),
    stats: () => ({ ...counts, waiting: pool.waitingCount }),
  }
}

function unitsOn(pool: Pool, counts: StoreStats, onFault: (fault: unknown) => void) {
  const connections = new WeakMap<PoolClient, Connection>()

  /** Lends a connection to `work`; one that broke, or is left inside a transaction, is not used again. */
  async function withClient<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await pool.connect().catch((error: unknown) => {
      throw fromPostgres(error)
    })
    let broken = false
    try {
      return await work(client)
    } catch (error) {
      broken = error instanceof ConnectionLost || error instanceof CommitUnknown
      throw error
    } finally {
      client.release(broken)
    }
  }

  function connectionOf(client: PoolClient): Connection {
    const known = connections.get(client)
    if (known) return known
    const opened = openConnection(client, pool)
    connections.set(client, opened)
    // A connection that is lost while lent fails its statements; without a listener it would end the process as well.
    client.on('error', () => undefined)
    return opened
  }

  async function transaction<T>(unit: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await withClient((client) => once(connectionOf(client), unit))
      } catch (error) {
        const again = error instanceof Conflict || error instanceof ConnectionLost
        if (!again || attempt === ATTEMPTS) throw error
        counts.retries++
        await pause(attempt)
      }
    }
  }

  async function once<T>(connection: Connection, unit: (tx: Tx) => Promise<T>): Promise<T> {
    const level = newLevel(connection.engine, undefined)
    const begun = connection.send('BEGIN')
    begun.catch(() => undefined)
    const value = await settled(connection, level, unit).catch(async (error: unknown) => {
      level.open = false
      counts.rollbacks++
      if (error instanceof UnitExpelled) counts.expelled++
      await connection.send('ROLLBACK')
      throw level.failure instanceof Conflict ? level.failure : error
    })
    await commit(connection, level)
    counts.commits++
    counts.groups++
    for (const effect of level.effects ?? []) attemptEffect(effect, onFault)
    return value
  }

  async function read<T>(unit: (tx: Tx) => Promise<T>): Promise<T> {
    return withClient(async (client) => {
      const connection = connectionOf(client)
      const level = newLevel(connection.engine, undefined, true)
      try {
        return await connection.watch(level, unit(txOf(level)))
      } finally {
        level.open = false
      }
    })
  }

  return { transaction, read, withClient }
}

async function settled<T>(connection: Connection, level: Level, unit: (tx: Tx) => Promise<T>): Promise<T> {
  const value = await connection.watch(level, unit(txOf(level)))
  guard(level)
  return value
}

/** Counts and COMMIT travel together; the server turns the commit into a rollback when a count failed. */
async function commit(connection: Connection, level: Level): Promise<void> {
  const flushed = level.tallies ? flushTallies(txOf(level), level.tallies) : Promise.resolve()
  // So many that they are sent in portions: the commit must not overtake them.
  if (rowsIn(level.tallies) > PIPELINED) await flushed.catch(() => undefined)
  level.open = false
  const [counted, committed] = await Promise.allSettled([flushed, connection.send('COMMIT')])
  if (committed.status === 'rejected') throw asUnknown(committed.reason)
  if (counted.status === 'rejected') throw counted.reason
  if (committed.value.command !== 'COMMIT')
    throw new StoreError('the transaction was rolled back instead of committed')
}

function asUnknown(error: unknown): unknown {
  if (!(error instanceof ConnectionLost)) return error
  return new CommitUnknown('the connection was lost during the commit: it may have happened or not', {
    cause: error,
  })
}

function rowsIn(tallies: Tallies | undefined): number {
  let rows = 0
  for (const each of tallies?.values() ?? []) rows += each.size
  return rows
}

function attemptEffect(effect: () => void, onFault: (fault: unknown) => void): void {
  try {
    effect()
  } catch (error) {
    onFault(error)
  }
}

/** Full jitter: colliding units come back at different moments. */
function pause(attempt: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, Math.random() * FIRST_PAUSE_MS * 2 ** attempt))
}

function noCounts(): StoreStats {
  return {
    commits: 0,
    rollbacks: 0,
    expelled: 0,
    groups: 0,
    retries: 0,
    waiting: 0,
    walBytes: 0,
    checkpoints: 0,
  }
}
