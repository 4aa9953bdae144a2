/**
 * Tells that something new happened to a subscriber, and nothing of what: whoever wants to know looks, and the looking
 * is audited.
 *
 * The touches may come from another process or machine, so the newest id is asked for once a second: one key of one
 * month's table, read beside the writers.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { desc, eq } from 'drizzle-orm'
import { monthlyQuery } from '#server/store/monthly.ts'
import type { Params } from '#server/store/query.ts'
import type { Store, Tx } from '#server/store/store.ts'
import { touches } from './months.ts'

const EVERY_MS = 1000

const newestOfMonth = monthlyQuery(touches, (db, touch, p: Params<{ subscriberId: string }>) =>
  db
    .select({ id: touch.id })
    .from(touch)
    .where(eq(touch.subscriberId, p.subscriberId))
    .orderBy(desc(touch.id))
    .limit(1),
)

/** The newest touch of the newest two months; null when there was none in them. */
export async function newestTouch(tx: Tx, subscriberId: string): Promise<string | null> {
  const months = (await touches.months(tx)).toSorted((a, b) => b - a)
  for (const month of months.slice(0, 2)) {
    const found = await newestOfMonth.first(tx, month, { subscriberId })
    if (found) return found.id
  }
  return null
}

/** Yields the id of the newest touch whenever there is a newer one, until `signal` ends it. */
export async function* watchTouches(
  store: Store,
  subscriberId: string,
  signal: AbortSignal,
): AsyncGenerator<string | null> {
  let known: string | null | undefined
  while (!signal.aborted) {
    const newest = await store.read((tx) => newestTouch(tx, subscriberId))
    if (newest !== known) yield newest
    known = newest
    await wait(EVERY_MS, undefined, { signal }).catch(() => undefined)
  }
}
