/** The rows that say who gets what: taken by one sender at a time, and ended with a state and a reason. */
import { and, asc, desc, eq, inArray, isNotNull, lte, ne, sql } from 'drizzle-orm'
import { campaign, pushTarget, type PushChannel, type TargetState } from '#drizzle/schema/campaign.ts'
import { claim } from '#server/store/claim.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import type { Lease } from '#server/outbox/send.ts'

/** When the rest of a test's audience is due: once there is a winner. It stands behind every real moment. */
export const AFTER_TEST = Date.UTC(9999, 0)

export type Target = typeof pushTarget.$inferSelect
export type TargetKey = Pick<Target, 'subscriberId' | 'campaignId' | 'round'>

/** The largest that fits the free slots is taken; a limit is part of a statement's text. */
const sizes = [200, 100, 50, 20, 10, 5, 1] as const
export const MOST_AT_ONCE = sizes[0]

type Claiming = { campaignId: string; channel: PushChannel; now: number; holder: string; until: number }

const claims = sizes.map((limit) => ({
  limit,
  claim: claim<Claiming, typeof pushTarget>(pushTarget, {
    where: (t, p) => and(eq(t.campaignId, p.campaignId), eq(t.channel, p.channel), lte(t.dueAt, p.now)),
    orderBy: (t) => [asc(t.dueAt)],
    // Whoever held it until now is gone with it.
    set: (t, p) => ({
      state: 'claimed' as const,
      lease: sql`${sql.param(p.holder, t.lease)}`,
      lost: sql`${t.lost} + case when ${t.state} = 'claimed' then 1 else 0 end`,
      dueAt: sql`${sql.param(p.until, t.dueAt)}`,
    }),
    limit,
  }),
}))

/** Takes up to `most` targets that are due, or whose sender is gone (`lost` counts those). */
export async function claimTargets(
  tx: Tx,
  wanted: { campaignId: string; channel: PushChannel; now: number; lease: Lease; most: number },
): Promise<Target[]> {
  const { campaignId, channel, now, lease, most } = wanted
  const size = claims.find(({ limit }) => limit <= most)
  return size ? size.claim.all(tx, { campaignId, channel, now, ...lease }) : []
}

/** For statements on one target. */
export const isRow = (p: Params<TargetKey>) =>
  and(
    eq(pushTarget.subscriberId, p.subscriberId),
    eq(pushTarget.campaignId, p.campaignId),
    eq(pushTarget.round, p.round),
  )

type Ended = TargetKey & { state: TargetState; reason: string; touchId: string | null }

const end = query((db, p: Params<Ended>) =>
  db
    .update(pushTarget)
    .set({
      state: p.state,
      reason: p.reason,
      dueAt: null,
      lease: null,
      awaited: null,
      touchId: p.touchId,
    })
    .where(isRow(p)),
)

const putBack = query(
  (db, p: Params<TargetKey & { reason: string; due: number; lost: number; holder: string }>) =>
    db
      .update(pushTarget)
      .set({ state: 'queued', reason: p.reason, dueAt: p.due, lost: p.lost, lease: null })
      .where(and(isRow(p), eq(pushTarget.state, 'claimed'), eq(pushTarget.lease, p.holder))),
)

type Sent = TargetKey & {
  state: TargetState
  reason: string
  sentAt: number
  segments: number
  awaited: string[] | null
  touchId: string
  holder: string
}

const putSent = query((db, p: Params<Sent>) =>
  db
    .update(pushTarget)
    .set({
      state: p.state,
      reason: p.reason,
      dueAt: null,
      lease: null,
      sentAt: p.sentAt,
      segments: p.segments,
      awaited: p.awaited,
      touchId: p.touchId,
    })
    .where(and(isRow(p), eq(pushTarget.state, 'claimed'), eq(pushTarget.lease, p.holder))),
)

const knownAfterAll = query((db, p: Params<Omit<Sent, 'holder' | 'touchId'>>) =>
  db
    .update(pushTarget)
    .set({ state: p.state, reason: p.reason, sentAt: p.sentAt, segments: p.segments, awaited: p.awaited })
    .where(and(isRow(p), eq(pushTarget.state, 'unknown'))),
)

const putAwaited = query(
  (db, p: Params<TargetKey & { state: TargetState; reason: string; awaited: string[] | null }>) =>
    db
      .update(pushTarget)
      .set({ state: p.state, reason: p.reason, awaited: p.awaited })
      .where(and(isRow(p), inArray(pushTarget.state, ['sent', 'unknown']))),
)

const awaitingOf = query((db, p: Params<{ subscriberId: string }>) =>
  db
    .select()
    .from(pushTarget)
    .where(and(eq(pushTarget.subscriberId, p.subscriberId), isNotNull(pushTarget.awaited))),
)

const ofCampaign = query((db, p: Params<{ subscriberId: string; campaignId: string }>) =>
  db
    .select()
    .from(pushTarget)
    .where(and(eq(pushTarget.subscriberId, p.subscriberId), eq(pushTarget.campaignId, p.campaignId)))
    .orderBy(asc(pushTarget.round)),
)

