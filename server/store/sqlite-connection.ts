/** Statements on one SQLite connection: prepared once, bound at each run, answered within the same turn. */
import type Database from 'better-sqlite3'
import type { Engine, Level } from './level.ts'
import { fromSqlite } from './sqlite-errors.ts'
import type { Statement } from './statement.ts'

export function openConnection(db: Database.Database): Engine {
  const prepared: (Database.Statement | undefined)[] = []
  const savepoints = savepointsOf(db)

  function ready(level: Level, statement: Statement): Database.Statement {
    if (statement.writes && !level.saved) savepoints.open(level)
    return (prepared[statement.id] ??= prepare(db, statement))
  }

  function attempt<T>(level: Level, work: () => T): Promise<T> {
    try {
      return Promise.resolve(work())
    } catch (error) {
      level.failure = fromSqlite(error)
      return Promise.reject(level.failure)
    }
  }

  return {
    dialect: 'sqlite',
    store: db,
    all: (level, statement, values) =>
      attempt(level, () => {
        const rows = ready(level, statement).all(statement.bind(values))
        return statement.row ? rows.map((cells) => statement.row?.(cells as unknown[])) : rows
      }),
    first: (level, statement, values) =>
      attempt(level, () => {
        const row = ready(level, statement).get(statement.bind(values))
        return row !== undefined && statement.row ? statement.row(row as unknown[]) : row
      }),
    run: (level, statement, values) =>
      attempt(level, () => change(ready(level, statement), statement.bind(values))),
    many: (level, statement, bindings) =>
      attempt(level, () => {
        const once = ready(level, statement)
        let changed = 0
        for (const binding of bindings) changed += change(once, binding)
        return changed
      }),
    save: () => Promise.resolve(),
    release: (level) => attempt(level, () => savepoints.release(level)),
    undo: (level) => attempt(level, () => savepoints.undo(level)),
  }
}

function prepare(db: Database.Database, statement: Statement): Database.Statement {
  const prepared = db.prepare(statement.text)
  return statement.row && prepared.reader ? prepared.raw() : prepared
}

function change(prepared: Database.Statement, bound: unknown[]): number {
  return prepared.reader ? prepared.all(bound).length : prepared.run(bound).changes
}

/** A savepoint is opened at a level's first write only: a unit that just looks needs none. */
function savepointsOf(db: Database.Database) {
  const texts = new Map<string, Database.Statement>()
  const run = (text: string) => {
    let statement = texts.get(text)
    if (!statement) texts.set(text, (statement = db.prepare(text)))
    statement.run()
  }
  const open = (level: Level) => {
    if (level.parent && !level.parent.saved) open(level.parent)
    run(`SAVEPOINT s${level.depth}`)
    level.saved = true
  }
  return {
    open,
    release(level: Level) {
      if (level.saved) run(`RELEASE s${level.depth}`)
    },
    undo(level: Level) {
      if (!level.saved || !db.inTransaction) return
      run(`ROLLBACK TO s${level.depth}`)
      run(`RELEASE s${level.depth}`)
    },
  }
}
