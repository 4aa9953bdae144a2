/** Double confirmations as proof: the request, the quoted words, what was answered; by subscriber or by period. */
import { and, asc, eq, gt, lt, sql } from 'drizzle-orm'
import { subscriber } from '#drizzle/schema/subscriber.ts'
import { evidence } from '#drizzle/schema/touch.ts'
import { query, type Params } from '#server/store/query.ts'
import { placeAt, type Place } from '#server/store/place.ts'
import type { Tx } from '#server/store/store.ts'

export type Proof = typeof evidence.$inferSelect & { msisdn: string }

export const EVIDENCE_PAGE = 1000

const ofSubscriber = query((db, p: Params<{ subscriberId: string; after: string }>) =>
  db
    .select({ row: evidence, msisdn: subscriber.msisdn })
    .from(evidence)
    .innerJoin(subscriber, eq(subscriber.id, evidence.subscriberId))
    .where(and(eq(evidence.subscriberId, p.subscriberId), gt(evidence.id, p.after)))
    .orderBy(asc(evidence.id))
    .limit(EVIDENCE_PAGE),
)

const ofPeriod = query((db, p: Params<Place & { until: number }>) =>
  db
    .select({ row: evidence, msisdn: subscriber.msisdn })
    .from(evidence)
    .innerJoin(subscriber, eq(subscriber.id, evidence.subscriberId))
    .where(
      and(
        sql`(${evidence.askedAt}, ${evidence.id}) > (${sql.param(p.at, evidence.askedAt)}, ${sql.param(p.id, evidence.id)})`,
        lt(evidence.askedAt, p.until),
      ),
    )
    .orderBy(asc(evidence.askedAt), asc(evidence.id))
    .limit(EVIDENCE_PAGE),
)

const FIRST = '00000000-0000-0000-0000-000000000000'

/** A subscriber's, oldest first. @param after the last id of the page before */
export async function evidenceOfSubscriber(tx: Tx, subscriberId: string, after = FIRST): Promise<Proof[]> {
  return (await ofSubscriber.all(tx, { subscriberId, after })).map(flat)
}

/** Everybody's asked in [from, until), oldest first. @param last where the page before ended */
export async function evidenceOfPeriod(
  tx: Tx,
  from: number,
  until: number,
  last: Place = placeAt(from),
): Promise<Proof[]> {
  return (await ofPeriod.all(tx, { ...last, until })).map(flat)
}

function flat({ row, msisdn }: { row: typeof evidence.$inferSelect; msisdn: string }): Proof {
  return { ...row, msisdn }
}
