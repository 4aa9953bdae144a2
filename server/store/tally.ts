/**
 * Counters that are kept in the transaction of what they count, without a write per unit.
 *
 * Additions are merged in memory, per commit group on SQLite and per unit on PostgreSQL, and written as upserts right
 * before the commit. A unit or nested transaction that is rolled back leaves nothing. What was added is not visible
 * to queries of the same unit. A key column named `slot` spreads a busy row on PostgreSQL: readers sum over it.
 */
import { sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { dialect } from '#drizzle/dialect.ts'
import { builder, compile } from './builder.ts'
import { addTally, guard, inside } from './level.ts'
import type { Row, TallyOf, Tx } from './level.ts'
import { params } from './query.ts'
import { statementOf } from './statement.ts'
import type { Statement } from './statement.ts'
import { columnOf } from './table.ts'

const SLOTS = 16
/** Tallies are written in the order in which they were declared. */
let declared = 0

const slot = dialect === 'postgres' ? process.pid % SLOTS : 0

type Cells<T extends PgTable> = T['$inferInsert']
type Keys<T extends PgTable> = keyof Cells<T> & string

export type Tally<T extends PgTable, K extends Keys<T>, A extends Keys<T>> = {
  /** Adds to the counter row of these keys; throws when `tx` has ended. */
  add(tx: Tx, row: { [Key in Exclude<K, 'slot'>]-?: Cells<T>[Key] } & { [Add in A]-?: number }): void
}

/** Counters in `table`: one row for each combination of `key` (its primary key), summed columns `add`. */
export function tally<T extends PgTable, const K extends Keys<T>, const A extends Keys<T>>(
  table: T,
  columns: { key: readonly K[]; add: readonly A[] },
): Tally<T, K, A> {
  const spread = columns.key.includes('slot' as K)
  let made: Statement | undefined
  const upsert = () => (made ??= upsertInto(table, columns.key, columns.add))
  const collected: TallyOf = {
    rank: ++declared,
    merge(into, row) {
      for (const name of columns.add) into[name] = Number(into[name]) + Number(row[name])
    },
    async flush(tx, rows) {
      const level = tx[inside]
      const statement = upsert()
      await level.engine.many(
        level,
        statement,
        rows.map((row) => statement.bind(row)),
      )
    },
  }
  return {
    add(tx, given) {
      const level = tx[inside]
      guard(level)
      const row: Row = spread ? { ...given, slot } : given
      const key = columns.key.map((name) => String(row[name])).join('\u0000')
      addTally((level.tallies ??= new Map()), collected, key, row)
    },
  }
}

function upsertInto(table: PgTable, key: readonly string[], add: readonly string[]): Statement {
  const p = params<Row>()
  const values = Object.fromEntries([...key, ...add].map((name) => [name, p[name]]))
  const sums = add.map((name) => {
    const column = columnOf(table, name)
    return [name, sql`${column} + excluded.${sql.identifier(column.name)}`]
  })
  const built = builder
    .insert(table)
    .values(values as never)
    .onConflictDoUpdate({
      target: key.map((name) => columnOf(table, name)),
      set: Object.fromEntries(sums) as never,
    })
  return statementOf(compile(built))
}
