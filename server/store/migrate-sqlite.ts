/** Migrates a SQLite file: every pending step in one immediate transaction, which is the lock as well. */
import type Database from 'better-sqlite3'
import { MigrationFault } from './errors.ts'
import { monthStatements } from './month-migration.ts'
import { pendingSteps, stepsIn } from './migration-steps.ts'
import type { AppliedStep, Step } from './migration-steps.ts'

/** How long another process may be migrating before this one gives up. */
const PATIENCE_MS = 60_000

export function migrateSqlite(db: Database.Database, folder: string): void {
  // Tables are rebuilt by drop and rename; foreign keys are checked as a whole at the end instead.
  db.pragma('foreign_keys = OFF')
  db.pragma(`busy_timeout = ${PATIENCE_MS}`)
  try {
    db.exec('BEGIN IMMEDIATE')
    db.exec(`CREATE TABLE IF NOT EXISTS migration_step (tag text not null, number integer not null, hash text not null,
      applied_at integer not null, primary key (tag, number)) STRICT, WITHOUT ROWID`)
    const applied = db.prepare('SELECT tag, number, hash FROM migration_step').all() as AppliedStep[]
    const pending = pendingSteps(stepsIn(folder), applied)
    for (const step of pending) apply(db, step)
    if (pending.length > 0) checkReferences(db)
    db.exec('COMMIT')
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    throw error
  } finally {
    db.pragma('foreign_keys = ON')
    db.pragma('busy_timeout = 0')
  }
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
