/** What a subscriber set out to pay, written down before the cashier hears of it. */
import { and, asc, desc, eq, gt, lte, ne, or, sql } from 'drizzle-orm'
import { paymentIntent, type PaymentState } from '#drizzle/schema/money.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'

export type PaymentIntent = typeof paymentIntent.$inferSelect

/** How long a payment may be made, ms. */
export const PAYMENT_LIVES_MS = 30 * 60_000

type Opened = Pick<
  PaymentIntent,
  'subscriberId' | 'id' | 'amountFen' | 'channel' | 'createdAt' | 'expiresAt' | 'askedTouchId'
>

const insertIntent = insertInto(paymentIntent, {
  always: { state: 'open', settledAt: null, cashierRef: null, paidFen: null, touchId: null },
})

const intentById = query((db, p: Params<{ subscriberId: string; id: string }>) =>
  db
    .select()
    .from(paymentIntent)
    .where(and(eq(paymentIntent.subscriberId, p.subscriberId), eq(paymentIntent.id, p.id)))
    .limit(1),
)

const recentIntents = query((db, p: Params<{ subscriberId: string }>) =>
  db
    .select()
    .from(paymentIntent)
    .where(eq(paymentIntent.subscriberId, p.subscriberId))
    .orderBy(desc(paymentIntent.id))
    .limit(20),
)

const openCount = query((db, p: Params<{ subscriberId: string; now: number }>) =>
  db
    .select({ count: sql<number>`count(*)`.mapWith(Number) })
    .from(paymentIntent)
    .where(
      and(
        eq(paymentIntent.subscriberId, p.subscriberId),
        sql`${paymentIntent.state} = 'open'`,
        gt(paymentIntent.expiresAt, p.now),
      ),
    ),
)

/** Past their time and still open (the state stands in the text, for the partial index), in the order of (expiresAt, subscriber, id) after the given place. */
const overdue = query((db, p: Params<{ now: number; expiresAt: number; subscriberId: string; id: string }>) =>
  db
    .select()
    .from(paymentIntent)
    .where(
      and(
        sql`${paymentIntent.state} = 'open'`,
        lte(paymentIntent.expiresAt, p.now),
        or(
          gt(paymentIntent.expiresAt, p.expiresAt),
          and(
            eq(paymentIntent.expiresAt, p.expiresAt),
            or(
              gt(paymentIntent.subscriberId, p.subscriberId),
              and(eq(paymentIntent.subscriberId, p.subscriberId), gt(paymentIntent.id, p.id)),
            ),
          ),
        ),
      ),
    )
    .orderBy(asc(paymentIntent.expiresAt), asc(paymentIntent.subscriberId), asc(paymentIntent.id))
    .limit(100),
)

type Closing = {
  subscriberId: string
  id: string
  state: PaymentState
  settledAt: number
  cashierRef: string | null
  paidFen: number | null
  touchId: string
}

const closeRow = query((db, p: Params<Closing>) =>
  db
    .update(paymentIntent)
    .set({
      state: p.state,
      settledAt: p.settledAt,
      cashierRef: p.cashierRef,
      paidFen: p.paidFen,
      touchId: p.touchId,
    })
    .where(
      and(
        eq(paymentIntent.subscriberId, p.subscriberId),
        eq(paymentIntent.id, p.id),
        ne(paymentIntent.state, 'paid'),
      ),
    ),
)

export async function writeIntent(tx: Tx, intent: Opened): Promise<void> {
  await insertIntent.run(tx, intent)
}

export function intentOf(tx: Tx, subscriberId: string, id: string): Promise<PaymentIntent | undefined> {
  return intentById.first(tx, { subscriberId, id })
}

/** The last twenty, newest first. */
export function intentsOf(tx: Tx, subscriberId: string): Promise<PaymentIntent[]> {
  return recentIntents.all(tx, { subscriberId })
}

export async function countOpen(tx: Tx, subscriberId: string, now: number): Promise<number> {
  return (await openCount.first(tx, { subscriberId, now }))?.count ?? 0
}

export type OverduePlace = Pick<PaymentIntent, 'expiresAt' | 'subscriberId' | 'id'>

const NIL = '00000000-0000-0000-0000-000000000000'

/** The next hundred intents whose time is over, after `place`. */
export function overdueIntents(tx: Tx, now: number, place?: OverduePlace): Promise<PaymentIntent[]> {
  const { expiresAt, subscriberId, id } = place ?? { expiresAt: 0, subscriberId: NIL, id: NIL }
  return overdue.all(tx, { now, expiresAt, subscriberId, id })
}

/** Writes down what became of it; money that has arrived is never unwritten. */
export async function closeIntent(tx: Tx, closing: Closing): Promise<void> {
  if (!(await closeRow.run(tx, closing))) throw new Error(`payment ${closing.id} was already paid`)
}
