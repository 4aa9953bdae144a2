/** What e-coins buy, and the voucher one gets for them. */
import { and, asc, desc, eq, getTableColumns, gt, sql } from 'drizzle-orm'
import { merchant, reward, rewardVoucher, type SpentLot } from '#drizzle/schema/reward.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import type { Bilingual } from '#words/bilingual.ts'
import { shanghai, shanghaiMs } from '#words/format.ts'
import { voucherCode } from './voucher-code.ts'

/** With the name of its shop. */
export type Reward = typeof reward.$inferSelect & { merchant: Bilingual }
export type RewardVoucher = typeof rewardVoucher.$inferSelect

const withMerchant = { ...getTableColumns(reward), merchant: merchant.name }

/** What may be had: an open reward of a shop that takes part. */
const isHad = and(eq(reward.open, sql.param(true, reward.open)), eq(merchant.status, sql`'active'`))

const rewardByCode = query((db, p: Params<{ code: string }>) =>
  db
    .select(withMerchant)
    .from(reward)
    .innerJoin(merchant, eq(merchant.code, reward.merchantCode))
    .where(and(eq(reward.code, p.code), isHad))
    .limit(1),
)

const onOffer = query((db) =>
  db
    .select(withMerchant)
    .from(reward)
    .innerJoin(merchant, eq(merchant.code, reward.merchantCode))
    .where(and(isHad, gt(reward.stock, sql`0`)))
    .orderBy(asc(reward.price), asc(reward.code))
    .limit(100),
)

const takeOne = query((db, p: Params<{ code: string }>) =>
  db
    .update(reward)
    .set({ stock: sql`${reward.stock} - 1` })
    .where(
      and(eq(reward.code, p.code), eq(reward.open, sql.param(true, reward.open)), gt(reward.stock, sql`0`)),
    ),
)

const insertVoucher = insertInto(rewardVoucher, {
  always: { state: 'issued', usedAt: null, usedId: null },
})

const vouchersHeld = query((db, p: Params<{ subscriberId: string }>) =>
  db
    .select({
      code: rewardVoucher.code,
      issuedAt: rewardVoucher.issuedAt,
      validUntil: rewardVoucher.validUntil,
      state: rewardVoucher.state,
      usedAt: rewardVoucher.usedAt,
      name: reward.name,
      merchant: merchant.name,
    })
    .from(rewardVoucher)
    .innerJoin(reward, eq(reward.code, rewardVoucher.rewardCode))
    .innerJoin(merchant, eq(merchant.code, rewardVoucher.merchantCode))
    .where(eq(rewardVoucher.subscriberId, p.subscriberId))
    .orderBy(desc(rewardVoucher.id))
    .limit(50),
)

/** A reward that may be had; undefined for any other. */
export function rewardOf(tx: Tx, code: string): Promise<Reward | undefined> {
  return rewardByCode.first(tx, { code })
}

/** What can be had now, cheapest first. */
export function rewardsOnOffer(tx: Tx): Promise<Reward[]> {
  return onOffer.all(tx)
}

/** One piece out of the stock; false when the last one has gone to somebody else. */
export async function takeFromStock(tx: Tx, code: string): Promise<boolean> {
  return (await takeOne.run(tx, { code })) === 1
}

/** The last fifty, newest first. */
export function vouchersOf(tx: Tx, subscriberId: string) {
  return vouchersHeld.all(tx, { subscriberId })
}

/** E-coins that were paid for a voucher, and out of which lots; a prize costs none. */
export type Paid = { coins: number; lots: SpentLot[] }

/** @param paid null where it is a prize */
export async function issueVoucher(
  tx: Tx,
  subscriberId: string,
  { code: rewardCode, merchantCode, validDays }: Reward,
  paid: Paid | null,
  now: number,
): Promise<{ code: string; validUntil: number }> {
  const { year, month, day } = shanghai(now)
  const validUntil = shanghaiMs(year, month, day + validDays + 1)
  const code = voucherCode()
  const bought = { rewardCode, merchantCode, code, ...(paid ?? { coins: 0, lots: [] }) }
  await insertVoucher.run(tx, { subscriberId, id: uuidv7(now), ...bought, issuedAt: now, validUntil })
  return { code, validUntil }
}
