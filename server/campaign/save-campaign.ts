/** Writing a campaign: what a draft must say, and whether it can ever be sent. */
import { z } from 'zod'
import { budgetOf } from '#server/ecoin/budget.ts'
import { Misfit } from '#server/operation.ts'
import { noSuchCode } from '#server/recommendation/may-open.ts'
import type { Offer } from '#server/recommendation/offer.ts'
import { segmentVersionOf } from '#server/segment/segment.ts'
import { staffAction, type StaffVisit } from '#server/staff/action.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { isQuery } from '#server/touch/business-types.ts'
import { isoDate } from '#words/format.ts'
import { abTestSchema } from './ab-test.ts'
import { writers } from './asked.ts'
import { benefitSchema } from './benefit.ts'
import { addDraft, changeDraft, codeIn, type Campaign } from './campaign.ts'
import { wrongState } from './campaign-steps.ts'
import { openNow } from './may-contact.ts'
import { offerIn } from './offer-fit.ts'
import { m } from './messages.ts'
import { policyOf } from './policy.ts'
import { scheduleSchema } from './schedule.ts'
import { isOfferVariable, variablesIn } from './variables.ts'
import { variantsSchema } from './variant.ts'
import { SHANGHAI } from './zone.ts'

const minute = z.coerce.number().int().min(0).max(1439)

/** A new draft, or a changed one; whoever changes it last is its author. */
export const saveCampaign = staffAction({
  title: m.saveCampaign,
  roles: writers,
  input: z.object({
    id: z.uuid().optional(),
    name: z.string().trim().min(2).max(40),
    goal: z.string().trim().min(2).max(200),
    theme: z.string().trim().max(20).default(''),
    segmentId: z.uuid(),
    segmentVersion: z.coerce.number().int().min(1),
    variants: variantsSchema,
    holdoutBp: z.coerce.number().int().min(0).max(5000),
    schedule: scheduleSchema,
    windowFrom: minute,
    windowUntil: minute,
    perSecond: z.coerce.number().int().min(1).max(20_000),
    onUnknown: z.enum(['once', 'again']),
    offerCode: z.string().max(3).nullable().default(null),
    operation: z.string().max(60).nullable(),
    operationCode: z.string().trim().max(40).nullable(),
    responseDays: z.coerce.number().int().min(1).max(90),
    segmentPriceFen: z.coerce.number().int().min(0).max(1000),
    benefit: benefitSchema.nullable().default(null),
    openDays: z.coerce.number().int().min(1).max(90),
    abTest: abTestSchema.nullable(),
  }),
  fields: {
    id: { label: m.field.id },
    name: { label: m.field.name, wrong: m.nameWrong },
    goal: { label: m.field.goal, wrong: m.goalWrong },
    theme: { label: m.field.theme, wrong: m.themeWrong },
    segmentId: { label: m.field.segment, wrong: m.noSegment },
    segmentVersion: { label: m.field.segment, wrong: m.noSegment },
    variants: { label: m.field.variants, wrong: m.variantsWrong },
    holdoutBp: { label: m.field.holdout, wrong: m.holdoutWrong },
    schedule: { label: m.field.schedule, wrong: m.scheduleWrong },
    windowFrom: { label: m.field.window },
    windowUntil: { label: m.field.window },
    perSecond: { label: m.field.perSecond, wrong: m.perSecondWrong },
    onUnknown: { label: m.field.onUnknown },
    offerCode: { label: m.field.offer, wrong: m.offerWrong },
    operation: { label: m.field.operation },
    operationCode: { label: m.field.operationCode },
    responseDays: { label: m.field.responseDays, wrong: m.responseDaysWrong },
    segmentPriceFen: { label: m.field.price },
    benefit: { label: m.field.benefit, wrong: m.benefitWrong },
    openDays: { label: m.field.openDays, wrong: m.openDaysWrong },
    abTest: { label: m.field.abTest, wrong: m.abTestWrong },
  },
  async run(visit, { id, ...typed }) {
    const { tx, staff, now } = visit
    const offer = await offerOfPlan(visit, typed)
    const plan = offer ? { ...typed, operation: offer.operation, operationCode: codeIn(offer.input) } : typed
    await mustFit(visit, plan)
    mustSay(plan)
    const made = { id: id ?? uuidv7(now), createdBy: staff.id, now }
    if (id === undefined) await addDraft(tx, plan, made)
    else if (!(await changeDraft(tx, plan, made))) throw wrongState()
    return { id: made.id }
  },
  audit: ({ id, name }, saved) => ({ detail: { id: saved?.id ?? id, name } }),
})

