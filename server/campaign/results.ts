/** What came of a campaign: reach, response and lift, by channel and variant, from its figures. */
import type { PushChannel } from '#drizzle/schema/campaign.ts'
import type { Tx } from '#server/store/store.ts'
import type { Campaign } from './campaign.ts'
import { onlyOf } from './channel-for.ts'
import { figuresOf, type Figure } from './counters.ts'
import { liftOf, type Lift, type Side } from './lift.ts'
import type { What } from './what.ts'

export type Line = {
  channel: PushChannel | 'all'
  variant: string
  target: number
  sent: number
  delivered: number
  failed: number
  skipped: number
  unknown: number
  /** Neither sent nor ended. */
  waiting: number
  /** People it reached, or may have. */
  reached: number
  /** Of those, who showed interest. */
  responded: number
  answered: number
  optedOut: number
  /** Orders that earned the campaign's e-coins, and those e-coins. */
  rewarded: number
  coins: number
  costFen: number
  lift: Lift | null
}

export type Results = {
  all: Line
  variants: Line[]
  holdout: { people: number; answered: number }
  /** Why people were left out or not reached, most frequent first. */
  reasons: { what: 'skipped' | 'failed' | 'unknown'; reason: string; count: number }[]
}

export async function resultsOf(tx: Tx, campaign: Campaign): Promise<Results> {
  return resultsFrom(await figuresOf(tx, campaign.id), campaign)
}

/** Pure; every variant is compared with the whole holdout. */
export function resultsFrom(
  figures: Figure[],
  campaign: Pick<Campaign, 'variants' | 'segmentPriceFen' | 'benefit'>,
): Results {
  const holdout = heldIn(figures)
  const line = (channel: Line['channel'], variant: string, own: Figure[]): Line => {
    const of = (what: What) => sumOf(own, what)
    const sent = of('sent')
    const target = of('target')
    const neverSent = maybeSent(own)
    const refused = own
      .filter(({ what, reason }) => what === 'failed' && !reason.startsWith(RECEIPT))
      .reduce((sum, { count }) => sum + count, 0)
    return {
      channel,
      variant,
      target,
      sent,
      delivered: of('delivered'),
      failed: of('failed'),
      skipped: of('skipped'),
      unknown: of('unknown'),
      waiting: target - sent - of('skipped') - neverSent - refused,
      reached: sent + neverSent,
      responded: of('responded'),
      answered: of('answered'),
      optedOut: of('opted-out'),
      rewarded: of('rewarded'),
      coins: of('rewarded') * (campaign.benefit?.coins ?? 0),
      costFen: campaign.segmentPriceFen * own.reduce((sum, { segments }) => sum + segments, 0),
      lift: liftOf(reachedIn(own), holdout),
    }
  }
  return {
    all: line('all', '', figures),
    variants: campaign.variants.map(({ code, channels }) =>
      line(
        onlyOf(channels),
        code,
        figures.filter((figure) => figure.variant === code),
      ),
    ),
    holdout,
    reasons: reasonsOf(figures),
  }
}

/** Whoever may have read it, and how many of them ordered. */
export function reachedIn(figures: readonly Figure[]): Side {
  return { people: sumOf(figures, 'sent') + maybeSent(figures), answered: sumOf(figures, 'answered') }
}

export function heldIn(figures: readonly Figure[]): Side {
  return { people: sumOf(figures, 'holdout'), answered: sumOf(figures, 'holdout-answered') }
}

/** The sender died with it: nobody knows whether it left. */
function maybeSent(figures: readonly Figure[]): number {
  return figures
    .filter(({ what, reason }) => what === 'unknown' && reason === 'sender-lost')
    .reduce((sum, { count }) => sum + count, 0)
}

/** How the reason of a failure begins that a receipt told, after the message was sent. */
export const RECEIPT = 'receipt-'

function sumOf(figures: readonly Figure[], what: What): number {
  return figures.filter((figure) => figure.what === what).reduce((sum, { count }) => sum + count, 0)
}

function reasonsOf(figures: Figure[]): Results['reasons'] {
  const ends = ['skipped', 'failed', 'unknown'] as const
  return ends
    .flatMap((what) => {
      const byReason = Map.groupBy(
        figures.filter((figure) => figure.what === what),
        ({ reason }) => reason,
      )
      return [...byReason].map(([reason, rows]) => ({ what, reason, count: sumOf(rows, what) }))
    })
    .sort((one, other) => other.count - one.count)
}
