/**
 * Tells that an activity's figures have changed, and nothing of how: whoever wants to know looks, and the looking is
 * audited. Asked for beside the writers, as seldom as a look is worth, however many take part.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { eq, sql } from 'drizzle-orm'
import { activityCounter, activityStock } from '#drizzle/schema/activity.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Store, Tx } from '#server/store/store.ts'

const EVERY_MS = 3000

const counted = query((db, p: Params<{ code: string }>) =>
  db
    .select({ sum: sql<number>`coalesce(sum(${activityCounter.count}), 0)`.mapWith(Number) })
    .from(activityCounter)
    .where(eq(activityCounter.activityCode, p.code)),
)

const putOut = query((db, p: Params<{ code: string }>) =>
  db
    .select({ sum: sql<number>`coalesce(sum(${activityStock.total}), 0)`.mapWith(Number) })
    .from(activityStock)
    .where(eq(activityStock.activityCode, p.code)),
)

/** The same while nothing has happened. Counters only grow, and so does what is put out. */
export async function markOf(tx: Tx, code: string): Promise<string> {
  const happened = (await counted.first(tx, { code }))?.sum ?? 0
  return `${happened}.${(await putOut.first(tx, { code }))?.sum ?? 0}`
}

/** Yields the mark at once and whenever it has changed, until `signal` ends it. */
export async function* watchActivity(
  store: Store,
  code: string,
  signal: AbortSignal,
): AsyncGenerator<string> {
  let known: string | undefined
  while (!signal.aborted) {
    const mark = await store.read((tx) => markOf(tx, code))
    if (mark !== known) yield mark
    known = mark
    await wait(EVERY_MS, undefined, { signal }).catch(() => undefined)
  }
}
