/** What marketing does with campaigns. Whoever wrote one last cannot approve it. */
import { z } from 'zod'
import type { CampaignState } from '#drizzle/schema/campaign.ts'
import { mobileNumber } from '#server/identity/sign-in.ts'
import { subscriberIdOf } from '#server/identity/who.ts'
import { Misfit, Refusal } from '#server/operation.ts'
import { segmentVersionOf } from '#server/segment/segment.ts'
import { staffAction, type StaffVisit } from '#server/staff/action.ts'
import { csvOf } from '#server/staff/csv.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { isQuery } from '#server/touch/business-types.ts'
import { maskMsisdn } from '#words/format.ts'
import {
  addDraft,
  campaignOf,
  campaignsBetween,
  changeDraft,
  moveCampaign,
  newestCampaigns,
  type Campaign,
} from './campaign.ts'
import { openTargets } from './counters.ts'
import { askDryRun } from './dry-run.ts'
import { openNow } from './may-contact.ts'
import { segmentsIn } from './length.ts'
import { m } from './messages.ts'
import { policyOf, rulesSchema, setRules, setStop } from './policy.ts'
import { recipientsOf } from './recipient.ts'
import { resultsOf } from './results.ts'
import { resultsCsv } from './results-csv.ts'
import { beginRound } from './rounds.ts'
import { scheduleSchema } from './schedule.ts'
import { wordsFor } from './take.ts'
import { variantsSchema } from './variant.ts'
import { standstillOf, whyOf } from './why.ts'
import { SHANGHAI } from './zone.ts'

const roles = ['marketing', 'admin'] as const
const byId = z.object({ id: z.uuid() })
const idField = { id: { label: m.field.id } }

async function found(tx: Tx, id: string): Promise<Campaign> {
  const campaign = await campaignOf(tx, id)
  if (!campaign) throw new Refusal('no-campaign', (say) => say(m.noCampaign))
  return campaign
}

export const seeCampaigns = staffAction({
  title: m.seeCampaigns,
  roles,
  input: z.object({
    from: z.coerce.number().int().optional(),
    until: z.coerce.number().int().optional(),
  }),
  fields: { from: { label: m.field.schedule }, until: { label: m.field.schedule } },
  async run({ tx }, { from, until }) {
    const campaigns =
      from === undefined || until === undefined
        ? await newestCampaigns(tx)
        : await campaignsBetween(tx, from, until)
    const rows = []
    for (const campaign of campaigns) rows.push({ campaign, results: await resultsOf(tx, campaign) })
    return { rows, policy: await policyOf(tx) }
  },
  audit: () => ({}),
})

export const seeCampaign = staffAction({
  title: m.seeCampaign,
  roles,
  input: byId,
  fields: idField,
  async run({ tx, now, staff }, { id }) {
    const campaign = await found(tx, id)
    return {
      campaign,
      results: await resultsOf(tx, campaign),
      open: await openTargets(tx, id),
      standstill: await standstillOf(tx, id, now),
      segment: await segmentVersionOf(tx, campaign.segmentId, campaign.segmentVersion),
      mine: campaign.createdBy === staff.id,
    }
  },
  audit: (input) => ({ detail: input }),
})

const minute = z.coerce.number().int().min(0).max(1439)

