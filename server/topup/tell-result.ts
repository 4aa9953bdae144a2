/** The result of a payment, told: a touch of the channel it began on, the inbox, and a text in their language. */
import type { TouchOutcome } from '#drizzle/schema/touch.ts'
import { earnFor } from '#server/ecoin/earn.ts'
import { notify } from '#server/inbox/notify.ts'
import type { Subscriber } from '#server/operation.ts'
import type { Tx } from '#server/store/store.ts'
import { recordTouch } from '#server/touch/record.ts'
import { monthOf, yuan } from '#words/format.ts'
import { speak, type Say } from '#words/message.ts'
import { m } from './messages.ts'
import type { PaymentIntent } from './payment-intent.ts'

type Result = { subscriber: Subscriber; intent: PaymentIntent; touchId: string; now: number }

export async function tellCredited(
  tx: Tx,
  result: Result,
  carried: { state: 'done' | 'accepted'; balanceFen: number },
): Promise<void> {
  const { intent, subscriber, touchId, now } = result
  const told = { amount: yuan(intent.amountFen), balance: yuan(carried.balanceFen) }
  const { channel } = intent
  const earned = await earnFor(tx, { subscriberId: subscriber.id, business: 'topup', channel, touchId, now })
  const words = carried.state === 'accepted' ? m.paidAccepted : intent.expiresAt < now ? m.paidLate : m.paid
  const lines = (say: Say) => [say(words, told), earned(say)].filter(Boolean)
  const title = (say: Say) => say(m.paidTitle)
  await record(tx, result, 'done', title, lines, intent.amountFen)
  const body = (say: Say) => lines(say).join(say(m.between))
  await notify(tx, subscriber, { kind: 'result', title, body }, now)
}

export async function tellMismatched(tx: Tx, result: Result, paidFen: number): Promise<void> {
  const told = { amount: yuan(result.intent.amountFen), paid: yuan(paidFen) }
  const title = (say: Say) => say(m.mismatchedTitle)
  const line = (say: Say) => say(m.mismatched, told)
  await record(tx, result, 'refused', title, (say) => [line(say)])
  await notify(tx, result.subscriber, { kind: 'result', title, body: line }, result.now)
}

/** Staff gave it back; the subscriber did nothing, so nobody becomes an active customer by it. */
export async function tellRefunded(tx: Tx, result: Result, paidFen: number): Promise<void> {
  const title = (say: Say) => say(m.refundedTitle)
  const line = (say: Say) => say(m.paymentRefunded, yuan(paidFen))
  const subscriber = { ...result.subscriber, activeMonth: monthOf(result.now) }
  await record(tx, { ...result, subscriber }, 'told', title, (say) => [line(say)])
  await notify(tx, subscriber, { kind: 'result', title, body: line }, result.now)
}

/** Staff found that the cashier took nothing after all. */
export async function tellDismissed(tx: Tx, result: Result): Promise<void> {
  const title = (say: Say) => say(m.dismissedTitle)
  const line = (say: Say) => say(m.paymentDismissed, yuan(result.intent.amountFen))
  const subscriber = { ...result.subscriber, activeMonth: monthOf(result.now) }
  await record(tx, { ...result, subscriber }, 'told', title, (say) => [line(say)])
  await notify(tx, subscriber, { kind: 'result', title, body: line }, result.now)
}

export async function tellFailed(tx: Tx, result: Result): Promise<void> {
  const title = (say: Say) => say(m.failedTitle)
  const line = (say: Say) => say(m.paymentFailed, yuan(result.intent.amountFen))
  await record(tx, result, 'refused', title, (say) => [line(say)])
  await notify(tx, result.subscriber, { kind: 'result', title, body: line }, result.now)
}

/** A payment nobody made is no news: it is written down, and nobody is woken by a text. */
export async function tellExpired(tx: Tx, result: Result): Promise<void> {
  const line = (say: Say) => say(m.paymentExpired, yuan(result.intent.amountFen))
  await record(
    tx,
    result,
    'expired',
    (say) => say(m.expiredTitle),
    (say) => [line(say)],
  )
}

async function record(
  tx: Tx,
  { subscriber, intent, touchId }: Result,
  outcome: TouchOutcome,
  title: (say: Say) => string,
  lines: (say: Say) => string[],
  amountFen: number | null = null,
): Promise<void> {
  const say = speak[subscriber.language]
  const touch = {
    subscriberId: subscriber.id,
    id: touchId,
    channel: intent.channel,
    business: 'topup',
    operation: 'startPayment',
    outcome,
    branchCode: subscriber.branchCode,
    amountFen,
    said: null,
    told: { title: title(say), lines: lines(say) },
    answersId: intent.askedTouchId,
    place: null,
  }
  await recordTouch(tx, touch, subscriber.activeMonth)
}
