/**
 * Taking messages to send: what is due, judged once more in the transaction that takes it. Whoever opted out while it
 * waited, or was contacted by something else, is left out here with a reason.
 */
import type { PushChannel } from '#drizzle/schema/campaign.ts'
import type { Offer } from '#server/recommendation/offer.ts'
import type { Lease } from '#server/outbox/send.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { touches } from '#server/touch/months.ts'
import { monthOf } from '#words/format.ts'
import { segmentCount } from '#words/segments.ts'
import { campaignOf, type Campaign } from './campaign.ts'
import { contactsSince, countContact } from './contact-ledger.ts'
import { countTarget } from './counters.ts'
import { preferredChannel } from './channel-preference.ts'
import { mayLeave, mayReach, oldestDay, openNow, overCap, zoneOf, type Contacts } from './may-contact.ts'
import { offerFit, offerIn, type OfferFit } from './offer-fit.ts'
import { offerReason } from './offer-reason.ts'
import { freeSlots, LEAVES_WITHIN_MS, takeSlots } from './pace.ts'
import { policyOf, type Policy } from './policy.ts'
import { holdRecipients, recipientsOf, type Recipient } from './recipient.ts'
import { claimTargets, endTarget, MOST_AT_ONCE, moveTarget, putTargetBack, type Target } from './target.ts'
import { recordPush, type ShownOffer } from './record-push.ts'
import { wordsFor } from './words-for.ts'
import { dayIn, SHANGHAI } from './zone.ts'

/** A message of which this process alone decides now. */
export type Taken = {
  target: Target
  to: string
  title: string
  text: string
  /** When it may leave, UTC ms. */
  slotAt: number
  day: number
  branchCode: string
  onUnknown: Campaign['onUnknown']
  /** What it exposes, once it is sent. */
  offer: ShownOffer | null
}

export type Taking = {
  messages: Taken[]
  /** Rows that were looked at; 0: nothing is due or may leave. */
  looked: number
}

export type Desk = { lease: Lease; most?: number }

const NOTHING: Taking = { messages: [], looked: 0 }

export async function takeMessages(
  tx: Tx,
  campaignId: string,
  channel: PushChannel,
  now: number,
  desk: Desk,
): Promise<Taking> {
  const policy = await policyOf(tx)
  const campaign = await campaignOf(tx, campaignId)
  if (!campaign || campaign.state !== 'running' || policy.stoppedAt !== null) return NOTHING
  if (wholeHouseWaits(campaign, channel, policy, now)) return NOTHING
  const throttle = { perSecond: campaign.perSecond, segmentsPerSecond: policy.rules.segmentsPerSecond }
  const slots = await freeSlots(tx, campaignId, throttle, now)
  const most = Math.min(slots.count, desk.most ?? MOST_AT_ONCE)
  if (most <= 0) return NOTHING
  const targets = await claimTargets(tx, { campaignId, channel, now, lease: desk.lease, most })
  if (targets.length === 0) return NOTHING
  const judged = await judgeTargets(tx, { campaign, policy, now, desk }, targets)
  const segments = judged.map(({ target }) => target.segments)
  const starts = await takeSlots(tx, campaignId, slots, segments, throttle)
  const messages = judged.map((message, index) => ({ ...message, slotAt: starts[index] ?? slots.from }))
  return { messages, looked: targets.length }
}

/** Where all live in one zone, nothing is taken in its quiet hours only to be put back. */
function wholeHouseWaits(
  { windowFrom, windowUntil }: Campaign,
  channel: PushChannel,
  { rules }: Policy,
  now: number,
): boolean {
  if (Object.keys(rules.zones).length > 0) return false
  const window = { from: windowFrom, until: windowUntil }
  return openNow(SHANGHAI, rules, { channel, now, window }).kind === 'later'
}

type Bench = { campaign: Campaign; policy: Policy; now: number; desk: Desk }
type Judging = Bench & { offer: Offer | null; fit: OfferFit }

/** Of targets that were claimed, those that may be told now, with what each is told; the others are ended or put back. */
export async function judgeTargets(
  tx: Tx,
  bench: Bench,
  targets: Target[],
): Promise<Omit<Taken, 'slotAt'>[]> {
  const { policy, now } = bench
  if (targets.length === 0) return []
  const ids = targets.map((target) => target.subscriberId)
  await touches.ensureMonth(tx, monthOf(now))
  await holdRecipients(tx, ids)
  const recipients = await recipientsOf(tx, ids)
  const zones = new Set([SHANGHAI, ...Object.values(policy.rules.zones)])
  const oldest = Math.min(...[...zones].map((zone) => oldestDay(dayIn(zone, now))))
  const contactsOf = await contactsSince(tx, ids, oldest)
  const tallies = new Map(ids.map((id) => [id, [...contactsOf(id)]]))
  const offer = await offerIn(tx, bench.campaign)
  const fit = await offerFit(tx, offer, [...recipients.values()], now)
  const judging = { ...bench, offer, fit }
  const taken = await Promise.all(
    targets.map((target) =>
      judgeOne(
        tx,
        judging,
        target,
        recipients.get(target.subscriberId),
        tallies.get(target.subscriberId) ?? [],
      ),
    ),
  )
  return taken.filter((each) => each !== null)
}

