/**
 * The life of a campaign between a person's decisions: rounds begin when they are due, the audience is written down range
 * by range, and a campaign is over when nothing of it is open. Each step is a small unit and may be cut off anywhere.
 */
import { and, eq, isNull } from 'drizzle-orm'
import { campaign, pushTarget } from '#drizzle/schema/campaign.ts'
import { FIRST_ID, nextRange } from '#server/segment/stream.ts'
import { segmentVersionOf } from '#server/segment/segment.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Store, Tx } from '#server/store/store.ts'
import { campaignOf, campaignsIn, moveCampaign, type Campaign } from './campaign.ts'
import { countTarget } from './counters.ts'
import { mayEver } from './may-contact.ts'
import { recipientsOf } from './recipient.ts'
import { nextRound } from './schedule.ts'
import { hasOpenTargets, leaveOutTargets, type Target } from './target.ts'
import { drawOf } from './variant.ts'

/** Everything that is due now. */
export async function keepRounds(store: Store, now: number): Promise<void> {
  for (const each of await store.read((tx) => campaignsIn(tx, 'approved'))) {
    if (each.nextRoundAt !== null && each.nextRoundAt <= now) {
      await store.transaction((tx) => beginRound(tx, each.id, now))
    }
  }
  for (const each of await store.read((tx) => campaignsIn(tx, 'running'))) {
    if (each.expanding) await expand(store, each.id, now)
    await store.transaction((tx) => goOn(tx, each.id, now))
  }
  for (const each of await store.read((tx) => campaignsIn(tx, 'stopped'))) {
    await windUp(store, each.id, now)
  }
}

/** Begins the next round of an approved campaign, or of a running one that has ended its last. */
export async function beginRound(tx: Tx, id: string, now: number): Promise<boolean> {
  const before = await campaignOf(tx, id)
  if (!before || before.expanding || before.nextRoundAt === null) return false
  return moveCampaign(tx, before, {
    state: 'running',
    startedAt: before.startedAt ?? now,
    round: before.round + 1,
    nextRoundAt: nextRound(before.schedule, now),
    expanding: true,
    expandedTo: null,
    now,
  })
}

/** A round whose targets have all ended makes room for the next, or ends the campaign. */
async function goOn(tx: Tx, id: string, now: number): Promise<void> {
  const each = await campaignOf(tx, id)
  if (!each || each.state !== 'running' || each.expanding || (await hasOpenTargets(tx, id))) return
  if (each.nextRoundAt === null) await moveCampaign(tx, each, { state: 'finished', endedAt: now, now })
  else if (each.nextRoundAt <= now) await beginRound(tx, id, now)
}

/** Writes the audience of the round down; goes on where it was cut off. */
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
  const { ids, next } = await nextRange(tx, version.rule, now, each.expandedTo ?? FIRST_ID)
  const to = { id, round: each.round, to: next, expanding: next !== null }
  const { expandedTo: before } = each
  const mine = before === null ? await putFirst.run(tx, to) : await putProgress.run(tx, { ...to, before })
  // Another process writes this range.
  if (mine === 0) return true
  await insertTargets(tx, each, ids, now)
  return next !== null
}

/** Who may never be contacted is written down as left out, on both sides of the holdout, so that they stay comparable. */
async function insertTargets(tx: Tx, each: Campaign, ids: string[], now: number): Promise<void> {
  const recipients = await recipientsOf(tx, ids)
  const targets: Target[] = []
  for (const subscriberId of ids) {
    const recipient = recipients.get(subscriberId)
    if (!recipient) continue
    const { held, variant } = drawOf(each, subscriberId)
    const left = mayEver(recipient)
    const { code, channel } = variant
    const state = left ? 'skipped' : held ? 'holdout' : 'queued'
    const target = {
      ...blank(each, subscriberId, now),
      channel,
      variant: code,
      state,
      reason: left ?? '',
    } as const
    // The list for the callers is taken by people, and not when it is due.
    targets.push({ ...target, dueAt: state === 'queued' && channel !== 'outbound' ? now : null })
    countTarget(tx, target, state === 'holdout' ? 'holdout' : 'target')
    if (left) countTarget(tx, target, 'skipped', { reason: left })
  }
  await insertMany(tx, pushTarget, targets)
}

function blank({ id: campaignId, round }: Campaign, subscriberId: string, now: number) {
  return {
    subscriberId,
    campaignId,
    round,
    lease: null,
    lost: 0,
    queuedAt: now,
    sentAt: null,
    segments: 0,
    awaited: null,
    touchId: null,
    respondedAt: null,
    respondedId: null,
    answeredAt: null,
    answeredId: null,
    answeredFen: null,
    optedOutAt: null,
    optedOutId: null,
  }
}

/** What a stopped campaign left waiting ends with that reason. */
async function windUp(store: Store, id: string, now: number): Promise<void> {
  let left: Target[]
  do {
    left = await store.transaction(async (tx) => {
      const ended = await leaveOutTargets(tx, id, 'stopped', now)
      for (const target of ended) {
        const { reason } = target
        countTarget(tx, target, target.state === 'unknown' ? 'unknown' : 'skipped', { reason })
      }
      return ended
    })
  } while (left.length > 0)
}