/** A new draft, or a changed one; whoever changes it last is its author. */
export const saveCampaign = staffAction({
  title: m.saveCampaign,
  roles,
  input: z.object({
    id: z.uuid().optional(),
    name: z.string().trim().min(2).max(40),
    goal: z.string().trim().min(2).max(200),
    segmentId: z.uuid(),
    segmentVersion: z.coerce.number().int().min(1),
    variants: variantsSchema,
    holdoutBp: z.coerce.number().int().min(0).max(5000),
    schedule: scheduleSchema,
    windowFrom: minute,
    windowUntil: minute,
    perSecond: z.coerce.number().int().min(1).max(20_000),
    onUnknown: z.enum(['once', 'again']),
    operation: z.string().max(60).nullable(),
    operationCode: z.string().trim().max(40).nullable(),
    responseDays: z.coerce.number().int().min(1).max(90),
    segmentPriceFen: z.coerce.number().int().min(0).max(1000),
  }),
  fields: {
    id: { label: m.field.id },
    name: { label: m.field.name, wrong: m.nameWrong },
    goal: { label: m.field.goal, wrong: m.goalWrong },
    segmentId: { label: m.field.segment, wrong: m.noSegment },
    segmentVersion: { label: m.field.segment, wrong: m.noSegment },
    variants: { label: m.field.variants, wrong: m.variantsWrong },
    holdoutBp: { label: m.field.holdout, wrong: m.holdoutWrong },
    schedule: { label: m.field.schedule, wrong: m.scheduleWrong },
    windowFrom: { label: m.field.window },
    windowUntil: { label: m.field.window },
    perSecond: { label: m.field.perSecond, wrong: m.perSecondWrong },
    onUnknown: { label: m.field.onUnknown },
    operation: { label: m.field.operation },
    operationCode: { label: m.field.operationCode },
    responseDays: { label: m.field.responseDays, wrong: m.responseDaysWrong },
    segmentPriceFen: { label: m.field.price },
  },
  async run(visit, { id, ...plan }) {
    const { tx, staff, now } = visit
    await mustFit(visit, plan)
    const made = { id: id ?? uuidv7(now), createdBy: staff.id, now }
    if (id === undefined) await addDraft(tx, plan, made)
    else if (!(await changeDraft(tx, plan, made))) throw wrongState()
    return { id: made.id }
  },
  audit: ({ id, name }, saved) => ({ detail: { id: saved?.id ?? id, name } }),
})

type Fitting = Pick<
  Campaign,
  'segmentId' | 'segmentVersion' | 'operation' | 'windowFrom' | 'windowUntil' | 'variants'
>

async function mustFit({ tx, operations, now }: StaffVisit, plan: Fitting): Promise<void> {
  const issue = (field: string, words: (typeof m)['noSegment']) =>
    new Misfit([{ field, words: (say) => say(words) }])
  if (!(await segmentVersionOf(tx, plan.segmentId, plan.segmentVersion)))
    throw issue('segmentId', m.noSegment)
  const operation = plan.operation === null ? undefined : operations[plan.operation]
  if (plan.operation !== null && (!operation || isQuery(operation.business)))
    throw issue('operation', m.noOperation)
  const { rules } = await policyOf(tx)
  const window = { from: plan.windowFrom, until: plan.windowUntil }
  const never = plan.variants.some(
    ({ channel }) => openNow(SHANGHAI, rules, { channel, now, window }).kind === 'no',
  )
  if (never) throw issue('windowFrom', m.neverOpen)
}

function wrongState(): Refusal {
  return new Refusal('wrong-state', (say) => say(m.wrongState))
}

/** A step that a person decides on. */
function step(
  title: (typeof m)['submitCampaign'],
  from: readonly CampaignState[],
  move: (visit: StaffVisit, campaign: Campaign) => Promise<boolean>,
) {
  return staffAction({
    title,
    roles,
    input: byId,
    fields: idField,
    async run(visit, { id }) {
      const campaign = await found(visit.tx, id)
      if (!from.includes(campaign.state) || !(await move(visit, campaign))) throw wrongState()
      return { id }
    },
    audit: (input) => ({ detail: input }),
  })
}

export const submitCampaign = step(m.submitCampaign, ['draft'], ({ tx, now }, campaign) =>
  moveCampaign(tx, campaign, { state: 'submitted', submittedAt: now, now }),
)

