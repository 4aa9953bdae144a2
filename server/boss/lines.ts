/** What the embedded BOSS knows of many lines at once: a batch of messages asks no line by line. */
import { and, asc, desc, eq, gt, gte, isNull, lt, lte, or } from 'drizzle-orm'
import { bill, plan, planTerm, service, subscriberService, usageMonth } from '#drizzle/schema/boss.ts'
import { oneOf, query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { addMonths, monthOf, monthStart, type Month } from '#words/format.ts'
import type { BillTotal, DataPack, Plan, PlanOnLine, Usage } from './boss.ts'

export type LineKnown = {
  plan: PlanOnLine
  /** Codes of what it has, ordered or brought by its plan. */
  services: ReadonlySet<string>
  /** Of the twelve months before this one, oldest first; empty where bills are not asked for. */
  bills: readonly BillTotal[]
  /** Of this month; empty where usage is not asked for. */
  used: readonly Usage[]
  packs: readonly DataPack[]
}

export type LinesAsked = { bill: boolean; usage: boolean }

type Ids = { ids: readonly string[] }

const everyPlan = query((db) => db.select().from(plan))

const termsOf = query((db, p: Params<Ids>) =>
  db.select().from(planTerm).where(oneOf(planTerm.subscriberId, p.ids)).orderBy(desc(planTerm.startsAt)),
)

const servicesOf = query((db, p: Params<Ids & { now: number }>) =>
  db
    .select({ subscriberId: subscriberService.subscriberId, code: subscriberService.serviceCode })
    .from(subscriberService)
    .where(
      and(
        oneOf(subscriberService.subscriberId, p.ids),
        or(isNull(subscriberService.endsAt), gt(subscriberService.endsAt, p.now)),
      ),
    ),
)

const billsOf = query((db, p: Params<Ids & { from: Month; until: Month }>) =>
  db
    .select({ subscriberId: bill.subscriberId, month: bill.month, totalFen: bill.totalFen })
    .from(bill)
    .where(and(oneOf(bill.subscriberId, p.ids), gte(bill.month, p.from), lte(bill.month, p.until)))
    .orderBy(asc(bill.month)),
)

const usageOf = query((db, p: Params<Ids & { month: Month }>) =>
  db
    .select()
    .from(usageMonth)
    .where(and(oneOf(usageMonth.subscriberId, p.ids), eq(usageMonth.month, p.month))),
)

const packsOf = query((db, p: Params<Ids & { from: number; until: number }>) =>
  db
    .select({ subscriberId: subscriberService.subscriberId, name: service.name, dataKb: service.dataKb })
    .from(subscriberService)
    .innerJoin(service, eq(service.code, subscriberService.serviceCode))
    .where(
      and(
        oneOf(subscriberService.subscriberId, p.ids),
        gt(service.dataKb, 0),
        lt(subscriberService.since, p.until),
        or(isNull(subscriberService.endsAt), gt(subscriberService.endsAt, p.from)),
      ),
    ),
)

/** By id; a line that is on no plan is not in it. */
export async function linesKnown(
  tx: Tx,
  ids: readonly string[],
  now: number,
  asked: LinesAsked,
): Promise<Map<string, LineKnown>> {
  const month = monthOf(now)
  const plans = new Map((await everyPlan.all(tx)).map((each) => [each.code, each]))
  const terms = Map.groupBy(await termsOf.all(tx, { ids }), ({ subscriberId }) => subscriberId)
  const held = Map.groupBy(await servicesOf.all(tx, { ids, now }), ({ subscriberId }) => subscriberId)
  const until = addMonths(month, -1)
  const bills = asked.bill ? await billsOf.all(tx, { ids, from: addMonths(until, -11), until }) : []
  const used = asked.usage ? await usageOf.all(tx, { ids, month }) : []
  const span = { from: monthStart(month), until: monthStart(addMonths(month, 1)) }
  const packs = asked.usage ? await packsOf.all(tx, { ids, ...span }) : []
  const byLine = { bills: byId(bills), used: byId(used), packs: byId(packs) }
  return new Map(
    [...terms].flatMap(([id, ofLine]) => {
      const line = planAt(ofLine, plans, now)
      if (!line) return []
      const services = new Set([...(held.get(id) ?? []).map(({ code }) => code), ...line.current.includes])
      const of = <T>(rows: Map<string, T[]>) => rows.get(id) ?? []
      const { bills: billed, used: spent, packs: extra } = byLine
      return [[id, { plan: line, services, bills: of(billed), used: of(spent), packs: of(extra) }] as const]
    }),
  )
}

function byId<T extends { subscriberId: string }>(rows: T[]): Map<string, T[]> {
  return Map.groupBy(rows, ({ subscriberId }) => subscriberId)
}

type Term = typeof planTerm.$inferSelect

/** @param terms newest first */
function planAt(
  terms: readonly Term[],
  plans: ReadonlyMap<string, Plan>,
  now: number,
): PlanOnLine | undefined {
  const at = terms.findIndex(({ startsAt }) => startsAt <= now)
  const [next, term, before] = [terms[at - 1], terms[at], terms[at + 1]]
  const known = (each: Term | undefined) => each && plans.get(each.planCode)
  const [coming, current, previous] = [known(next), known(term), known(before)]
  if (!term || !current) return undefined
  return {
    current,
    since: term.startsAt,
    contractUntil: term.contractUntil,
    previous: before && previous ? { plan: previous, since: before.startsAt } : null,
    next: next && coming ? { plan: coming, startsAt: next.startsAt } : null,
  }
}
