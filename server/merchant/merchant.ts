/** The merchants of the alliance and their rewards, as staff keep them. */
import { asc, eq } from 'drizzle-orm'
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

const putRewardRow = insertInto(reward, { onConflict: 'replace' })

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

export async function putReward(tx: Tx, row: RewardRow): Promise<void> {
  await putRewardRow.run(tx, row)
}

/** What the merchant is owed for one verified voucher of the reward, fen. */
export function dueFor({ settleBy, settleFen, settlePercent }: Merchant, reward: RewardRow): number {
  if (reward.settleFen !== null) return reward.settleFen
  return settleBy === 'voucher' ? settleFen : Math.round((reward.valueFen * settlePercent) / 100)
}
