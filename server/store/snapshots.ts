/**
 * Reading between commits: statements that follow each other without the event loop turning share one snapshot, for
 * taking SQLite's locks costs more than a point read.
 */
import type Database from 'better-sqlite3'
import type { Engine } from './level.ts'
import { openConnection } from './sqlite-connection.ts'

export type Snapshots = {
  engine: Engine
  /** Ends the snapshot, so that the next statement sees what was committed meanwhile. */
  end: () => void
}

export function openSnapshots(db: Database.Database): Snapshots {
  const begin = db.prepare('BEGIN')
  const commit = db.prepare('COMMIT')
  const plain = openConnection(db)

  function end(): void {
    if (db.open && db.inTransaction) commit.run()
  }

  /** Ticks run when the promises are done and before anything new comes in. */
  function start(): void {
    if (db.inTransaction) return
    begin.run()
    process.nextTick(end)
  }

  return {
    engine: {
      ...plain,
      all(level, statement, values) {
        start()
        return plain.all(level, statement, values)
      },
      first(level, statement, values) {
        start()
        return plain.first(level, statement, values)
      },
    },
    end,
  }
}
