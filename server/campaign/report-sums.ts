/**
 * Figures added up: what a campaign, a variant, a channel, a segment, a week came to. Pure.
 *
 * A rate is of messages sent and lift against the holdout of the same campaign. Where several campaigns are put together
 * each keeps its own holdout: the difference is the mean of theirs, weighted by the messages each sent, and its interval
 * is put together from theirs by MOVER (Zou and Donner 2008). Pooling people of different campaigns would compare
 * audiences instead of messages.
 */
import { liftOf, type Lift } from './lift.ts'
import type { DayFigure, WholeFigure } from './report-days.ts'
import { heldIn, reachedIn } from './results.ts'
import type { What } from './what.ts'

export type Sums = {
  target: number
  held: number
  sent: number
  delivered: number
  failed: number
  skipped: number
  unknown: number
  responded: number
  ordered: number
  heldOrdered: number
  /** Orders that earned the e-coins of their campaign. */
  rewarded: number
  optedOut: number
  segments: number
  costFen: number
  amountFen: number
}

export type Difference = Pick<Lift, 'difference' | 'low' | 'high' | 'clear'>

export type Row = Sums & { key: string; lift: Difference | null }

const fieldOf: Record<What, keyof Sums> = {
  target: 'target',
  holdout: 'held',
  sent: 'sent',
  delivered: 'delivered',
  failed: 'failed',
  skipped: 'skipped',
  unknown: 'unknown',
  responded: 'responded',
  answered: 'ordered',
  'holdout-answered': 'heldOrdered',
  rewarded: 'rewarded',
  'opted-out': 'optedOut',
}

/** @param priceOf the price of a segment in a campaign, fen */
export function sumsOf(figures: readonly DayFigure[], priceOf: (campaignId: string) => number): Sums {
  const sums = noSums()
  for (const { campaignId, what, count, segments, amountFen } of figures) {
    sums[fieldOf[what]] += count
    sums.segments += segments
    sums.costFen += segments * priceOf(campaignId)
    // What the holdout ordered is nothing that the campaign brought.
    if (what === 'answered') sums.amountFen += amountFen
  }
  return sums
}

/**
 * A row of a report: what happened in its days, and the lift of its campaigns over their whole lives, because orders go on
 * when the sending is over.
 * @param whole of the same campaigns and variants
 * @param holdouts figures that hold the holdouts of those campaigns: every variant is compared with the whole of it
 */
export function rowOf(
  key: string,
  figures: readonly DayFigure[],
  priceOf: (campaignId: string) => number,
  whole: readonly WholeFigure[],
  holdouts: readonly WholeFigure[] = whole,
): Row {
  return { key, ...sumsOf(figures, priceOf), lift: differenceOf(whole, holdouts) }
}

function differenceOf(whole: readonly WholeFigure[], holdouts: readonly WholeFigure[]): Difference | null {
  const heldBy = Map.groupBy(holdouts, ({ campaignId }) => campaignId)
  const parts: { weight: number; lift: Lift }[] = []
  for (const [id, rows] of Map.groupBy(whole, ({ campaignId }) => campaignId)) {
    const reached = reachedIn(rows)
    const lift = liftOf(reached, heldIn(heldBy.get(id) ?? []))
    if (lift) parts.push({ weight: reached.people, lift })
  }
  return together(parts)
}

/** The weighted mean of differences, with the interval that theirs come to. */
export function together(parts: readonly { weight: number; lift: Difference }[]): Difference | null {
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0)
  if (whole === 0) return null
  const mean = (of: (lift: Difference) => number) =>
    parts.reduce((sum, { weight, lift }) => sum + (weight / whole) * of(lift), 0)
  const spread = (of: (lift: Difference) => number) =>
    Math.hypot(...parts.map(({ weight, lift }) => (weight / whole) * of(lift)))
  const difference = mean((lift) => lift.difference)
  const low = difference - spread((lift) => lift.difference - lift.low)
  const high = difference + spread((lift) => lift.high - lift.difference)
  return { difference, low, high, clear: low > 0 || high < 0 }
}

export function noSums(): Sums {
  return {
    target: 0,
    held: 0,
    sent: 0,
    delivered: 0,
    failed: 0,
    skipped: 0,
    unknown: 0,
    responded: 0,
    ordered: 0,
    heldOrdered: 0,
    rewarded: 0,
    optedOut: 0,
    segments: 0,
    costFen: 0,
    amountFen: 0,
  }
}
