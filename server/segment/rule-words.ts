/** A segment's rule in words, and which parts of it hold for one line. */
import { businessTypes } from '#server/touch/business-types.ts'
import { channels } from '#server/touch/channels.ts'
import type { Tx } from '#server/store/store.ts'
import { isoDate, yuan } from '#words/format.ts'
import type { Say } from '#words/message.ts'
import { belongs } from './belongs.ts'
import { m } from './messages.ts'
import type { Fact, Rule } from './rule.ts'

export type RulePart = { words: string; holds: boolean }

/** Each part that must hold, as of now. A rule that is no list of parts is one. */
export async function rulePartsFor(
  tx: Tx,
  rule: Rule,
  subscriberId: string,
  now: number,
  say: Say,
): Promise<RulePart[]> {
  const parts = 'all' in rule ? rule.all : [rule]
  const judged = []
  for (const part of parts) {
    judged.push({ words: ruleWords(part, say), holds: await belongs(tx, part, subscriberId, now) })
  }
  return judged
}

export function ruleWords(rule: Rule, say: Say): string {
  if ('all' in rule) return grouped(rule.all, say(m.and), say)
  if ('any' in rule) return grouped(rule.any, say(m.or), say)
  if ('not' in rule) return say(m.not, ruleWords(rule.not, say))
  return factWords(rule, say)
}

function grouped(rules: readonly Rule[], link: string, say: Say): string {
  if (rules.length === 0) return say(m.everybody)
  const words = rules.map((each) => ruleWords(each, say)).join(link)
  return rules.length > 1 ? say(m.inBrackets, words) : words
}

function factWords(fact: Fact, say: Say): string {
  switch (fact.fact) {
    case 'brand':
      return among(
        say(m.facts.brand),
        fact.in.map((each) => say(m.brands[each])),
        say,
      )
    case 'payment':
      return among(
        say(m.facts.payment),
        fact.in.map((each) => say(m.payments[each])),
        say,
      )
    case 'credit':
      return among(
        say(m.facts.credit),
        fact.in.map((each) => say(m.credits[each])),
        say,
      )
    case 'branch':
    case 'plan':
      return among(say(m.facts[fact.fact]), fact.in, say)
    case 'tier':
    case 'tenureMonths':
    case 'ecoins':
      return between(say(m.facts[fact.fact]), fact, String, say)
    case 'birthday':
      return among(say(m.facts.birthday), fact.in.map(monthAndDay), say)
    case 'openedAt':
    case 'contractUntil':
      return between(say(m.facts[fact.fact]), fact, isoDate, say)
    case 'spendFen':
      return between(say(m.meanOf, { what: say(m.facts.spendFen), months: fact.months }), fact, yuan, say)
    case 'usage':
      return between(
        say(m.meanOf, { what: say(m.usages[fact.what]), months: fact.months }),
        fact,
        String,
        say,
      )
    case 'consent':
      return say(fact.is ? m.facts.consent : m.facts.noConsent)
    case 'list':
      return say(m.facts.list)
    default:
      return touchWords(fact, say)
  }
}

/** 1122 → `11-22`. */
function monthAndDay(birthday: number): string {
  return `${Math.floor(birthday / 100)}-${birthday % 100}`
}

function among(what: string, list: readonly string[], say: Say): string {
  return say(m.oneOf, { what, list: list.join(say(m.comma)) })
}

type Span = { min?: number | undefined; max?: number | undefined }

function between(what: string, { min, max }: Span, words: (value: number) => string, say: Say): string {
  const least = min === undefined ? '' : `≥ ${words(min)}`
  const most = max === undefined ? '' : `≤ ${words(max)}`
  return say(m.figure, { what, span: [least, most].filter(Boolean).join(say(m.comma)) })
}

type Named = Readonly<Record<string, { name: { zh: string; en: string } } | undefined>>

function touchWords(fact: Extract<Fact, { fact: 'touch' }>, say: Say): string {
  const nameOf = (named: Named, code: string) => (named[code] ? say(named[code].name) : code)
  return say(m.did, {
    channel: fact.channel === undefined ? '' : nameOf(channels, fact.channel),
    business: fact.business === undefined ? '' : nameOf(businessTypes, fact.business),
    times: fact.atLeast,
    days: fact.days ?? null,
  })
}
