/** Changing plans: a term that starts now or on the first of the next month takes effect by its date alone. */
import { and, eq, gt, isNull } from 'drizzle-orm'
import { planTerm, subscriberService } from '#drizzle/schema/boss.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { addMonths, monthOf, monthStart } from '#words/format.ts'
import type { Carried, ChargedOrder, Order, Plan } from './boss.ts'
import { once } from './order.ts'
import { findPlan, findPlanOnLine } from './plans.ts'

const insertTerm = insertInto(planTerm)

const dropTermsAfter = query((db, p: Params<{ subscriberId: string; now: number }>) =>
  db.delete(planTerm).where(and(eq(planTerm.subscriberId, p.subscriberId), gt(planTerm.startsAt, p.now))),
)

/** A service ordered on its own ends when a plan begins that brings it along. */
const endService = query((db, p: Params<{ subscriberId: string; code: string; endsAt: number }>) =>
  db
    .update(subscriberService)
    .set({ endsAt: p.endsAt })
    .where(
      and(
        eq(subscriberService.subscriberId, p.subscriberId),
        eq(subscriberService.serviceCode, p.code),
        isNull(subscriberService.endsAt),
      ),
    ),
)

const keepService = query((db, p: Params<{ subscriberId: string; code: string; endsAt: number }>) =>
  db
    .update(subscriberService)
    .set({ endsAt: null })
    .where(
      and(
        eq(subscriberService.subscriberId, p.subscriberId),
        eq(subscriberService.serviceCode, p.code),
        eq(subscriberService.endsAt, p.endsAt),
      ),
    ),
)

export async function carryPlanChange(
  tx: Tx,
  order: ChargedOrder & { planCode: string; startsAt: number },
): Promise<Carried> {
  const { subscriberId, now, planCode, startsAt } = order
  return once(tx, order, { kind: 'change-plan', code: planCode }, async () => {
    const plan = await findPlan(tx, planCode)
    if (!plan) throw new Error(`there is no plan ${planCode}`)
    await dropScheduled(tx, subscriberId, now)
    const contractUntil = contractEnd(plan, startsAt)
    await insertTerm.run(tx, { subscriberId, startsAt, planCode, contractUntil, orderedAt: now })
    for (const code of plan.includes) await endService.run(tx, { subscriberId, code, endsAt: startsAt })
  })
}

export async function dropPlanChange(tx: Tx, order: Order): Promise<Carried> {
  return once(tx, order, { kind: 'cancel-plan-change', code: '' }, () =>
    dropScheduled(tx, order.subscriberId, order.now),
  )
}

async function dropScheduled(tx: Tx, subscriberId: string, now: number): Promise<void> {
  const { next } = await findPlanOnLine(tx, subscriberId, now)
  if (!next) return
  await dropTermsAfter.run(tx, { subscriberId, now })
  for (const code of next.plan.includes)
    await keepService.run(tx, { subscriberId, code, endsAt: next.startsAt })
}

/** A contract of n months ends with the n-th full month, counted from the first month it is in force. */
function contractEnd(plan: Plan, startsAt: number): number | null {
  return plan.contractMonths > 0 ? monthStart(addMonths(monthOf(startsAt), plan.contractMonths)) : null
}
