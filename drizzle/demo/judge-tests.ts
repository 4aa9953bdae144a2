/** A test that is over was judged on what had come in by then: the demo judges it the same way, on its own targets. */
import { and, count, eq, isNotNull, lt, sql } from 'drizzle-orm'
import { campaign, pushTarget } from '#drizzle/schema/campaign.ts'
import { judgeTest, type Winner } from '#server/campaign/ab-test.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Store } from '#server/store/store.ts'
import type { DemoCampaign } from './campaign-list.ts'

const HOUR_MS = 3600_000

const sidesOf = query((db, p: Params<{ campaignId: string; endsAt: number }>) =>
  db
    .select({
      code: pushTarget.variant,
      people: count(),
      answered:
        sql<number>`sum(case when ${pushTarget.respondedAt} < ${sql.param(p.endsAt, pushTarget.respondedAt)} then 1 else 0 end)`.mapWith(
          Number,
        ),
    })
    .from(pushTarget)
    .where(
      and(
        eq(pushTarget.campaignId, p.campaignId),
        isNotNull(pushTarget.sentAt),
        lt(pushTarget.sentAt, p.endsAt),
      ),
    )
    .groupBy(pushTarget.variant)
    .orderBy(pushTarget.variant),
)

const putWinner = query((db, p: Params<{ id: string; winner: Winner }>) =>
  db.update(campaign).set({ winner: p.winner }).where(eq(campaign.id, p.id)),
)

export async function judgeDemoTests(store: Store, campaigns: readonly DemoCampaign[]): Promise<void> {
  for (const { id, abTest, when, rounds } of campaigns) {
    const [firstAt] = rounds
    if (!abTest || firstAt === undefined || !when || !('monthsAgo' in when)) continue
    const endsAt = firstAt + abTest.hours * HOUR_MS
    await store.transaction(async (tx) => {
      const sides = await sidesOf.all(tx, { campaignId: id, endsAt })
      await putWinner.run(tx, { id, winner: judgeTest(sides, abTest, endsAt) })
    })
  }
}
