/**
 * The inside of a `tx`: one level per unit and one more per nested transaction.
 *
 * Both engines share these rules: a level ends with its function, a failed statement fails its level, effects and
 * tallies of a level that is rolled back vanish with it.
 */
import type { Dialect } from '#drizzle/dialect.ts'
import { StoreError, TransactionEnded, TransactionFailed } from './errors.ts'
import type { Statement, Values } from './statement.ts'

/** Marks the hidden half of a `tx`. */
export const inside = Symbol('inside')

/** What a unit works with: handed to queries, never kept. */
export type Tx = {
  /** Runs `unit` so that it can fail alone: its writes are undone and the error is thrown here. */
  transaction<T>(unit: (tx: Tx) => Promise<T>): Promise<T>
  /** Runs `effect` once everything here is durable; never when it is rolled back. */
  afterCommit(effect: () => void): void
  readonly [inside]: Level
}

export type Row = Record<string, unknown>

/** What an engine does for a level; the level was checked to be open by then. */
export type Engine = {
  readonly dialect: Dialect
  /** Whatever is the same object for all connections of one store. */
  readonly store: object
  all(level: Level, statement: Statement, values: Values): Promise<unknown[]>
  first(level: Level, statement: Statement, values: Values): Promise<unknown>
  run(level: Level, statement: Statement, values: Values): Promise<number>
  /** Runs many bindings of one statement; the number of rows changed. */
  many(level: Level, statement: Statement, bindings: unknown[][]): Promise<number>
  save(level: Level): Promise<void>
  release(level: Level): Promise<void>
  undo(level: Level): Promise<void>
}

/** Counts that wait for the end of the unit or the group, by the key of their row. */
export type Tallies = Map<TallyOf, Map<string, Row>>
export type TallyOf = {
  readonly rank: number
  merge(into: Row, row: Row): void
  flush(tx: Tx, rows: Row[]): Promise<void>
}

export type Level = {
  readonly engine: Engine
  readonly root: Level
  readonly parent: Level | undefined
  readonly depth: number
  readonly reads: boolean
  open: boolean
  nested: boolean
  failure: unknown
  saved: boolean
  effects: (() => void)[] | undefined
  tallies: Tallies | undefined
}

export function newLevel(engine: Engine, parent: Level | undefined, reads = false): Level {
  const level = {
    engine,
    parent,
    depth: parent ? parent.depth + 1 : 0,
    reads,
    open: true,
    nested: false,
    failure: undefined,
    saved: false,
    effects: undefined,
    tallies: undefined,
  } as { -readonly [K in keyof Level]: Level[K] }
  level.root = parent ? parent.root : level
  return level
}

export function txOf(level: Level): Tx {
  return {
    [inside]: level,
    transaction: (unit) => nest(level, unit),
    afterCommit(effect) {
      guard(level)
      ;(level.effects ??= []).push(effect)
    },
  }
}

/** Throws unless the level may run a statement now. */
export function guard(level: Level): void {
  if (!level.open || !level.root.open) throw new TransactionEnded()
  if (level.failure !== undefined) throw new TransactionFailed(level.failure)
}

async function nest<T>(level: Level, unit: (tx: Tx) => Promise<T>): Promise<T> {
  guard(level)
  if (level.nested)
    throw new StoreError('a nested transaction of this tx is still running: await one after the other')
  const child = newLevel(level.engine, level, level.reads)
  level.nested = true
  try {
    await level.engine.save(child)
    const value = await unit(txOf(child))
    guard(child)
    await level.engine.release(child)
    inherit(level, child)
    return value
  } catch (error) {
    if (child.root.open) await level.engine.undo(child)
    throw error
  } finally {
    child.open = false
    level.nested = false
  }
}

function inherit(level: Level, child: Level): void {
  if (child.effects) (level.effects ??= []).push(...child.effects)
  if (child.tallies) mergeTallies((level.tallies ??= new Map()), child.tallies)
}

export function mergeTallies(into: Tallies, from: Tallies): void {
  for (const [tally, rows] of from) {
    for (const [key, row] of rows) addTally(into, tally, key, row)
  }
}

export function addTally(tallies: Tallies, tally: TallyOf, key: string, row: Row): void {
  let rows = tallies.get(tally)
  if (!rows) tallies.set(tally, (rows = new Map()))
  const known = rows.get(key)
  if (known) tally.merge(known, row)
  else rows.set(key, { ...row })
}

/**
 * Writes the collected counts, all in one order so that two units never wait for each other in a ring. Everything is
 * sent before the first answer is waited for.
 */
export async function flushTallies(tx: Tx, tallies: Tallies): Promise<void> {
  const ordered = [...tallies].sort(([one], [other]) => one.rank - other.rank)
  await Promise.all(
    ordered.map(([tally, rows]) => {
      const keys = [...rows.keys()].sort()
      return tally.flush(
        tx,
        keys.map((key) => rows.get(key) ?? {}),
      )
    }),
  )
}
