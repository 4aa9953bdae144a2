/** What e-coins buy, and the voucher one gets for them. */
import { randomBytes } from 'node:crypto'
import { and, asc, desc, eq, gt, sql } from 'drizzle-orm'
import { reward, rewardVoucher } from '#drizzle/schema/reward.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { shanghai, shanghaiMs } from '#words/format.ts'

export type Reward = typeof reward.$inferSelect
export type RewardVoucher = typeof rewardVoucher.$inferSelect

const rewardByCode = query((db, p: Params<{ code: string }>) =>
  db.select().from(reward).where(eq(reward.code, p.code)).limit(1),
)

const onOffer = query((db) =>
  db
    .select()
    .from(reward)
    .where(and(eq(reward.open, sql.param(true, reward.open)), gt(reward.stock, sql`0`)))
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

const insertVoucher = insertInto(rewardVoucher, { always: { usedAt: null } })

const vouchersHeld = query((db, p: Params<{ subscriberId: string }>) =>
  db
    .select({
      code: rewardVoucher.code,
      issuedAt: rewardVoucher.issuedAt,
      validUntil: rewardVoucher.validUntil,
      usedAt: rewardVoucher.usedAt,
      name: reward.name,
      merchant: reward.merchant,
    })
    .from(rewardVoucher)
    .innerJoin(reward, eq(reward.code, rewardVoucher.rewardCode))
    .where(eq(rewardVoucher.subscriberId, p.subscriberId))
    .orderBy(desc(rewardVoucher.id))
    .limit(50),
)

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

export async function issueVoucher(
  tx: Tx,
  subscriberId: string,
  { code: rewardCode, validDays }: Reward,
  now: number,
): Promise<{ code: string; validUntil: number }> {
  const { year, month, day } = shanghai(now)
  const validUntil = shanghaiMs(year, month, day + validDays + 1)
  const code = voucherCode()
  const issued = { subscriberId, id: uuidv7(now), rewardCode, code, issuedAt: now, validUntil }
  await insertVoucher.run(tx, issued)
  return { code, validUntil }
}

/** Without 0, 1, I, O: a shop reads it from a phone. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Twelve letters of 32, sixty bits of chance: `7K3M-Q9XA-2FHB`. */
function voucherCode(): string {
  const letters = Array.from(randomBytes(12), (byte) => LETTERS[byte % LETTERS.length])
  return [0, 4, 8].map((start) => letters.slice(start, start + 4).join('')).join('-')
}
