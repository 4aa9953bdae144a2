/** What the last months would have cost on another plan: the subscriber's own use, each plan's own prices. */
import type { DataPack, Plan, Usage } from '#server/boss/boss.ts'
import { monthCostFen } from '#server/usage/cost.ts'
import type { Month } from '#words/format.ts'

/** As many full months as make a fair picture. */
const MONTHS = 3

export type CostOnPlan = { months: { month: Month; costFen: number }[]; averageFen: number }

/** The last full months that were reported, oldest first. */
export function monthsCompared(reports: Usage[], running: Month): Usage[] {
  return reports.filter(({ month }) => month < running).slice(-MONTHS)
}

/**
 * Plan fee and overrun of each month, had the line been on `plan` with the data packs it has now.
 * @returns null where no month was reported
 */
export function costOn(plan: Plan, reports: Usage[], packs: DataPack[]): CostOnPlan | null {
  if (reports.length === 0) return null
  const packsKb = packs.reduce((sum, pack) => sum + pack.dataKb, 0)
  const months = reports.map((used) => ({ month: used.month, costFen: monthCostFen(plan, used, packsKb) }))
  const total = months.reduce((sum, { costFen }) => sum + costFen, 0)
  return { months, averageFen: Math.round(total / months.length) }
}
