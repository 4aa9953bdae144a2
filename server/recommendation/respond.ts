/** Exposures and the answers to them: a touch, the subscriber's row and the counter, in the caller's transaction. */
import type { OfferAnswer } from '#drizzle/schema/offer.ts'
import type { TouchOutcome } from '#drizzle/schema/touch.ts'
import type { Reply } from '#server/operation.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { recordTouch } from '#server/touch/record.ts'
import { monthOf } from '#words/format.ts'
import { speak } from '#words/message.ts'
import { offerAnswered } from '#server/campaign/offer-answer.ts'
import type { Place } from './facts.ts'
import {
  contactsOf,
  contactWith,
  countOffer,
  dayOf,
  keepContact,
  type OfferContact,
} from './offer-contact.ts'
import { textOn, type Offer } from './offer.ts'
import type { Recommended } from './recommend.ts'

type At = Pick<Place, 'tx' | 'channel' | 'now'> & {
  subscriber: Pick<Place['subscriber'], 'id' | 'branchCode' | 'activeMonth' | 'language'>
}

const DAY_MS = 24 * 3600_000

/**
 * Records what was shown; what was already counted today on this channel is not counted again.
 * @param by who showed it, or the message of a campaign that did
 */
export async function expose(
  at: At,
  shown: readonly Recommended[],
  { agent = null, pushId = null }: { agent?: string | null; pushId?: string | null } = {},
): Promise<void> {
  const { tx, subscriber, channel, now } = at
  const today = dayOf(now)
  for (const { offer, reasons, contact } of shown) {
    if (contact?.shownDay === today) continue
    const id = await record(at, offer, {
      outcome: 'shown',
      told: toldOf(at, offer),
      answersId: pushId,
      said: agent,
    })
    const before = contact ?? (await contactWith(tx, subscriber.id, offer.code, channel))
    await keepContact(tx, { ...before, shownDay: today, shownId: id, why: reasons })
    countOffer(tx, offer.code, channel, 'shown', now)
  }
}

/** The answers that leave a touch of their own; an order is the operation's own touch. */
export type Responded = Exclude<OfferAnswer, 'ordered'>

/** What an answer changes besides being one. */
export type Following = Partial<Pick<OfferContact, 'silentUntil' | 'dueAt' | 'quoteId'>>

/**
 * Records an answer to what was shown: on this channel, or else wherever it was shown last.
 * @param said the agent's note, or the subscriber's words
 * @returns the touch
 */
export async function respond(
  at: At,
  offer: Offer,
  answer: Responded,
  following: Following = {},
  said: string | null = null,
): Promise<string> {
  const { tx, subscriber, channel, now } = at
  const rows = (await contactsOf(tx, subscriber.id)).filter((row) => row.offerCode === offer.code)
  const here = rows.find((row) => row.channel === channel)
  const answersId = here?.shownId ?? latest(rows)
  const id = await record(at, offer, { outcome: answer, told: null, answersId, said })
  await keepContact(tx, {
    ...(here ?? (await contactWith(tx, subscriber.id, offer.code, channel))),
    dueAt: null,
    ...following,
    answer,
    answeredAt: now,
    answerId: id,
  })
  countOffer(tx, offer.code, channel, answer, now)
  await offerAnswered(tx, { subscriberId: subscriber.id, offerCode: offer.code, answer, touchId: id, now })
  return id
}

/** A no, on whatever channel, keeps the offer silent on all of them; so does a yes whose order is on its way. */
export function silence({ coolDownDays }: Offer, now: number): Following {
  return { silentUntil: now + coolDownDays * DAY_MS, dueAt: null }
}

/** The order that an answer led to: the operation's own touch tells it, the row and the counter know it. */
export async function noteOrder({ tx, now }: Pick<At, 'tx' | 'now'>, row: OfferContact): Promise<void> {
  await keepContact(tx, { ...row, answer: 'ordered', answeredAt: now, dueAt: null, silentUntil: null })
  countOffer(tx, row.offerCode, row.channel, 'ordered', now)
}

type Recorded = {
  outcome: Extract<TouchOutcome, 'shown' | 'viewed' | 'accepted' | 'declined' | 'expired'>
  told: Reply | null
  answersId: string | null
  said: string | null
}

async function record(
  { tx, subscriber, channel, now }: At,
  offer: Offer,
  recorded: Recorded,
): Promise<string> {
  const id = uuidv7(now)
  const touch = {
    subscriberId: subscriber.id,
    id,
    channel,
    business: 'recommendation',
    operation: offer.operation,
    branchCode: subscriber.branchCode,
    amountFen: null,
    place: placeOfOffer(offer.code),
    ...recorded,
  }
  // It was the operator who spoke: being shown something makes nobody an active customer, nor does silence.
  const passive = recorded.outcome === 'shown' || recorded.outcome === 'expired'
  await recordTouch(tx, touch, passive ? monthOf(now) : subscriber.activeMonth)
  return id
}

/** Where a touch of an offer took place, as timelines show it. */
export function placeOfOffer(code: string): string {
  return `offer:${code}`
}

function toldOf({ subscriber, channel }: At, offer: Offer): Reply {
  const say = speak[subscriber.language]
  const { title, text, price } = textOn(offer, channel)
  return { title: say(title), lines: [say(text), say(price)].filter(Boolean) }
}

/** Ids ascend with time. */
function latest(rows: readonly OfferContact[]): string | null {
  return rows.reduce<string | null>(
    (last, { shownId }) => (shownId && (!last || shownId > last) ? shownId : last),
    null,
  )
}
