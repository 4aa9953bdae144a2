/** What use costs: allowances first, then each plan's price beyond them. Started megabytes count in full. */
import type { Plan } from '#server/boss/boss.ts'

const KB_PER_MB = 1024

/** Minutes, messages and KB; used, or allowed. */
export type Amounts = { minutes: number; messages: number; dataKb: number }

export type UseKind = keyof Amounts

export const useKinds = ['minutes', 'messages', 'dataKb'] as const satisfies UseKind[]

export type Overrun = { over: number; costFen: number }

/** How far one kind of use goes beyond what is allowed, in its own unit, and what that costs. */
export function overrun(plan: Plan, kind: UseKind, used: number, allowed: number): Overrun {
  const over = Math.max(0, used - allowed)
  const prices = {
    minutes: over * plan.perMinuteFen,
    messages: over * plan.perMessageFen,
    dataKb: Math.ceil(over / KB_PER_MB) * plan.perMbFen,
  }
  return { over, costFen: prices[kind] }
}

export function overrunFen(plan: Plan, used: Amounts, allowed: Amounts): number {
  return useKinds.reduce((sum, kind) => sum + overrun(plan, kind, used[kind], allowed[kind]).costFen, 0)
}

/** What a month of this use would have cost on a plan, with `packsKb` of data on top of it; fen. */
export function monthCostFen(plan: Plan, used: Amounts, packsKb: number): number {
  return plan.monthlyFen + overrunFen(plan, used, { ...plan, dataKb: plan.dataKb + packsKb })
}
