/** Why a subscriber did or did not get a campaign, and why a campaign does not move. */
import { eq, gte, lt } from 'drizzle-orm'
import { pushSender } from '#drizzle/schema/campaign.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { nextRange } from '#server/segment/stream.ts'
import { segmentVersionOf } from '#server/segment/segment.ts'
import { campaignOf, type Campaign } from './campaign.ts'
import { contactsSince } from './contact-ledger.ts'
import { mayContact, oldestDay, openNow, zoneOf, type Contacts, type Verdict } from './may-contact.ts'
import { policyOf } from './policy.ts'
import { recipientsOf } from './recipient.ts'
import { dueSince, targetsOf, type Target } from './target.ts'
import { dayIn, SHANGHAI } from './zone.ts'

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
  const channel = campaign.variants[0]?.channel ?? 'sms'
  const window = { from: campaign.windowFrom, until: campaign.windowUntil }
  return {
    targets: await targetsOf(tx, subscriberId, campaign.id),
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

export type Standstill =
  | { why: 'stopped-by-house' }
  | { why: 'not-running' }
  | { why: 'finished' }
  | { why: 'quiet'; until: number }
  | { why: 'never-open' }
  | { why: 'next-round'; at: number }
  | { why: 'no-sender' }
  | { why: 'link-down'; link: string }
  | { why: 'slow'; since: number }
  | { why: 'moving' }

/** A sender that was not heard of for so long is gone. */
const SENDER_LIVES_MS = 30_000
const SLOW_MS = 60_000

const senders = query((db, p: Params<{ since: number }>) =>
  db.select().from(pushSender).where(gte(pushSender.seenAt, p.since)).limit(20),
)
const seen = insertInto(pushSender, { onConflict: 'replace' })
const forget = query((db, p: Params<{ before: number }>) =>
  db.delete(pushSender).where(lt(pushSender.seenAt, p.before)),
)
const left = query((db, p: Params<{ holder: string }>) =>
  db.delete(pushSender).where(eq(pushSender.holder, p.holder)),
)

/** A sender says that it lives. */
export async function senderSeen(tx: Tx, holder: string, link: string, now: number): Promise<void> {
  await seen.run(tx, { holder, link, seenAt: now })
  await forget.run(tx, { before: now - 10 * SENDER_LIVES_MS })
}

export async function senderLeft(tx: Tx, holder: string): Promise<void> {
  await left.run(tx, { holder })
}

/** Why nothing of a campaign leaves at this moment, or that it does. */
export async function standstillOf(tx: Tx, id: string, now: number): Promise<Standstill> {
  const campaign = await campaignOf(tx, id)
  const policy = await policyOf(tx)
  if (!campaign) return { why: 'not-running' }
  if (campaign.state === 'finished' || campaign.state === 'stopped') return { why: 'finished' }
  if (policy.stoppedAt !== null) return { why: 'stopped-by-house' }
  if (campaign.state === 'approved' && campaign.nextRoundAt !== null)
    return { why: 'next-round', at: campaign.nextRoundAt }
  if (campaign.state !== 'running') return { why: 'not-running' }
  const channel = campaign.variants[0]?.channel ?? 'sms'
  const since = await dueSince(tx, id, channel, now)
  if (since === undefined && !campaign.expanding && campaign.nextRoundAt !== null)
    return { why: 'next-round', at: campaign.nextRoundAt }
  const window = { from: campaign.windowFrom, until: campaign.windowUntil }
  const open = openNow(SHANGHAI, policy.rules, { channel, now, window })
  if (open.kind === 'later') return { why: 'quiet', until: open.until }
  if (open.kind === 'no') return { why: 'never-open' }
  return channel === 'sms' ? atTheSender(tx, since, now) : { why: 'moving' }
}

async function atTheSender(tx: Tx, since: number | undefined, now: number): Promise<Standstill> {
  const living = await senders.all(tx, { since: now - SENDER_LIVES_MS })
  const [first] = living
  if (!first) return { why: 'no-sender' }
  if (living.every(({ link }) => link !== 'bound')) return { why: 'link-down', link: first.link }
  if (since !== undefined && now - since > SLOW_MS) return { why: 'slow', since }
  return { why: 'moving' }
}
