/** The steps of a campaign that a person decides on. Whoever wrote it last cannot approve it. */
import type { CampaignState } from '#drizzle/schema/campaign.ts'
import type { Role } from '#drizzle/schema/identity.ts'
import { Refusal } from '#server/operation.ts'
import { staffAction, type StaffVisit } from '#server/staff/action.ts'
import { askedCampaign, byId, idField, watchers, writers } from './asked.ts'
import { moveCampaign, type Campaign } from './campaign.ts'
import { m } from './messages.ts'
import { LEAVES_WITHIN_MS } from './pace.ts'
import { beginRound } from './rounds.ts'

export function wrongState(): Refusal {
  return new Refusal('wrong-state', (say) => say(m.wrongState))
}

/** A step that a person decides on. */
function step(
  title: (typeof m)['submitCampaign'],
  roles: readonly Role[],
  from: readonly CampaignState[],
  move: (visit: StaffVisit, campaign: Campaign) => Promise<boolean>,
) {
  return staffAction({
    title,
    roles,
    input: byId,
    fields: idField,
    async run(visit, { id }) {
      const campaign = await askedCampaign(visit.tx, id)
      if (!from.includes(campaign.state) || !(await move(visit, campaign))) throw wrongState()
      return { id }
    },
    audit: (input) => ({ detail: input }),
  })
}

export const submitCampaign = step(m.submitCampaign, writers, ['draft'], ({ tx, now }, campaign) =>
  moveCampaign(tx, campaign, { state: 'submitted', submittedAt: now, now }),
)

/** Four eyes. The first round begins when it is due, or when somebody starts it. */
export const approveCampaign = step(
  m.approveCampaign,
  writers,
  ['submitted'],
  async ({ tx, now, staff }, campaign) => {
    if (campaign.createdBy === staff.id) throw new Refusal('four-eyes', (say) => say(m.fourEyes))
    const { firstAt: nextRoundAt } = campaign.schedule
    return moveCampaign(tx, campaign, {
      state: 'approved',
      approvedBy: staff.id,
      approvedAt: now,
      nextRoundAt,
      now,
    })
  },
)

export const returnCampaign = step(
  m.returnCampaign,
  writers,
  ['submitted', 'approved'],
  ({ tx, now }, campaign) =>
    moveCampaign(tx, campaign, {
      state: 'draft',
      submittedAt: null,
      approvedBy: null,
      approvedAt: null,
      nextRoundAt: null,
      now,
    }),
)

export const startCampaign = step(m.startCampaign, writers, ['approved'], ({ tx, now }, { id }) =>
  beginRound(tx, id, now),
)

export const pauseCampaign = {
  ...step(m.pauseCampaign, watchers, ['running'], ({ tx, now }, campaign) =>
    moveCampaign(tx, campaign, { state: 'paused', now }),
  ),
  reachesWithinMs: LEAVES_WITHIN_MS,
}

export const resumeCampaign = step(m.resumeCampaign, watchers, ['paused'], ({ tx, now }, campaign) =>
  moveCampaign(tx, campaign, { state: 'running', now }),
)

/** For good: what still waits is left out. */
export const stopCampaign = {
  ...step(m.stopCampaign, watchers, ['approved', 'running', 'paused'], ({ tx, now }, campaign) =>
    moveCampaign(tx, campaign, {
      state: 'stopped',
      endedAt: now,
      nextRoundAt: null,
      expanding: false,
      expandedTo: null,
      now,
    }),
  ),
  reachesWithinMs: LEAVES_WITHIN_MS,
}
