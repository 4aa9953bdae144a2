/** An order is carried out once per key: its row is written in the transaction of what it does. */
import { and, eq } from 'drizzle-orm'
import { bossOrder } from '#drizzle/schema/boss.ts'
import { post } from '#server/balance/ledger.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import type { Carried, Order } from './boss.ts'
import { paymentOf } from './money.ts'

type Ordered = typeof bossOrder.$inferSelect

const orderByKey = query((db, p: Params<{ subscriberId: string; key: string }>) =>
  db
    .select()
    .from(bossOrder)
    .where(and(eq(bossOrder.subscriberId, p.subscriberId), eq(bossOrder.key, p.key)))
    .limit(1),
)

const insertOrder = insertInto(bossOrder)

/**
 * Carries an order out unless its key was seen before, and takes its price.
 * @param what the plan or service ordered; the same key for something else is a caller's fault
 * @throws Overdrawn when a prepaid line holds less than the price
 */
export async function once(
  tx: Tx,
  order: Order & { chargeFen?: number },
  what: Pick<Ordered, 'kind' | 'code'>,
  carry: () => Promise<unknown>,
): Promise<Carried> {
  const { subscriberId, key, now } = order
  const first = await orderByKey.first(tx, { subscriberId, key })
  if (first) {
    if (first.kind === what.kind && first.code === what.code) return { state: 'done' }
    throw new Error(`order ${key} was used for ${first.kind} ${first.code}`)
  }
  const chargedFen = order.chargeFen ?? 0
  const chargedTo = chargedFen > 0 ? await take(tx, order, chargedFen, what) : 'nothing'
  await insertOrder.run(tx, { subscriberId, key, ...what, chargedFen, chargedTo, orderedAt: now })
  await carry()
  return { state: 'done' }
}

async function take(tx: Tx, order: Order, amount: number, what: Pick<Ordered, 'kind' | 'code'>) {
  const { subscriberId, now } = order
  if ((await paymentOf(tx, subscriberId)) === 'postpaid') return 'bill'
  const reason = `${what.kind}:${what.code}`
  const key = `order:${order.key}`
  await post(tx, { subscriberId, key, debit: 'balance', credit: 'income', amount, reason, now })
  return 'balance'
}
