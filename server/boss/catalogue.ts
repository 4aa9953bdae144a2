/** What the plans and services of the shop are called, those no longer on sale as well: a rule may still name them. */
import { asc } from 'drizzle-orm'
import { plan, service } from '#drizzle/schema/boss.ts'
import { query } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'

const plans = query((db) =>
  db
    .select({ code: plan.code, name: plan.name })
    .from(plan)
    .orderBy(asc(plan.brand), asc(plan.monthlyFen), asc(plan.code))
    .limit(500),
)

const services = query((db) =>
  db
    .select({ code: service.code, name: service.name })
    .from(service)
    .orderBy(asc(service.position), asc(service.code))
    .limit(500),
)

export async function shopNames(tx: Tx) {
  return { plans: await plans.all(tx), services: await services.all(tx) }
}
