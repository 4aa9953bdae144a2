/** A voucher that nobody used goes back: the e-coins to their lots, the piece to the shelf. */
import { returnCoins } from '#server/ecoin/lot.ts'
import { lock } from '#server/store/lock.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import type { Say } from '#words/message.ts'
import { rewardRowOf } from './merchant.ts'
import { m } from './messages.ts'
import { tellHolder } from './tell-holder.ts'
import { markCancelled, putBackInStock, voucherOf, type Voucher } from './voucher.ts'

/**
 * Undefined where there is none, or it is used or cancelled; an expired one may be cancelled.
 * @param login of whoever cancels it
 */
export async function cancelUnused(
  tx: Tx,
  whose: { subscriberId: string; id: string },
  login: string,
  now: number,
): Promise<Voucher | undefined> {
  await lock(tx, whose.subscriberId)
  const voucher = await voucherOf(tx, whose.subscriberId, whose.id)
  if (!voucher || !(await markCancelled(tx, whose))) return undefined
  const { subscriberId, id, coins, lots, rewardCode } = voucher
  const key = `cancel:${id}`
  if (coins > 0) await returnCoins(tx, { subscriberId, key, reason: rewardCode, coins, lots, now })
  await putBackInStock(tx, rewardCode)
  await tellCancelled(tx, voucher, login, now)
  return voucher
}

async function tellCancelled(tx: Tx, voucher: Voucher, place: string, now: number): Promise<void> {
  const { subscriberId, code, coins, rewardCode } = voucher
  const name = (await rewardRowOf(tx, rewardCode))?.name ?? { zh: rewardCode, en: rewardCode }
  const told = {
    subscriberId,
    id: uuidv7(now),
    channel: 'web',
    business: 'ecoin-correction',
    outcome: 'told',
    code,
    answersId: null,
    place,
    title: (say: Say) => say(m.cancelledTitle),
    body: (say: Say) => say(m.cancelledBody, { name: say(name), coins }),
  } as const
  await tellHolder(tx, told, now)
}