async function judgeOne(
  tx: Tx,
  judging: Judging,
  target: Target,
  recipient: Recipient | undefined,
  contacts: Contacts[],
): Promise<Omit<Taken, 'slotAt'> | null> {
  const { campaign, policy, now, desk, offer } = judging
  const { channel, lost } = target
  // Whoever was on a list that ran out was called by nobody, or the callers would have said so.
  const unknown = channel !== 'outbound' && lost > (campaign.onUnknown === 'again' ? 1 : 0)
  if (unknown) return giveUp(tx, judging, target, recipient)
  const window = { from: campaign.windowFrom, until: campaign.windowUntil }
  const fit = recipient && (await judging.fit(recipient, channel))
  // Its first sending is counted already, and it is the same message.
  const leavesBy = channel === 'sms' ? now + LEAVES_WITHIN_MS : now
  const verdict =
    recipient &&
    mayLeave(recipient, lost > 0 ? [] : contacts, policy.rules, { channel, now, window, leavesBy })
  const against =
    verdict?.kind === 'no' ? verdict.reason : fit?.fits === false ? offerReason(fit.because) : null
  const next = recipient && against ? await nextChannel(judging, target, recipient, contacts) : null
  if (next) return sendElsewhere(tx, target, next, now)
  if (!recipient || !verdict || against) {
    const reason = against ?? 'closed'
    await endTarget(tx, target, 'skipped', reason)
    countTarget(tx, target, 'skipped', { reason })
    return null
  }
  if (verdict.kind === 'later') {
    const { reason, until: due } = verdict
    await putTargetBack(tx, target, { reason, due, lost, holder: desk.lease.holder })
    return null
  }
  const day = dayIn(zoneOf(policy.rules, recipient.branchCode), now)
  // Nothing was awaited since the verdict: a batch may hold a second message for the same person.
  if (lost === 0) contacts.push({ day, channel, count: 1 })
  const { title, text } = await wordsFor(tx, campaign, target, recipient, offer)
  if (lost === 0) await countContact(tx, { subscriberId: target.subscriberId, day, channel })
  const segments = channel === 'sms' ? segmentCount(text) : 0
  const { branchCode, msisdn: to } = recipient
  const shown = offer && fit ? shownOffer(offer, recipient, fit) : null
  const { onUnknown } = campaign
  return { target: { ...target, segments }, to, title, text, day, branchCode, onUnknown, offer: shown }
}

/** Where else a message may go whose channel is closed to it: over its cap, refused by its reader, or not its offer's. */
async function nextChannel(
  { campaign: { variants }, policy: { rules }, now, fit }: Judging,
  { variant, channel, lost }: Target,
  recipient: Recipient,
  contacts: readonly Contacts[],
): Promise<PushChannel | null> {
  if (lost > 0) return null
  const channels = variants.find(({ code }) => code === variant)?.channels ?? []
  const day = dayIn(zoneOf(rules, recipient.branchCode), now)
  const free: PushChannel[] = []
  for (const each of channels) {
    if (each === channel || mayReach(recipient, each) || overCap(contacts, rules, each, day)) continue
    if ((await fit(recipient, each)).fits) free.push(each)
  }
  return preferredChannel(free, { way: recipient.way, habits: [] })
}

async function sendElsewhere(tx: Tx, target: Target, channel: PushChannel, now: number): Promise<null> {
  const { subscriberId, campaignId, round, variant, queuedAt } = target
  await moveTarget(tx, { subscriberId, campaignId, round, variant, channel, queuedAt, due: now, reason: '' })
  countTarget(tx, target, 'target', { by: -1 })
  countTarget(tx, { ...target, channel }, 'target')
  return null
}

/** Nobody knows whether it arrived, and it is not sent again: said so, and told as what they may have read. */
async function giveUp(
  tx: Tx,
  { campaign, offer, fit, now }: Judging,
  target: Target,
  recipient: Recipient | undefined,
): Promise<null> {
  const touchId = recipient ? uuidv7(now) : null
  await endTarget(tx, target, 'unknown', 'sender-lost', touchId)
  countTarget(tx, target, 'unknown', { reason: 'sender-lost' })
  if (recipient && touchId) {
    const { text } = await wordsFor(tx, campaign, target, recipient, offer)
    const shown = offer && shownOffer(offer, recipient, await fit(recipient, target.channel))
    await recordPush(tx, touchId, { target, text, branchCode: recipient.branchCode, offer: shown })
  }
  return null
}

export function shownOffer(
  offer: Offer,
  { language }: Recipient,
  fit: Awaited<ReturnType<OfferFit>>,
): ShownOffer {
  return { offer, language, reasons: fit.fits ? fit.reasons : [] }
}
