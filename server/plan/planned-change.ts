/** A wish for another plan, checked against the line: what would start when, for how much. */
import { balanceTooLow } from '#server/balance/too-low.ts'
import type { Plan, PlanOnLine, Service } from '#server/boss/boss.ts'
import { Refusal, type Visit } from '#server/operation.ts'
import { obstacleTo, startOf, type When } from './may-change.ts'
import { m } from './messages.ts'
import { differenceFen } from './month-share.ts'

export type PlannedChange = {
  plan: Plan
  line: PlanOnLine
  when: When
  /** UTC ms. */
  startsAt: number
  /** To pay for the rest of this month, fen; 0 where it starts with the next. */
  payFen: number
  /** Services paid for on their own that the plan brings along. */
  freed: Service[]
}

/** @throws Refusal in the words of whatever stands in the way */
export async function plannedChange(visit: Visit, code: string, when: When): Promise<PlannedChange> {
  const { tx, boss, subscriber, now } = visit
  const plan = await boss.plan(tx, code)
  if (!plan) throw new Refusal('no-such-plan', (say) => say(m.noSuchPlan, code), ['seePlan'])
  const line = await boss.planOnLine(tx, subscriber.id, now)
  const held = await boss.servicesOnLine(tx, subscriber.id, now)
  const brings = await boss.services(tx, plan.includes)
  const obstacle = obstacleTo(plan, when, brings, { line, subscriber, held, now })
  if (obstacle) throw obstacle

  const payFen = when === 'now' ? differenceFen(line.current.monthlyFen, plan.monthlyFen, now) : 0
  if (payFen > 0 && subscriber.payment === 'prepaid') {
    const balanceFen = await boss.balanceFen(tx, subscriber.id)
    if (balanceFen < payFen) throw balanceTooLow(balanceFen, payFen)
  }
  const freed = held
    .filter(
      ({ service, inPlan, endsAt }) => !inPlan && endsAt === null && plan.includes.includes(service.code),
    )
    .map(({ service }) => service)
  return { plan, line, when, startsAt: startOf(when, now), payFen, freed }
}
