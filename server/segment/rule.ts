/**
 * Whom a segment means, as a tree: `all`, `any` and `not` over facts about a line. The months of a fact are whole ones
 * before the present; its days begin at midnight in Shanghai.
 */
import { z } from 'zod'

export const MOST_FACTS = 60
export const DEEPEST = 12

/** In a list of services: every one that brings data. */
export const DATA_PACKS = '*data'

const code = z.string().trim().min(1).max(60)
const codes = z.array(code).min(1).max(200)
const whole = z.int().min(0).max(Number.MAX_SAFE_INTEGER)
const percent = z.int().min(0).max(100_000)
const days = z.int().min(1).max(730).optional()
const between = { min: whole.optional(), max: whole.optional() }

const fact = z.discriminatedUnion('fact', [
  z.strictObject({ fact: z.literal('brand'), in: z.array(z.enum(['gotone', 'easyown', 'mzone'])).min(1) }),
  z.strictObject({ fact: z.literal('payment'), in: z.array(z.enum(['prepaid', 'postpaid'])).min(1) }),
  z.strictObject({
    fact: z.literal('credit'),
    in: z.array(z.enum(['active', 'arrears', 'suspended'])).min(1),
  }),
  z.strictObject({ fact: z.literal('branch'), in: codes }),
  z.strictObject({ fact: z.literal('tier'), ...between }),
  /** Month × 100 + day, any of them. */
  z.strictObject({ fact: z.literal('birthday'), in: z.array(z.int().min(101).max(1231)).min(1).max(366) }),
  /** UTC ms, both ends included. */
  z.strictObject({ fact: z.literal('openedAt'), ...between }),
  /** When the contract of the plan now ends, UTC ms; a line without a contract has no end. */
  z.strictObject({ fact: z.literal('contractUntil'), ...between }),
  /** Whole months since the line was opened. */
  z.strictObject({ fact: z.literal('tenureMonths'), ...between }),
  z.strictObject({ fact: z.literal('plan'), in: codes }),
  /** The average bill, fen; a month without a bill counts as nothing. */
  z.strictObject({ fact: z.literal('spendFen'), months: z.int().min(1).max(12), ...between }),
  z.strictObject({
    fact: z.literal('usage'),
    what: z.enum(['minutes', 'messages', 'dataKb']),
    months: z.int().min(1).max(12),
    ...between,
  }),
  /** What was used of what the plan and the packs of today allow, percent, on average; a line without an allowance never fits. */
  z.strictObject({
    fact: z.literal('allowance'),
    what: z.enum(['minutes', 'messages', 'dataKb']),
    months: z.int().min(1).max(12),
    min: percent.optional(),
    max: percent.optional(),
  }),
  /** Has one of these services now, or has ever ordered one. */
  z.strictObject({ fact: z.literal('service'), in: codes, when: z.enum(['now', 'ever']) }),
  /** What came of one of these offers, of any where none is named: the latest answer on some channel. */
  z.strictObject({
    fact: z.literal('offer'),
    in: codes.optional(),
    answer: z.enum(['shown', 'viewed', 'accepted', 'declined', 'expired', 'ordered']),
    days,
  }),
  /** What came of a message of one of these campaigns, of any where none is named, sent within the days. */
  z.strictObject({
    fact: z.literal('campaign'),
    in: z.array(z.uuid()).min(1).max(200).optional(),
    came: z.enum(['sent', 'silent', 'responded', 'ordered', 'opted-out']),
    days,
  }),
  /** Did it at least so many times; without `days`, ever. `business` and `channel` where only those count. */
  z.strictObject({
    fact: z.literal('touch'),
    business: code.optional(),
    channel: code.optional(),
    atLeast: z.int().min(1).max(1000).default(1),
    days,
  }),
  z.strictObject({ fact: z.literal('ecoins'), ...between }),
  z.strictObject({ fact: z.literal('consent'), is: z.boolean() }),
  z.strictObject({ fact: z.literal('list'), listId: z.uuid() }),
  /** Is in another segment; the version is filled in when the rule is kept or counted (`pinned` of `inside.ts`). */
  z.strictObject({
    fact: z.literal('segment'),
    segmentId: z.uuid(),
    version: z.int().min(1).optional(),
  }),
])

export type Fact = z.infer<typeof fact>
export type Tree<F> = { all: Tree<F>[] } | { any: Tree<F>[] } | { not: Tree<F> } | F
export type Rule = Tree<Fact>
/** A rule that names no other segment. */
export type PlainFact = Exclude<Fact, { fact: 'segment' }>
export type PlainRule = Tree<PlainFact>
export type NamedSegment = Extract<Fact, { fact: 'segment' }>

const tree: z.ZodType<Rule> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(tree).max(MOST_FACTS) }),
    z.strictObject({ any: z.array(tree).min(1).max(MOST_FACTS) }),
    z.strictObject({ not: tree }),
    fact,
  ]),
)

/** An empty `all` means everybody. */
export const ruleSchema = tree.refine((rule) => {
  const { facts, depth } = sizeOf(rule)
  return facts <= MOST_FACTS && depth <= DEEPEST
})

/** The segments that a rule names, without those inside of them. */
export function namedIn(rule: Rule): NamedSegment[] {
  if ('all' in rule) return rule.all.flatMap(namedIn)
  if ('any' in rule) return rule.any.flatMap(namedIn)
  if ('not' in rule) return namedIn(rule.not)
  return rule.fact === 'segment' ? [rule] : []
}

export function sizeOf(rule: Rule): { facts: number; depth: number } {
  const parts = 'all' in rule ? rule.all : 'any' in rule ? rule.any : 'not' in rule ? [rule.not] : []
  const sizes = parts.map(sizeOf)
  return {
    facts: sizes.reduce((sum, size) => sum + size.facts, 'fact' in rule ? 1 : 0),
    depth: 1 + Math.max(0, ...sizes.map((size) => size.depth)),
  }
}
