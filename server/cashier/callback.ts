/** Callbacks that wait to be acknowledged: in the database, so that a restart forgets none. */
import { and, eq, lte } from 'drizzle-orm'
import { cashierCallback } from '#drizzle/schema/cashier.ts'
import { claim } from '#server/store/claim.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'

export type Callback = typeof cashierCallback.$inferSelect

/** Nobody else takes up a callback for this long after it was claimed, ms. */
const LEASE_MS = 30_000
const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 30 * 60_000
/** About half a day of trying; after that the merchant has to ask. */
const MOST_TRIES = 36

const insertCallback = insertInto(cashierCallback)

const claimDue = claim(cashierCallback, {
  where: (t, p: Params<{ now: number; until: number }>) => and(eq(t.waiting, true), lte(t.dueAt, p.now)),
  orderBy: (t) => [t.dueAt, t.id],
  set: (_, p) => ({ dueAt: p.until }),
  limit: 20,
})

const settleRow = query((db, p: Params<Omit<Callback, 'ref'>>) =>
  db
    .update(cashierCallback)
    .set({ tries: p.tries, dueAt: p.dueAt, waiting: p.waiting, lastAnswer: p.lastAnswer })
    .where(eq(cashierCallback.id, p.id)),
)

export async function enqueueCallback(tx: Tx, ref: string, dueAt: number): Promise<void> {
  await insertCallback.run(tx, { id: uuidv7(dueAt), ref, tries: 0, dueAt, waiting: true, lastAnswer: null })
}

/** Up to twenty that are due, for this caller alone. */
export function claimCallbacks(tx: Tx, now: number): Promise<Callback[]> {
  return claimDue.all(tx, { now, until: now + LEASE_MS })
}

/** After a try: done where the merchant answered `success`, otherwise due again, each time twice as late. */
export async function settleCallback(tx: Tx, callback: Callback, answer: string, now: number): Promise<void> {
  const tries = callback.tries + 1
  const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS)
  const waiting = answer !== 'success' && tries < MOST_TRIES
  await settleRow.run(tx, { id: callback.id, tries, dueAt: now + pauseMs, waiting, lastAnswer: answer })
}
