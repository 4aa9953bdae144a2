/** The running month of a line: what was used of what is allowed, and what it costs so far. */
import type { DataPack, PlanOnLine, ServiceOnLine, Usage } from '#server/boss/boss.ts'
import { sharedInMonth } from '#server/plan/month-share.ts'
import { monthOf, monthStart } from '#words/format.ts'
import { overrun, useKinds, type Amounts, type UseKind } from './cost.ts'

/** One bar of the usage page; minutes, messages or KB. */
export type UsageBar = {
  kind: UseKind
  used: number
  allowed: number
  remaining: number
  over: number
  overFen: number
  /** A minute, a message, or a megabyte beyond the allowance; fen. */
  priceFen: number
}

export type MonthSoFar = { bars: UsageBar[]; overFen: number; planFeeFen: number }

/** @param used of the month `now` lies in; undefined while nothing was reported */
export function monthSoFar(
  line: PlanOnLine,
  packs: DataPack[],
  used: Usage | undefined,
  now: number,
): MonthSoFar {
  const plan = line.current
  const allowed = allowedInMonth(line, packs, now)
  const prices = { minutes: plan.perMinuteFen, messages: plan.perMessageFen, dataKb: plan.perMbFen }
  const bars = useKinds.map((kind) => {
    const spent = used?.[kind] ?? 0
    const { over, costFen } = overrun(plan, kind, spent, allowed[kind])
    const remaining = Math.max(0, allowed[kind] - spent)
    return {
      kind,
      used: spent,
      allowed: allowed[kind],
      remaining,
      over,
      overFen: costFen,
      priceFen: prices[kind],
    }
  })
  const overFen = bars.reduce((sum, bar) => sum + bar.overFen, 0)
  return { bars, overFen, planFeeFen: sharedInMonth(line, (plan) => plan.monthlyFen, now) }
}

function allowedInMonth(line: PlanOnLine, packs: DataPack[], now: number): Amounts {
  const share = (kind: UseKind) => sharedInMonth(line, (plan) => plan[kind], now)
  const packsKb = packs.reduce((sum, pack) => sum + pack.dataKb, 0)
  return { minutes: share('minutes'), messages: share('messages'), dataKb: share('dataKb') + packsKb }
}

/** Plan fee, services outside the plan and what went beyond the allowance; fen. An estimate: the bill decides. */
export function runningCostFen(so: MonthSoFar, services: ServiceOnLine[], now: number): number {
  const from = monthStart(monthOf(now))
  const due = services.filter(
    ({ service, inPlan, since }) =>
      !inPlan && (service.charging === 'monthly' || (service.charging === 'once' && since >= from)),
  )
  return so.planFeeFen + so.overFen + due.reduce((sum, { service }) => sum + service.priceFen, 0)
}

/** The report of the month `now` lies in, from reports that end with it. */
export function usageNow(reports: Usage[], now: number): Usage | undefined {
  const last = reports.at(-1)
  return last?.month === monthOf(now) ? last : undefined
}
