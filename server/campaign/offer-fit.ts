/**
 * Whether the offer of a campaign is for whoever it would be told to: judged by the rules that recommend it, for a whole
 * batch with a few reads. Nobody is told of what they cannot take, have, or said no to.
 */
import type { OfferReason } from '#drizzle/schema/offer.ts'
import type { PushChannel } from '#drizzle/schema/campaign.ts'
import { factsOfLines } from '#server/recommendation/facts.ts'
import { judge } from '#server/recommendation/judge.ts'
import { contactsOfMany } from '#server/recommendation/offer-contact.ts'
import { liveOffers, offerOf, type Offer } from '#server/recommendation/offer.ts'
import { notHere, openTo, type Open } from '#server/recommendation/recommend.ts'
import type { Tx } from '#server/store/store.ts'
import { channelOf } from './push-channels.ts'
import type { Recipient } from './recipient.ts'

type Fits = { fits: true; reasons: OfferReason[] } | { fits: false; because: OfferReason }

/** One subscriber on one channel; `any`: whatever the channel, so only what is about the subscriber. */
export type OfferFit = (recipient: Recipient, channel: PushChannel | 'any') => Promise<Fits>

const no = (rule: string): Fits => ({ fits: false, because: { rule, is: '', asked: '', points: 0 } })
const YES: Fits = { fits: true, reasons: [] }

/** A message about no offer fits everybody. */
export const noOffer: OfferFit = async () => YES

/** The offer of a campaign as staff keep it now, ended or not; null where it has none. */
export async function offerIn(tx: Tx, { offerCode }: { offerCode: string | null }): Promise<Offer | null> {
  if (offerCode === null) return null
  const live = (await liveOffers(tx)).find(({ code }) => code === offerCode)
  return live ?? (await offerOf(tx, offerCode)) ?? null
}

/** @param offer null: the message is about none */
export async function offerFit(
  tx: Tx,
  offer: Offer | null,
  recipients: readonly Recipient[],
  now: number,
): Promise<OfferFit> {
  if (!offer) return noOffer
  if (offer.status !== 'live') return async () => no('over')
  const ids = recipients.map(({ id }) => id)
  const facts = await factsOfLines(tx, recipients, oneOffer(offer), now)
  const contacts = await contactsOfMany(tx, ids, offer.code)
  const open = openings(tx)
  return async (subscriber, channel) => {
    const known = facts.get(subscriber.id)
    if (!known) return no('no-plan')
    const verdict = judge({
      offer,
      subscriber,
      facts: known,
      contacts: contacts.get(subscriber.id) ?? [],
      now,
    })
    if (!verdict.fits || channel === 'any') return verdict
    const because = await notHere({ channel: channelOf[channel], now }, offer, open(subscriber, channel))
    return because ? { fits: false, because } : verdict
  }
}

/** What rules ask is looked up by the list they stand in: one list an offer, for as long as it is the same. */
const lists = new WeakMap<Offer, readonly Offer[]>()
function oneOffer(offer: Offer): readonly Offer[] {
  const list = lists.get(offer) ?? [offer]
  lists.set(offer, list)
  return list
}

/** What the function matrix opens, looked up once a brand and channel. */
function openings(tx: Tx): (recipient: Recipient, channel: PushChannel) => Open {
  const known = new Map<string, Open>()
  return ({ brand }, channel) => {
    const key = `${brand} ${channel}`
    const open = known.get(key) ?? openTo({ tx, subscriber: { brand }, channel: channelOf[channel] })
    known.set(key, open)
    return open
  }
}

/** What time may still change: nobody is left out for it before their message is due. */
export function mayPass({ rule }: OfferReason): boolean {
  return rule === 'not-yet' || rule === 'waiting'
}
