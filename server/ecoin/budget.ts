/**
 * Budgets: so many e-coins altogether and in a month, and not one more.
 *
 * Whoever pays takes from the budget first, by one conditional update in the same transaction as the posting: of two at
 * the last e-coins one is paid, and what is rolled back was never spent.
 */
import { asc, eq, sql } from 'drizzle-orm'
import { ecoinBudget } from '#drizzle/schema/money.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { monthOf } from '#words/format.ts'

export type EcoinBudget = typeof ecoinBudget.$inferSelect

type Taking = { code: string; coins: number; month: number }

const thisMonth = (p: Params<Taking>) =>
  sql`case when ${ecoinBudget.month} = ${sql.param(p.month, ecoinBudget.month)} then ${ecoinBudget.monthSpent} else 0 end`

const take = query((db, p: Params<Taking>) => {
  const coins = sql.param(p.coins, ecoinBudget.spent)
  return db
    .update(ecoinBudget)
    .set({
      spent: sql`${ecoinBudget.spent} + ${coins}`,
      monthSpent: sql`${thisMonth(p)} + ${coins}`,
      month: p.month,
    })
    .where(
      sql`${ecoinBudget.code} = ${p.code}
        and (${ecoinBudget.total} is null or ${ecoinBudget.spent} + ${coins} <= ${ecoinBudget.total})
        and (${ecoinBudget.perMonth} is null or ${thisMonth(p)} + ${coins} <= ${ecoinBudget.perMonth})`,
    )
})

const giveBack = query((db, p: Params<Taking>) => {
  const coins = sql.param(p.coins, ecoinBudget.spent)
  const less = (spent: unknown) => sql`case when ${spent} > ${coins} then ${spent} - ${coins} else 0 end`
  return db
    .update(ecoinBudget)
    .set({
      spent: less(ecoinBudget.spent),
      monthSpent: sql`case when ${ecoinBudget.month} = ${sql.param(p.month, ecoinBudget.month)} then ${less(ecoinBudget.monthSpent)} else ${ecoinBudget.monthSpent} end`,
    })
    .where(eq(ecoinBudget.code, p.code))
})

const everyRow = query((db) => db.select().from(ecoinBudget).orderBy(asc(ecoinBudget.code)).limit(1000))

const rowOf = query((db, p: Params<{ code: string }>) =>
  db.select().from(ecoinBudget).where(eq(ecoinBudget.code, p.code)).limit(1),
)

const insertRow = insertInto(ecoinBudget, {
  always: { spent: 0, month: 0, monthSpent: 0 },
  onConflict: ['name', 'total', 'perMonth'],
})

/** False when the budget has not that many left, or is none; nothing is taken then. */
export async function takeFromBudget(tx: Tx, code: string, coins: number, now: number): Promise<boolean> {
  return (await take.run(tx, { code, coins, month: monthOf(now) })) === 1
}

/** What was paid at `paidAt` and taken back: it may be spent again, in that month too while it lasts. */
export async function returnToBudget(tx: Tx, code: string, coins: number, paidAt: number): Promise<void> {
  await giveBack.run(tx, { code, coins, month: monthOf(paidAt) })
}

export function everyBudget(tx: Tx): Promise<EcoinBudget[]> {
  return everyRow.all(tx)
}

export function budgetOf(tx: Tx, code: string): Promise<EcoinBudget | undefined> {
  return rowOf.first(tx, { code })
}

/** Makes it, or changes its name and ends; what is spent stays spent. */
export async function putBudget(
  tx: Tx,
  budget: Pick<EcoinBudget, 'code' | 'name' | 'total' | 'perMonth'>,
): Promise<void> {
  await insertRow.run(tx, budget)
}

/** Whether so many could be taken now; what decides is the taking itself. */
export function hasLeft(budget: EcoinBudget, coins: number, now: number): boolean {
  const { total, perMonth, spent } = budget
  if (total !== null && spent + coins > total) return false
  return perMonth === null || spentThisMonth(budget, now) + coins <= perMonth
}

/** What was spent in the month of `now`. */
export function spentThisMonth({ month, monthSpent }: EcoinBudget, now: number): number {
  return month === monthOf(now) ? monthSpent : 0
}
