/** Who may have a service: on sale, for this brand, not there yet, not excluded by another, in good standing if it costs. */
import type { Brand, Credit } from '#drizzle/schema/subscriber.ts'
import type { Plan, Service, ServiceOnLine } from '#server/boss/boss.ts'
import { Refusal } from '#server/operation.ts'
import { m } from './messages.ts'

export type Situation = {
  subscriber: { brand: Brand; credit: Credit }
  held: ServiceOnLine[]
  /** What a plan that is already scheduled will bring. */
  coming: { plan: Plan; brings: Service[] } | null
}

/** What stands in the way of a service, or null. */
export function obstacleTo(service: Service, situation: Situation): Refusal | null {
  return (
    notForThisLine(service, situation) ??
    alreadyOn(service, situation) ??
    excluded(service, situation) ??
    notInGoodStanding(service, situation)
  )
}

function notForThisLine(service: Service, { subscriber }: Situation): Refusal | null {
  const { name, brands, onSale } = service
  if (!onSale) return new Refusal('not-on-sale', (say) => say(m.notOnSale, say(name)), ['listServices'])
  if (!brands || brands.includes(subscriber.brand)) return null
  return new Refusal('other-brand', (say) => say(m.otherBrand, say(name)))
}

function alreadyOn({ code, name }: Service, { held }: Situation): Refusal | null {
  const there = held.find(({ service }) => service.code === code)
  if (!there) return null
  const once = there.service.charging === 'once' && there.endsAt !== null
  const words = there.inPlan ? m.alreadyInPlan : once ? m.alreadyThisMonth : m.alreadyOn
  return new Refusal(there.inPlan ? 'in-plan' : 'already-on', (say) => say(words, say(name)), [
    'listServices',
  ])
}

function excluded({ name, code, exclusiveGroup }: Service, { held, coming }: Situation): Refusal | null {
  if (exclusiveGroup === null) return null
  const rival = held.find(({ service }) => service.exclusiveGroup === exclusiveGroup)
  if (rival) {
    const words = rival.inPlan ? m.excludedByPlan : m.excluded
    const told = { name, rival: rival.service.name, code: rival.service.code }
    return new Refusal(
      'excluded',
      (say) => say(words, { name: say(told.name), rival: say(told.rival), code: told.code }),
      rival.inPlan ? [] : ['turnServiceOff'],
    )
  }
  const later = coming?.brings.find((each) => each.exclusiveGroup === exclusiveGroup && each.code !== code)
  if (!coming || !later) return null
  return new Refusal(
    'excluded-by-next-plan',
    (say) => say(m.excludedByNext, { name: say(name), rival: say(later.name), plan: say(coming.plan.name) }),
    ['cancelPlanChange'],
  )
}

function notInGoodStanding({ charging }: Service, { subscriber: { credit } }: Situation): Refusal | null {
  if (credit === 'active' || (credit === 'arrears' && charging === 'free')) return null
  return new Refusal(credit, (say) => say(credit === 'suspended' ? m.suspended : m.arrears), ['topUp'])
}
