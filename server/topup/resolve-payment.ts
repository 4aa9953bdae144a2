/** The end of a flagged payment: what was really paid goes to the line, once, or was given back outside, or never was. */
import type { Resolution } from '#drizzle/schema/money.ts'
import type { Boss } from '#server/boss/boss.ts'
import { subscriberOf } from '#server/identity/who.ts'
import { Refusal } from '#server/operation.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { flaggedOf, markResolved, type Flagged } from './flagged.ts'
import { m } from './messages.ts'
import { closeIntent, intentOf, type PaymentIntent } from './payment-intent.ts'
import { tellCredited, tellDismissed, tellRefunded } from './tell-result.ts'

export type Resolving = {
  subscriberId: string
  /** Of the cashier's word. */
  id: string
  resolution: Resolution
  note: string
  staffId: string
  now: number
}

/**
 * Hold the subscriber's lock.
 * @throws Refusal `no-payment`, `resolved`, `nothing-to-credit`, `line-closed`
 */
export async function resolvePayment(tx: Tx, boss: Boss, resolving: Resolving): Promise<Flagged> {
  const { subscriberId, id, resolution, note, staffId, now } = resolving
  const flagged = await flaggedOf(tx, subscriberId, id)
  const intent = flagged && (await intentOf(tx, subscriberId, flagged.intentId))
  if (!flagged || !intent) throw new Refusal('no-payment', (say) => say(m.noFlagged))
  const row = { subscriberId, id, resolution, note, resolvedAt: now, resolvedBy: staffId }
  if (!(await markResolved(tx, row))) throw new Refusal('resolved', (say) => say(m.resolvedBefore))
  if (resolution === 'credited') await creditPaid(tx, boss, flagged, intent, now)
  else await closeWithout(tx, flagged, intent, resolution, now)
  return flagged
}

/** A contradiction carries no money of its own: what the cashier took stands in the word that came first. */
async function creditPaid(tx: Tx, boss: Boss, flagged: Flagged, intent: PaymentIntent, now: number) {
  const { subscriberId, verdict, cashierRef, paidFen: amountFen } = flagged
  if (verdict === 'contradicted' || amountFen <= 0) {
    throw new Refusal('nothing-to-credit', (say) => say(m.nothingToCredit))
  }
  const subscriber = await subscriberOf(tx, subscriberId)
  if (!subscriber) throw new Refusal('line-closed', (say) => say(m.creditLineClosed))
  const touchId = uuidv7(now)
  const second = verdict === 'paid-twice'
  if (!second) {
    const closing = { subscriberId, id: intent.id, state: 'paid' as const, settledAt: now }
    await closeIntent(tx, { ...closing, cashierRef, paidFen: amountFen, touchId })
  }
  // The intent's own key posts one payment; a second one under the same number has the key of its word.
  const key = second ? `paid-twice:${flagged.id}` : `pay:${intent.id}`
  const carried = await boss.credit(tx, { subscriberId, key, amountFen, from: 'cashier', now })
  await tellCredited(tx, { subscriber, intent: { ...intent, amountFen }, touchId, now }, carried)
}

/** No money comes to the line: it was given back outside, or there turned out to be none. */
async function closeWithout(
  tx: Tx,
  { subscriberId, verdict, cashierRef, paidFen }: Flagged,
  intent: PaymentIntent,
  resolution: 'refunded' | 'dismissed',
  now: number,
): Promise<void> {
  const touchId = uuidv7(now)
  const refunded = resolution === 'refunded'
  const closes = verdict === 'mismatched' || verdict === 'line-closed'
  if (closes) {
    const state = refunded ? ('refunded' as const) : ('failed' as const)
    const closing = { subscriberId, id: intent.id, state, settledAt: now, touchId }
    await closeIntent(tx, { ...closing, cashierRef, paidFen: refunded ? paidFen : 0 })
  }
  const subscriber = await subscriberOf(tx, subscriberId)
  if (!subscriber) return
  if (!refunded && closes) await tellDismissed(tx, { subscriber, intent, touchId, now })
  if (refunded && paidFen > 0) await tellRefunded(tx, { subscriber, intent, touchId, now }, paidFen)
}
