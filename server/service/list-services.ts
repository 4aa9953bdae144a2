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
import { LIST_COUNTS_MS, shownToken } from './shown.ts'

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
  /** The snapshot of the list, to be kept with it and handed back to `cancelServices` with the indexes. */
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
    return {
      items: held.map((each, at) => ({ ...each, index: at + 1, cancellable: !each.inPlan })),
      shown: shownToken(held, now),
      countsUntil: now + LIST_COUNTS_MS,
      offers: await offersFor(visit, held),
    }
  },
  reply({ items, shown }, { say }) {
    const title = say(m.listServices)
    if (items.length === 0) return { title, lines: [say(m.nothingOn)], next: ['turnServiceOn'] }
    const menu = items.map((item) => ({
      label: say(m.listLine, { name: say(item.service.name), terms: termsOf(item, say) }),
      operation: 'cancelServices',
      input: { indexes: String(item.index), shown },
    }))
    return { title, lines: [say(m.listHead, items.length)], menu }
  },
})

function termsOf({ service, inPlan }: ListedService, say: Say): string {
  const terms = { free: m.free, monthly: m.monthly, once: m.once }[service.charging]
  return inPlan ? say(m.inPlan) : say(terms, yuan(service.priceFen))
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
