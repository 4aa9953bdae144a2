/** A saved rule as a tree to go on building. What the form cannot say in one row becomes a group that says the same. */
import type { Fact, Rule } from '#server/segment/rule.ts'
import { isoDate } from '#words/format.ts'
import type { Condition, Group, Part } from './tree.ts'

export function treeOf(rule: Rule): Group {
  const part = partOf(rule)
  return 'mode' in part ? part : { mode: 'all', parts: [part] }
}

function partOf(rule: Rule): Part {
  if ('all' in rule) return { mode: 'all', parts: rule.all.map(partOf) }
  if ('any' in rule) return { mode: 'any', parts: rule.any.map(partOf) }
  if (!('not' in rule)) return conditionOf(rule, false)
  const { not } = rule
  if ('fact' in not) return conditionOf(not, true)
  return { mode: 'none', parts: 'any' in not ? not.any.map(partOf) : [partOf(not)] }
}

type Typed = Record<string, string | string[] | undefined>

function conditionOf(fact: Fact, negated: boolean): Condition {
  const typed = { fact: fact.fact, op: negated ? 'not' : 'is', ...valuesOf(fact, negated) }
  const filled = Object.entries(typed).filter((each) => each[1] !== undefined)
  return { typed: Object.fromEntries(filled.map(([name, value]) => [name, [value ?? ''].flat()])) }
}

const said = (value: number | undefined) => (value === undefined ? '' : String(value))

function valuesOf(fact: Fact, negated: boolean): Typed {
  switch (fact.fact) {
    case 'tier':
    case 'tenureMonths':
    case 'ecoins':
      return { min: said(fact.min), max: said(fact.max) }
    case 'birthday':
      return { in: fact.in.map((day) => `${Math.floor(day / 100)}-${day % 100}`).join(', ') }
    case 'openedAt':
    case 'contractUntil':
      return { min: dayOf(fact.min), max: dayOf(fact.max) }
    case 'spendFen':
      return { months: said(fact.months), min: scaled(fact.min, 100), max: scaled(fact.max, 100) }
    case 'usage':
      return used(fact)
    case 'allowance':
      return { what: fact.what, months: said(fact.months), min: said(fact.min), max: said(fact.max) }
    case 'touch':
      return {
        op: !negated ? 'did' : fact.atLeast === 1 ? 'never' : 'fewer',
        business: fact.business ?? '',
        channel: fact.channel ?? '',
        times: said(fact.atLeast),
        days: said(fact.days),
      }
    case 'consent':
      return { op: fact.is === negated ? 'not' : 'is' }
    case 'service':
      return {
        op: fact.when === 'now' ? (negated ? 'hasNot' : 'has') : negated ? 'never' : 'ever',
        in: fact.in,
      }
    case 'offer':
      return { answer: fact.answer, in: fact.in, days: said(fact.days) }
    case 'campaign':
      return { answer: fact.came, in: fact.in, days: said(fact.days) }
    case 'list':
      return { in: fact.listId }
    case 'segment':
      return { in: fact.segmentId }
    default:
      return { in: fact.in }
  }
}

const dayOf = (at: number | undefined) => (at === undefined ? '' : isoDate(at))

const scaled = (value: number | undefined, by: number) => (value === undefined ? '' : String(value / by))

/** KB in the largest unit that keeps it whole. */
function used({ what, months, min, max }: Extract<Fact, { fact: 'usage' }>): Typed {
  if (what !== 'dataKb') return { what, months: said(months), min: said(min), max: said(max) }
  const whole = [min, max].every((value) => value === undefined || (value % GB === 0 && value > 0))
  const by = whole ? GB : MB
  const unit = whole ? 'dataGb' : 'dataMb'
  return { what: unit, months: said(months), min: scaled(min, by), max: scaled(max, by) }
}

export const MB = 1024
export const GB = 1024 * 1024
