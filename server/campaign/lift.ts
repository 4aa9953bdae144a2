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
  if (reached.people === 0 || held.people === 0) return null
  const rate = reached.answered / reached.people
  const holdoutRate = held.answered / held.people
  const difference = rate - holdoutRate
  const one = wilson(reached)
  const other = wilson(held)
  const low = difference - Math.hypot(rate - one.low, other.high - holdoutRate)
  const high = difference + Math.hypot(one.high - rate, holdoutRate - other.low)
  return { rate, holdoutRate, difference, low, high, clear: low > 0 || high < 0 }
}

/** Wilson's score interval of a share. */
export function wilson({ people, answered }: Side): { low: number; high: number } {
  const share = answered / people
  const square = Z ** 2
  const centre = share + square / (2 * people)
  const spread = Z * Math.sqrt((share * (1 - share)) / people + square / (4 * people ** 2))
  const scale = 1 + square / people
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) }
}
