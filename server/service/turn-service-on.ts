import { z } from 'zod'
import { balanceTooLow, orTooLow } from '#server/balance/too-low.ts'
import type { Carried, Service } from '#server/boss/boss.ts'
import { operation, Refusal, type Quote, type Visit } from '#server/operation.ts'
import { yuan } from '#words/format.ts'
import { obstacleTo } from './may-turn-on.ts'
import { m } from './messages.ts'
import { serviceNamed } from './named.ts'

export type ServiceOnOutput = {
  state: Carried['state']
  service: Service
  /** Taken from the balance, or put on the next bill; fen. */
  chargedFen: number
}

export const turnServiceOn = operation({
  title: m.turnServiceOn,
  summary: m.turnServiceOnSummary,
  keyword: 'KT',
  access: 'sim',
  business: 'service-on',
  input: z.object({ code: z.string().trim().min(1).max(40) }),
  fields: { code: { label: m.serviceCode, hint: m.serviceCodeHint, wrong: m.serviceCodeWrong } },
  async choices(visit) {
    const { tx, boss, subscriber, now, say } = visit
    const held = await boss.servicesOnLine(tx, subscriber.id, now)
    const there = new Set(held.map(({ service }) => service.code))
    const shop = await boss.servicesFor(tx, subscriber.brand)
    return shop
      .filter(({ code }) => !there.has(code))
      .map(({ code, name, charging, priceFen }) => {
        const terms = { free: m.free, monthly: m.monthly, once: m.once }[charging]
        return { value: code, label: say(m.choice, { name: say(name), terms: say(terms, yuan(priceFen)) }) }
      })
  },
  async quote(visit, { code }) {
    const service = await wantedService(visit, code)
    return service.charging === 'free' ? null : quoteOf(visit, service)
  },
  async run(visit, { code }): Promise<ServiceOnOutput> {
    const { tx, boss, subscriber, request, now } = visit
    const service = await wantedService(visit, code)
    const chargeFen = service.charging === 'free' ? 0 : service.priceFen
    const order = { subscriberId: subscriber.id, key: request, now, serviceCode: service.code, chargeFen }
    const { state } = await orTooLow(boss.turnServiceOn(tx, order))
    return { state, service, chargedFen: chargeFen }
  },
  reply({ state, service, chargedFen }, { say, subscriber }) {
    const told = { name: say(service.name), charged: yuan(chargedFen) }
    const paid = chargedFen > 0 && subscriber.payment === 'prepaid'
    const line = state === 'accepted' ? m.onAccepted : paid ? m.onPaid : m.on
    return { title: say(m.turnServiceOn), lines: [say(line, told)], next: ['listServices'] }
  },
  amountFen: ({ chargedFen }) => chargedFen,
})

/** @throws Refusal where the line may not have it, or a prepaid line cannot pay the first price */
async function wantedService(visit: Visit, word: string): Promise<Service> {
  const { tx, boss, subscriber, now } = visit
  const service =
    (await boss.service(tx, word.toUpperCase())) ??
    serviceNamed(word, await boss.servicesFor(tx, subscriber.brand))
  if (!service) throw new Refusal('no-such-service', (say) => say(m.noSuchService, word), ['listServices'])
  const held = await boss.servicesOnLine(tx, subscriber.id, now)
  const { next } = await boss.planOnLine(tx, subscriber.id, now)
  const coming = next ? { plan: next.plan, brings: await boss.services(tx, next.plan.includes) } : null
  const obstacle = obstacleTo(service, { subscriber, held, coming })
  if (obstacle) throw obstacle
  if (service.charging !== 'free' && subscriber.payment === 'prepaid') {
    const balanceFen = await boss.balanceFen(tx, subscriber.id)
    if (balanceFen < service.priceFen) throw balanceTooLow(balanceFen, service.priceFen)
  }
  return service
}

function quoteOf({ say, subscriber }: Visit, service: Service): Quote {
  const { code, priceFen } = service
  const price = yuan(priceFen)
  const prepaid = subscriber.payment === 'prepaid'
  const monthly = service.charging === 'monthly'
  const charging = monthly
    ? say(prepaid ? m.monthlyPrepaid : m.monthlyPostpaid, price)
    : say(prepaid ? m.oncePrepaid : m.oncePostpaid, price)
  return {
    name: say(m.nameAndCode, { name: say(service.name), code }),
    price: say(monthly ? m.priceMonthly : m.priceOnce, { price, summary: say(service.summary) }),
    charging,
    cancelling: say(monthly ? m.cancelMonthly : m.cancelOnce, code),
    fingerprint: [code, service.charging, priceFen].join(),
  }
}
