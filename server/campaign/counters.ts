/** The figures of a campaign, kept in the transaction of what they count: in all, by the day and by the hour. */
import { and, count, eq, isNotNull, ne, sum } from 'drizzle-orm'
import {
  campaignCounter,
  campaignDay,
  campaignHour,
  pushTarget,
  type PushChannel,
} from '#drizzle/schema/campaign.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { tally } from '#server/store/tally.ts'
import { hourAt, recountedHours } from './recount-hours.ts'
import type { What } from './what.ts'
import { dayIn, SHANGHAI } from './zone.ts'

export type Figure = {
  channel: PushChannel
  variant: string
  what: What
  reason: string
  count: number
  segments: number
}

const counted = tally(campaignCounter, {
  key: ['campaignId', 'channel', 'variant', 'what', 'reason', 'slot'],
  add: ['count', 'segments'],
})
const countedByDay = tally(campaignDay, {
  key: ['campaignId', 'day', 'channel', 'variant', 'what', 'slot'],
  add: ['count', 'segments', 'amountFen'],
})
const countedByHour = tally(campaignHour, { key: ['campaignId', 'hour', 'what', 'slot'], add: ['count'] })

export type Counted = {
  campaignId: string
  channel: PushChannel
  variant: string
  queuedAt: number
  sentAt: number | null
}

type How = {
  reason?: string
  segments?: number
  amountFen?: number
  /** Minus one where something turned out otherwise. */
  by?: number
  /** When it happened, where that is neither the sending nor the expansion: answers and opt-outs. */
  at?: number
}

/**
 * Counts what became of a target. What a message came to counts on the day it left, so that a day's figures are those of
 * its own messages; who never got one counts on the day of the list.
 */
export function countTarget(tx: Tx, target: Counted, what: What, how: How = {}): void {
  const { campaignId, channel, variant, queuedAt, sentAt } = target
  const { reason = '', segments = 0, amountFen = 0, by = 1 } = how
  const at = how.at ?? (what === 'target' || what === 'holdout' ? queuedAt : (sentAt ?? queuedAt))
  const add = { count: by, segments: segments * by }
  counted.add(tx, { campaignId, channel, variant, what, reason, ...add })
  const day = dayIn(SHANGHAI, at)
  countedByDay.add(tx, { campaignId, day, channel, variant, what, ...add, amountFen: amountFen * by })
  countedByHour.add(tx, { campaignId, hour: hourAt(at), what, count: by })
}

const kept = query((db, p: Params<{ campaignId: string }>) =>
  db
    .select({
      channel: campaignCounter.channel,
      variant: campaignCounter.variant,
      what: campaignCounter.what,
      reason: campaignCounter.reason,
      count: sum(campaignCounter.count).mapWith(Number),
      segments: sum(campaignCounter.segments).mapWith(Number),
    })
    .from(campaignCounter)
    .where(eq(campaignCounter.campaignId, p.campaignId))
    .groupBy(campaignCounter.channel, campaignCounter.variant, campaignCounter.what, campaignCounter.reason),
)

const openOf = query((db, p: Params<{ campaignId: string }>) =>
  db
    .select({ state: pushTarget.state, reason: pushTarget.reason, count: count() })
    .from(pushTarget)
    .where(
      and(
        eq(pushTarget.campaignId, p.campaignId),
        isNotNull(pushTarget.dueAt),
        ne(pushTarget.state, 'holdout'),
      ),
    )
    .groupBy(pushTarget.state, pushTarget.reason),
)

/** The figures as they are kept; zeros are left out. */
export async function figuresOf(tx: Tx, campaignId: string): Promise<Figure[]> {
  return (await kept.all(tx, { campaignId })).filter((row) => row.count !== 0) as Figure[]
}

/** The same figures from the targets: what the counters must say. It reads every target of the campaign. */
export async function recountedOf(tx: Tx, campaignId: string): Promise<Figure[]> {
  const figures = new Map<string, Figure>()
  for (const { channel, variant, what, reason, count, segments } of await recountedHours(tx, campaignId)) {
    const key = [channel, variant, what, reason].join('\u0000')
    const known = figures.get(key) ?? { channel, variant, what, reason, count: 0, segments: 0 }
    figures.set(key, { ...known, count: known.count + count, segments: known.segments + segments })
  }
  return [...figures.values()]
}

/** What has not ended yet, by state and the reason it waits for. */
export function openTargets(tx: Tx, campaignId: string) {
  return openOf.all(tx, { campaignId })
}
