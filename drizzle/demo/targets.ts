/** The shares to reach, rising with the year: for everything, for each branch, and for some business types. */
import { branches } from '#drizzle/reference/branches.ts'
import type { shareTarget } from '#drizzle/schema/report.ts'
import type { CalendarMonth } from './calendar.ts'

const FIRST_BP = 5000
const LAST_BP = 8000
/** The island is asked for less, plan changes too. */
const branchBp: Record<string, number> = { lanxi: 200, qinghe: 200, luzhou: -700, songtai: -300 }
const businessBp: Record<string, number> = { 'service-on': 200, 'plan-change': -800, complaint: -2000 }

export function targetRows(calendar: CalendarMonth[]): (typeof shareTarget.$inferInsert)[] {
  return calendar.flatMap(({ month, index }) => {
    const common = FIRST_BP + Math.round(((LAST_BP - FIRST_BP) * index) / (calendar.length - 1) / 50) * 50
    return [
      { month, business: '*', branchCode: '*', shareBp: common },
      ...branches.map(({ code }) => ({
        month,
        business: '*',
        branchCode: code,
        shareBp: common + (branchBp[code] ?? 0),
      })),
      ...Object.entries(businessBp).map(([business, bp]) => ({
        month,
        business,
        branchCode: '*',
        shareBp: common + bp,
      })),
    ]
  })
}
