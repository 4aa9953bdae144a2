/**
 * Who may change to which plan, and from when.
 *
 * A dearer plan may start at once, for the difference of the days that are left, once a calendar month; a cheaper one
 * starts with the next month, so that nothing paid is paid back. A contract, arrears, or a service that the new plan's
 * own services exclude stand in the way, and each says so in its own words.
 */
import type { Brand, Credit, Payment } from '#drizzle/schema/subscriber.ts'
import type { Plan, PlanOnLine, Service, ServiceOnLine } from '#server/boss/boss.ts'
import { Refusal } from '#server/operation.ts'
import { addMonths, isoDate, monthOf, monthStart } from '#words/format.ts'
import { m } from './messages.ts'

export type When = 'now' | 'next'

export type Situation = {
  line: PlanOnLine
  subscriber: { brand: Brand; payment: Payment; credit: Credit }
  held: ServiceOnLine[]
  now: number
}

/** When a change ordered now takes effect, UTC ms. */
export function startOf(when: When, now: number): number {
  return when === 'now' ? now : monthStart(addMonths(monthOf(now), 1))
}

/**
 * What stands in the way of a plan, or null.
 * @param brings the services that the plan includes
 */
export function obstacleTo(plan: Plan, when: When, brings: Service[], situation: Situation): Refusal | null {
  return (
    notInGoodStanding(situation) ??
    notForThisLine(plan, situation) ??
    alreadyOn(plan, when, situation) ??
    tooEarly(plan, when, situation) ??
    excluded(brings, startOf(when, situation.now), situation)
  )
}

function notInGoodStanding({ subscriber }: Situation): Refusal | null {
  if (subscriber.credit === 'active') return null
  const suspended = subscriber.credit === 'suspended'
  return new Refusal(subscriber.credit, (say) => say(suspended ? m.suspended : m.arrears), ['topUp'])
}

function notForThisLine(plan: Plan, { subscriber }: Situation): Refusal | null {
  if (!plan.onSale) return new Refusal('not-on-sale', (say) => say(m.notOnSale, say(plan.name)), ['seePlan'])
  if (plan.brand !== subscriber.brand) {
    return new Refusal('other-brand', (say) => say(m.otherBrand, say(plan.name)), ['seePlan'])
  }
  if (plan.payment && plan.payment !== subscriber.payment) {
    return new Refusal('other-payment', (say) => say(m.otherPayment, say(plan.name)), ['seePlan'])
  }
  return null
}

function alreadyOn(plan: Plan, when: When, { line }: Situation): Refusal | null {
  const { current, next } = line
  if (plan.code === current.code) {
    return next
      ? new Refusal('same-plan', (say) => say(m.samePlanScheduled, say(plan.name)), ['cancelPlanChange'])
      : new Refusal('same-plan', (say) => say(m.samePlan, say(plan.name)), ['seePlan'])
  }
  if (when === 'now' || next?.plan.code !== plan.code) return null
  const told = { name: plan.name, from: isoDate(next.startsAt) }
  return new Refusal(
    'already-scheduled',
    (say) => say(m.alreadyScheduled, { ...told, name: say(told.name) }),
    ['cancelPlanChange'],
  )
}

function tooEarly(plan: Plan, when: When, { line, now }: Situation): Refusal | null {
  const { current, since, previous, contractUntil } = line
  if (contractUntil !== null && contractUntil > startOf(when, now)) {
    const told = { name: current.name, until: isoDate(contractUntil - 1) }
    return new Refusal('in-contract', (say) => say(m.inContract, { ...told, name: say(told.name) }))
  }
  if (when === 'next') return null
  if (plan.monthlyFen < current.monthlyFen) {
    return new Refusal('cheaper-from-next-month', (say) => say(m.cheaperNext, plan.code))
  }
  if (previous && since > monthStart(monthOf(now))) {
    return new Refusal('changed-this-month', (say) => say(m.changedThisMonth, plan.code))
  }
  return null
}

function excluded(brings: Service[], startsAt: number, { held }: Situation): Refusal | null {
  for (const { service, inPlan, endsAt } of held) {
    if (inPlan || service.exclusiveGroup === null || (endsAt !== null && endsAt <= startsAt)) continue
    const rival = brings.find(
      (each) => each.exclusiveGroup === service.exclusiveGroup && each.code !== service.code,
    )
    if (!rival) continue
    const told = { held: service.name, code: service.code, brought: rival.name }
    return new Refusal(
      'excludes-service',
      (say) => say(m.excludes, { ...told, held: say(told.held), brought: say(told.brought) }),
      ['turnServiceOff'],
    )
  }
  return null
}
