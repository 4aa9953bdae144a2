/**
 * When the rounds of a campaign begin: once, every day, week or month until a last day, or each day for those who have
 * their event on it. Calendar of Asia/Shanghai.
 */
import { z } from 'zod'
import { shanghai, shanghaiMs } from '#words/format.ts'

const DAY_MS = 24 * 3600_000

const moment = z.int().min(0).max(Number.MAX_SAFE_INTEGER)

export const scheduleSchema = z.union([
  z.strictObject({ kind: z.literal('once'), firstAt: moment }),
  z
    .strictObject({ kind: z.enum(['daily', 'weekly', 'monthly']), firstAt: moment, until: moment })
    .refine(({ firstAt, until }) => until >= firstAt),
  z
    .strictObject({
      kind: z.literal('event'),
      /** A birthday, so many days before; a new line, so many days after; the end of a contract, so many days before. */
      event: z.enum(['birthday', 'new-line', 'plan-expiring']),
      days: z.coerce.number().int().min(0).max(90),
      firstAt: moment,
      until: moment,
    })
    .refine(({ firstAt, until }) => until >= firstAt),
])

export type Schedule = z.infer<typeof scheduleSchema>
export type EventSchedule = Extract<Schedule, { kind: 'event' }>

/**
 * The first round that begins after `after`; null when there is none. A round of the 31st is on the last day of shorter
 * months.
 */
export function nextRound(schedule: Schedule, after: number): number | null {
  const { firstAt } = schedule
  if (schedule.kind === 'once') return firstAt > after ? firstAt : null
  const next = schedule.kind === 'monthly' ? nextMonthly(firstAt, after) : nextByDays(schedule, after)
  return next <= schedule.until ? next : null
}

function nextByDays({ kind, firstAt }: Schedule, after: number): number {
  if (firstAt > after) return firstAt
  const everyMs = kind === 'weekly' ? 7 * DAY_MS : DAY_MS
  return firstAt + (Math.floor((after - firstAt) / everyMs) + 1) * everyMs
}

function nextMonthly(firstAt: number, after: number): number {
  if (firstAt > after) return firstAt
  const first = shanghai(firstAt)
  const now = shanghai(after)
  const passed = (now.year - first.year) * 12 + now.month - first.month
  const next = inMonth(firstAt, passed)
  return next > after ? next : inMonth(firstAt, passed + 1)
}

function inMonth(firstAt: number, months: number): number {
  const { year, month, day } = shanghai(firstAt)
  const timeOfDay = firstAt - shanghaiMs(year, month, day)
  const lastDay = shanghai(shanghaiMs(year, month + months + 1) - 1).day
  return shanghaiMs(year, month + months, Math.min(day, lastDay)) + timeOfDay
}
