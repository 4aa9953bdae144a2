/** A rule as one condition on `subscriber`, the same for both engines; what is dear to look up stands last. */
import { and, eq, gte, inArray, lte, not, or, sql, type SQL } from 'drizzle-orm'
import { ledgerEntry } from '#drizzle/schema/money.ts'
import { segmentMember } from '#drizzle/schema/segment.ts'
import { preference, subscriber } from '#drizzle/schema/subscriber.ts'
import { allowed, billed, contractEnd, onPlan, ordered, used } from '#server/boss/facts.ts'
import { addMonths, monthOf, shanghai, shanghaiMs, type Month } from '#words/format.ts'
import { ofCampaign, ofOffer } from './answers.ts'
import { hasRow, type Moment, type Owned } from './moment.ts'
import { DATA_PACKS, type Fact, type PlainFact, type PlainRule } from './rule.ts'
import { touched } from './touched.ts'

const EVERYBODY = sql`1 = 1`
const NOBODY = sql`1 = 0`

/** @param alone whether no cheap condition beside it leaves lines out before it is looked up */
export function conditionOf(rule: PlainRule, moment: Moment, alone = true): SQL {
  if ('all' in rule) {
    const lone = alone && !rule.all.some((each) => costOf(each) === 0)
    return and(...cheapFirst(rule.all).map((each) => conditionOf(each, moment, lone))) ?? EVERYBODY
  }
  if ('any' in rule)
    return or(...cheapFirst(rule.any).map((each) => conditionOf(each, moment, alone))) ?? NOBODY
  if ('not' in rule) return not(conditionOf(rule.not, moment, alone))
  return factCondition(rule, moment, alone)
}

function factCondition(fact: PlainFact, moment: Moment, alone: boolean): SQL {
  const { now } = moment
  const has = (table: Owned, wanted: SQL | undefined) => hasRow(table, wanted, moment)
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
      return ordered(codes, { packs: codes.length < fact.in.length, when: fact.when }, now, has)
    }
    case 'offer':
      return ofOffer(fact, moment)
    case 'campaign':
      return ofCampaign(fact, moment)
    case 'touch':
      return touched(fact, moment, alone)
    case 'ecoins':
      return within(
        sql`coalesce((select ${ledgerEntry.after} from ${ledgerEntry} where ${ledgerEntry.subscriberId} = ${subscriber.id} and ${ledgerEntry.account} = 'ecoin' order by ${ledgerEntry.seq} desc limit 1), 0)`,
        fact,
      )
    case 'consent': {
      const agreed = has(preference, eq(preference.marketing, true))
      return fact.is ? agreed : not(agreed)
    }
    default:
      return has(segmentMember, eq(segmentMember.listId, fact.listId))
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
