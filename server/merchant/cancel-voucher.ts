/** A voucher that nobody used goes back: the e-coins to their lots, the piece to the shelf. */
import { returnCoins } from '#server/ecoin/lot.ts'
import { lock } from '#server/store/lock.ts'
import type { Tx } from '#server/store/store.ts'
import { markCancelled, putBackInStock, voucherOf, type Voucher } from './voucher.ts'

/** Undefined where there is none, or it is used or cancelled; an expired one may be cancelled. */
export async function cancelUnused(
  tx: Tx,
  whose: { subscriberId: string; id: string },
  now: number,
): Promise<Voucher | undefined> {
  await lock(tx, whose.subscriberId)
  const voucher = await voucherOf(tx, whose.subscriberId, whose.id)
  if (!voucher || !(await markCancelled(tx, whose))) return undefined
  const { subscriberId, id, coins, lots, rewardCode } = voucher
  const key = `cancel:${id}`
  if (coins > 0) await returnCoins(tx, { subscriberId, key, reason: rewardCode, coins, lots, now })
  await putBackInStock(tx, rewardCode)
  return voucher
}
