/** Orders: services on and off, data packs, plan changes; asked first where they cost, with the proof of the yes. */
import type { Service } from '#server/boss/boss.ts'
import { m as door } from '#server/messages.ts'
import type { BusinessType } from '#server/touch/business-types.ts'
import { addMonths, isoDate, monthOf, monthStart, yuan } from '#words/format.ts'
import { earnCoins } from './coins.ts'
import { confirm, saidOn, type Ask, type Visit } from './confirm.ts'
import { channelOf, leaveTouch } from './contact.ts'
import { allPlans, allServices, balanceFen, nameOf, type Line } from './line.ts'
import { m } from './messages.ts'
import { noteOrder } from './notes.ts'
import { askSatisfaction } from './satisfaction.ts'

/** Turns a service on that fits; false when there is none. */
export function orderService(visit: Visit): boolean {
  const { line } = visit
  const fitting = allServices.filter((service) => service.charging !== 'once' && fits(line, service))
  if (fitting.length === 0) return false
  return turnOn(visit, line.chance.pick(fitting))
}

/** The one-month pack, once a month. */
export function orderPack(visit: Visit): boolean {
  const { line } = visit
  const pack = line.chance.pick(allServices.filter(({ charging }) => charging === 'once'))
  return !line.billed.has(pack.code) && turnOn(visit, pack)
}

function fits(line: Line, service: Service): boolean {
  if (line.services.has(service.code) || line.plan.includes.includes(service.code)) return false
  if (line.billed.has(service.code) || line.nextPlan?.plan.includes.includes(service.code)) return false
  if (service.brands && !service.brands.includes(line.person.brand)) return false
  const groupOf = (code: string) => allServices.find((each) => each.code === code)?.exclusiveGroup
  const taken = [...line.services.keys(), ...line.billed.keys(), ...line.plan.includes].map(groupOf)
  return service.exclusiveGroup === null || !taken.includes(service.exclusiveGroup)
}

/** Turns on the one that is meant, where it fits; what cannot be had is left alone. */
export function orderNamed(visit: Visit, service: Service): boolean {
  return mayHave(visit.line, service) && turnOn(visit, service)
}

export function mayHave(line: Line, service: Service): boolean {
  return service.charging === 'once' ? !line.billed.has(service.code) : fits(line, service)
}

function turnOn(visit: Visit, service: Service): boolean {
  const { line, side } = visit
  const { say, person } = line
  const channel = visit.channel ?? channelOf(line, side)
  const name = nameOf(line, service.name)
  const price = yuan(service.priceFen)
  const words = [
    say(service.charging === 'once' ? m.oncePrice : m.monthlyPrice, price),
    say(service.charging === 'once' ? m.chargedOnce : m.chargedMonthly),
    say(m.howToCancel, service.code),
  ]
  const ask = {
    business: 'service-on',
    operation: 'turnServiceOn',
    said: `KT ${service.code}`,
    name,
    words,
  } as const
  const needed = person.payment === 'prepaid' ? service.priceFen : 0
  if (needed > balanceFen(line)) return refuse(visit, channel, ask)
  const answer = service.priceFen > 0 ? confirm(visit, channel, ask) : { at: visit.at, answersId: undefined }
  if (!answer) return true
  const { at } = answer
  const touchId = leaveTouch(line, {
    ...answer,
    channel,
    business: 'service-on',
    operation: 'turnServiceOn',
    amountFen: service.priceFen,
    said: saidOn(line, channel, service.priceFen > 0 ? '是' : `KT ${service.code}`),
    told: { title: say(m.serviceOnTitle), lines: [say(m.serviceOn, name)], next: ['listServices'] },
  })
  noteOrder(line, service.code, at, touchId, service.priceFen)
  visit.lead?.ordered(at)
  carry(line, at, service, touchId)
  done(visit, 'service-on', channel, at, touchId)
  return true
}

/** The BOSS's side of it: the order, what a prepaid line pays at once, the service on the line. */
function carry(line: Line, at: number, service: Service, touchId: string): void {
  const { person, purse, rows, billed } = line
  const prepaid = person.payment === 'prepaid' && service.priceFen > 0
  const chargedTo = service.priceFen === 0 ? 'nothing' : prepaid ? 'balance' : 'bill'
  const order = { subscriberId: person.id, key: touchId, kind: 'service-on', code: service.code } as const
  rows.bossOrder.push({ ...order, chargedFen: service.priceFen, chargedTo, orderedAt: at })
  if (prepaid) {
    const posting = {
      key: `order:${touchId}`,
      amount: service.priceFen,
      reason: `service-on:${service.code}`,
      at,
    }
    purse.post({ ...posting, debit: 'balance', credit: 'income' })
    line.chargedFen += service.priceFen
  }
  if (service.charging !== 'free') {
    const times = billed.get(service.code)?.times ?? 0
    billed.set(service.code, { service, times: times + 1 })
  }
  if (service.charging === 'once') {
    const endsAt = monthStart(addMonths(monthOf(at), 1))
    if (endsAt > line.setting.now) {
      rows.subscriberService.push({ subscriberId: person.id, serviceCode: service.code, since: at, endsAt })
    }
  } else line.services.set(service.code, { service, since: at })
}

