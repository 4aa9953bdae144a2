/** Who is served: the line as the BOSS knows it, with what the subscriber prefers. */
import { and, eq } from 'drizzle-orm'
import { msisdnDirectory, preference, subscriber } from '#drizzle/schema/subscriber.ts'
import type { Subscriber } from '#server/operation.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'

const subscriberById = query((db, p: Params<{ id: string }>) =>
  db
    .select({
      id: subscriber.id,
      msisdn: subscriber.msisdn,
      name: subscriber.name,
      brand: subscriber.brand,
      payment: subscriber.payment,
      credit: subscriber.credit,
      branchCode: subscriber.branchCode,
      tier: subscriber.tier,
      openedAt: subscriber.openedAt,
      closedAt: subscriber.closedAt,
      language: preference.language,
      marketing: preference.marketing,
      marketingWay: preference.marketingWay,
      activeMonth: preference.activeMonth,
    })
    .from(subscriber)
    .leftJoin(preference, eq(preference.subscriberId, subscriber.id))
    .where(and(eq(subscriber.id, p.id)))
    .limit(1),
)

const numberOwner = query((db, p: Params<{ msisdn: string }>) =>
  db
    .select({ subscriberId: msisdnDirectory.subscriberId })
    .from(msisdnDirectory)
    .where(eq(msisdnDirectory.msisdn, p.msisdn))
    .limit(1),
)

/** The subscriber of this id, or undefined when the line is closed or was never opened. */
export async function subscriberOf(tx: Tx, id: string): Promise<Subscriber | undefined> {
  const row = await subscriberById.first(tx, { id })
  if (!row || row.closedAt !== null) return undefined
  return {
    ...row,
    language: row.language ?? 'zh',
    marketing: row.marketing ?? false,
    marketingWay: row.marketingWay ?? 'auto',
    activeMonth: row.activeMonth ?? 0,
  }
}

/** The id of whoever has this number today, or undefined when nobody does. */
export async function subscriberIdOf(tx: Tx, msisdn: string): Promise<string | undefined> {
  const row = await numberOwner.first(tx, { msisdn })
  return row?.subscriberId
}
