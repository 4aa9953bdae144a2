/** The sandbox cashier's own book: payments that merchants asked for, and what became of them. */
import { randomBytes } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { cashierPayment } from '#drizzle/schema/cashier.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import type { Language } from '#words/message.ts'
import { enqueueCallback } from './callback.ts'

export type CashierPayment = typeof cashierPayment.$inferSelect

/** How long after its end a payment is made that is made late, ms. */
export const LATE_MS = 60_000

const insertPayment = insertInto(cashierPayment, { onConflict: 'nothing' })

const byPayment = query((db, p: Params<{ payment: string }>) =>
  db.select().from(cashierPayment).where(eq(cashierPayment.payment, p.payment)).limit(1),
)

const byRef = query((db, p: Params<{ ref: string }>) =>
  db.select().from(cashierPayment).where(eq(cashierPayment.ref, p.ref)).limit(1),
)

const decideOpen = query(
  (db, p: Params<{ ref: string; state: 'paid' | 'failed'; paidFen: number; decidedAt: number }>) =>
    db
      .update(cashierPayment)
      .set({ state: p.state, paidFen: p.paidFen, decidedAt: p.decidedAt })
      .where(and(eq(cashierPayment.ref, p.ref), eq(cashierPayment.state, 'open'))),
)

export type Ordered = { payment: string; amountFen: number; language: Language; expiresAt: number }

/** The payment of this merchant's number; a second look at the link finds the first one's. */
export async function openPayment(tx: Tx, ordered: Ordered, now: number): Promise<CashierPayment> {
  const ref = `S${randomBytes(16).toString('hex')}`
  const fresh = { ...ordered, ref, state: 'open' as const, paidFen: 0, decidedAt: null, createdAt: now }
  await insertPayment.run(tx, fresh)
  return (await byPayment.first(tx, { payment: ordered.payment })) ?? fresh
}

export function paymentByRef(tx: Tx, ref: string): Promise<CashierPayment | undefined> {
  return byRef.first(tx, { ref })
}

export function paymentByNumber(tx: Tx, payment: string): Promise<CashierPayment | undefined> {
  return byPayment.first(tx, { payment })
}

/** What is true of it at this moment: a payment that will be made late is still open. */
export function stateAt({ state, decidedAt }: CashierPayment, now: number): CashierPayment['state'] {
  return decidedAt !== null && decidedAt > now ? 'open' : state
}

export type Act = 'pay' | 'fail' | 'late' | 'other' | 'twice'

/** Decides an open payment once, and queues what the merchant is to hear. */
export async function decide(
  tx: Tx,
  payment: CashierPayment,
  act: Act,
  otherFen: number,
  now: number,
): Promise<void> {
  const { ref, amountFen, expiresAt } = payment
  if (act !== 'late' && expiresAt <= now) return
  const state = act === 'fail' ? 'failed' : 'paid'
  const paidFen = act === 'fail' ? 0 : act === 'other' ? otherFen : amountFen
  const decidedAt = act === 'late' ? Math.max(expiresAt, now) + LATE_MS : now
  if (!(await decideOpen.run(tx, { ref, state, paidFen, decidedAt }))) return
  for (let told = 0; told < (act === 'twice' ? 2 : 1); told++) await enqueueCallback(tx, ref, decidedAt)
}
