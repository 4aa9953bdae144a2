/**
 * What the cashier says became of a payment, made true in the hall: once, whoever brings the word and however often.
 *
 * Callback and sweeper both come through here. The subscriber's lock makes them take turns, the intent's state tells
 * the second that the first was there, and the ledger's key (`pay:<intent>`) would refuse a second posting anyway.
 */
import { and, eq } from 'drizzle-orm'
import { paymentCallback, type CallbackVerdict } from '#drizzle/schema/money.ts'
import type { Boss } from '#server/boss/boss.ts'
import { subscriberOf } from '#server/identity/who.ts'
import type { Subscriber } from '#server/operation.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { lock } from '#server/store/lock.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { closeIntent, intentOf, type PaymentIntent } from './payment-intent.ts'
import { tellCredited, tellFailed, tellMismatched } from './tell-result.ts'

export type CashierWord = {
  subscriberId: string
  intentId: string
  /** Of the message, unique within the subscriber. */
  nonce: string
  ref: string
  state: 'paid' | 'failed'
  paidFen: number
}

const callbackByNonce = query((db, p: Params<{ subscriberId: string; nonce: string }>) =>
  db
    .select({ verdict: paymentCallback.verdict })
    .from(paymentCallback)
    .where(and(eq(paymentCallback.subscriberId, p.subscriberId), eq(paymentCallback.nonce, p.nonce)))
    .limit(1),
)

const insertCallback = insertInto(paymentCallback, {
  always: { resolution: null, resolvedAt: null, resolvedBy: null, note: null },
})

/** @returns undefined when there is no such payment */
export async function settlePayment(
  tx: Tx,
  boss: Boss,
  word: CashierWord,
  now: number,
): Promise<CallbackVerdict | undefined> {
  const { subscriberId, intentId, nonce } = word
  await lock(tx, subscriberId)
  if (await callbackByNonce.first(tx, { subscriberId, nonce })) return 'repeated'
  const intent = await intentOf(tx, subscriberId, intentId)
  if (!intent) return undefined
  const verdict =
    word.state === 'paid'
      ? await takePaid(tx, boss, intent, word, now)
      : await takeFailed(tx, intent, word, now)
  const { ref: cashierRef, state, paidFen } = word
  const kept = { subscriberId, id: uuidv7(now), intentId, nonce, cashierRef, state, paidFen }
  await insertCallback.run(tx, { ...kept, verdict, receivedAt: now })
  return verdict
}

/** Late is no fault: whatever state the intent was left in, the money was taken and belongs on the line. */
async function takePaid(
  tx: Tx,
  boss: Boss,
  intent: PaymentIntent,
  word: CashierWord,
  now: number,
): Promise<CallbackVerdict> {
  if (hasMoney(intent)) {
    if (intent.cashierRef !== word.ref) return 'paid-twice'
    return intent.paidFen === word.paidFen ? 'repeated' : 'contradicted'
  }
  const subscriber = await subscriberOf(tx, intent.subscriberId)
  const touchId = uuidv7(now)
  const closing = { ...placeOf(intent), settledAt: now, cashierRef: word.ref, paidFen: word.paidFen, touchId }
  if (!subscriber || word.paidFen !== intent.amountFen) {
    await closeIntent(tx, { ...closing, state: 'mismatched' })
    if (!subscriber) return 'line-closed'
    await tellMismatched(tx, { subscriber, intent, touchId, now }, word.paidFen)
    return 'mismatched'
  }
  await closeIntent(tx, { ...closing, state: 'paid' })
  await creditLine(tx, boss, subscriber, intent, touchId, now)
  return 'credited'
}

async function creditLine(
  tx: Tx,
  boss: Boss,
  subscriber: Subscriber,
  intent: PaymentIntent,
  touchId: string,
  now: number,
): Promise<void> {
  const order = { subscriberId: subscriber.id, key: `pay:${intent.id}`, now }
  const carried = await boss.credit(tx, { ...order, amountFen: intent.amountFen, from: 'cashier' })
  await tellCredited(tx, { subscriber, intent, touchId, now }, carried)
}

async function takeFailed(
  tx: Tx,
  intent: PaymentIntent,
  word: CashierWord,
  now: number,
): Promise<CallbackVerdict> {
  if (hasMoney(intent)) return 'contradicted'
  if (intent.state !== 'open') return 'repeated'
  const touchId = uuidv7(now)
  const closing = { ...placeOf(intent), settledAt: now, cashierRef: word.ref, paidFen: 0, touchId }
  await closeIntent(tx, { ...closing, state: 'failed' })
  const subscriber = await subscriberOf(tx, intent.subscriberId)
  if (subscriber) await tellFailed(tx, { subscriber, intent, touchId, now })
  return 'failed'
}

/** The cashier said before that it took money, wherever it is now. */
function hasMoney({ state }: PaymentIntent): boolean {
  return state === 'paid' || state === 'mismatched' || state === 'refunded'
}

function placeOf({ subscriberId, id }: PaymentIntent) {
  return { subscriberId, id }
}
