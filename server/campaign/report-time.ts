/** Days, weeks and months as reports count and write them; the calendar of Asia/Shanghai. */
import { z } from 'zod'
import { dayStart, isoDate, monthOf, shanghaiMs, type Month } from '#words/format.ts'
import { dayIn, SHANGHAI, weekStart } from './zone.ts'

export const periods = ['day', 'week', 'month'] as const
export type Period = (typeof periods)[number]

/** `2026-11-22` → days since 1970-01-01. */
export const dayText = z
  .string()
  .regex(/^20\d{2}-(0[1-9]|1[0-2])-([0-2]\d|3[01])$/)
  .transform((text) => {
    const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
    return dayIn(SHANGHAI, shanghaiMs(year, month, day))
  })

/** Days since 1970-01-01 → `2026-11-22`. */
export function writtenDay(day: number): string {
  return isoDate(dayStart(day))
}

export function monthOfDay(day: number): Month {
  return monthOf(dayStart(day))
}

/** The first day of the period that a day is in. */
export function firstDay(period: Period, day: number): number {
  if (period === 'day') return day
  if (period === 'week') return weekStart(day)
  const month = monthOfDay(day)
  return dayIn(SHANGHAI, shanghaiMs(Math.floor(month / 100), month % 100))
}

/** The last day of the period that begins on a day. */
export function lastDayOf(period: Period, first: number): number {
  if (period === 'day') return first
  if (period === 'week') return first + 6
  return firstDay('month', first + 31) - 1
}

/** First days of every period from the one of `from` to the one of `until`. */
export function periodsBetween(period: Period, from: number, until: number): number[] {
  const found: number[] = []
  for (let first = firstDay(period, from); first <= until; first = lastDayOf(period, first) + 1) {
    found.push(first)
  }
  return found
}
