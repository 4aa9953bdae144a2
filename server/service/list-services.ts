/**
 * The 0000 list: what is charged outside the plan first, what the plan brings last, numbered in that order.
 * The answer to it is `cancelServices`; there is no cancel-all, and 00000 is deliberately the same list.
 */
import { z } from 'zod'
import type { Service, ServiceOnLine } from '#server/boss/boss.ts'
import { operation, type Visit } from '#server/operation.ts'
import { yuan } from '#words/format.ts'
import type { Say } from '#words/message.ts'
import { obstacleTo } from './may-turn-on.ts'
import { m } from './messages.ts'
import { fingerprintOf, LIST_COUNTS_MS, shownToken } from './shown.ts'

export type ListedService = ServiceOnLine & {
  /** As it is numbered on the list, from 1. */
  index: number
  /** A service inside the plan ends with the plan, not alone. */
  cancellable: boolean
}

export type ServiceOffer = {
  service: Service
  /** Why not, in the subscriber's language; null where it may be turned on. */
  refused: { reason: string; text: string } | null
}

export type ServicesOutput = {
  items: ListedService[]
  /** To be kept with the list and handed back to `cancelServices` with the indexes. */
  shown: string
  /** Until when an answer counts, UTC ms. */
  countsUntil: number
  /** What the line does not have yet, in the order of the shop. */
  offers: ServiceOffer[]
}

export const listServices = operation({
  title: m.listServices,
  summary: m.listServicesSummary,
  keyword: '0000',
  access: 'sim',
  business: 'service-query',
  input: z.object({}),
  fields: {},
  async run(visit): Promise<ServicesOutput> {
    const { tx, boss, subscriber, now } = visit
    const held = await boss.servicesOnLine(tx, subscriber.id, now)
    const codes = held.map(({ service }) => service.code)
    return {
      items: held.map((each, at) => ({ ...each, index: at + 1, cancellable: !each.inPlan })),
      shown: shownToken({ codes, fingerprint: fingerprintOf(held), shownAt: now }),
      countsUntil: now + LIST_COUNTS_MS,
      offers: await offersFor(visit, held),
    }
  },
  reply({ items }, { say }) {
    const title = say(m.listServices)
    if (items.length === 0) return { title, lines: [say(m.nothingOn)], next: ['turnServiceOn'] }
    const lines = [say(m.listHead), ...items.map((item) => say(m.listLine, listed(item, say)))]
    if (items.some(({ cancellable }) => cancellable)) lines.push(say(m.listFoot))
    const rows = items.map((item) => {
      const { index, name, terms } = listed(item, say)
      return [index, name, terms]
    })
    return { title, lines, table: { head: say(m.tableHead).split('|'), rows } }
  },
})

function listed({ index, service, inPlan }: ListedService, say: Say) {
  const { name, charging, priceFen } = service
  const terms = { free: m.free, monthly: m.monthly, once: m.once }[charging]
  return { index: String(index), name: say(name), terms: inPlan ? say(m.inPlan) : say(terms, yuan(priceFen)) }
}

async function offersFor(
  { tx, boss, subscriber, now, say }: Visit,
  held: ServiceOnLine[],
): Promise<ServiceOffer[]> {
  const { next } = await boss.planOnLine(tx, subscriber.id, now)
  const coming = next ? { plan: next.plan, brings: await boss.services(tx, next.plan.includes) } : null
  const there = new Set(held.map(({ service }) => service.code))
  const shop = await boss.servicesFor(tx, subscriber.brand)
  return shop
    .filter(({ code }) => !there.has(code))
    .map((service) => {
      const obstacle = obstacleTo(service, { subscriber, held, coming })
      return { service, refused: obstacle && { reason: obstacle.reason, text: obstacle.words(say) } }
    })
}
