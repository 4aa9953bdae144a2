/** What was typed as a rule, or in words what keeps it from being one, condition by condition. */
import type { Fact, Rule } from '#server/segment/rule.ts'
import { shanghaiMs } from '#words/format.ts'
import type { Message } from '#words/message.ts'
import { GB, MB } from './from-rule.ts'
import { faults } from './messages.ts'
import { isGroup, ROOT, type Condition, type Group, type Part } from './tree.ts'

export type Fault = { path: string; field: string; words: Message<[number]> }

export type Limits = { facts: number; depth: number }

/** @returns a rule where there are no faults */
export function ruleIn(tree: Group, limits: Limits): { rule: Rule; faults: Fault[] } {
  const found: Fault[] = []
  const rule = ruleOf(tree, ROOT, (path, field, words) => found.push({ path, field, words }))
  const { facts, depth } = sizeOf(rule)
  if (facts > limits.facts) found.push({ path: ROOT, field: 'mode', words: faults.tooMany })
  else if (depth > limits.depth) found.push({ path: ROOT, field: 'mode', words: faults.tooDeep })
  return { rule, faults: found }
}

type Wrong = (path: string, field: string, words: Message) => void

function ruleOf(part: Part, path: string, wrong: Wrong): Rule {
  if (!isGroup(part)) return conditionRule(part, (field, words) => wrong(path, field, words))
  const parts = part.parts.map((each, index) => ruleOf(each, `${path}-${index}`, wrong))
  if (parts.length === 0 && (path !== ROOT || part.mode !== 'all')) wrong(path, 'mode', faults.emptyGroup)
  if (part.mode === 'all') return { all: parts }
  return part.mode === 'any' ? { any: parts } : { not: { any: parts } }
}

function sizeOf(rule: Rule): Limits {
  const parts = 'all' in rule ? rule.all : 'any' in rule ? rule.any : 'not' in rule ? [rule.not] : []
  const sizes = parts.map(sizeOf)
  return {
    facts: sizes.reduce((sum, size) => sum + size.facts, 'fact' in rule ? 1 : 0),
    depth: 1 + Math.max(0, ...sizes.map((size) => size.depth)),
  }
}

/** A condition with the readers of its fields. */
type Row = {
  one: (field: string) => string
  many: (field: string) => string[]
  wrong: (field: string, words: Message) => void
}

function conditionRule({ typed }: Condition, wrong: Row['wrong']): Rule {
  const many = (field: string) => (typed[field] ?? []).map((each) => each.trim()).filter(Boolean)
  const row: Row = { many, one: (field) => many(field)[0] ?? '', wrong }
  const [fields] = typed['for'] ?? typed['fact'] ?? []
  if (row.one('fact') && fields !== row.one('fact')) {
    wrong('fact', faults.notFilled)
    return { fact: 'consent', is: true }
  }
  const fact = factIn(row)
  const negated = ['not', 'never', 'fewer', 'hasNot'].includes(row.one('op'))
  if (fact.fact === 'consent') return { fact: 'consent', is: !negated }
  return negated ? { not: fact } : fact
}

function factIn(row: Row): Fact {
  const { one, wrong } = row
  const name = one('fact') as Fact['fact'] | ''
  switch (name) {
    case '':
      wrong('fact', faults.noFact)
      return { fact: 'consent', is: true }
    case 'tier':
    case 'tenureMonths':
    case 'ecoins':
      return { fact: name, ...between(row, { whole: true }) }
    case 'birthday':
      return { fact: name, in: birthdaysIn(row) }
    case 'openedAt':
    case 'contractUntil':
      return { fact: name, ...datesIn(row) }
    case 'spendFen':
      return { fact: name, months: monthsIn(row), ...between(row, { times: 100 }) }
    case 'usage':
      return usageIn(row)
    case 'allowance':
      return { fact: name, what: usedWhat(one('what')), months: monthsIn(row), ...percents(row) }
    case 'touch':
      return touchIn(row)
    case 'consent':
      return { fact: name, is: true }
    case 'service':
      return { fact: name, in: chosen(row), when: one('op').startsWith('has') ? 'now' : 'ever' }
    case 'offer': {
      const answer = (one('answer') || 'shown') as Extract<Fact, { fact: 'offer' }>['answer']
      return { fact: name, answer, ...someOf(row), ...daysIn(row) }
    }
    case 'campaign': {
      const came = (one('answer') || 'sent') as Extract<Fact, { fact: 'campaign' }>['came']
      return { fact: name, came, ...someOf(row), ...daysIn(row) }
    }
    case 'list':
      if (!one('in')) wrong('in', faults.noList)
      return { fact: name, listId: one('in') }
    case 'segment':
      if (!one('in')) wrong('in', faults.noSegment)
      return { fact: name, segmentId: one('in') }
    default:
      // The choices come from the form; the schema of the rule has the last word on them.
      return { fact: name, in: chosen(row) } as Fact
  }
}

