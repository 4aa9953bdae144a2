/** What there is a limited number of. The last piece goes to one person: one conditional update decides. */
import { and, eq, gt, sql } from 'drizzle-orm'
import { activityStock } from '#drizzle/schema/activity.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import type { Activity } from './activity.ts'

export const TICKET = 'ticket'
export const prizeItem = (place: number) => `prize:${place}`

type Key = { code: string; item: string }
const isRow = (p: Params<Key>) => and(eq(activityStock.activityCode, p.code), eq(activityStock.item, p.item))

const takeOne = query((db, p: Params<Key>) =>
  db
    .update(activityStock)
    .set({ remaining: sql`${activityStock.remaining} - 1` })
    .where(and(isRow(p), gt(activityStock.remaining, sql`0`))),
)

const addSome = query((db, p: Params<Key & { more: number }>) =>
  db
    .update(activityStock)
    .set({
      total: sql`${activityStock.total} + ${sql.param(p.more, activityStock.total)}`,
      remaining: sql`${activityStock.remaining} + ${sql.param(p.more, activityStock.remaining)}`,
    })
    .where(isRow(p)),
)

const oneItem = query((db, p: Params<Key>) => db.select().from(activityStock).where(isRow(p)).limit(1))

const allItems = query((db, p: Params<{ code: string }>) =>
  db.select().from(activityStock).where(eq(activityStock.activityCode, p.code)).limit(20),
)

const putItem = insertInto(activityStock, { onConflict: 'replace' })

export type Stock = { item: string; total: number; remaining: number }

/**
 * Takes one piece.
 * @returns its number, from 1, which nobody else has; null where nothing is left
 */
export async function takeOneOf(tx: Tx, code: string, item: string): Promise<number | null> {
  // Looked at first: what is sold out is not worth a lock to the thousands who still come.
  const before = await oneItem.first(tx, { code, item })
  if (!before || before.remaining < 1) return null
  if (!(await takeOne.run(tx, { code, item }))) return null
  // The row is ours until we commit, so what is read now is what this very update left.
  const after = await oneItem.first(tx, { code, item })
  return after ? after.total - after.remaining : null
}

export function stockOf(tx: Tx, code: string): Promise<Stock[]> {
  return allItems.all(tx, { code })
}

export async function remainingOf(tx: Tx, code: string, item: string): Promise<number> {
  return (await oneItem.first(tx, { code, item }))?.remaining ?? 0
}

/** False where nothing of it is limited. */
export async function addStock(tx: Tx, code: string, item: string, more: number): Promise<boolean> {
  return (await addSome.run(tx, { code, item, more })) === 1
}

/** Puts out everything that is limited, when an activity is published. */
export async function putOut(tx: Tx, { code, kind, content, prizes }: Activity): Promise<void> {
  const put = (item: string, total: number) =>
    putItem.run(tx, { activityCode: code, item, total, remaining: total })
  if (kind === 'grab') await put(TICKET, content.tickets)
  for (const [place, { stock }] of prizes.entries()) {
    if (stock !== null) await put(prizeItem(place), stock)
  }
}