/** Four eyes. The first round begins when it is due, or when somebody starts it. */
export const approveCampaign = step(
  m.approveCampaign,
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

export const returnCampaign = step(m.returnCampaign, ['submitted', 'approved'], ({ tx, now }, campaign) =>
  moveCampaign(tx, campaign, {
    state: 'draft',
    submittedAt: null,
    approvedBy: null,
    approvedAt: null,
    nextRoundAt: null,
    now,
  }),
)

export const startCampaign = step(m.startCampaign, ['approved'], ({ tx, now }, { id }) =>
  beginRound(tx, id, now),
)

export const pauseCampaign = step(m.pauseCampaign, ['running'], ({ tx, now }, campaign) =>
  moveCampaign(tx, campaign, { state: 'paused', now }),
)

export const resumeCampaign = step(m.resumeCampaign, ['paused'], ({ tx, now }, campaign) =>
  moveCampaign(tx, campaign, { state: 'running', now }),
)

/** For good: what still waits is left out. */
export const stopCampaign = step(m.stopCampaign, ['approved', 'running', 'paused'], ({ tx, now }, campaign) =>
  moveCampaign(tx, campaign, {
    state: 'stopped',
    endedAt: now,
    nextRoundAt: null,
    expanding: false,
    expandedTo: null,
    now,
  }),
)

/** Nothing of any campaign leaves from the moment this is committed. */
export const stopEverything = staffAction({
  title: m.stopEverything,
  roles: ['marketing', 'ops', 'admin'],
  input: z.object({}),
  fields: {},
  async run({ tx, staff, now }) {
    await setStop(tx, { by: staff.id }, now)
    return { stoppedAt: now }
  },
  audit: () => ({}),
})

export const letGoOn = staffAction({
  title: m.letGoOn,
  roles: ['ops', 'admin'],
  input: z.object({}),
  fields: {},
  async run({ tx, now }) {
    await setStop(tx, null, now)
    return {}
  },
  audit: () => ({}),
})

export const seeContactRules = staffAction({
  title: m.seeContactRules,
  roles: ['marketing', 'ops', 'admin'],
  input: z.object({}),
  fields: {},
  run: ({ tx }) => policyOf(tx),
  audit: () => ({}),
})

export const setContactRules = staffAction({
  title: m.setContactRules,
  roles: ['admin'],
  input: z.object({ rules: rulesSchema }),
  fields: { rules: { label: m.field.rules, wrong: m.rulesWrong } },
  async run({ tx, now }, { rules }) {
    await setRules(tx, rules, now)
    return { rules }
  },
  audit: (input) => ({ detail: input }),
})

export const dryRunCampaign = staffAction({
  title: m.dryRun,
  roles,
  input: byId,
  fields: idField,
  async run({ tx, now }, { id }) {
    await found(tx, id)
    await askDryRun(tx, id, now)
    return { id }
  },
  audit: (input) => ({ detail: input }),
})

/** What some of the segment would read, numbers masked. */
export const previewCampaign = staffAction({
  title: m.preview,
  roles,
  input: byId,
  fields: idField,
  async run({ tx }, { id }) {
    const campaign = await found(tx, id)
    const version = await segmentVersionOf(tx, campaign.segmentId, campaign.segmentVersion)
    const recipients = await recipientsOf(tx, version?.sample.slice(0, 5) ?? [])
    const shown = []
    for (const recipient of recipients.values()) {
      for (const { code, channel } of campaign.variants) {
        const words = await wordsFor(tx, campaign, code, recipient)
        const segments = channel === 'sms' ? segmentsIn(words.text) : 0
        const costFen = segments * campaign.segmentPriceFen
        shown.push({ to: maskMsisdn(recipient.msisdn), variant: code, channel, segments, costFen, ...words })
      }
    }
    return shown
  },
  audit: (input) => ({ detail: input }),
})

/** Why somebody did or did not get it. */
export const whyTarget = staffAction({
  title: m.whyTarget,
  roles,
  input: z.object({ id: z.uuid(), msisdn: mobileNumber }),
  fields: { ...idField, msisdn: { label: m.field.msisdn, wrong: m.msisdnWrong, inputMode: 'tel' } },
  async run({ tx, now }, { id, msisdn }) {
    const campaign = await found(tx, id)
    const subscriberId = await subscriberIdOf(tx, msisdn)
    const why = subscriberId === undefined ? null : await whyOf(tx, campaign, subscriberId, now)
    if (!why || subscriberId === undefined) throw new Refusal('no-subscriber', (say) => say(m.noSubscriber))
    return { subscriberId, ...why }
  },
  audit: ({ id }, why) => ({ subscriberId: why?.subscriberId ?? null, detail: { id } }),
})

export const exportCampaign = staffAction({
  title: m.exportResults,
  roles,
  input: byId,
  fields: idField,
  async run({ tx, say }, { id }) {
    const campaign = await found(tx, id)
    const { head, rows } = resultsCsv(await resultsOf(tx, campaign), say)
    return { csv: csvOf(head, rows), name: `campaign-${id.slice(-8)}.csv` }
  },
  audit: (input) => ({ detail: input }),
})
