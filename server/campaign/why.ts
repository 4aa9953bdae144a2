/** Why a subscriber did or did not get a campaign. */
import type { Tx } from '#server/store/store.ts'
import { nextRange } from '#server/segment/stream.ts'
import { segmentVersionOf } from '#server/segment/segment.ts'
import type { Campaign } from './campaign.ts'
import { contactsSince } from './contact-ledger.ts'
import { mayContact, oldestDay, zoneOf, type Contacts, type Verdict } from './may-contact.ts'
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
}

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
  }
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
