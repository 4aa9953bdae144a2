/**
 * The store on SQLite: one writing connection whose units commit in groups, one reading connection beside it.
 *
 * WAL with synchronous=FULL: a commit is on disk when it returns.
 */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { openGroups } from './group.ts'
import { newLevel, txOf } from './level.ts'
import type { Engine, Tx } from './level.ts'
import { isMigrated, migrateSqlite } from './migrate-sqlite.ts'
import { migrationsFolder } from './migration-steps.ts'
import { StoreError, UnitExpelled } from './errors.ts'
import { fromSqlite } from './sqlite-errors.ts'
import { openSnapshots } from './snapshots.ts'
import type { Store, StoreOptions } from './store.ts'

export async function openSqlite(options: StoreOptions): Promise<Store> {
  const file = options.file ?? options.url
  if (!file) throw new StoreError('openStore needs a file or a postgres:// url')
  mkdirSync(dirname(file), { recursive: true })
  const writer = openDatabase(file)
  const reader = openDatabase(file)
  reader.pragma('query_only = on')
  const onFault = options.onFault ?? (() => undefined)
  // Nothing waits inside SQLite while the event loop stands still: the gate waits instead.
  writer.pragma('busy_timeout = 0')
  writer.pragma('wal_autocheckpoint = 0')
  const looking = openSnapshots(reader)
  const groups = openGroups(writer, {
    file,
    committed: looking.end,
    onFault,
    onWait: () => options.onWait?.('another process writes, or migrates'),
    walLimitBytes: options.walLimitBytes,
  })
  return {
    dialect: 'sqlite',
    transaction: (unit) => groups.add(unit),
    read: (unit) => look(looking.engine, unit),
    async migrate() {
      const folder = migrationsFolder(options.migrations, 'sqlite')
      if (isMigrated(reader, folder)) return
      await groups.alone((begin) => migrateSqlite(writer, folder, begin))
    },
    async close() {
      if (!writer.open) return
      await groups.close()
      reader.close()
      writer.close()
    },
    stats: () => groups.stats(),
  }
}

/** The database answers at once, so a look that is unfinished when the event loop turns waits for something else. */
function look<T>(engine: Engine, unit: (tx: Tx) => Promise<T>): Promise<T> {
  const level = newLevel(engine, undefined, true)
  return new Promise<T>((answer, refuse) => {
    const late = setImmediate(() => {
      level.open = false
      refuse(new UnitExpelled())
    })
    unit(txOf(level))
      .then(answer, refuse)
      .finally(() => {
        level.open = false
        clearImmediate(late)
      })
  })
}

function openDatabase(file: string): Database.Database {
  try {
    const db = new Database(file, { timeout: 5000 })
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    db.pragma('temp_store = MEMORY')
    db.pragma('cache_size = -65536')
    return db
  } catch (error) {
    throw fromSqlite(error)
  }
}
