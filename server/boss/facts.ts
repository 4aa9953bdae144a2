/** What the embedded BOSS knows of a line, as conditions on `subscriber.id`: a segment over a million lines asks no line by line. */
import { and, eq, gt, isNull, lte, or, sql, type SQL } from 'drizzle-orm'
import { bill, plan, planTerm, service, subscriberService, usageMonth } from '#drizzle/schema/boss.ts'
import { subscriber } from '#drizzle/schema/subscriber.ts'
import type { Month } from '#words/format.ts'

type Span = { from: Month; to: Month }

/** On one of these plans now. */
export function onPlan(codes: string[], now: number): SQL {
  return sql`${planAt(now)} in (${listed(codes)})`
}

function planAt(now: number): SQL {
  return sql`(select ${planTerm.planCode} from ${planTerm} where ${planTerm.subscriberId} = ${subscriber.id} and ${planTerm.startsAt} <= ${now} order by ${planTerm.startsAt} desc limit 1)`
}

function listed(codes: string[]): SQL {
  return sql.join(
    codes.map((code) => sql`${code}`),
    sql`, `,
  )
}

/**
 * Ordered one of these services on its own: has it now, or ever had it. What comes with the plan is no order.
 * @param packs whether every service that brings data is meant as well
 * @param has whether the line has such a row
 */
export function ordered(
  codes: string[],
  { packs, when }: Services,
  now: number,
  has: (table: typeof subscriberService, wanted: SQL | undefined) => SQL,
): SQL {
  const { serviceCode, since, endsAt } = subscriberService
  const named = codes.length === 0 ? undefined : sql`${serviceCode} in (${listed(codes)})`
  const bringsData = packs
    ? sql`${serviceCode} in (select ${service.code} from ${service} where ${service.dataKb} > 0)`
    : undefined
  const live = when === 'now' ? and(lte(since, now), or(isNull(endsAt), gt(endsAt, now))) : undefined
  return has(subscriberService, and(or(named, bringsData), live))
}

type Services = { packs: boolean; when: 'now' | 'ever' }

/** What one month allows: the plan of today, and for data the packs of today as well. */
export function allowed(what: 'minutes' | 'messages' | 'dataKb', now: number): SQL {
  const ofPlan = sql`coalesce((select cast(${plan[what]} as bigint) from ${plan} where ${plan.code} = ${planAt(now)}), 0)`
  if (what !== 'dataKb') return ofPlan
  const { serviceCode, since, endsAt, subscriberId } = subscriberService
  const live = and(eq(subscriberId, subscriber.id), lte(since, now), or(isNull(endsAt), gt(endsAt, now)))
  const packs = sql`coalesce((select sum(${service.dataKb}) from ${subscriberService} inner join ${service} on ${service.code} = ${serviceCode} where ${live}), 0)`
  return sql`(${ofPlan} + ${packs})`
}

/** When the contract of the plan now ends, UTC ms; null where there is none. */
export function contractEnd(now: number): SQL {
  return sql`(select ${planTerm.contractUntil} from ${planTerm} where ${planTerm.subscriberId} = ${subscriber.id} and ${planTerm.startsAt} <= ${now} order by ${planTerm.startsAt} desc limit 1)`
}

/** The sum of the bills of these months, fen. */
export function billed({ from, to }: Span): SQL {
  return sql`coalesce((select sum(${bill.totalFen}) from ${bill} where ${bill.subscriberId} = ${subscriber.id} and ${bill.month} between ${from} and ${to}), 0)`
}

export function used(what: 'minutes' | 'messages' | 'dataKb', { from, to }: Span): SQL {
  return sql`coalesce((select sum(${usageMonth[what]}) from ${usageMonth} where ${usageMonth.subscriberId} = ${subscriber.id} and ${usageMonth.month} between ${from} and ${to}), 0)`
}
