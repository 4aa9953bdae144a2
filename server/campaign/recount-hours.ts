/** The figures of a campaign from its targets, by the hour each happened in: what every kept figure is held against. */
import { and, count, eq, isNotNull, sql, sum } from 'drizzle-orm'
import { pushTarget, type PushChannel } from '#drizzle/schema/campaign.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import type { What } from './what.ts'

export type HourCount = {
  channel: PushChannel
  variant: string
  what: What
  reason: string
  /** Hours since 1970-01-01 UTC. */
  hour: number
  count: number
  segments: number
  amountFen: number
}

const HOUR_MS = 3600_000

export function hourAt(at: number): number {
  return Math.floor(at / HOUR_MS)
}

const hourOf = (moment: ReturnType<typeof sql>) =>
  sql<number>`${moment} / ${sql.raw(String(HOUR_MS))}`.mapWith(Number)

const of = { channel: pushTarget.channel, variant: pushTarget.variant, state: pushTarget.state }

const written = query((db, p: Params<{ campaignId: string }>) => {
  const hour = hourOf(sql`${pushTarget.queuedAt}`)
  return db
    .select({ ...of, hour, count: count() })
    .from(pushTarget)
    .where(eq(pushTarget.campaignId, p.campaignId))
    .groupBy(pushTarget.channel, pushTarget.variant, pushTarget.state, hour)
})

const ended = query((db, p: Params<{ campaignId: string }>) => {
  const hour = hourOf(sql`coalesce(${pushTarget.sentAt}, ${pushTarget.queuedAt})`)
  return db
    .select({
      ...of,
      reason: pushTarget.reason,
      hour,
      count: count(),
      sent: count(pushTarget.sentAt),
      segments: sum(
        sql`case when ${pushTarget.sentAt} is null then 0 else ${pushTarget.segments} end`,
      ).mapWith(Number),
    })
    .from(pushTarget)
    .where(eq(pushTarget.campaignId, p.campaignId))
    .groupBy(pushTarget.channel, pushTarget.variant, pushTarget.state, pushTarget.reason, hour)
})

/** What people did afterwards, by the hour they did it in. */
const did = (what: 'respondedAt' | 'answeredAt' | 'rewardedAt' | 'optedOutAt') =>
  query((db, p: Params<{ campaignId: string }>) => {
    const at = pushTarget[what]
    const hour = hourOf(sql`${at}`)
    return db
      .select({
        ...of,
        hour,
        count: count(),
        amountFen: sum(sql`coalesce(${pushTarget.answeredFen}, 0)`).mapWith(Number),
      })
      .from(pushTarget)
      .where(and(eq(pushTarget.campaignId, p.campaignId), isNotNull(at)))
      .groupBy(pushTarget.channel, pushTarget.variant, pushTarget.state, hour)
  })

const responded = did('respondedAt')
const answered = did('answeredAt')
const rewarded = did('rewardedAt')
const optedOut = did('optedOutAt')

const ENDS = ['delivered', 'failed', 'skipped', 'unknown'] as const

/** Every figure but those that are zero. It reads every target of the campaign. */
export async function recountedHours(tx: Tx, campaignId: string): Promise<HourCount[]> {
  const found: HourCount[] = []
  type Row = { channel: PushChannel; variant: string; hour: number; count: number }
  const add = ({ channel, variant, hour, count }: Row, what: What, more: Partial<HourCount> = {}) => {
    const one = { channel, variant, what, reason: '', hour, count, segments: 0, amountFen: 0, ...more }
    if (one.count !== 0) found.push(one)
  }
  for (const row of await written.all(tx, { campaignId }))
    add(row, row.state === 'holdout' ? 'holdout' : 'target')
  for (const row of await ended.all(tx, { campaignId })) {
    const { segments, sent, reason } = row
    add(row, 'sent', { count: sent, segments })
    const end = ENDS.find((state) => state === row.state)
    if (end) add(row, end, { reason: end === 'delivered' ? '' : reason })
  }
  for (const row of await responded.all(tx, { campaignId })) add(row, 'responded')
  for (const row of await answered.all(tx, { campaignId }))
    add(row, row.state === 'holdout' ? 'holdout-answered' : 'answered', { amountFen: row.amountFen })
  for (const row of await rewarded.all(tx, { campaignId })) add(row, 'rewarded')
  for (const row of await optedOut.all(tx, { campaignId })) add(row, 'opted-out')
  return found
}
