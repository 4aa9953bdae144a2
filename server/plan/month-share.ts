/** A month that is shared by two plans is shared by whole days; the day of the change belongs to the new plan. */
import { addMonths, monthOf, monthStart, shanghai, type Month } from '#words/format.ts'
import type { PlanOnLine } from '#server/boss/boss.ts'

const DAY_MS = 24 * 3600_000

export function daysIn(month: Month): number {
  return Math.round((monthStart(addMonths(month, 1)) - monthStart(month)) / DAY_MS)
}

/** Days of the month that are left, the running one included. */
export function daysLeft(now: number): number {
  return daysIn(monthOf(now)) - shanghai(now).day + 1
}

/**
 * A monthly figure (a fee in fen, a quota) of the month `now` lies in, shared by days between the plan before and the
 * current one. A line that was opened within the month has its first plan's figure in full.
 * @returns a whole number, rounded down: shares never add up to more than what the plans give
 */
export function sharedInMonth(
  line: PlanOnLine,
  figure: (plan: PlanOnLine['current']) => number,
  now: number,
): number {
  const month = monthOf(now)
  const { previous, current, since } = line
  if (!previous || since <= monthStart(month)) return figure(current)
  const days = daysIn(month)
  const newDays = daysLeft(since)
  return Math.floor((figure(previous.plan) * (days - newDays) + figure(current) * newDays) / days)
}

/** What changing to a dearer plan at once costs this month, fen: the difference of the fees for the days left. */
export function differenceFen(fromMonthlyFen: number, toMonthlyFen: number, now: number): number {
  const dearer = Math.max(0, toMonthlyFen - fromMonthlyFen)
  return Math.round((dearer * daysLeft(now)) / daysIn(monthOf(now)))
}