/** Turns off something that was ordered; false when there is nothing. */
export function cancelService({ line, month, at, side }: Visit): boolean {
  const [chosen] = [...line.services.values()].filter(({ since }) => since < month.startsAt)
  if (!chosen) return false
  const { service, since } = chosen
  const channel = channelOf(line, side)
  const { say, person, rows, setting } = line
  const touchId = leaveTouch(line, {
    at,
    channel,
    business: 'service-off',
    operation: 'turnServiceOff',
    said: saidOn(line, channel, `QX ${service.code}`),
    told: { title: say(m.serviceOffTitle), lines: [say(m.serviceOff, nameOf(line, service.name))] },
  })
  const order = { subscriberId: person.id, key: touchId, kind: 'service-off', code: service.code } as const
  rows.bossOrder.push({ ...order, chargedFen: 0, chargedTo: 'nothing', orderedAt: at })
  line.services.delete(service.code)
  if (monthOf(at) === monthOf(setting.now)) {
    rows.subscriberService.push({ subscriberId: person.id, serviceCode: service.code, since, endsAt: at })
    // What is off this month cannot be ordered again in the demo: one row a service.
    line.billed.set(service.code, { service, times: line.billed.get(service.code)?.times ?? 0 })
  }
  done({ line, month, at, side }, 'service-off', channel, at, touchId)
  return true
}

/**
 * Orders another plan from the next month on; false while a contract runs.
 * @param code the plan, where a story wants it so
 */
export function changePlan(visit: Visit, code?: string): boolean {
  const { line, month, side } = visit
  const { person, say, rows } = line
  const startsAt = monthStart(addMonths(month.month, 1))
  if (line.nextPlan || (line.contractUntil ?? 0) > startsAt) return false
  const others = allPlans.filter(
    (plan) =>
      plan.brand === person.brand &&
      plan.onSale &&
      plan.code !== line.plan.code &&
      (!plan.payment || plan.payment === person.payment),
  )
  if (others.length === 0) return false
  const plan = others.find((each) => each.code === code) ?? line.chance.pick(others)
  const channel = channelOf(line, side)
  const name = nameOf(line, plan.name)
  const words = [say(m.monthlyPrice, yuan(plan.monthlyFen)), say(m.chargedMonthly), say(m.planCancel)]
  const ask = {
    business: 'plan-change',
    operation: 'changePlan',
    said: `BG ${plan.code}`,
    name,
    words,
  } as const
  const answer = confirm(visit, channel, ask)
  if (!answer) return true
  const { at } = answer
  const told = {
    title: say(m.planChangeTitle),
    lines: [say(m.planChange, { name, from: isoDate(startsAt) })],
  }
  const said = saidOn(line, channel, '是')
  const touchId = leaveTouch(line, {
    ...answer,
    channel,
    business: 'plan-change',
    operation: 'changePlan',
    said,
    told,
  })
  const order = { subscriberId: person.id, key: touchId, kind: 'change-plan', code: plan.code } as const
  rows.bossOrder.push({ ...order, chargedFen: 0, chargedTo: 'nothing', orderedAt: at })
  schedulePlan(line, plan.code, startsAt, at)
  done(visit, 'plan-change', channel, at, touchId)
  return true
}

/** Puts a plan on the line from a month's start on. */
export function schedulePlan(line: Line, code: string, startsAt: number, orderedAt: number): void {
  const plan = allPlans.find((each) => each.code === code)
  if (!plan) throw new Error(`demo: there is no plan ${code}`)
  const contractUntil =
    plan.contractMonths > 0 ? monthStart(addMonths(monthOf(startsAt), plan.contractMonths)) : null
  line.rows.planTerm.push({
    subscriberId: line.person.id,
    startsAt,
    planCode: plan.code,
    contractUntil,
    orderedAt,
  })
  line.nextPlan = { plan, startsAt }
}

/** At a month's start: the plan that was ordered begins, and what it brings ends on its own. */
export function beginPlan(line: Line, at: number): void {
  if (!line.nextPlan || line.nextPlan.startsAt > at) return
  const { plan, startsAt } = line.nextPlan
  line.plan = plan
  line.contractUntil =
    plan.contractMonths > 0 ? monthStart(addMonths(monthOf(startsAt), plan.contractMonths)) : null
  line.nextPlan = null
  for (const code of plan.includes) line.services.delete(code)
}

function refuse({ line, at }: Visit, channel: string, ask: Ask): boolean {
  const told = { title: line.say(door.refusedTitle), lines: [line.say(m.balanceTooLow)], next: ['topUp'] }
  const { business, operation, said } = ask
  leaveTouch(line, {
    at,
    channel,
    business,
    operation,
    outcome: 'refused',
    said: saidOn(line, channel, said),
    told,
  })
  return true
}

function done(
  { line, month, side }: Visit,
  business: BusinessType,
  channel: string,
  at: number,
  touchId: string,
) {
  if (side === 'human') return
  earnCoins(line, at, business, channel, touchId)
  askSatisfaction(line, month, at, business, touchId)
}