type Fitting = Pick<
  Campaign,
  | 'segmentId'
  | 'segmentVersion'
  | 'operation'
  | 'operationCode'
  | 'windowFrom'
  | 'windowUntil'
  | 'variants'
  | 'abTest'
  | 'benefit'
>

/** @throws Misfit where the offer is over, or the campaign begins outside of its dates */
async function offerOfPlan(
  { tx }: StaffVisit,
  { offerCode, schedule }: Pick<Campaign, 'offerCode' | 'schedule'>,
): Promise<Offer | null> {
  const offer = await offerIn(tx, { offerCode })
  if (offerCode !== null && (!offer || offer.status === 'ended'))
    throw new Misfit([{ field: 'offerCode', words: (say) => say(m.offerWrong) }])
  const { firstAt } = schedule
  if (offer && (firstAt < offer.startsAt || firstAt >= offer.endsAt)) {
    const { startsAt, endsAt } = offer
    throw new Misfit([
      { field: 'schedule', words: (say) => say(m.offerDates, isoDate(startsAt), isoDate(endsAt - 1)) },
    ])
  }
  return offer
}

/** A message about an offer may leave its words to the offer; any other needs its own, and knows no offer to name. */
function mustSay({ variants, offerCode }: Pick<Campaign, 'variants' | 'offerCode'>): void {
  const silent = variants.some(({ text }) => text.zh.length < (offerCode !== null && !text.en ? 0 : 4))
  const short = variants.some(({ text }) => text.zh.length > 0 && text.zh.length < 4)
  const named = variants.some(({ text }) => variablesIn(text.zh + text.en).some(isOfferVariable))
  if (silent || short || (named && offerCode === null))
    throw new Misfit([{ field: 'variants', words: (say) => say(m.variantsWrong) }])
}

/** Nobody is told to answer with a code that is refused when they do. */
async function mustBeToBeHad(visit: StaffVisit, { operation, operationCode }: Fitting): Promise<void> {
  if (operation === null || operationCode === null) return
  const no = await noSuchCode(visit, operation, operationCode)
  if (no) throw new Misfit([{ field: 'operationCode', words: (say) => say(no, operationCode) }])
}

async function mustFit(visit: StaffVisit, plan: Fitting): Promise<void> {
  const { tx, operations, now } = visit
  const issue = (field: string, words: (typeof m)['noSegment']) =>
    new Misfit([{ field, words: (say) => say(words) }])
  if (!(await segmentVersionOf(tx, plan.segmentId, plan.segmentVersion)))
    throw issue('segmentId', m.noSegment)
  const operation = plan.operation === null ? undefined : operations[plan.operation]
  if (plan.operation !== null && (!operation || isQuery(operation.business)))
    throw issue('operation', m.noOperation)
  await mustBeToBeHad(visit, plan)
  const { abTest, variants, benefit } = plan
  if (benefit && !operation) throw issue('benefit', m.benefitWrong)
  if (benefit && !(await budgetOf(tx, benefit.budget))) throw issue('benefit', m.noBudget)
  const known = abTest?.fallback === 'split' || variants.some(({ code }) => code === abTest?.fallback)
  if (abTest && (variants.length < 2 || !known)) throw issue('abTest', m.abTestWrong)
  const { rules } = await policyOf(tx)
  const window = { from: plan.windowFrom, until: plan.windowUntil }
  const never = plan.variants
    .flatMap(({ channels }) => channels)
    .some((channel) => openNow(SHANGHAI, rules, { channel, now, window }).kind === 'no')
  if (never) throw issue('windowFrom', m.neverOpen)
}
