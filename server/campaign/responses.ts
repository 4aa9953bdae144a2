/**
 * What a campaign brought: an order of the operation it names, by somebody it reached or held back, within its days.
 *
 * It counts for every campaign whose days it falls into, on both sides alike, so that each is compared with a holdout of
 * its own; an opt-out counts for the last campaign that reached the subscriber.
 */
import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import { campaign, pushTarget } from '#drizzle/schema/campaign.ts'
import type { Done } from '#server/door/done.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { isQuery } from '#server/touch/business-types.ts'
import { countTarget } from './counters.ts'
import { DAY_MS } from './zone.ts'

const REACHED = ['sent', 'delivered', 'unknown'] as const

const open = query((db, p: Params<{ subscriberId: string; operation: string }>) =>
  db
    .select({ target: pushTarget, code: campaign.operationCode, days: campaign.responseDays })
    .from(pushTarget)
    .innerJoin(campaign, eq(campaign.id, pushTarget.campaignId))
    .where(
      and(
        eq(pushTarget.subscriberId, p.subscriberId),
        isNull(pushTarget.answeredAt),
        // Who is quick answers before it is written down that the message was sent.
        inArray(pushTarget.state, [...REACHED, 'claimed', 'holdout']),
        eq(campaign.operation, p.operation),
      ),
    )
    .orderBy(desc(pushTarget.queuedAt))
    .limit(50),
)

const reached = query((db, p: Params<{ subscriberId: string }>) =>
  db
    .select({ target: pushTarget, days: campaign.responseDays })
    .from(pushTarget)
    .innerJoin(campaign, eq(campaign.id, pushTarget.campaignId))
    .where(and(eq(pushTarget.subscriberId, p.subscriberId), inArray(pushTarget.state, [...REACHED])))
    .orderBy(desc(pushTarget.sentAt))
    .limit(1),
)

type Key = { subscriberId: string; campaignId: string; round: number; now: number }
const isRow = (p: Params<Key>) =>
  and(
    eq(pushTarget.subscriberId, p.subscriberId),
    eq(pushTarget.campaignId, p.campaignId),
    eq(pushTarget.round, p.round),
  )
const markAnswered = query((db, p: Params<Key>) =>
  db
    .update(pushTarget)
    .set({ answeredAt: p.now })
    .where(and(isRow(p), isNull(pushTarget.answeredAt))),
)
const markOptedOut = query((db, p: Params<Key>) =>
  db
    .update(pushTarget)
    .set({ optedOutAt: p.now })
    .where(and(isRow(p), isNull(pushTarget.optedOutAt))),
)

/** Runs with every operation that was done, in its transaction. */
export const campaignResponses: Done = async ({ tx, subscriber, now }, done) => {
  const { operation, business, input, reply } = done
  if (operation === 'stopMarketing') await countOptOut(tx, subscriber.id, now)
  else if (!isQuery(business)) await countOrder(tx, subscriber.id, operation, input, now)
  return reply
}

async function countOrder(
  tx: Tx,
  subscriberId: string,
  operation: string,
  input: unknown,
  now: number,
): Promise<void> {
  const counted = new Set<string>()
  for (const { target, code, days } of await open.all(tx, { subscriberId, operation })) {
    const { campaignId, round, state } = target
    if (counted.has(campaignId) || now - (target.sentAt ?? target.queuedAt) > days * DAY_MS) continue
    if (code !== null && firstValue(input) !== code) continue
    counted.add(campaignId)
    if ((await markAnswered.run(tx, { subscriberId, campaignId, round, now })) === 0) continue
    countTarget(tx, target, state === 'holdout' ? 'holdout-answered' : 'answered')
  }
}

async function countOptOut(tx: Tx, subscriberId: string, now: number): Promise<void> {
  const last = await reached.first(tx, { subscriberId })
  if (!last || last.target.sentAt === null || now - last.target.sentAt > last.days * DAY_MS) return
  const { campaignId, round } = last.target
  if (await markOptedOut.run(tx, { subscriberId, campaignId, round, now }))
    countTarget(tx, last.target, 'opted-out')
}

/** Codes are what an operation asks for first. */
function firstValue(input: unknown): unknown {
  return typeof input === 'object' && input !== null ? Object.values(input)[0] : undefined
}
