/** What a campaign may cost before anybody is told: its messages, and the e-coins it may have to pay. */
import { budgetOf, spentThisMonth } from '#server/ecoin/budget.ts'
import type { SegmentVersion } from '#server/segment/segment.ts'
import type { Tx } from '#server/store/store.ts'
import { segmentCount } from '#words/segments.ts'
import type { Campaign } from './campaign.ts'
import { firstOf } from './channel-for.ts'
import { offerIn } from './offer-fit.ts'
import { recipientsOf } from './recipient.ts'
import { wordsFor } from './words-for.ts'

export type PlannedCost = {
  /** People of a round who are not held back; of an event, the segment that it is looked for in. */
  people: number
  /** Of those, who are told by text first, and the segments that makes. */
  texts: number
  segments: number
  costFen: number
  coins: {
    each: number
    budget: string
    /** What the budget still has for this month, and what everybody's order would cost of it. */
    left: number
    atMost: number
  } | null
}

type Planned = Pick<Campaign, 'holdoutBp' | 'variants' | 'offerCode' | 'segmentPriceFen' | 'benefit'>

const SAMPLE = 5

/** Null until the segment is counted. Texts are measured on some of its people, the longest of them deciding. */
export async function plannedCostOf(
  tx: Tx,
  campaign: Planned,
  version: SegmentVersion | undefined,
  now: number,
): Promise<PlannedCost | null> {
  if (version?.countState !== 'done') return null
  const people = Math.round((version.matched * (10_000 - campaign.holdoutBp)) / 10_000)
  const shares = campaign.variants.reduce((sum, { share }) => sum + share, 0)
  const offer = await offerIn(tx, campaign)
  const readers = [...(await recipientsOf(tx, version.sample.slice(0, SAMPLE))).values()]
  let [texts, segments] = [0, 0]
  let [counted, passed] = [0, 0]
  for (const { code, channels, share } of campaign.variants) {
    passed += share
    // What is rounded off one variant is the next one's, so that they make the whole.
    const told = Math.round((people * passed) / shares) - counted
    counted += told
    if (firstOf(channels) !== 'sms') continue
    let longest = 1
    for (const reader of readers) {
      const { text } = await wordsFor(tx, campaign, { variant: code, channel: 'sms' }, reader, offer)
      longest = Math.max(longest, segmentCount(text))
    }
    texts += told
    segments += told * longest
  }
  const costFen = segments * campaign.segmentPriceFen
  return { people, texts, segments, costFen, coins: await coinsOf(tx, campaign, people, now) }
}

async function coinsOf(
  tx: Tx,
  { benefit }: Planned,
  people: number,
  now: number,
): Promise<PlannedCost['coins']> {
  const budget = benefit && (await budgetOf(tx, benefit.budget))
  if (!benefit || !budget) return null
  const { total, perMonth, spent, name } = budget
  const left = Math.min(
    total === null ? Number.MAX_SAFE_INTEGER : total - spent,
    perMonth === null ? Number.MAX_SAFE_INTEGER : perMonth - spentThisMonth(budget, now),
  )
  const atMost = Math.min(people * benefit.coins, left)
  return { each: benefit.coins, budget: name, left, atMost }
}
