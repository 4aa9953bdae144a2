/** A message of a campaign is a contact like any other: the operator spoke, so nobody was active. */
import type { PushResponse } from '#drizzle/schema/campaign.ts'
import type { OfferReason } from '#drizzle/schema/offer.ts'
import type { TouchOutcome } from '#drizzle/schema/touch.ts'
import { contactWith } from '#server/recommendation/offer-contact.ts'
import type { Offer } from '#server/recommendation/offer.ts'
import { expose } from '#server/recommendation/respond.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidTime } from '#server/store/uuidv7.ts'
import { recordTouch } from '#server/touch/record.ts'
import { monthOf } from '#words/format.ts'
import type { Language } from '#words/message.ts'
import { channelOf } from './push-channels.ts'
import type { Target } from './target.ts'

/** The offer that a message tells of, and why it fits. Sending it is an exposure of the offer, in the books of all others. */
export type ShownOffer = { offer: Offer; language: Language; reasons: OfferReason[] }

const heard: Partial<Record<PushResponse, TouchOutcome>> = {
  refused: 'declined',
  'do-not-call': 'declined',
  accepted: 'accepted',
  ordered: 'accepted',
  'no-answer': 'expired',
}

/** A call, and what the caller heard. */
export async function recordCall(
  tx: Tx,
  id: string,
  call: Pushed & { result: PushResponse; note: string },
): Promise<void> {
  const { target, text, result, note: said, branchCode, offer } = call
  const outcome = heard[result] ?? 'told'
  await record(tx, id, {
    target,
    text: result === 'no-answer' ? '' : text,
    branchCode,
    outcome,
    said: said || null,
    offer: result === 'no-answer' ? null : offer,
  })
}

/** A banner that was seen. */
export async function recordBanner(tx: Tx, id: string, shown: Pushed): Promise<void> {
  await record(tx, id, { ...shown, outcome: 'shown', said: null })
}

/** The touch's place is the campaign's id. @param id its own, which carries the time */
export async function recordPush(tx: Tx, id: string, pushed: Pushed): Promise<void> {
  await record(tx, id, { ...pushed, outcome: 'told', said: null })
}

type Pushed = { target: Target; text: string; branchCode: string; offer: ShownOffer | null }

type Recorded = Pushed & {
  outcome: TouchOutcome
  said: string | null
}

async function record(
  tx: Tx,
  id: string,
  { target, text, branchCode, outcome, said, offer }: Recorded,
): Promise<void> {
  const touch = {
    subscriberId: target.subscriberId,
    id,
    channel: channelOf[target.channel],
    business: 'push',
    operation: null,
    outcome,
    branchCode,
    amountFen: null,
    said,
    told: text ? { title: '', lines: [text] } : null,
    answersId: null,
    place: target.campaignId,
  }
  // Counted as active already, as far as the record is concerned: a told subscriber did nothing.
  await recordTouch(tx, touch, monthOf(uuidTime(id)))
  if (offer) await exposeIn(tx, id, target, offer, branchCode)
}

/** Whoever calls holds the subscriber's turn. */
async function exposeIn(
  tx: Tx,
  pushId: string,
  { subscriberId, channel }: Target,
  { offer, language, reasons }: ShownOffer,
  branchCode: string,
): Promise<void> {
  const now = uuidTime(pushId)
  const at = { tx, channel: channelOf[channel], now }
  const contact = await contactWith(tx, subscriberId, offer.code, at.channel)
  const subscriber = { id: subscriberId, branchCode, language, activeMonth: monthOf(now) }
  await expose({ ...at, subscriber }, [{ offer, reasons, points: offer.points, contact }], { pushId })
}
