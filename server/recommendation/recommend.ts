/**
 * What a subscriber is offered: the same ranked list on every channel at the same moment. A channel only leaves out
 * what is another channel's own, or what it cannot open.
 */
import type { OfferReason } from '#drizzle/schema/offer.ts'
import { isOpen } from '#server/matrix/is-open.ts'
import { isElectronic } from '#server/touch/channels.ts'
import { factsFor, type Place } from './facts.ts'
import { byRank, judge } from './judge.ts'
import { contactsOf, type OfferContact } from './offer-contact.ts'
import { liveOffers, type Offer } from './offer.ts'

export type Recommended = {
  offer: Offer
  points: number
  /** Why it is offered, for staff. */
  reasons: OfferReason[]
  /** The last exposure on this channel. */
  contact: OfferContact | undefined
}

/** The list, best first; empty where there is nothing to offer. */
export async function recommend(place: Place): Promise<Recommended[]> {
  const offers = await liveOffers(place.tx)
  if (offers.length === 0) return []
  return recommendAmong(place, offers, await contactsOf(place.tx, place.subscriber.id))
}

/** For who has looked at the offers and the contacts already. */
export async function recommendAmong(
  place: Place,
  offers: readonly Offer[],
  contacts: readonly OfferContact[],
): Promise<Recommended[]> {
  const { judged } = await consider(place, offers, contacts)
  return judged.flatMap(({ offer, verdict }) =>
    verdict.fits
      ? [
          {
            offer,
            points: verdict.points,
            reasons: verdict.reasons,
            contact: contacts.find((row) => row.offerCode === offer.code && row.channel === place.channel),
          },
        ]
      : [],
  )
}

export type Considered = { offer: Offer; verdict: ReturnType<typeof judge> }

/** Every live offer with its verdict on this channel; those that fit come first, in their order. */
export async function consider(
  place: Place,
  offers: readonly Offer[],
  contacts: readonly OfferContact[],
): Promise<{ judged: Considered[]; facts: Awaited<ReturnType<typeof factsFor>> }> {
  const { subscriber, now } = place
  const facts = await factsFor(place, offers)
  const open = openTo(place)
  const fitting: (Considered & { points: number })[] = []
  const others: Considered[] = []
  for (const offer of offers) {
    const verdict = judge({ offer, subscriber, facts, contacts, now })
    const because = verdict.fits ? await notHere(place, offer, open) : undefined
    if (because) others.push({ offer, verdict: { fits: false, because } })
    else if (verdict.fits) fitting.push({ offer, verdict, points: verdict.points })
    else others.push({ offer, verdict })
  }
  return { judged: [...fitting.toSorted(byRank), ...others], facts }
}

/** Why an offer is not this channel's: it is another's own, launched on another first, or cannot be opened here. */
export async function notHere(
  { channel, now }: Pick<Place, 'channel' | 'now'>,
  { channels, firstChannel, firstUntil, operation }: Offer,
  open: Open,
): Promise<OfferReason | undefined> {
  const no = (rule: string, asked: string | number): OfferReason => ({ rule, is: channel, asked, points: 0 })
  if (channels.length > 0 && !channels.includes(channel)) return no('other-channel', channels.join('、'))
  if (firstChannel && firstUntil && now < firstUntil && firstChannel !== channel) {
    return no('first-elsewhere', firstUntil)
  }
  // At a counter and on the hotline it is an agent who does it, in a system of their own.
  if (!isElectronic(channel)) return undefined
  for (const needed of ['takeOffer', operation]) {
    if (!(await open(needed))) return no('closed', needed)
  }
  return undefined
}

export type Open = (operation: string) => Promise<boolean>

/** What the function matrix opens to this line here; each operation is looked up once. */
export function openTo({
  tx,
  subscriber,
  channel,
}: Pick<Place, 'tx' | 'channel'> & { subscriber: Pick<Place['subscriber'], 'brand'> }): Open {
  const known = new Map<string, Promise<boolean>>()
  return (operation) => {
    const open = known.get(operation) ?? isOpen(tx, operation, subscriber.brand, channel)
    known.set(operation, open)
    return open
  }
}
