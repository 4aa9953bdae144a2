/**
 * The audience of a round, written down range by range of the segment. Each range is a small unit and may be cut off
 * anywhere; whoever goes on, in whatever process, writes what is left and nothing twice.
 */
import { and, eq, isNull } from 'drizzle-orm'
import { campaign, pushTarget } from '#drizzle/schema/campaign.ts'
import type { Rule } from '#server/segment/rule.ts'
import { FIRST_ID, nextRange } from '#server/segment/stream.ts'
import { segmentVersionOf } from '#server/segment/segment.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Store, Tx } from '#server/store/store.ts'
import { campaignOf, type Campaign } from './campaign.ts'
import { channelsFor, firstOf } from './channel-for.ts'
import { countTarget } from './counters.ts'
import { eventOn } from './event.ts'
import { mayEver } from './may-contact.ts'
import { mayPass, offerFit, offerIn } from './offer-fit.ts'
import { offerReason } from './offer-reason.ts'
import { recipientsOf } from './recipient.ts'
import { AFTER_TEST } from './target.ts'
import { drawOf } from './variant.ts'

/** The variant of who waits for the one that wins. */
export const NO_VARIANT = ''

export async function expand(store: Store, id: string, now: number): Promise<void> {
  while (await store.transaction((tx) => expandRange(tx, id, now))) {
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
}

const putProgress = query(
  (db, p: Params<{ id: string; round: number; before: string; to: string | null; expanding: boolean }>) =>
    db
      .update(campaign)
      .set({ expandedTo: p.to, expanding: p.expanding })
      .where(
        and(
          eq(campaign.id, p.id),
          eq(campaign.round, p.round),
          eq(campaign.expanding, true),
          eq(campaign.expandedTo, p.before),
        ),
      ),
)

const putFirst = query(
  (db, p: Params<{ id: string; round: number; to: string | null; expanding: boolean }>) =>
    db
      .update(campaign)
      .set({ expandedTo: p.to, expanding: p.expanding })
      .where(
        and(
          eq(campaign.id, p.id),
          eq(campaign.round, p.round),
          eq(campaign.expanding, true),
          isNull(campaign.expandedTo),
        ),
      ),
)

/** False when there is no more to do. */
async function expandRange(tx: Tx, id: string, now: number): Promise<boolean> {
  const each = await campaignOf(tx, id)
  if (!each?.expanding || (each.state !== 'running' && each.state !== 'paused')) return false
  const version = await segmentVersionOf(tx, each.segmentId, each.segmentVersion)
  if (!version) throw new Error(`campaign ${id} has lost its segment`)
  const { ids, next } = await nextRange(tx, ruleOf(each, version.rule), now, each.expandedTo ?? FIRST_ID)
  const to = { id, round: each.round, to: next, expanding: next !== null }
  const { expandedTo: before } = each
  const mine = before === null ? await putFirst.run(tx, to) : await putProgress.run(tx, { ...to, before })
  // Another process writes this range.
  if (mine === 0) return true
  await insertTargets(tx, each, ids, now)
  return next !== null
}

/** The segment; of an event, those of it who have it on the day that the round is about. */
function ruleOf({ schedule, round }: Campaign, segment: Rule): Rule {
  return schedule.kind === 'event' ? { all: [eventOn(schedule, round), segment] } : segment
}

/** Who may never be contacted, or cannot have the offer, is written down as left out, on both sides of the holdout, so that they stay comparable. */
async function insertTargets(tx: Tx, each: Campaign, ids: string[], now: number): Promise<void> {
  const recipients = await recipientsOf(tx, ids)
  const channelFor = await channelsFor(tx, each, ids, now)
  const fitOf = await offerFit(tx, await offerIn(tx, each), [...recipients.values()], now)
  const targets = []
  for (const subscriberId of ids) {
    const recipient = recipients.get(subscriberId)
    if (!recipient) continue
    const { held, variant } = drawOf(each, subscriberId)
    const fit = await fitOf(recipient, 'any')
    const unfit = fit.fits || mayPass(fit.because) ? null : offerReason(fit.because)
    const left = mayEver(recipient) ?? unfit
    const state = left ? ('skipped' as const) : held ? ('holdout' as const) : ('queued' as const)
    const target = {
      subscriberId,
      campaignId: each.id,
      round: each.round,
      channel: variant ? channelFor(subscriberId, variant.channels) : waitingRoom(each),
      variant: variant?.code ?? NO_VARIANT,
      state,
      reason: left ?? (state === 'queued' && !variant ? 'winner' : ''),
      dueAt: state !== 'queued' ? null : variant ? now : AFTER_TEST,
      lost: 0,
      queuedAt: now,
      sentAt: null,
      segments: 0,
    }
    targets.push(target)
    countTarget(tx, target, state === 'holdout' ? 'holdout' : 'target')
    if (left) countTarget(tx, target, 'skipped', { reason: left })
  }
  await insertMany(tx, pushTarget, targets)
}

/** Whoever waits for the winner has no channel yet; under this one they are found again. */
export function waitingRoom({ variants }: Pick<Campaign, 'variants'>) {
  return firstOf(variants[0]?.channels ?? [])
}