const anyDue = query((db, p: Params<{ campaignId: string; channel: PushChannel }>) =>
  db
    .select({
      due: pushTarget.dueAt,
      state: pushTarget.state,
      reason: pushTarget.reason,
      lease: pushTarget.lease,
    })
    .from(pushTarget)
    .where(
      and(
        eq(pushTarget.campaignId, p.campaignId),
        eq(pushTarget.channel, p.channel),
        isNotNull(pushTarget.dueAt),
        ne(pushTarget.dueAt, AFTER_TEST),
      ),
    )
    .orderBy(asc(pushTarget.dueAt))
    .limit(1),
)

const anyOpen = query((db, p: Params<{ campaignId: string }>) =>
  db
    .select({ round: pushTarget.round })
    .from(pushTarget)
    .where(and(eq(pushTarget.campaignId, p.campaignId), isNotNull(pushTarget.dueAt)))
    .limit(1),
)

const anyUnsent = query((db, p: Params<{ campaignId: string }>) =>
  db
    .select({ round: pushTarget.round })
    .from(pushTarget)
    .where(
      and(
        eq(pushTarget.campaignId, p.campaignId),
        inArray(pushTarget.channel, ['sms', 'inbox']),
        isNotNull(pushTarget.dueAt),
      ),
    )
    .limit(1),
)

/** @param touchId what they may have read, where nobody knows whether it arrived */
export async function endTarget(
  tx: Tx,
  key: TargetKey,
  state: TargetState,
  reason: string,
  touchId: string | null = null,
): Promise<void> {
  const { subscriberId, campaignId, round } = key
  await end.run(tx, { subscriberId, campaignId, round, state, reason, touchId })
}

/** Free again from `due` on. @returns false where another sender has it by now */
export async function putTargetBack(
  tx: Tx,
  { subscriberId, campaignId, round }: TargetKey,
  how: { reason: string; due: number; lost: number; holder: string },
): Promise<boolean> {
  return (await putBack.run(tx, { subscriberId, campaignId, round, ...how })) > 0
}

/** @returns false where another sender has it by now */
export async function targetSent(tx: Tx, sent: Sent): Promise<boolean> {
  return (await putSent.run(tx, sent)) > 0
}

/** An answer that came after its target was given up as unknown. */
export async function targetKnown(tx: Tx, sent: Omit<Sent, 'holder' | 'touchId'>): Promise<boolean> {
  return (await knownAfterAll.run(tx, sent)) > 0
}

export async function targetReceipted(
  tx: Tx,
  { subscriberId, campaignId, round }: TargetKey,
  to: { state: TargetState; reason: string; awaited: string[] | null },
): Promise<boolean> {
  return (await putAwaited.run(tx, { subscriberId, campaignId, round, ...to })) > 0
}

/** What a subscriber was sent and no receipt has come for. */
export function awaitingTargets(tx: Tx, subscriberId: string): Promise<Target[]> {
  return awaitingOf.all(tx, { subscriberId })
}

export function targetsOf(tx: Tx, subscriberId: string, campaignId: string): Promise<Target[]> {
  return ofCampaign.all(tx, { subscriberId, campaignId })
}

type Moved = TargetKey & {
  variant: string
  channel: PushChannel
  due: number
  reason: string
  queuedAt: number
}

const move = query((db, p: Params<Moved>) =>
  db
    .update(pushTarget)
    .set({
      variant: p.variant,
      channel: p.channel,
      dueAt: p.due,
      reason: p.reason,
      queuedAt: p.queuedAt,
      state: 'queued',
      lease: null,
    })
    .where(isRow(p)),
)

/** Gives a target that its caller holds another variant or channel; it waits there. */
export async function moveTarget(tx: Tx, moved: Moved): Promise<void> {
  await move.run(tx, moved)
}

/** The target that is next: due the longest, or the first to become so. Undefined when nothing is open on this channel. */
export async function nextTarget(tx: Tx, campaignId: string, channel: PushChannel) {
  const next = await anyDue.first(tx, { campaignId, channel })
  return next && { ...next, due: next.due ?? 0 }
}

export async function hasOpenTargets(tx: Tx, campaignId: string): Promise<boolean> {
  return (await anyOpen.first(tx, { campaignId })) !== undefined
}

/** Whether anything waits to be sent; banners wait for people, and lists for callers. */
export async function hasUnsentTargets(tx: Tx, campaignId: string): Promise<boolean> {
  return (await anyUnsent.first(tx, { campaignId })) !== undefined
}

const latestOf = query((db, p: Params<{ subscriberId: string }>) =>
  db
    .select({
      campaignId: pushTarget.campaignId,
      name: campaign.name,
      round: pushTarget.round,
      channel: pushTarget.channel,
      state: pushTarget.state,
      reason: pushTarget.reason,
      queuedAt: pushTarget.queuedAt,
      sentAt: pushTarget.sentAt,
    })
    .from(pushTarget)
    .innerJoin(campaign, eq(campaign.id, pushTarget.campaignId))
    .where(eq(pushTarget.subscriberId, p.subscriberId))
    .orderBy(desc(pushTarget.queuedAt), desc(pushTarget.campaignId))
    .limit(20),
)

/** What the latest campaigns made of a subscriber, newest first. */
export function latestTargetsOf(tx: Tx, subscriberId: string) {
  return latestOf.all(tx, { subscriberId })
}
