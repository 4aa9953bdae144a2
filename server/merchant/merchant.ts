/** The merchants of the alliance and their rewards, as staff keep them. */
import { and, asc, eq, gte, sql } from 'drizzle-orm'
import { merchant, reward } from '#drizzle/schema/reward.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'

export type Merchant = typeof merchant.$inferSelect
export type RewardRow = typeof reward.$inferSelect

const everyRow = query((db) => db.select().from(merchant).orderBy(asc(merchant.code)).limit(1000))

const rowOf = query((db, p: Params<{ code: string }>) =>
  db.select().from(merchant).where(eq(merchant.code, p.code)).limit(1),
)

const putRow = insertInto(merchant, { onConflict: 'replace' })

const everyReward = query((db) => db.select().from(reward).orderBy(asc(reward.code)).limit(2000))

const rewardsByMerchant = query((db, p: Params<{ merchantCode: string }>) =>
  db
    .select()
    .from(reward)
    .where(eq(reward.merchantCode, p.merchantCode))
    .orderBy(asc(reward.code))
    .limit(500),
)

const rewardByCode = query((db, p: Params<{ code: string }>) =>
  db.select().from(reward).where(eq(reward.code, p.code)).limit(1),
)

/** All that staff keep; the stock runs by itself. */
const putRewardRow = insertInto(reward, {
  onConflict: ['name', 'price', 'valueFen', 'settleFen', 'validDays', 'open'],
})

const moveStock = query((db, p: Params<{ code: string; by: number }>) => {
  const after = sql`${reward.stock} + ${sql.param(p.by, reward.stock)}`
  return db
    .update(reward)
    .set({ stock: after })
    .where(and(eq(reward.code, p.code), gte(after, sql`0`)))
})

export function everyMerchant(tx: Tx): Promise<Merchant[]> {
  return everyRow.all(tx)
}

export function merchantOf(tx: Tx, code: string): Promise<Merchant | undefined> {
  return rowOf.first(tx, { code })
}

export async function putMerchant(tx: Tx, row: Merchant): Promise<void> {
  await putRow.run(tx, row)
}

/** Of every merchant, closed ones too. */
export function everyRewardRow(tx: Tx): Promise<RewardRow[]> {
  return everyReward.all(tx)
}

export function rewardsOf(tx: Tx, merchantCode: string): Promise<RewardRow[]> {
  return rewardsByMerchant.all(tx, { merchantCode })
}

export function rewardRowOf(tx: Tx, code: string): Promise<RewardRow | undefined> {
  return rewardByCode.first(tx, { code })
}

/** Makes it, or changes it and leaves the stock as it is: what is redeemed meanwhile is not lost. */
export async function putReward(tx: Tx, row: RewardRow): Promise<void> {
  await putRewardRow.run(tx, row)
}

/** @param by more, or below zero fewer. False where there are not that many. */
export async function changeStock(tx: Tx, code: string, by: number): Promise<boolean> {
  return (await moveStock.run(tx, { code, by })) === 1
}

/** What the merchant is owed for one verified voucher of the reward, fen. */
export function dueFor({ settleBy, settleFen, settlePercent }: Merchant, reward: RewardRow): number {
  if (reward.settleFen !== null) return reward.settleFen
  return settleBy === 'voucher' ? settleFen : Math.round((reward.valueFen * settlePercent) / 100)
}
