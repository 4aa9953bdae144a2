/** Statements on one PostgreSQL connection: named, so that the server plans each once, and pipelined. */
import type pg from 'pg'
import { UnitExpelled } from './errors.ts'
import type { Engine, Level } from './level.ts'
import { fromPostgres } from './postgres-errors.ts'
import type { Statement } from './statement.ts'

/** Bindings of one statement that are on the wire at once. */
export const PIPELINED = 500

export type Connection = {
  engine: Engine
  send(text: string): Promise<pg.QueryResult>
  /** Waits for the unit; expels it when it waits for anything but this connection. */
  watch<T>(level: Level, unit: Promise<T>): Promise<T>
}

export function openConnection(client: pg.PoolClient, store: object): Connection {
  let inFlight = 0
  let sent = 0
  let idle: (() => void) | undefined

  async function ask(query: pg.QueryConfig | string): Promise<pg.QueryResult> {
    inFlight++
    sent++
    try {
      return await client.query(query)
    } catch (error) {
      throw fromPostgres(error)
    } finally {
      inFlight--
      if (inFlight === 0) idle?.()
    }
  }

  async function execute(level: Level, statement: Statement, values: unknown[]): Promise<pg.QueryResult> {
    const query = { name: `s${statement.id}`, text: statement.text, values }
    try {
      return await ask(statement.row ? ({ ...query, rowMode: 'array' } as pg.QueryArrayConfig) : query)
    } catch (error) {
      level.failure ??= error
      throw error
    }
  }

  async function rowsOf(level: Level, statement: Statement, values: unknown[]): Promise<unknown[]> {
    const { rows } = await execute(level, statement, values)
    return statement.row ? rows.map((cells) => statement.row?.(cells)) : rows
  }

  async function savepoint(level: Level, text: string): Promise<void> {
    if (!level.reads) await ask(text)
  }

  return {
    engine: {
      dialect: 'postgres',
      store,
      all: (level, statement, values) => rowsOf(level, statement, statement.bind(values)),
      first: async (level, statement, values) => (await rowsOf(level, statement, statement.bind(values)))[0],
      run: async (level, statement, values) =>
        (await execute(level, statement, statement.bind(values))).rowCount ?? 0,
      async many(level, statement, bindings) {
        let changed = 0
        for (let start = 0; start < bindings.length; start += PIPELINED) {
          const chunk = bindings.slice(start, start + PIPELINED)
          const results = await Promise.all(chunk.map((values) => execute(level, statement, values)))
          for (const { rowCount } of results) changed += rowCount ?? 0
        }
        return changed
      },
      save: (level) => savepoint(level, `SAVEPOINT s${level.depth}`),
      release: (level) => savepoint(level, `RELEASE SAVEPOINT s${level.depth}`),
      undo: (level) =>
        savepoint(level, `ROLLBACK TO SAVEPOINT s${level.depth}; RELEASE SAVEPOINT s${level.depth}`),
    },
    send: ask,
    watch: (level, unit) =>
      new Promise((answer, refuse) => {
        // Whoever heard the last answer has asked again, or ended, before the event loop turns.
        idle = () => {
          const asked = sent
          setImmediate(() => {
            if (level.open && inFlight === 0 && sent === asked && idle) refuse(new UnitExpelled())
          })
        }
        unit.then(answer, refuse).finally(() => (idle = undefined))
        if (inFlight === 0) idle()
      }),
  }
}
