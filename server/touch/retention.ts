/** How long touches stay. */
import { addMonths, monthOf, type Month } from '#words/format.ts'

/** Whole months before the running one that always stay, as long as the evidence of a confirmation must be kept. */
export const LEAST_MONTHS_KEPT = 5

/**
 * The first month that still takes touches of the past, such as imports of what happened at a counter. No month from
 * here on is ever dropped while somebody writes into it, the turn of a month included; so no process can hold a month for
 * there that retention has dropped.
 */
export function firstOpenMonth(now: number): Month {
  return addMonths(monthOf(now), 1 - LEAST_MONTHS_KEPT)
}