/** `3-8, 12-25` as 308 and 1225. */
function birthdaysIn(row: Row): number[] {
  const days = row
    .one('in')
    .split(/[,，、\s]+/)
    .filter(Boolean)
  const numbers = days.map((day) => {
    const [, month = 0, date = 0] = (/^(\d{1,2})-(\d{1,2})$/.exec(day) ?? []).map(Number)
    return month >= 1 && month <= 12 && date >= 1 && date <= 31 ? month * 100 + date : 0
  })
  if (numbers.length > 0 && !numbers.includes(0)) return numbers
  row.wrong('in', faults.birthdays)
  return [101]
}

const DAY_MS = 24 * 3600_000

/** Whole days in Shanghai, both included. */
function datesIn({ one, wrong }: Row): Span {
  const span: Span = {}
  for (const bound of ['min', 'max'] as const) {
    if (!one(bound)) continue
    const [year = 0, month = 0, day = 0] = one(bound).split('-').map(Number)
    const at = /^\d{4}-\d{2}-\d{2}$/.test(one(bound)) ? shanghaiMs(year, month, day) : -1
    if (at < 0) wrong(bound, faults.date)
    else span[bound] = bound === 'min' ? at : at + DAY_MS - 1
  }
  if (!one('min') && !one('max')) wrong('min', faults.noBound)
  if (span.min !== undefined && span.max !== undefined && span.min > span.max) wrong('max', faults.crossed)
  return span
}

function chosen({ many, wrong }: Row): string[] {
  const values = many('in')
  if (values.length === 0) wrong('in', faults.noValue)
  return values
}

function someOf({ many }: Row): { in?: string[] } {
  const values = many('in')
  return values.length > 0 ? { in: values } : {}
}

function usedWhat(what: string) {
  return what === 'minutes' || what === 'messages' ? what : 'dataKb'
}

function usageIn(row: Row): Fact {
  const what = row.one('what')
  const months = monthsIn(row)
  const times = what === 'dataGb' ? GB : MB
  const data = usedWhat(what) === 'dataKb'
  return { fact: 'usage', what: usedWhat(what), months, ...between(row, data ? { times } : { whole: true }) }
}

type Span = { min?: number; max?: number }

function between(
  { one, wrong }: Row,
  { times = 1, whole = false }: { times?: number; whole?: boolean },
): Span {
  const span: Span = {}
  for (const bound of ['min', 'max'] as const) {
    const text = one(bound).replace(/[,，]/g, '')
    if (!text) continue
    const value = Math.round(Number(text) * times)
    if (!(whole ? /^\d+$/ : /^\d+(\.\d+)?$/).test(text) || !Number.isSafeInteger(value))
      wrong(bound, whole ? faults.noWhole : faults.noNumber)
    else span[bound] = value
  }
  if (!one('min') && !one('max')) wrong('min', faults.noBound)
  if (span.min !== undefined && span.max !== undefined && span.min > span.max) wrong('max', faults.crossed)
  return span
}

const MOST_PERCENT = 100_000

function percents(row: Row): Span {
  const span = between(row, { whole: true })
  for (const bound of ['min', 'max'] as const)
    if ((span[bound] ?? 0) > MOST_PERCENT) row.wrong(bound, faults.percent)
  return span
}

/** A whole number within bounds. */
function counted({ one, wrong }: Row, field: string, most: number, words: Message): number | undefined {
  const text = one(field)
  const value = Number(text)
  if (/^\d{1,6}$/.test(text) && value >= 1 && value <= most) return value
  wrong(field, words)
  return undefined
}

const monthsIn = (row: Row) => counted(row, 'months', 12, faults.months) ?? 1

function daysIn(row: Row): { days?: number } {
  const days = row.one('days') ? counted(row, 'days', 730, faults.days) : undefined
  return days === undefined ? {} : { days }
}

function touchIn(row: Row): Fact {
  const [business, channel] = [row.one('business'), row.one('channel')]
  const atLeast = row.one('op') === 'never' ? 1 : counted(row, 'times', 1000, faults.times)
  return {
    fact: 'touch',
    ...(business && { business }),
    ...(channel && { channel }),
    atLeast: atLeast ?? 1,
    ...daysIn(row),
  }
}
