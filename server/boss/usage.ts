/** What was used, month by month, as the network reported it. */
import { and, desc, eq, lte } from 'drizzle-orm'
import { usageMonth } from '#drizzle/schema/boss.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import type { Month } from '#words/format.ts'
import type { Usage } from './boss.ts'

const latestUsage = query((db, p: Params<{ subscriberId: string; month: Month }>) =>
  db
    .select({
      month: usageMonth.month,
      minutes: usageMonth.minutes,
      messages: usageMonth.messages,
      dataKb: usageMonth.dataKb,
      asOf: usageMonth.asOf,
    })
    .from(usageMonth)
    .where(and(eq(usageMonth.subscriberId, p.subscriberId), lte(usageMonth.month, p.month)))
    .orderBy(desc(usageMonth.month))
    .limit(6),
)

export async function usageUntil(tx: Tx, subscriberId: string, until: Month): Promise<Usage[]> {
  return (await latestUsage.all(tx, { subscriberId, month: until })).toReversed()
}
