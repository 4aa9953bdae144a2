/** The figures of a campaign, kept in the transaction of what they count, and counted anew from the targets. */
import { and, count, eq, isNotNull, ne, sql, sum } from 'drizzle-orm'
import { campaignCounter, pushTarget, type PushChannel } from '#drizzle/schema/campaign.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { tally } from '#server/store/tally.ts'

export type What =
  | 'target'
  | 'holdout'
  | 'sent'
  | 'delivered'
  | 'failed'
  | 'skipped'
  | 'unknown'
  | 'answered'
  | 'holdout-answered'
  | 'opted-out'

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

type Counted = { campaignId: string; channel: PushChannel; variant: string }

/** @param by minus one where something turned out otherwise */
export function countTarget(
  tx: Tx,
  { campaignId, channel, variant }: Counted,
  what: What,
  { reason = '', segments = 0, by = 1 }: { reason?: string; segments?: number; by?: number } = {},
): void {
  counted.add(tx, { campaignId, channel, variant, what, reason, count: by, segments: segments * by })
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

const endedIn = query((db, p: Params<{ campaignId: string }>) =>
  db
    .select({
      channel: pushTarget.channel,
      variant: pushTarget.variant,
      state: pushTarget.state,
      reason: pushTarget.reason,
      count: count(),
      sent: count(pushTarget.sentAt),
      segments: sum(
        sql`case when ${pushTarget.sentAt} is null then 0 else ${pushTarget.segments} end`,
      ).mapWith(Number),
      answered: count(pushTarget.answeredAt),
      optedOut: count(pushTarget.optedOutAt),
    })
    .from(pushTarget)
    .where(eq(pushTarget.campaignId, p.campaignId))
    .groupBy(pushTarget.channel, pushTarget.variant, pushTarget.state, pushTarget.reason),
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
  for (const row of await endedIn.all(tx, { campaignId })) {
    const { channel, variant, state } = row
    const held = state === 'holdout'
    const ends = state === 'delivered' || state === 'failed' || state === 'skipped' || state === 'unknown'
    const add = (what: What, count: number, reason = '', segments = 0) => {
      const key = [channel, variant, what, reason].join('\u0000')
      const known = figures.get(key) ?? { channel, variant, what, reason, count: 0, segments: 0 }
      figures.set(key, { ...known, count: known.count + count, segments: known.segments + segments })
    }
    add(held ? 'holdout' : 'target', row.count)
    add('sent', row.sent, '', row.segments)
    if (ends) add(state, row.count, state === 'delivered' ? '' : row.reason)
    add(held ? 'holdout-answered' : 'answered', row.answered)
    add('opted-out', row.optedOut)
  }
  return [...figures.values()].filter((figure) => figure.count !== 0)
}

/** What has not ended yet, by state and the reason it waits for. */
export function openTargets(tx: Tx, campaignId: string) {
  return openOf.all(tx, { campaignId })
}
