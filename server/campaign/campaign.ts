/** Campaigns and the states they go through. */
import { and, desc, eq, isNull } from 'drizzle-orm'
import { campaign, type CampaignState, type DryRun } from '#drizzle/schema/campaign.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import type { Schedule } from './schedule.ts'

export type Campaign = typeof campaign.$inferSelect

/** What its author decides. */
export type Plan = Pick<
  Campaign,
  | 'name'
  | 'goal'
  | 'theme'
  | 'segmentId'
  | 'segmentVersion'
  | 'variants'
  | 'holdoutBp'
  | 'schedule'
  | 'windowFrom'
  | 'windowUntil'
  | 'perSecond'
  | 'onUnknown'
  | 'offerCode'
  | 'operation'
  | 'operationCode'
  | 'responseDays'
  | 'segmentPriceFen'
  | 'benefit'
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

type Planned = Plan & Pick<Campaign, 'beginsAt' | 'lastsUntil'>

const planned = (p: Params<Planned>) => ({
  name: p.name,
  goal: p.goal,
  theme: p.theme,
  segmentId: p.segmentId,
  segmentVersion: p.segmentVersion,
  variants: p.variants,
  holdoutBp: p.holdoutBp,
  schedule: p.schedule,
  beginsAt: p.beginsAt,
  lastsUntil: p.lastsUntil,
  windowFrom: p.windowFrom,
  windowUntil: p.windowUntil,
  perSecond: p.perSecond,
  onUnknown: p.onUnknown,
  offerCode: p.offerCode,
  operation: p.operation,
  operationCode: p.operationCode,
  responseDays: p.responseDays,
  segmentPriceFen: p.segmentPriceFen,
  benefit: p.benefit,
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

const updateDraft = query((db, p: Params<Planned & { id: string; createdBy: string; now: number }>) =>
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

/** When a schedule begins and when its last round may. */
export function spanOf(schedule: Schedule): Pick<Campaign, 'beginsAt' | 'lastsUntil'> {
  return {
    beginsAt: schedule.firstAt,
    lastsUntil: 'until' in schedule ? schedule.until : schedule.firstAt,
  }
}

export async function addDraft(
  tx: Tx,
  plan: Plan,
  made: { id: string; createdBy: string; now: number },
): Promise<void> {
  const { id, createdBy, now } = made
  await insertDraft.run(tx, {
    ...plan,
    ...spanOf(plan.schedule),
    id,
    createdBy,
    createdAt: now,
    changedAt: now,
  })
}

/** False where it is no draft any more. Who changes it last is its author. */
export async function changeDraft(
  tx: Tx,
  plan: Plan,
  made: { id: string; createdBy: string; now: number },
): Promise<boolean> {
  return (await updateDraft.run(tx, { ...plan, ...spanOf(plan.schedule), ...made })) > 0
}

const followOffer = query(
  (db, p: Params<{ offerCode: string; operation: string; operationCode: string | null; now: number }>) =>
    db
      .update(campaign)
      .set({ operation: p.operation, operationCode: p.operationCode, changedAt: p.now })
      .where(and(eq(campaign.offerCode, p.offerCode), isNull(campaign.endedAt))),
)

/** What an offer opens answers its campaigns, also where staff change it meanwhile. */
export async function offerOpens(
  tx: Tx,
  offer: { code: string; operation: string; input: Record<string, string> },
  now: number,
): Promise<void> {
  const { code: offerCode, operation } = offer
  await followOffer.run(tx, { offerCode, operation, operationCode: codeIn(offer.input), now })
}

/** Codes are what an operation asks for first. */
export function codeIn(input: Record<string, string>): string | null {
  return Object.values(input)[0] ?? null
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
