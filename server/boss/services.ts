/** The services of the shop, and which of them a line has: those ordered on their own, and those its plan brings. */
import { and, asc, eq, gt, isNull, lt, or } from 'drizzle-orm'
import { service, subscriberService } from '#drizzle/schema/boss.ts'
import type { Brand } from '#drizzle/schema/subscriber.ts'
import { oneOf, query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { addMonths, monthStart, type Month } from '#words/format.ts'
import type { DataPack, Service, ServiceOnLine } from './boss.ts'
import { findPlanOnLine } from './plans.ts'

const serviceByCode = query((db, p: Params<{ code: string }>) =>
  db.select().from(service).where(eq(service.code, p.code)).limit(1),
)

const onSale = query((db) =>
  db.select().from(service).where(eq(service.onSale, true)).orderBy(asc(service.position), asc(service.code)),
)

const held = query((db, p: Params<{ subscriberId: string; now: number }>) =>
  db
    .select({ service, since: subscriberService.since, endsAt: subscriberService.endsAt })
    .from(subscriberService)
    .innerJoin(service, eq(service.code, subscriberService.serviceCode))
    .where(
      and(
        eq(subscriberService.subscriberId, p.subscriberId),
        or(isNull(subscriberService.endsAt), gt(subscriberService.endsAt, p.now)),
      ),
    )
    .orderBy(asc(service.position), asc(service.code)),
)

const byCodes = query((db, p: Params<{ codes: readonly string[] }>) =>
  db
    .select()
    .from(service)
    .where(oneOf(service.code, p.codes))
    .orderBy(asc(service.position), asc(service.code)),
)

const packsBetween = query((db, p: Params<{ subscriberId: string; from: number; until: number }>) =>
  db
    .select({ name: service.name, dataKb: service.dataKb })
    .from(subscriberService)
    .innerJoin(service, eq(service.code, subscriberService.serviceCode))
    .where(
      and(
        eq(subscriberService.subscriberId, p.subscriberId),
        gt(service.dataKb, 0),
        lt(subscriberService.since, p.until),
        or(isNull(subscriberService.endsAt), gt(subscriberService.endsAt, p.from)),
      ),
    )
    .orderBy(asc(service.position), asc(service.code)),
)

export function findService(tx: Tx, code: string): Promise<Service | undefined> {
  return serviceByCode.first(tx, { code })
}

export async function findServices(tx: Tx, codes: readonly string[]): Promise<Service[]> {
  return codes.length > 0 ? byCodes.all(tx, { codes }) : []
}

export async function servicesOnSale(tx: Tx, brand: Brand): Promise<Service[]> {
  const all = await onSale.all(tx)
  return all.filter((service) => !service.brands || service.brands.includes(brand))
}

export async function servicesHeld(tx: Tx, subscriberId: string, now: number): Promise<ServiceOnLine[]> {
  const { current, since } = await findPlanOnLine(tx, subscriberId, now)
  const codes = current.includes
  const inside = await findServices(tx, codes)
  const outside = (await held.all(tx, { subscriberId, now }))
    .filter(({ service }) => !codes.includes(service.code))
    .map((row) => ({ ...row, inPlan: false }))
  const charged = outside.filter(({ service }) => service.charging !== 'free')
  const free = outside.filter(({ service }) => service.charging === 'free')
  return [...charged, ...free, ...inside.map((service) => ({ service, since, endsAt: null, inPlan: true }))]
}

/** What a plan brings is in its own allowance, so only what was ordered besides it is a pack. */
export function packsIn(tx: Tx, subscriberId: string, month: Month): Promise<DataPack[]> {
  const from = monthStart(month)
  return packsBetween.all(tx, { subscriberId, from, until: monthStart(addMonths(month, 1)) })
}
