/** What is won: the first prize that is still there. Its number, and its budget, are limited by one conditional update each. */
import type { ActivityWin } from '#drizzle/schema/activity.ts'
import { awardCoins } from '#server/ecoin/award.ts'
import { issueVoucher, rewardOf, takeFromStock } from '#server/ecoin/reward.ts'
import type { Tx } from '#server/store/store.ts'
import type { Activity } from './activity.ts'
import { prizeItem, takeOneOf } from './stock.ts'

type Winner = { subscriberId: string; turn: number; now: number }

/** Null where every prize is gone. The caller holds the subscriber's lock; a turn is rewarded once. */
export async function givePrize(tx: Tx, activity: Activity, winner: Winner): Promise<ActivityWin | null> {
  for (const place of activity.prizes.keys()) {
    const won = await tx.transaction((inner) => take(inner, activity, place, winner)).catch(orGone)
    if (won) return won
  }
  return null
}

/** Ends the unit that took a piece of the prize's own stock when its budget is used up or the reward behind it sold out. */
class Gone extends Error {}

function orGone(error: unknown): null {
  if (error instanceof Gone) return null
  throw error
}

async function take(
  tx: Tx,
  { code, prizes }: Activity,
  place: number,
  { subscriberId, turn, now }: Winner,
): Promise<ActivityWin> {
  const prize = prizes[place]
  if (!prize || (prize.stock !== null && (await takeOneOf(tx, code, prizeItem(place))) === null))
    throw new Gone()
  if (prize.kind === 'coins') {
    const { coins, validMonths, budget } = prize
    const key = `activity:${code}:${turn}`
    const award = { subscriberId, key, source: `activity:${code}`, coins, validMonths, budget, now }
    if ((await awardCoins(tx, award)) === 0) throw new Gone()
    return { prize: place, coins, voucher: null, reward: null }
  }
  const reward = await rewardOf(tx, prize.reward)
  if (!reward || !(await takeFromStock(tx, reward.code))) throw new Gone()
  const voucher = await issueVoucher(tx, subscriberId, reward, null, now)
  return { prize: place, coins: 0, voucher: voucher.code, reward: reward.name }
}
