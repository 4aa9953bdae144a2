/**
 * Which variant is the best: a part of the audience is told in all of them, and the rest hears the one that won.
 *
 * Judged once, when its hours are over, so that nobody stops at a lucky moment or before answers could come; and not at
 * all on fewer people than its author wants to see. A variant wins when it beats every other one, each difference of two
 * shares with Newcombe's interval (`lift.ts`), widened for as many comparisons (Bonferroni).
 */
import { z } from 'zod'
import { differenceOf, type Side } from './lift.ts'

export const abTestSchema = z.strictObject({
  /** Of ten thousand who are told at all, so many take part. */
  shareBp: z.coerce.number().int().min(100).max(9000),
  /** It is judged so long after the campaign began. */
  hours: z.coerce.number().int().min(1).max(336),
  /** Nothing is concluded from fewer people than this in any variant. */
  sample: z.coerce.number().int().min(10).max(1_000_000),
  /** What is compared: people who showed interest, or people who ordered. */
  metric: z.enum(['responded', 'answered']),
  /** Percent. */
  confidence: z.coerce.number().int().min(80).max(99),
  /** Who gets the rest where no variant is clearly better: one of them, or all by their shares. */
  fallback: z.string().regex(/^([A-D]|split)$/),
})

export type AbTest = z.infer<typeof abTestSchema>

export type Tried = Side & { code: string }

export type Winner = {
  at: number
  /** Null: the shares stay. */
  code: string | null
  why: 'significant' | 'fallback' | 'too-few' | 'chosen'
  sides: Tried[]
  /** The best one's differences to the others, with the ends of their intervals; shares, 0 to 1. */
  against: { code: string; difference: number; low: number; high: number }[]
  /** Of a choice by staff: who made it and why. */
  chosen?: { by: string; because: string }
}

/** Pure: the same figures in any order have the same winner. */
export function judgeTest(sides: readonly Tried[], test: AbTest, now: number): Winner {
  const ranked = sides.toSorted(
    (one, other) => rateOf(other) - rateOf(one) || (one.code < other.code ? -1 : 1),
  )
  const [best, ...others] = ranked
  const z = zOf(test.confidence, (sides.length * (sides.length - 1)) / 2)
  const against = others.flatMap((other) => {
    const found = best && differenceOf(best, other, z)
    return found ? [{ code: other.code, ...found }] : []
  })
  const enough = sides.every(({ people }) => people >= test.sample)
  const clear = best !== undefined && against.length === others.length && against.every(({ low }) => low > 0)
  const kept = { at: now, sides: [...sides], against }
  if (clear && enough) return { ...kept, code: best.code, why: 'significant' }
  const why = enough ? 'fallback' : 'too-few'
  return { ...kept, code: test.fallback === 'split' ? null : test.fallback, why }
}

/** How far a test is from an answer. */
export type Outlook = {
  /** The variants that have not reached the smallest sample, and how many people each is short of. */
  short: { code: string; people: number }[]
  /** Who leads, and how many more people in each variant its lead would need to be clear; null: nobody leads. */
  lead: { code: string; more: number } | null
}

/** Pure; what is told while nobody may judge yet. */
export function outlookOf(sides: readonly Tried[], test: AbTest): Outlook {
  const short = sides.flatMap(({ code, people }) =>
    people < test.sample ? [{ code, people: test.sample - people }] : [],
  )
  const [best, second] = sides.toSorted((one, other) => rateOf(other) - rateOf(one))
  if (!best || !second || best.people === 0 || rateOf(best) === rateOf(second)) return { short, lead: null }
  const z = zOf(test.confidence, (sides.length * (sides.length - 1)) / 2)
  const more = peopleFor(rateOf(best), rateOf(second), z) - Math.min(...sides.map(({ people }) => people))
  return { short, lead: { code: best.code, more: Math.max(0, more) } }
}

/** So many on each side tell two shares apart: the size at which their difference is as wide as its own interval. */
function peopleFor(one: number, other: number, z: number): number {
  const spread = one * (1 - one) + other * (1 - other)
  return Math.ceil((z ** 2 * spread) / (one - other) ** 2)
}

function rateOf({ people, answered }: Side): number {
  return people === 0 ? 0 : answered / people
}

/** How many standard errors an interval reaches, so that all of `comparisons` hold together with this confidence. */
export function zOf(confidence: number, comparisons: number): number {
  const tail = (1 - confidence / 100) / Math.max(1, comparisons) / 2
  return -normalQuantile(tail)
}

/** The standard normal quantile of a lower tail below one half (Acklam's rational approximation, error below 1.2e-9). */
function normalQuantile(tail: number): number {
  const polynomial = (coefficients: readonly number[], x: number) =>
    coefficients.reduce((sum, each) => sum * x + each, 0)
  if (tail < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(tail))
    return polynomial(TAIL_TOP, q) / polynomial(TAIL_BOTTOM, q)
  }
  const q = tail - 0.5
  return (polynomial(MIDDLE_TOP, q * q) * q) / polynomial(MIDDLE_BOTTOM, q * q)
}

const MIDDLE_TOP = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
  2.506628277459239,
]
const MIDDLE_BOTTOM = [
  -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1,
]
const TAIL_TOP = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
]
const TAIL_BOTTOM = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1]
