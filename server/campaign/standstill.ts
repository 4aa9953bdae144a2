/** Why nothing of a campaign moves at this moment, or that it does: one answer for the whole, or one a channel. */
import type { PushChannel } from '#drizzle/schema/campaign.ts'
import type { Tx } from '#server/store/store.ts'
import { givenLists } from './call-list.ts'
import { campaignOf, type Campaign } from './campaign.ts'
import { openTargets } from './counters.ts'
import { openNow } from './may-contact.ts'
import { hasMovedSince, houseIsAhead } from './pace.ts'
import { policyOf, type Policy } from './policy.ts'
import { resultsOf } from './results.ts'
import { livingSenders } from './senders.ts'
import { nextTarget } from './target.ts'
import { pushChannels } from './variant.ts'
import { testEndsAt } from './winner.ts'
import { SHANGHAI } from './zone.ts'

export type Standstill = {
  why:
    | 'moving'
    | 'not-running'
    | 'finished'
    | 'stopped-by-house'
    | 'next-round'
    /** The audience is being written down. */
    | 'expanding'
    /** The rest waits for the variant that wins. */
    | 'winner'
    /** Nobody could be told; `reason` says what left out most. */
    | 'nobody'
    | 'quiet'
    | 'never-open'
    | 'no-sender'
    | 'link-down'
    /** The house's segments a second are used up by others. */
    | 'capacity'
    | 'slow'
    /** A sender died with what is left: it is free when the lease ends. */
    | 'left-behind'
    /** Put off for a `reason`: the SMSC asked to come again, or it is night where they live. */
    | 'put-off'
    /** Banners wait for people to come by. */
    | 'shown'
    /** Nobody has asked for a list of those who are to be called. */
    | 'no-list'
    /** A list was made and nobody has fetched it. */
    | 'list-not-fetched'
    /** Lists are out and being called. */
    | 'called'
  channel: PushChannel | null
  /** When it ends, or since when it lasts; UTC ms. */
  at: number | null
  /** Why most were left out; the state of the link. */
  reason: string | null
}

const SLOW_MS = 60_000

type Told = Partial<Omit<Standstill, 'why'>>

function told(why: Standstill['why'], more: Told = {}): Standstill {
  return { why, channel: null, at: null, reason: null, ...more }
}

export async function standstillsOf(tx: Tx, id: string, now: number): Promise<Standstill[]> {
  const campaign = await campaignOf(tx, id)
  if (!campaign) return [told('not-running')]
  const policy = await policyOf(tx)
  const whole = await ofTheWhole(tx, campaign, policy)
  if (whole) return [whole]
  const found: Standstill[] = []
  for (const channel of pushChannels) {
    const next = await nextTarget(tx, id, channel)
    if (next) found.push(await onChannel(tx, { campaign, policy, channel, next, now }))
  }
  const open = await openTargets(tx, id)
  if (open.some(({ reason }) => reason === 'winner')) found.push(told('winner', { at: testEndsAt(campaign) }))
  return found.length > 0 ? found : [await withNothingOpen(tx, campaign)]
}

async function ofTheWhole(tx: Tx, campaign: Campaign, policy: Policy): Promise<Standstill | null> {
  const { state, nextRoundAt, expanding } = campaign
  if (state === 'finished' || state === 'stopped')
    return (await nobodyWasTold(tx, campaign)) ?? told('finished')
  if (policy.stoppedAt !== null) return told('stopped-by-house', { at: policy.stoppedAt })
  if (state === 'approved' && nextRoundAt !== null) return told('next-round', { at: nextRoundAt })
  if (state !== 'running') return told('not-running')
  return expanding ? told('expanding') : null
}

async function withNothingOpen(tx: Tx, campaign: Campaign): Promise<Standstill> {
  const { nextRoundAt } = campaign
  const nobody = await nobodyWasTold(tx, campaign)
  if (nobody) return { ...nobody, at: nextRoundAt }
  return nextRoundAt === null ? told('moving') : told('next-round', { at: nextRoundAt })
}

async function nobodyWasTold(tx: Tx, campaign: Campaign): Promise<Standstill | null> {
  const { all, reasons } = await resultsOf(tx, campaign)
  if (all.target === 0 || all.reached > 0 || all.waiting > 0) return null
  return told('nobody', { reason: reasons[0]?.reason ?? null })
}

type Next = NonNullable<Awaited<ReturnType<typeof nextTarget>>>
type Looked = { campaign: Campaign; policy: Policy; channel: PushChannel; next: Next; now: number }

async function onChannel(tx: Tx, { campaign, policy, channel, next, now }: Looked): Promise<Standstill> {
  const window = { from: campaign.windowFrom, until: campaign.windowUntil }
  const open = openNow(SHANGHAI, policy.rules, { channel, now, window })
  if (open.kind === 'later') return told('quiet', { channel, at: open.until })
  if (open.kind === 'no') return told('never-open', { channel })
  if (channel === 'banner') return told('shown', { channel })
  if (channel === 'outbound') return ofTheCalls(tx, campaign.id, now)
  if (channel === 'sms') return atTheSender(tx, campaign.id, next, now)
  return now - next.due > SLOW_MS ? told('slow', { channel, at: next.due }) : told('moving', { channel })
}

async function atTheSender(tx: Tx, id: string, next: Next, now: number): Promise<Standstill> {
  const channel = 'sms'
  const senders = await livingSenders(tx, now)
  const [first] = senders
  if (!first) return told('no-sender', { channel })
  if (senders.every(({ link }) => link !== 'bound')) return told('link-down', { channel, reason: first.link })
  const { due, reason } = next
  const waits = due > now ? waitsFor(next, senders) : 'moving'
  if (waits !== 'moving') return told(waits, { channel, at: due, reason: reason || null })
  if (now - due <= SLOW_MS) return told('moving', { channel })
  if (await houseIsAhead(tx, id, now)) return told('capacity', { channel, at: due })
  return told((await hasMovedSince(tx, id, now - SLOW_MS)) ? 'moving' : 'slow', { channel, at: due })
}

/** Nothing is due yet: living senders have it, a dead one had it, or it was put off. */
function waitsFor({ state, reason, lease }: Next, senders: { holder: string }[]): Standstill['why'] {
  if (state !== 'claimed') return reason ? 'put-off' : 'moving'
  return senders.some(({ holder }) => holder === lease) ? 'moving' : 'left-behind'
}

async function ofTheCalls(tx: Tx, id: string, now: number): Promise<Standstill> {
  const channel = 'outbound'
  const lists = (await givenLists(tx, id)).filter(({ leaseUntil }) => leaseUntil > now)
  const waiting = lists.find(({ fetchedAt, state }) => state === 'ready' && fetchedAt === null)
  if (waiting) return told('list-not-fetched', { channel, at: waiting.takenAt })
  return told(lists.length > 0 ? 'called' : 'no-list', { channel })
}
