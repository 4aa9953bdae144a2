/** Money of a line: what is on it, putting some on, taking some off. The books are the ledger's. */
import { and, eq, ne } from 'drizzle-orm'
import { subscriber, type Payment } from '#drizzle/schema/subscriber.ts'
import { balanceOf, post } from '#server/balance/ledger.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import type { Carried, Order } from './boss.ts'

/** How far a postpaid line may owe before one-off purchases are refused. */
const POSTPAID_LIMIT_FEN = 200_00

const paymentById = query((db, p: Params<{ id: string }>) =>
  db.select({ payment: subscriber.payment }).from(subscriber).where(eq(subscriber.id, p.id)).limit(1),
)

const liftArrears = query((db, p: Params<{ id: string }>) =>
  db
    .update(subscriber)
    .set({ credit: 'active' })
    .where(and(eq(subscriber.id, p.id), ne(subscriber.credit, 'active'))),
)

export function money(tx: Tx, subscriberId: string): Promise<number> {
  return balanceOf(tx, subscriberId, 'balance')
}

export async function paymentOf(tx: Tx, subscriberId: string): Promise<Payment> {
  const line = await paymentById.first(tx, { id: subscriberId })
  if (!line) throw new Error(`there is no line ${subscriberId}`)
  return line.payment
}

export async function credit(
  tx: Tx,
  order: Order & { amountFen: number; from: 'cashier' | 'voucher' },
): Promise<Carried & { balanceFen: number }> {
  const { subscriberId, key, now, amountFen: amount, from } = order
  const posting = await post(tx, {
    subscriberId,
    key,
    debit: from,
    credit: 'balance',
    amount,
    reason: 'topup',
    now,
  })
  if ((await money(tx, subscriberId)) >= 0) await liftArrears.run(tx, { id: subscriberId })
  return { state: 'done', balanceFen: posting.creditAfter }
}

export async function charge(
  tx: Tx,
  order: Order & { amountFen: number; reason: string },
): Promise<Carried & { balanceFen: number }> {
  const { subscriberId, key, now, amountFen: amount, reason } = order
  const floor = (await paymentOf(tx, subscriberId)) === 'postpaid' ? -POSTPAID_LIMIT_FEN : 0
  const posting = await post(tx, {
    subscriberId,
    key,
    debit: 'balance',
    credit: 'income',
    amount,
    reason,
    now,
    floor,
  })
  return { state: 'done', balanceFen: posting.debitAfter }
}
