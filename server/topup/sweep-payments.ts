/** Payments whose time is over: the cashier is asked first, and only what it does not know to be paid lapses. */
import type { Boss } from '#server/boss/boss.ts'
import { subscriberOf } from '#server/identity/who.ts'
import { lock } from '#server/store/lock.ts'
import type { Store } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import type { CashierQuery, CashierTruth } from './ask-cashier.ts'
import {
  closeIntent,
  intentOf,
  overdueIntents,
  type OverduePlace,
  type PaymentIntent,
} from './payment-intent.ts'
import { settlePayment } from './settle-payment.ts'
import { tellExpired } from './tell-result.ts'
import { paymentNumber } from './till.ts'

export type Swept = { settled: number; expired: number; unasked: number }

/** Questions to the cashier under way at once. */
const AT_ONCE = 8
/** One sweep looks at no more than this many; the next goes on. */
const MOST = 5000

/**
 * May run at any time, in several processes, and again after a crash: each intent is decided under its subscriber's
 * lock and only while it is open.
 * @returns what was done; `unasked` counts those left open because the cashier could not be asked
 */
export async function sweepPayments(
  house: { store: Store; boss: Boss },
  query: CashierQuery,
  now: number,
): Promise<Swept> {
  const swept = { settled: 0, expired: 0, unasked: 0 }
  let place: OverduePlace | undefined
  for (let seen = 0; seen < MOST;) {
    const from = place
    const batch = await house.store.read((tx) => overdueIntents(tx, now, from))
    if (batch.length === 0) return swept
    for (let start = 0; start < batch.length; start += AT_ONCE) {
      const some = batch.slice(start, start + AT_ONCE)
      const decided = await Promise.all(some.map((intent) => decide(house, query, intent, now)))
      for (const decision of decided) if (decision) swept[decision]++
    }
    seen += batch.length
    place = batch.at(-1)
  }
  return swept
}

async function decide(
  house: { store: Store; boss: Boss },
  query: CashierQuery,
  intent: PaymentIntent,
  now: number,
): Promise<keyof Swept | undefined> {
  const { subscriberId, id: intentId } = intent
  const truth = await query(paymentNumber(subscriberId, intentId), now)
  if (!truth) return 'unasked'
  if (!isResult(truth)) return (await expire(house.store, intent, now)) ? 'expired' : undefined
  const word = { subscriberId, intentId, nonce: `asked ${uuidv7(now)}`, ...truth }
  const verdict = await house.store.transaction((tx) => settlePayment(tx, house.boss, word, now))
  return verdict === 'repeated' ? undefined : 'settled'
}

function isResult(truth: CashierTruth): truth is Extract<CashierTruth, { ref: string }> {
  return truth.state === 'paid' || truth.state === 'failed'
}

function expire(store: Store, { subscriberId, id }: PaymentIntent, now: number): Promise<boolean> {
  return store.transaction(async (tx) => {
    await lock(tx, subscriberId)
    const intent = await intentOf(tx, subscriberId, id)
    if (intent?.state !== 'open') return false
    const touchId = uuidv7(now)
    const closing = { subscriberId, id, settledAt: now, cashierRef: null, paidFen: null, touchId }
    await closeIntent(tx, { ...closing, state: 'expired' })
    const subscriber = await subscriberOf(tx, subscriberId)
    if (subscriber) await tellExpired(tx, { subscriber, intent, touchId, now })
    return true
  })
}
