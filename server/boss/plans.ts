/** The plans of the shop, and which of them a line is on: the current term is the last one that has started. */
import { and, asc, desc, eq, isNull, or } from 'drizzle-orm'
import { plan, planTerm } from '#drizzle/schema/boss.ts'
import type { Brand, Payment } from '#drizzle/schema/subscriber.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import type { Plan, PlanOnLine } from './boss.ts'

const planByCode = query((db, p: Params<{ code: string }>) =>
  db.select().from(plan).where(eq(plan.code, p.code)).limit(1),
)

const onSale = query((db, p: Params<{ brand: Brand; payment: Payment }>) =>
  db
    .select()
    .from(plan)
    .where(
      and(
        eq(plan.onSale, true),
        eq(plan.brand, p.brand),
        or(isNull(plan.payment), eq(plan.payment, p.payment)),
      ),
    )
    .orderBy(asc(plan.monthlyFen), asc(plan.code)),
)

/** Newest first. One term may lie ahead; the current one and the one before it are all that anybody asks for. */
const latestTerms = query((db, p: Params<{ subscriberId: string }>) =>
  db
    .select({ startsAt: planTerm.startsAt, contractUntil: planTerm.contractUntil, plan })
    .from(planTerm)
    .innerJoin(plan, eq(plan.code, planTerm.planCode))
    .where(eq(planTerm.subscriberId, p.subscriberId))
    .orderBy(desc(planTerm.startsAt))
    .limit(3),
)

export function findPlan(tx: Tx, code: string): Promise<Plan | undefined> {
  return planByCode.first(tx, { code })
}

export function plansOnSale(tx: Tx, brand: Brand, payment: Payment): Promise<Plan[]> {
  return onSale.all(tx, { brand, payment })
}

/** @throws Error when the line was never put on a plan: opening a line does that */
export async function findPlanOnLine(tx: Tx, subscriberId: string, now: number): Promise<PlanOnLine> {
  const terms = await latestTerms.all(tx, { subscriberId })
  const at = terms.findIndex((term) => term.startsAt <= now)
  const current = terms[at]
  if (!current) throw new Error(`line ${subscriberId} is on no plan`)
  const next = terms[at - 1]
  const previous = terms[at + 1]
  return {
    current: current.plan,
    since: current.startsAt,
    contractUntil: current.contractUntil,
    previous: previous ? { plan: previous.plan, since: previous.startsAt } : null,
    next: next ? { plan: next.plan, startsAt: next.startsAt } : null,
  }
}
