/** Something kept in memory for one store: every connection of it shares the copy, another store has its own. */
import { inside } from './level.ts'
import type { Tx } from './store.ts'

export type Kept<T> = { of(tx: Tx): T | undefined; put(tx: Tx, value: T): void }

export function kept<T>(): Kept<T> {
  const copies = new WeakMap<object, T>()
  return {
    of: (tx) => copies.get(tx[inside].engine.store),
    put: (tx, value) => void copies.set(tx[inside].engine.store, value),
  }
}
