/**
 * E-coins as the benefit of a campaign: whoever orders because of it is paid, out of a budget that marketing keeps and no
 * further. An earning rule cannot say this: it pays everybody who does the business, whoever is held back included.
 */
import { z } from 'zod'
import { awardCoins } from '#server/ecoin/award.ts'
import type { Tx } from '#server/store/store.ts'
import { isRow, type TargetKey } from './target.ts'
import { pushTarget } from '#drizzle/schema/campaign.ts'
import { query, type Params } from '#server/store/query.ts'
import { countTarget, type Counted } from './counters.ts'

export const benefitSchema = z.strictObject({
  coins: z.coerce.number().int().min(1).max(100_000),
  /** The code of the budget they are paid from. */
  budget: z.string().trim().min(1).max(31),
  /** The e-coins live to the end of the month that is so many months on. */
  validMonths: z.coerce.number().int().min(1).max(60),
})

export type Benefit = z.infer<typeof benefitSchema>

const putRewarded = query((db, p: Params<TargetKey & { now: number }>) =>
  db.update(pushTarget).set({ rewardedAt: p.now }).where(isRow(p)),
)

/**
 * Pays for the order of somebody the campaign reached. The caller holds the subscriber's lock and has just written the
 * order down, which happens once a target.
 * @returns the e-coins that were paid; 0 where there is no benefit or its budget has not that many left
 */
export async function payBenefit(
  tx: Tx,
  target: TargetKey & Counted,
  benefit: Benefit | null,
  now: number,
): Promise<number> {
  if (!benefit) return 0
  const { subscriberId, campaignId, round } = target
  const key = `campaign:${campaignId}:${round}`
  const grant = { subscriberId, key, source: `campaign:${campaignId}`, now }
  const paid = await awardCoins(tx, { ...grant, ...benefit })
  if (paid === 0) return 0
  await putRewarded.run(tx, { subscriberId, campaignId, round, now })
  countTarget(tx, target, 'rewarded', { at: now })
  return paid
}
