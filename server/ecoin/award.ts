/** How anything but an operation pays e-coins: an activity's prize, a campaign's gift, a referral. */
import type { Tx } from '#server/store/store.ts'
import { takeFromBudget } from './budget.ts'
import { grantCoins, type Grant } from './lot.ts'

export type Award = Grant & {
  /** The code of the budget it is paid from; null or absent: from none. */
  budget?: string | null | undefined
}

/**
 * Pays e-coins in the caller's transaction, out of a budget where one is named. The caller holds the subscriber's lock (an
 * operation does) and pays a key once.
 * @returns the e-coins that were paid: all of them, or 0 where the budget has not that many left
 */
export async function awardCoins(tx: Tx, { budget, ...grant }: Award): Promise<number> {
  if (grant.coins <= 0) return 0
  if (budget && !(await takeFromBudget(tx, budget, grant.coins, grant.now))) return 0
  await grantCoins(tx, grant)
  return grant.coins
}
