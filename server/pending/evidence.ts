/** Double confirmations as proof: the request, the quoted words, what was answered; by subscriber, by period, or both. */
import { and, asc, count, eq, gte, lt, sql } from 'drizzle-orm'
import { subscriber } from '#drizzle/schema/subscriber.ts'
import { evidence } from '#drizzle/schema/touch.ts'
import { query, type Params } from '#server/store/query.ts'
import { placeAt, type Place } from '#server/store/place.ts'
import type { Tx } from '#server/store/store.ts'

export type Proof = typeof evidence.$inferSelect & { msisdn: string }

/** Of whom, and asked in [from, until), UTC ms. */
export type EvidenceOf = { subscriberId: string | undefined; from: number; until: number }

/** So many rows are read at a time, however many there are. */
const PAGE = 1000

type Asked = { subscriberId: string; from: number; until: number }

const between = (p: Params<{ from: number; until: number }>) => [
  gte(evidence.askedAt, p.from),
  lt(evidence.askedAt, p.until),
]

const countOfPeriod = query((db, p: Params<Omit<Asked, 'subscriberId'>>) =>
  db
    .select({ count: count() })
    .from(evidence)
    .where(and(...between(p))),
)

const countOfSubscriber = query((db, p: Params<Asked>) =>
  db
    .select({ count: count() })
    .from(evidence)
    .where(and(eq(evidence.subscriberId, p.subscriberId), ...between(p))),
)

function pages(ofOne: boolean) {
  return query((db, p: Params<Asked & Place>) =>
    db
      .select({ row: evidence, msisdn: subscriber.msisdn })
      .from(evidence)
      .innerJoin(subscriber, eq(subscriber.id, evidence.subscriberId))
      .where(
        and(
          ofOne ? eq(evidence.subscriberId, p.subscriberId) : undefined,
          ...between(p),
          sql`(${evidence.askedAt}, ${evidence.id}) > (${sql.param(p.at, evidence.askedAt)}, ${sql.param(p.id, evidence.id)})`,
        ),
      )
      .orderBy(asc(evidence.askedAt), asc(evidence.id))
      .limit(PAGE),
  )
}

const ofPeriod = pages(false)
const ofSubscriber = pages(true)

export async function countEvidence(tx: Tx, { subscriberId, from, until }: EvidenceOf): Promise<number> {
  const row = subscriberId
    ? await countOfSubscriber.first(tx, { subscriberId, from, until })
    : await countOfPeriod.first(tx, { from, until })
  return row?.count ?? 0
}

/** The thousand after `last`, oldest first; `next` is null behind the last. */
export async function evidencePage(
  tx: Tx,
  { subscriberId = '', from, until }: EvidenceOf,
  last: Place = placeAt(from),
): Promise<{ rows: Proof[]; next: Place | null }> {
  const found = subscriberId
    ? await ofSubscriber.all(tx, { subscriberId, ...last, from, until })
    : await ofPeriod.all(tx, { subscriberId, ...last, from, until })
  const rows = found.map(({ row, msisdn }) => ({ ...row, msisdn }))
  const end = rows.length === PAGE ? rows.at(-1) : undefined
  return { rows, next: end ? { at: end.askedAt, id: end.id } : null }
}
