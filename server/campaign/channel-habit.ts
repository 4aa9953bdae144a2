/**
 * What people use, learned from their touches by kind of business (query, handle, pay) and channel. Nothing is kept for
 * it: it is read from the latest touches when it is wanted, never more than so many a person and month.
 */
import { and, count, eq, inArray, ne, sql } from 'drizzle-orm'
import type { PushChannel } from '#drizzle/schema/campaign.ts'
import { businessType } from '#drizzle/schema/reference.ts'
import { preference, subscriber } from '#drizzle/schema/subscriber.ts'
import { monthlyQuery } from '#server/store/monthly.ts'
import { oneOf, query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { touches } from '#server/touch/months.ts'
import { addMonths, monthOf } from '#words/format.ts'
import { NO_PREFERENCE, type ChannelPreference, type Habit, type TouchKind } from './channel-preference.ts'

/** Latest touches looked at, a person and month. */
const LATEST = 50
/** This month and the two before. */
const MONTHS = 3

/** Where a push of ours meets who uses that channel; at a counter or a kiosk none does. */
const metOn: Record<string, PushChannel> = {
  web: 'inbox',
  sms: 'sms',
  hotline: 'outbound',
  outbound: 'outbound',
}

const usedBy = monthlyQuery(touches, (db, touch, p: Params<{ ids: string[] }>) =>
  db
    .select({
      subscriberId: subscriber.id,
      kind: businessType.kind,
      channel: touch.channel,
      count: count(),
    })
    .from(subscriber)
    .innerJoin(
      touch,
      and(
        eq(touch.subscriberId, subscriber.id),
        sql`${touch.id} >= coalesce((select latest.id from ${touch} latest where latest.subscriber_id = ${subscriber.id} order by latest.id desc limit 1 offset ${sql.raw(String(LATEST - 1))}), ${sql.param('00000000-0000-0000-0000-000000000000', touch.id)})`,
      ),
    )
    .innerJoin(businessType, eq(businessType.code, touch.business))
    .where(
      and(
        oneOf(subscriber.id, p.ids),
        // Who says on the web that texts are preferred has not shown a liking for the web.
        ne(touch.business, 'consent'),
        inArray(businessType.kind, ['query', 'handle', 'pay']),
        inArray(touch.outcome, ['done', 'taken', 'quoted', 'accepted']),
        inArray(touch.channel, Object.keys(metOn)),
      ),
    )
    .groupBy(subscriber.id, businessType.kind, touch.channel),
)

const waysOf = query((db, p: Params<{ ids: string[] }>) =>
  db
    .select({ subscriberId: preference.subscriberId, way: preference.marketingWay })
    .from(preference)
    .where(oneOf(preference.subscriberId, p.ids)),
)

/** What these people said and use; for a range of a segment at once. */
export async function channelPreferencesOf(
  tx: Tx,
  ids: string[],
  now: number,
): Promise<(subscriberId: string) => ChannelPreference> {
  const habits = await habitsOf(tx, ids, now)
  const ways = new Map((await waysOf.all(tx, { ids })).map((row) => [row.subscriberId, row.way]))
  return (id) => ({ way: ways.get(id) ?? NO_PREFERENCE.way, habits: habits.get(id) ?? [] })
}

async function habitsOf(tx: Tx, ids: string[], now: number): Promise<Map<string, Habit[]>> {
  const oldest = addMonths(monthOf(now), 1 - MONTHS)
  const sums = new Map<string, Map<string, Habit>>()
  for (const month of await touches.months(tx)) {
    if (month < oldest || month > monthOf(now)) continue
    for (const row of await usedBy.all(tx, month, { ids })) {
      const channel = metOn[row.channel]
      if (!channel) continue
      const kind = row.kind as TouchKind
      const own = sums.get(row.subscriberId) ?? new Map<string, Habit>()
      const key = `${kind} ${channel}`
      own.set(key, { kind, channel, count: (own.get(key)?.count ?? 0) + row.count })
      sums.set(row.subscriberId, own)
    }
  }
  return new Map([...sums].map(([id, own]) => [id, [...own.values()]]))
}
