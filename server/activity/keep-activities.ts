/** Activities as marketing keeps them: a draft is built, published, and ended; a copy begins the next one. */
import { z } from 'zod'
import { keywordAlias } from '#drizzle/schema/reference.ts'
import { budgetOf, everyBudget } from '#server/ecoin/budget.ts'
import { rewardOf, rewardsOnOffer } from '#server/ecoin/reward.ts'
import { Misfit, Refusal } from '#server/operation.ts'
import { allSegments, segmentVersionOf } from '#server/segment/segment.ts'
import { staffAction, type StaffVisit } from '#server/staff/action.ts'
import { lock } from '#server/store/lock.ts'
import { query } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import type { Message } from '#words/message.ts'
import { activityFields, activityForm, type ActivityForm } from './activity-form.ts'
import {
  activityOf,
  everyActivity,
  moveActivity,
  publishedActivities,
  putActivity,
  type Activity,
} from './activity.ts'
import { headcounts } from './counters.ts'
import { faultIn } from './fault.ts'
import { shadowed } from './keyword.ts'
import { m } from './staff-messages.ts'
import { addStock, putOut } from './stock.ts'

const roles = ['marketing', 'admin'] as const
const byCode = z.object({ code: z.string().max(12) })
const codeField = { code: { label: m.code } }

const aliasWords = query((db) => db.select({ word: keywordAlias.word }).from(keywordAlias))

/** Every activity, with how many took part. */
export const seeActivityList = staffAction({
  title: m.seeActivityList,
  roles,
  input: z.object({}),
  fields: {},
  async run({ tx }) {
    const counts = await headcounts(tx)
    return (await everyActivity(tx)).map((activity) => ({ activity, ...counts.of(activity.code) }))
  },
  audit: () => ({}),
})

/** An activity and what its form chooses from; no activity for a new one. */
export const seeActivityForm = staffAction({
  title: m.seeActivityForm,
  roles,
  input: byCode,
  fields: codeField,
  async run({ tx }, { code }) {
    return {
      activity: code ? await found(tx, code) : null,
      segments: (await allSegments(tx)).map(({ segment }) => segment),
      rewards: await rewardsOnOffer(tx),
      budgets: await everyBudget(tx),
    }
  },
  audit: (input) => ({ detail: input }),
})

/** A new one is a draft. Of a live one words, rules and dates may still change, but not what was answered or won. */
export const saveActivity = staffAction({
  title: m.saveActivity,
  roles,
  input: activityForm,
  fields: activityFields,
  async run(visit, form) {
    const { tx, now } = visit
    const before = await activityOf(tx, form.changing || form.code)
    if (!form.changing && before) throw misfit('code', m.codeTaken)
    if (before?.status === 'ended') throw new Refusal('ended', (say) => say(m.endedAlready))
    const row = rowOf(form, now)
    const kept = before?.status === 'live' ? frozen(row, before) : { ...row, code: before?.code ?? row.code }
    await mustFit(visit, kept)
    await putActivity(tx, kept)
    return { code: kept.code }
  },
  audit: ({ code, kind }) => ({ detail: { code, kind } }),
})

function rowOf(form: ActivityForm, now: number): Activity {
  const { code, kind, title, lead, questions, passScore, tickets, prizes, showsResult } = form
  const { brands, segment = null, inAll, aDay, windowFrom, windowUntil, startsAt, endsAt } = form
  return {
    code,
    kind,
    keyword: form.keyword || code,
    title,
    lead,
    content: { questions: kind === 'grab' ? [] : questions, passScore, tickets },
    rules: { brands, segment, inAll, aDay, windowFrom, windowUntil },
    prizes,
    showsResult,
    startsAt,
    endsAt,
    status: 'draft',
    changedAt: now,
  }
}

function frozen(row: Activity, { code, kind, keyword, content, prizes, status }: Activity): Activity {
  return { ...row, code, kind, keyword, content, prizes, status }
}

async function mustFit({ tx, operations }: StaffVisit, activity: Activity): Promise<void> {
  const { kind, keyword, content, prizes, rules } = activity
  const fault = faultIn(kind, content)
  if (fault) throw new Misfit([fault])
  const aliases = (await aliasWords.all(tx)).map(({ word }) => word)
  const printed = Object.values(operations).flatMap((operation) => operation.keyword ?? [])
  const word = shadowed(keyword, printed, aliases)
  if (word !== null) throw new Misfit([{ field: 'keyword', words: (say) => say(m.keywordShadows, word) }])
  for (const prize of prizes) {
    if (prize.kind === 'reward' && !(await rewardOf(tx, prize.reward))) throw misfit('prizes', m.rewardWrong)
    if (prize.kind === 'coins' && prize.budget && !(await budgetOf(tx, prize.budget))) {
      throw misfit('prizes', m.budgetWrong)
    }
  }
  const { segment } = rules
  if (segment && !(await segmentVersionOf(tx, segment.id, segment.version)))
    throw misfit('segment', m.segmentWrong)
}

function misfit(field: string, words: Message): Misfit {
  return new Misfit([{ field, words: (say) => say(words) }])
}

/** Live at the next request, on the web and by text; its tickets and prizes are put out. */
export const publishActivity = staffAction({
  title: m.publishActivity,
  roles,
  input: byCode,
  fields: codeField,
  async run(visit, { code }) {
    const { tx, now } = visit
    // Two who publish at once do not both get the keyword.
    await lock(tx, 'the keywords of activities')
    const activity = await found(tx, code)
    await mustFit(visit, activity)
    if (activity.endsAt <= now) throw new Refusal('past', (say) => say(m.past))
    const others = await publishedActivities(tx)
    const rival = others.find(
      (each) => each.keyword === activity.keyword && each.status === 'live' && each.endsAt > now,
    )
    if (rival && rival.code !== code) {
      throw new Refusal('keyword-taken', (say) => say(m.keywordTaken, say(rival.title)))
    }
    if (!(await moveActivity(tx, code, 'draft', 'live', now))) throw wrongState()
    await putOut(tx, activity)
    return { code }
  },
  audit: (input) => ({ detail: input }),
})

export const endActivity = staffAction({
  title: m.endActivity,
  roles,
  input: byCode,
  fields: codeField,
  async run({ tx, now }, { code }) {
    await found(tx, code)
    if (!(await moveActivity(tx, code, 'live', 'ended', now))) throw wrongState()
    return { code }
  },
  audit: (input) => ({ detail: input }),
})

/** More tickets, or more of a prize, while it is live. */
export const addToStock = staffAction({
  title: m.addToStock,
  roles,
  input: z.object({
    code: z.string().max(12),
    item: z.string().regex(/^(ticket|prize:\d)$/),
    more: z.coerce.number().int().min(1).max(100_000),
  }),
  fields: { code: { label: m.code }, item: { label: m.stock }, more: { label: m.more, wrong: m.moreWrong } },
  async run({ tx }, { code, item, more }) {
    const { status } = await found(tx, code)
    if (status !== 'live' || !(await addStock(tx, code, item, more))) throw wrongState()
    return { code }
  },
  audit: (input) => ({ detail: input }),
})

export async function found(tx: Tx, code: string): Promise<Activity> {
  const activity = await activityOf(tx, code)
  if (!activity) throw new Refusal('no-activity', (say) => say(m.noActivity, code))
  return activity
}

function wrongState(): Refusal {
  return new Refusal('wrong-state', (say) => say(m.wrongState))
}
