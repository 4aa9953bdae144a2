/** Campaigns and the states they go through. */
import { and, desc, eq, gte, isNotNull, lte, or } from 'drizzle-orm'
import { campaign, type CampaignState, type DryRun } from '#drizzle/schema/campaign.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'

export type Campaign = typeof campaign.$inferSelect

/** What its author decides. */
export type Plan = Pick<
  Campaign,
  | 'name'
  | 'goal'
  | 'segmentId'
  | 'segmentVersion'
  | 'variants'
  | 'holdoutBp'
  | 'schedule'
  | 'windowFrom'
  | 'windowUntil'
  | 'perSecond'
  | 'onUnknown'
  | 'operation'
  | 'operationCode'
  | 'responseDays'
  | 'segmentPriceFen'
  | 'openDays'
  | 'abTest'
>

/** Which state follows which. */
const follows: Record<CampaignState, readonly CampaignState[]> = {
  draft: ['submitted'],
  submitted: ['approved', 'draft'],
  approved: ['running', 'draft', 'stopped'],
  running: ['paused', 'finished', 'stopped'],
  paused: ['running', 'stopped'],
  finished: [],
  stopped: [],
}

export function mayBecome(from: CampaignState, to: CampaignState): boolean {
  return follows[from].includes(to)
}

const planned = (p: Params<Plan>) => ({
  name: p.name,
  goal: p.goal,
  segmentId: p.segmentId,
  segmentVersion: p.segmentVersion,
  variants: p.variants,
  holdoutBp: p.holdoutBp,
  schedule: p.schedule,
  windowFrom: p.windowFrom,
  windowUntil: p.windowUntil,
  perSecond: p.perSecond,
  onUnknown: p.onUnknown,
  operation: p.operation,
  operationCode: p.operationCode,
  responseDays: p.responseDays,
  segmentPriceFen: p.segmentPriceFen,
  openDays: p.openDays,
  abTest: p.abTest,
})

const insertDraft = insertInto(campaign, {
  always: {
    state: 'draft',
    submittedAt: null,
    approvedBy: null,
    approvedAt: null,
    startedAt: null,
    endedAt: null,
    round: 0,
    nextRoundAt: null,
    expandedTo: null,
    expanding: false,
    dryRun: null,
    winner: null,
  },
})

const updateDraft = query((db, p: Params<Plan & { id: string; createdBy: string; now: number }>) =>
  db
    .update(campaign)
    .set({ ...planned(p), createdBy: p.createdBy, dryRun: null, changedAt: p.now })
    .where(and(eq(campaign.id, p.id), eq(campaign.state, 'draft'))),
)

const byId = query((db, p: Params<{ id: string }>) =>
  db.select().from(campaign).where(eq(campaign.id, p.id)).limit(1),
)
const newest = query((db) => db.select().from(campaign).orderBy(desc(campaign.id)).limit(200))
const inState = query((db, p: Params<{ state: CampaignState }>) =>
  db.select().from(campaign).where(eq(campaign.state, p.state)).limit(500),
)

type Moved = Pick<
  Campaign,
  | 'state'
  | 'submittedAt'
  | 'approvedBy'
  | 'approvedAt'
  | 'startedAt'
  | 'endedAt'
  | 'nextRoundAt'
  | 'round'
  | 'expanding'
  | 'expandedTo'
>

const move = query((db, p: Params<Moved & { id: string; from: CampaignState; now: number }>) =>
  db
    .update(campaign)
    .set({
      state: p.state,
      submittedAt: p.submittedAt,
      approvedBy: p.approvedBy,
      approvedAt: p.approvedAt,
      startedAt: p.startedAt,
      endedAt: p.endedAt,
      nextRoundAt: p.nextRoundAt,
      round: p.round,
      expanding: p.expanding,
      expandedTo: p.expandedTo,
      changedAt: p.now,
    })
    .where(and(eq(campaign.id, p.id), eq(campaign.state, p.from))),
)

const putDryRun = query((db, p: Params<{ id: string; dryRun: DryRun }>) =>
  db.update(campaign).set({ dryRun: p.dryRun }).where(eq(campaign.id, p.id)),
)

const between = query((db, p: Params<{ from: number; until: number }>) =>
  db
    .select()
    .from(campaign)
    .where(
      or(
        and(isNotNull(campaign.nextRoundAt), lte(campaign.nextRoundAt, p.until)),
        and(gte(campaign.startedAt, p.from), lte(campaign.startedAt, p.until)),
        and(gte(campaign.createdAt, p.from), lte(campaign.createdAt, p.until)),
      ),
    )
    .orderBy(desc(campaign.id))
    .limit(500),
)

export async function addDraft(
  tx: Tx,
  plan: Plan,
  made: { id: string; createdBy: string; now: number },
): Promise<void> {
  const { id, createdBy, now } = made
  await insertDraft.run(tx, { ...plan, id, createdBy, createdAt: now, changedAt: now })
}

/** False where it is no draft any more. Who changes it last is its author. */
export async function changeDraft(
  tx: Tx,
  plan: Plan,
  made: { id: string; createdBy: string; now: number },
): Promise<boolean> {
  return (await updateDraft.run(tx, { ...plan, ...made })) > 0
}

export function campaignOf(tx: Tx, id: string): Promise<Campaign | undefined> {
  return byId.first(tx, { id })
}

export function campaignsIn(tx: Tx, state: CampaignState): Promise<Campaign[]> {
  return inState.all(tx, { state })
}

/** Newest first. */
export function newestCampaigns(tx: Tx): Promise<Campaign[]> {
  return newest.all(tx)
}

/** What was made, begun or is due in a span of time. */
export function campaignsBetween(tx: Tx, from: number, until: number): Promise<Campaign[]> {
  return between.all(tx, { from, until })
}

/** Moves a campaign on, unless somebody else has in the meantime. @returns whether it was moved */
export async function moveCampaign(
  tx: Tx,
  before: Campaign,
  to: Partial<Moved> & { now: number },
): Promise<boolean> {
  const { state } = to
  if (state !== undefined && state !== before.state && !mayBecome(before.state, state)) return false
  return (await move.run(tx, { ...movedOf(before), ...to, id: before.id, from: before.state })) > 0
}

function movedOf(before: Campaign): Moved {
  const { state, submittedAt, approvedBy, approvedAt, startedAt, endedAt } = before
  const { nextRoundAt, round, expanding, expandedTo } = before
  return {
    state,
    submittedAt,
    approvedBy,
    approvedAt,
    startedAt,
    endedAt,
    nextRoundAt,
    round,
    expanding,
    expandedTo,
  }
}

export async function keepDryRun(tx: Tx, id: string, dryRun: DryRun): Promise<void> {
  await putDryRun.run(tx, { id, dryRun })
}
