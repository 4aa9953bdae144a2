/** Turning services on and off. A row that ended stays: its data pack is paid for until the month is over. */
import { and, eq } from 'drizzle-orm'
import { subscriberService } from '#drizzle/schema/boss.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { addMonths, monthOf, monthStart } from '#words/format.ts'
import type { Carried, ChargedOrder, Order, Service } from './boss.ts'
import { once } from './order.ts'
import { findPlanOnLine } from './plans.ts'
import { findService } from './services.ts'

const putOn = insertInto(subscriberService, { onConflict: 'replace' })

const putOff = query((db, p: Params<{ subscriberId: string; serviceCode: string; endsAt: number }>) =>
  db
    .update(subscriberService)
    .set({ endsAt: p.endsAt })
    .where(
      and(
        eq(subscriberService.subscriberId, p.subscriberId),
        eq(subscriberService.serviceCode, p.serviceCode),
      ),
    ),
)

export async function carryServiceOn(
  tx: Tx,
  order: ChargedOrder & { serviceCode: string },
): Promise<Carried> {
  const { subscriberId, serviceCode, now } = order
  return once(tx, order, { kind: 'service-on', code: serviceCode }, async () => {
    const service = await findService(tx, serviceCode)
    if (!service) throw new Error(`there is no service ${serviceCode}`)
    const { next } = await findPlanOnLine(tx, subscriberId, now)
    const comesWithNext = next?.plan.includes.includes(serviceCode) ? next.startsAt : null
    await putOn.run(tx, {
      subscriberId,
      serviceCode,
      since: now,
      endsAt: lastsUntil(service, now) ?? comesWithNext,
    })
  })
}

export async function carryServiceOff(tx: Tx, order: Order & { serviceCode: string }): Promise<Carried> {
  const { subscriberId, serviceCode, now } = order
  return once(tx, order, { kind: 'service-off', code: serviceCode }, () =>
    putOff.run(tx, { subscriberId, serviceCode, endsAt: now }),
  )
}

/** A data pack bought once is for the month it was bought in. */
function lastsUntil(service: Service, now: number): number | null {
  return service.charging === 'once' && service.dataKb > 0 ? monthStart(addMonths(monthOf(now), 1)) : null
}
