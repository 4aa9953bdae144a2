/**
 * How much more often people who were reached did it than people who were held back.
 *
 * The difference of two proportions with Newcombe's hybrid score interval (Newcombe 1998, method 10, from Wilson's
 * intervals of each side): unlike the textbook interval it keeps its 95 % with few responses, and with none.
 */
export type Side = { people: number; answered: number }

export type Lift = {
  /** Shares, 0 to 1. */
  rate: number
  holdoutRate: number
  /** Difference of the shares, with the ends of its 95 % interval. */
  difference: number
  low: number
  high: number
  /** Whether the interval lies on one side of zero. */
  clear: boolean
}

/** 95 %, two-sided. */
const Z = 1.959_963_985

/** Null where one side is empty: nothing can be compared. */
export function liftOf(reached: Side, held: Side): Lift | null {
  const found = differenceOf(reached, held)
  if (!found) return null
  const { low, high } = found
  const rate = reached.answered / reached.people
  const holdoutRate = held.answered / held.people
  return { rate, holdoutRate, ...found, clear: low > 0 || high < 0 }
}

/** One share minus the other, with the ends of its interval; null where one side is empty. */
export function differenceOf(
  one: Side,
  other: Side,
  z = Z,
): { difference: number; low: number; high: number } | null {
  if (one.people === 0 || other.people === 0) return null
  const rate = one.answered / one.people
  const otherRate = other.answered / other.people
  const difference = rate - otherRate
  const ends = wilson(one, z)
  const otherEnds = wilson(other, z)
  const low = difference - Math.hypot(rate - ends.low, otherEnds.high - otherRate)
  const high = difference + Math.hypot(ends.high - rate, otherRate - otherEnds.low)
  return { difference, low, high }
}

/** Wilson's score interval of a share. */
export function wilson({ people, answered }: Side, z = Z): { low: number; high: number } {
  const share = answered / people
  const square = z ** 2
  const centre = share + square / (2 * people)
  const spread = z * Math.sqrt((share * (1 - share)) / people + square / (4 * people ** 2))
  const scale = 1 + square / people
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) }
}
