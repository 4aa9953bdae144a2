/** A rule as one condition on `subscriber`, the same for both engines; what is dear to look up stands last. */
import { and, gte, inArray, lte, not, or, sql, type SQL } from 'drizzle-orm'
import { ledgerEntry } from '#drizzle/schema/money.ts'
import { segmentMember } from '#drizzle/schema/segment.ts'
import { preference, subscriber } from '#drizzle/schema/subscriber.ts'
import { allowed, billed, contractEnd, onPlan, ordered, used } from '#server/boss/facts.ts'
import { uuidFloor } from '#server/store/uuidv7.ts'
import { touches } from '#server/touch/months.ts'
import { addMonths, monthOf, shanghai, shanghaiMs, type Month } from '#words/format.ts'
import { ofCampaign, ofOffer } from './answers.ts'
import { daysBefore } from './days.ts'
import { DATA_PACKS, type Fact, type PlainFact, type PlainRule } from './rule.ts'

export type Moment = {
  now: number
  /** The months that have touches. */
  months: readonly Month[]
}

const EVERYBODY = sql`1 = 1`
const NOBODY = sql`1 = 0`

export function conditionOf(rule: PlainRule, moment: Moment): SQL {
  if ('all' in rule) return and(...cheapFirst(rule.all).map((each) => conditionOf(each, moment))) ?? EVERYBODY
  if ('any' in rule) return or(...cheapFirst(rule.any).map((each) => conditionOf(each, moment))) ?? NOBODY
  if ('not' in rule) return not(conditionOf(rule.not, moment))
  return factCondition(rule, moment)
}

function factCondition(fact: PlainFact, { now, months }: Moment): SQL {
  switch (fact.fact) {
    case 'brand':
      return inArray(subscriber.brand, fact.in)
    case 'payment':
      return inArray(subscriber.payment, fact.in)
    case 'credit':
      return inArray(subscriber.credit, fact.in)
    case 'branch':
      return inArray(subscriber.branchCode, fact.in)
    case 'tier':
      return within(sql`${subscriber.tier}`, fact)
    case 'birthday':
      return inArray(subscriber.birthday, fact.in)
    case 'openedAt':
      return within(sql`${subscriber.openedAt}`, fact)
    case 'contractUntil':
      return within(contractEnd(now), fact)
    case 'tenureMonths':
      return tenure(fact, now)
    case 'plan':
      return onPlan(fact.in, now)
    case 'spendFen':
      return within(billed(monthsBefore(now, fact.months)), fact, fact.months)
    case 'usage':
      return within(used(fact.what, monthsBefore(now, fact.months)), fact, fact.months)
    case 'allowance':
      return ofAllowance(fact, now)
    case 'service': {
      const codes = fact.in.filter((code) => code !== DATA_PACKS)
      return ordered(codes, { packs: codes.length < fact.in.length, when: fact.when }, now)
    }
    case 'offer':
      return ofOffer(fact, now)
    case 'campaign':
      return ofCampaign(fact, now)
    case 'touch':
      return touched(fact, now, months)
    case 'ecoins':
      return within(
        sql`coalesce((select ${ledgerEntry.after} from ${ledgerEntry} where ${ledgerEntry.subscriberId} = ${subscriber.id} and ${ledgerEntry.account} = 'ecoin' order by ${ledgerEntry.seq} desc limit 1), 0)`,
        fact,
      )
    case 'consent': {
      const agreed = sql`exists (select 1 from ${preference} where ${preference.subscriberId} = ${subscriber.id} and ${preference.marketing} = ${sql.param(true, preference.marketing)})`
      return fact.is ? agreed : not(agreed)
    }
    default:
      return sql`exists (select 1 from ${segmentMember} where ${segmentMember.subscriberId} = ${subscriber.id} and ${segmentMember.listId} = ${sql.param(fact.listId, segmentMember.listId)})`
  }
}

type Span = { min?: number | undefined; max?: number | undefined }

/** @param times an average over so many is compared as a sum */
function within(value: SQL, { min, max }: Span, times = 1): SQL {
  const least = min === undefined ? undefined : sql`${value} >= ${min * times}`
  const most = max === undefined ? undefined : sql`${value} <= ${max * times}`
  return and(least, most) ?? EVERYBODY
}

function monthsBefore(now: number, count: number): { from: Month; to: Month } {
  const month = monthOf(now)
  return { from: addMonths(month, -count), to: addMonths(month, -1) }
}

/** A line of `min` months was opened so many months ago or earlier, on the calendar. */
function tenure({ min, max }: Span, now: number): SQL {
  const { year, month, day } = shanghai(now)
  const before = (months: number) => shanghaiMs(year, month - months, day + 1)
  return (
    and(
      min === undefined ? undefined : lte(subscriber.openedAt, before(min) - 1),
      max === undefined ? undefined : gte(subscriber.openedAt, before(max + 1)),
    ) ?? EVERYBODY
  )
}

/** Percent of the allowance of so many months; nothing is part of no allowance. */
function ofAllowance({ what, months, min, max }: Extract<Fact, { fact: 'allowance' }>, now: number): SQL {
  const share = sql`${used(what, monthsBefore(now, months))} * 100`
  const whole = allowed(what, now)
  return sql`(${whole} > 0 and ${
    and(
      min === undefined ? undefined : sql`${share} >= ${whole} * ${min * months}`,
      max === undefined ? undefined : sql`${share} <= ${whole} * ${max * months}`,
    ) ?? EVERYBODY
  })`
}

/** A few range reads a line, one for each month that the days reach into. */
function touched(
  { business, channel, atLeast, days }: Extract<Fact, { fact: 'touch' }>,
  now: number,
  months: readonly Month[],
): SQL {
  const from = days === undefined ? 0 : daysBefore(now, days)
  const counts = months
    .filter((each) => days === undefined || each >= monthOf(from))
    .map((each) => {
      const touch = touches.of(each)
      const wanted = and(
        sql`${touch.subscriberId} = ${subscriber.id}`,
        each === monthOf(from) ? gte(touch.id, uuidFloor(from)) : undefined,
        sql`${touch.outcome} = 'done'`,
        business === undefined ? undefined : sql`${touch.business} = ${business}`,
        channel === undefined ? undefined : sql`${touch.channel} = ${channel}`,
      )
      return atLeast === 1
        ? sql`exists (select 1 from ${touch} where ${wanted})`
        : sql`(select count(*) from ${touch} where ${wanted})`
    })
  if (counts.length === 0) return NOBODY
  return atLeast === 1 ? (or(...counts) ?? NOBODY) : sql`(${sql.join(counts, sql` + `)}) >= ${atLeast}`
}

const dearness: Partial<Record<PlainFact['fact'], number>> = {
  consent: 1,
  list: 1,
  ecoins: 2,
  plan: 2,
  contractUntil: 2,
  spendFen: 2,
  usage: 2,
  service: 2,
  offer: 2,
  campaign: 2,
  allowance: 3,
  touch: 3,
}

function cheapFirst(rules: PlainRule[]): PlainRule[] {
  return rules.toSorted((one, other) => costOf(one) - costOf(other))
}

function costOf(rule: PlainRule): number {
  if ('all' in rule) return Math.max(0, ...rule.all.map(costOf))
  if ('any' in rule) return Math.max(0, ...rule.any.map(costOf))
  if ('not' in rule) return costOf(rule.not)
  return dearness[rule.fact] ?? 0
}
