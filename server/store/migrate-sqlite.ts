/** Migrates a SQLite file: every pending step in one immediate transaction, which is the lock as well. */
import type Database from 'better-sqlite3'
import { MigrationFault } from './errors.ts'
import { monthStatements } from './month-migration.ts'
import { pendingSteps, stepsIn } from './migration-steps.ts'
import type { AppliedStep, Step } from './migration-steps.ts'

/** Looks only, so that a process which finds everything done waits for no writer's turn. */
export function isMigrated(db: Database.Database, folder: string): boolean {
  const known = db.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migration_step'`)
  return known.get() !== undefined && pendingSteps(stepsIn(folder), appliedIn(db)).length === 0
}

/**
 * @param begin resolves when this connection's `BEGIN IMMEDIATE` was let through; the event loop goes on meanwhile
 */
export async function migrateSqlite(
  db: Database.Database,
  folder: string,
  begin: () => Promise<void>,
): Promise<void> {
  // Tables are rebuilt by drop and rename; foreign keys are checked as a whole at the end instead.
  db.pragma('foreign_keys = OFF')
  try {
    await begin()
    db.exec(`CREATE TABLE IF NOT EXISTS migration_step (tag text not null, number integer not null, hash text not null,
      applied_at integer not null, primary key (tag, number)) STRICT, WITHOUT ROWID`)
    const pending = pendingSteps(stepsIn(folder), appliedIn(db))
    for (const step of pending) apply(db, step)
    if (pending.length > 0) checkReferences(db)
    db.exec('COMMIT')
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    throw error
  } finally {
    db.pragma('foreign_keys = ON')
  }
}

function appliedIn(db: Database.Database): AppliedStep[] {
  return db.prepare('SELECT tag, number, hash FROM migration_step').all() as AppliedStep[]
}

function apply(db: Database.Database, step: Step): void {
  try {
    const statements = /^PRAGMA\s+foreign_keys/i.test(step.statement) ? [] : months(db, step.statement)
    for (const statement of statements) db.exec(statement)
  } catch (error) {
    throw new MigrationFault(`step ${step.number} of migration ${step.tag} failed`, { cause: error })
  }
  db.prepare(
    `INSERT INTO migration_step (tag, number, hash, applied_at) VALUES (?, ?, ?, cast(unixepoch('subsec') * 1000 as integer))`,
  ).run(step.tag, step.number, step.hash)
}

function months(db: Database.Database, statement: string): string[] {
  const all = db.prepare('SELECT type, name, tbl_name AS "table" FROM sqlite_schema').all() as {
    type: string
    name: string
    table: string
  }[]
  const tables = all.filter(({ type }) => type === 'table').map(({ name }) => name)
  return monthStatements(
    statement,
    tables,
    all.filter(({ type }) => type === 'index'),
  )
}

function checkReferences(db: Database.Database): void {
  const broken = db.pragma('foreign_key_check') as { table: string; parent: string }[]
  const [first] = broken
  if (first)
    throw new MigrationFault(`after the migration ${first.table} refers to missing rows of ${first.parent}`)
}
