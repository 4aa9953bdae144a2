/** A voucher's life after it was issued: used at a shop, given back unused, or cancelled. Each step is one conditional update. */
import { and, desc, eq, gt, sql } from 'drizzle-orm'
import { merchant, reward, rewardVoucher } from '#drizzle/schema/reward.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'

export type Voucher = typeof rewardVoucher.$inferSelect

type Whose = { subscriberId: string; id: string }

const byCode = query((db, p: Params<{ code: string }>) =>
  db.select().from(rewardVoucher).where(eq(rewardVoucher.code, p.code)).limit(1),
)

const byId = query((db, p: Params<Whose>) =>
  db
    .select()
    .from(rewardVoucher)
    .where(and(eq(rewardVoucher.subscriberId, p.subscriberId), eq(rewardVoucher.id, p.id)))
    .limit(1),
)

const ofSubscriber = query((db, p: Params<{ subscriberId: string }>) =>
  db
    .select({
      id: rewardVoucher.id,
      code: rewardVoucher.code,
      coins: rewardVoucher.coins,
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
    .limit(100),
)

const use = query((db, p: Params<Whose & { merchantCode: string; usedId: string; now: number }>) =>
  db
    .update(rewardVoucher)
    .set({ state: sql`'used'`, usedAt: p.now, usedId: p.usedId })
    .where(
      and(
        eq(rewardVoucher.subscriberId, p.subscriberId),
        eq(rewardVoucher.id, p.id),
        eq(rewardVoucher.merchantCode, p.merchantCode),
        eq(rewardVoucher.state, sql`'issued'`),
        gt(rewardVoucher.validUntil, p.now),
      ),
    ),
)

const unuse = query((db, p: Params<Whose & { usedId: string }>) =>
  db
    .update(rewardVoucher)
    .set({ state: sql`'issued'`, usedAt: null, usedId: null })
    .where(
      and(
        eq(rewardVoucher.subscriberId, p.subscriberId),
        eq(rewardVoucher.id, p.id),
        eq(rewardVoucher.state, sql`'used'`),
        eq(rewardVoucher.usedId, p.usedId),
      ),
    ),
)

const cancel = query((db, p: Params<Whose>) =>
  db
    .update(rewardVoucher)
    .set({ state: sql`'cancelled'` })
    .where(
      and(
        eq(rewardVoucher.subscriberId, p.subscriberId),
        eq(rewardVoucher.id, p.id),
        eq(rewardVoucher.state, sql`'issued'`),
      ),
    ),
)

const restock = query((db, p: Params<{ code: string }>) =>
  db
    .update(reward)
    .set({ stock: sql`${reward.stock} + 1` })
    .where(eq(reward.code, p.code)),
)

/** @param code as it is kept, see `readVoucherCode` */
export function voucherWithCode(tx: Tx, code: string): Promise<Voucher | undefined> {
  return byCode.first(tx, { code })
}

export function voucherOf(tx: Tx, subscriberId: string, id: string): Promise<Voucher | undefined> {
  return byId.first(tx, { subscriberId, id })
}

/** The last hundred, newest first. */
export function vouchersFor(tx: Tx, subscriberId: string) {
  return ofSubscriber.all(tx, { subscriberId })
}

/** False when it is used, cancelled, expired or another merchant's: of two tills one is told yes. */
export async function markUsed(
  tx: Tx,
  { subscriberId, id, merchantCode }: Voucher,
  usedId: string,
  now: number,
): Promise<boolean> {
  return (await use.run(tx, { subscriberId, id, merchantCode, usedId, now })) === 1
}

/** False when this verification is not, or no longer, what used it. */
export async function markUnused(tx: Tx, whose: Whose, usedId: string): Promise<boolean> {
  return (await unuse.run(tx, { ...whose, usedId })) === 1
}

/** False unless it is unused, expired or not. */
export async function markCancelled(tx: Tx, { subscriberId, id }: Whose): Promise<boolean> {
  return (await cancel.run(tx, { subscriberId, id })) === 1
}

/** A cancelled voucher's piece can be had again. */
export async function putBackInStock(tx: Tx, rewardCode: string): Promise<void> {
  await restock.run(tx, { code: rewardCode })
}
