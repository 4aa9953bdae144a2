/** When people come: months from a year ago until now, weekdays, hours and seasons, and how they move to the e-hall. */
import { addMonths, monthOf, monthStart, shanghai, type Month } from '#words/format.ts'
import type { Chance } from './chance.ts'

export type Side = 'electronic' | 'human'

export type CalendarMonth = {
  month: Month
  /** 0 is a year ago, 12 the month of `now`. */
  index: number
  startsAt: number
  /** The next month's start, or `now` in the month that runs. */
  endsAt: number
  /** How much of the month is over: 1 but for the month that runs. */
  elapsed: number
  /** How busy the month is against others. */
  season: number
  /** Running sums of how busy each day is. */
  days: Record<Side, number[]>
}

const DAY_MS = 24 * 3600_000
const HOUR_MS = 3600_000

/** The share of the e-channels in what is handled: from this a year ago … */
const SHARE_BEFORE = 0.45
/** … to this now. */
const SHARE_NOW = 0.78
export const MONTHS = 13

/** Sunday first. */
const weekdays: Record<Side, number[]> = {
  electronic: [0.92, 1.1, 1, 0.98, 1, 1.06, 0.94],
  human: [0.75, 1.35, 1, 0.95, 0.95, 1.05, 1.1],
}

const hours: Record<Side, number[]> = {
  electronic: [2, 1, 1, 0, 0, 1, 2, 5, 8, 10, 10, 9, 10, 8, 8, 9, 9, 9, 10, 12, 14, 14, 10, 5],
  human: [0, 0, 0, 0, 0, 0, 0, 0, 6, 14, 16, 11, 6, 8, 12, 13, 11, 8, 3, 2, 0, 0, 0, 0],
}
const runningHours = { electronic: running(hours.electronic), human: running(hours.human) }

/** New year's visits home, summer's end and the students of September. */
const seasons: Record<number, number> = { 1: 1.08, 2: 1.12, 6: 0.96, 7: 0.94, 8: 1.02, 9: 1.16, 10: 1.05 }

export function calendarUntil(now: number): CalendarMonth[] {
  const last = monthOf(now)
  return Array.from({ length: MONTHS }, (_, index) => {
    const month = addMonths(last, index - MONTHS + 1)
    const startsAt = monthStart(month)
    const ends = monthStart(addMonths(month, 1))
    const endsAt = Math.min(ends, now)
    return {
      month,
      index,
      startsAt,
      endsAt,
      elapsed: (endsAt - startsAt) / (ends - startsAt),
      season: seasons[month % 100] ?? 1,
      days: {
        electronic: dayWeights(startsAt, endsAt, 'electronic'),
        human: dayWeights(startsAt, endsAt, 'human'),
      },
    }
  })
}

/** The share that the e-channels aim at in a month, before branch, business and person are looked at. */
export function shareIn(month: CalendarMonth): number {
  return SHARE_BEFORE + ((SHARE_NOW - SHARE_BEFORE) * month.index) / (MONTHS - 1)
}

/** A moment of the month, not before `from`; busy days and hours are likelier. */
export function momentIn(month: CalendarMonth, side: Side, chance: Chance, from = month.startsAt): number {
  for (let tries = 0; tries < 6; tries++) {
    const day = drawn(month.days[side], chance)
    const hour = drawn(runningHours[side], chance)
    const at = month.startsAt + day * DAY_MS + hour * HOUR_MS + chance.between(0, HOUR_MS - 1)
    if (at >= from && at < month.endsAt) return at
  }
  const start = Math.min(Math.max(from, month.startsAt), month.endsAt - 1)
  return chance.between(start, month.endsAt - 1)
}

function dayWeights(startsAt: number, endsAt: number, side: Side): number[] {
  const days = Math.ceil((endsAt - startsAt) / DAY_MS)
  const firstWeekday = Math.floor((startsAt + 8 * HOUR_MS) / DAY_MS + 4) % 7
  const weights = Array.from({ length: days }, (_, day) => {
    const { day: date } = shanghai(startsAt + day * DAY_MS)
    const bills = date <= 5 ? 1.35 : date >= 25 ? 1.1 : 1
    return (weekdays[side][(firstWeekday + day) % 7] ?? 1) * bills
  })
  return running(weights)
}

function running(weights: readonly number[]): number[] {
  let sum = 0
  return weights.map((weight) => (sum += weight))
}

function drawn(sums: readonly number[], chance: Chance): number {
  const left = chance.next() * (sums.at(-1) ?? 0)
  const index = sums.findIndex((sum) => left < sum)
  return Math.max(index, 0)
}
