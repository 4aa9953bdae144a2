/** A rule as a sentence that an approver reads: 「品牌为神州行，且近30天用量查询不少于3次，且从未办理过任一流量包」. */
import type { Fact, Rule } from '#server/segment/rule.ts'
import { isoDate, volume, yuan } from '../format.ts'
import type { Say } from '../message.ts'
import { nameIn, type ChoiceKind, type Choices } from './choices.ts'
import { answers, comes, nouns, w } from './sentences.ts'

/** @param choices the names of what the rule's codes mean */
export function inWords(rule: Rule, choices: Choices, say: Say): string {
  const words = clause(rule, { choices, say }, true)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

type Reader = { choices: Choices; say: Say }

/** @param outermost whether it stands alone, and needs no brackets */
function clause(rule: Rule, reader: Reader, outermost = false): string {
  const { say } = reader
  if ('fact' in rule) return factWords(rule, false, reader)
  if ('not' in rule) {
    if ('fact' in rule.not) return factWords(rule.not, true, reader)
    return say(
      w.notSo,
      'any' in rule.not ? joined(rule.not.any, 'any', reader) : clause(rule.not, reader, true),
    )
  }
  const [parts, how] = 'all' in rule ? ([rule.all, 'all'] as const) : ([rule.any, 'any'] as const)
  if (parts.length === 0) return say(how === 'all' ? w.everybody : w.nobody)
  const words = joined(parts, how, reader)
  return outermost || parts.length === 1 ? words : say(w.brackets, words)
}

function joined(parts: Rule[], how: 'all' | 'any', reader: Reader): string {
  const alone = parts.length === 1
  const words = parts.map((part) => clause(part, reader, alone))
  return words.join(reader.say(how === 'all' ? w.and : w.or))
}

function factWords(fact: Fact, negated: boolean, { choices, say }: Reader): string {
  const noun = say(nouns[fact.fact])
  const names = (kind: ChoiceKind, codes: string[]) =>
    codes.map((code) => nameIn(choices, kind, code)).join(say(w.orBetween))
  switch (fact.fact) {
    case 'tier':
      return say(
        w.spans,
        noun,
        spanWords(fact, negated, (value) => say(w.stars, value), say),
      )
    case 'tenureMonths':
      return say(
        w.spans,
        noun,
        spanWords(fact, negated, (value) => say(w.months, value), say),
      )
    case 'birthday':
      return say(negated ? w.isNot : w.is, noun, fact.in.map(monthAndDay).join(say(w.orBetween)))
    case 'openedAt':
    case 'contractUntil':
      return say(w.spans, noun, dateWords(fact, negated, say))
    case 'ecoins':
      return say(w.spans, noun, spanWords(fact, negated, String, say))
    case 'spendFen':
    case 'usage':
    case 'allowance':
      return monthly(fact, negated, say)
    case 'consent':
      return say(fact.is === negated ? w.noConsent : w.consents)
    case 'list':
      return say(negated ? w.notListed : w.listed, nameIn(choices, 'list', fact.listId))
    case 'segment': {
      const version = fact.version === undefined ? '' : `v${fact.version}`
      return say(negated ? w.notInSegment : w.inSegment, nameIn(choices, 'segment', fact.segmentId), version)
    }
    case 'service':
      return say(serviceWords[fact.when][negated ? 1 : 0], names('service', fact.in))
    case 'touch':
      return touchWords(fact, negated, { choices, say })
    case 'offer':
    case 'campaign': {
      const came = fact.fact === 'offer' ? answers[fact.answer] : comes[fact.came]
      const what = fact.in ? names(fact.fact, fact.in) : say(w.anyOf, noun)
      const words = say(w.answered, since(fact.days, say), came ? say(came) : '', what)
      return negated ? say(w.notSo, words) : words
    }
    default:
      return say(negated ? w.isNot : w.is, noun, names(fact.fact, fact.in))
  }
}

const monthAndDay = (day: number) => `${Math.floor(day / 100)}-${day % 100}`

const serviceWords = { now: [w.has, w.hasNot], ever: [w.ever, w.never] } as const

const since = (days: number | undefined, say: Say) => (days === undefined ? '' : say(w.inDays, days))

type Span = { min?: number | undefined; max?: number | undefined }

function spanWords({ min, max }: Span, negated: boolean, told: (value: number) => string, say: Say): string {
  if (min !== undefined && min === max) return say(negated ? w.notExactly : w.exactly, told(min))
  if (min !== undefined && max !== undefined)
    return say(negated ? w.notBetween : w.between, told(min), told(max))
  if (min !== undefined) return say(negated ? w.below : w.atLeast, told(min))
  if (max !== undefined) return say(negated ? w.above : w.atMost, told(max))
  return say(negated ? w.nothing : w.anything)
}

/** A day is not more or less than another. */
function dateWords({ min, max }: Span, negated: boolean, say: Say): string {
  if (min !== undefined && max !== undefined) return spanWords({ min, max }, negated, isoDate, say)
  if (min !== undefined) return say(negated ? w.before : w.since, isoDate(min))
  if (max !== undefined) return say(negated ? w.after : w.until, isoDate(max))
  return spanWords({}, negated, isoDate, say)
}

type Monthly = Extract<Fact, { months: number }>

function monthly(fact: Monthly, negated: boolean, say: Say): string {
  const told = (value: number) => {
    if (fact.fact === 'spendFen') return say(w.yuan, yuan(value).replace('.00', ''))
    if (fact.fact === 'allowance') return `${value}%`
    if (fact.what === 'dataKb') return volume(value)
    return say(fact.what === 'minutes' ? w.minutes : w.messages, value)
  }
  const what = fact.fact === 'spendFen' ? say(w.bill) : say(w.used[fact.what])
  const noun = say(fact.fact === 'allowance' ? w.ofAllowance : w.averageOf, what)
  return say(w.spans, say(w.inMonths, fact.months, noun), spanWords(fact, negated, told, say))
}

function touchWords(
  { business, channel, atLeast, days }: Extract<Fact, { fact: 'touch' }>,
  negated: boolean,
  { choices, say }: Reader,
): string {
  const what = business ? nameIn(choices, 'business', business) : say(w.contact)
  const where = channel ? say(w.on, nameIn(choices, 'channel', channel)) : ''
  const when = since(days, say)
  if (negated && atLeast === 1) return say(when ? w.didNotLately : w.didNever, when, where, what)
  if (!negated && atLeast === 1) return say(w.didOnce, when, where, what)
  return say(negated ? w.didFewer : w.didOften, when, where, what, atLeast)
}
