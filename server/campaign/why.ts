/** Why a subscriber did or did not get a campaign. */
import type { PushChannel } from '#drizzle/schema/campaign.ts'
import type { OfferReason } from '#drizzle/schema/offer.ts'
import type { Tx } from '#server/store/store.ts'
import { nextRange } from '#server/segment/stream.ts'
import { segmentVersionOf } from '#server/segment/segment.ts'
import type { Campaign } from './campaign.ts'
import { contactsSince } from './contact-ledger.ts'
import { mayContact, oldestDay, zoneOf, type Contacts, type Verdict } from './may-contact.ts'
import { offerFit, offerIn } from './offer-fit.ts'
import type { Recipient } from './recipient.ts'
import { waitingRoom } from './expand.ts'
import { policyOf } from './policy.ts'
import { recipientsOf } from './recipient.ts'
import { targetsOf, type Target } from './target.ts'
import { dayIn } from './zone.ts'

export type Why = {
  /** Round by round; empty where the campaign has not looked at them, or they are not in its segment. */
  targets: Target[]
  inSegment: boolean
  /** What would be said of a contact now. */
  now: Verdict
  contacts: readonly Contacts[]
  /** What the rules of its offer say of them; null where it has none. */
  offer: WhyOffer | null
}

/** `because`: the first rule that says no, or every rule that was met. */
export type WhyOffer = { code: string; name: string; fits: boolean; because: OfferReason[] }

export async function whyOf(
  tx: Tx,
  campaign: Campaign,
  subscriberId: string,
  now: number,
): Promise<Why | null> {
  const recipient = (await recipientsOf(tx, [subscriberId])).get(subscriberId)
  if (!recipient) return null
  const { rules } = await policyOf(tx)
  const zone = zoneOf(rules, recipient.branchCode)
  const contactsOf = await contactsSince(tx, [subscriberId], oldestDay(dayIn(zone, now)))
  const contacts = contactsOf(subscriberId)
  const targets = await targetsOf(tx, subscriberId, campaign.id)
  const channel = targets.at(-1)?.channel ?? waitingRoom(campaign)
  const window = { from: campaign.windowFrom, until: campaign.windowUntil }
  return {
    targets,
    inSegment: await isMeant(tx, campaign, subscriberId, now),
    now: mayContact(recipient, contacts, rules, { channel, now, window }),
    contacts,
    offer: await whyOffer(tx, campaign, recipient, channel, now),
  }
}

async function whyOffer(
  tx: Tx,
  campaign: Campaign,
  recipient: Recipient,
  channel: PushChannel,
  now: number,
): Promise<WhyOffer | null> {
  const offer = await offerIn(tx, campaign)
  if (!offer) return null
  const fit = await (await offerFit(tx, offer, [recipient], now))(recipient, channel)
  const { code, name } = offer
  return { code, name, fits: fit.fits, because: fit.fits ? fit.reasons : [fit.because] }
}

async function isMeant(
  tx: Tx,
  { segmentId, segmentVersion }: Campaign,
  id: string,
  now: number,
): Promise<boolean> {
  const version = await segmentVersionOf(tx, segmentId, segmentVersion)
  if (!version) return false
  const { ids } = await nextRange(tx, version.rule, now, idBefore(id))
  return ids.includes(id)
}

/** The id right before another one. */
function idBefore(id: string): string {
  const before = BigInt(`0x${id.replaceAll('-', '')}`) - 1n
  const hex = before.toString(16).padStart(32, '0')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
