/** What the cashier said that does not fit: money that is not where somebody may believe it is, until staff resolve it. */
import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { paymentCallback, paymentIntent, type Resolution } from '#drizzle/schema/money.ts'
import { subscriber } from '#drizzle/schema/subscriber.ts'
import { placeAt, type Place } from '#server/store/place.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'

export type Flagged = typeof paymentCallback.$inferSelect

const SHOWN = 50

/** Stands in the text as it stands in the partial index. */
const isFlagged = sql`${paymentCallback.verdict} in ('mismatched', 'paid-twice', 'contradicted', 'line-closed')`

function flaggedRows(resolved: boolean) {
  const { resolvedAt, receivedAt, id } = paymentCallback
  return query((db, p: Params<Place>) =>
    db
      .select({
        row: paymentCallback,
        orderedFen: paymentIntent.amountFen,
        msisdn: subscriber.msisdn,
        name: subscriber.name,
      })
      .from(paymentCallback)
      .innerJoin(
        paymentIntent,
        and(
          eq(paymentIntent.subscriberId, paymentCallback.subscriberId),
          eq(paymentIntent.id, paymentCallback.intentId),
        ),
      )
      .innerJoin(subscriber, eq(subscriber.id, paymentCallback.subscriberId))
      .where(
        and(
          isFlagged,
          resolved ? isNotNull(resolvedAt) : isNull(resolvedAt),
          sql`(${receivedAt}, ${id}) > (${sql.param(p.at, receivedAt)}, ${sql.param(p.id, id)})`,
        ),
      )
      .orderBy(asc(receivedAt), asc(id))
      .limit(SHOWN),
  )
}

const queues = { open: flaggedRows(false), resolved: flaggedRows(true) }

const callbackById = query((db, p: Params<{ subscriberId: string; id: string }>) =>
  db
    .select()
    .from(paymentCallback)
    .where(and(eq(paymentCallback.subscriberId, p.subscriberId), eq(paymentCallback.id, p.id), isFlagged))
    .limit(1),
)

type Resolved = {
  subscriberId: string
  id: string
  resolution: Resolution
  resolvedAt: number
  resolvedBy: string
  note: string
}

const resolveRow = query((db, p: Params<Resolved>) =>
  db
    .update(paymentCallback)
    .set({ resolution: p.resolution, resolvedAt: p.resolvedAt, resolvedBy: p.resolvedBy, note: p.note })
    .where(
      and(
        eq(paymentCallback.subscriberId, p.subscriberId),
        eq(paymentCallback.id, p.id),
        isFlagged,
        isNull(paymentCallback.resolvedAt),
      ),
    ),
)

export type FlaggedRow = Flagged & { orderedFen: number; msisdn: string; name: string }

/** The oldest fifty after `from`. */
export async function flaggedPage(
  tx: Tx,
  state: 'open' | 'resolved',
  from = placeAt(0),
): Promise<{ rows: FlaggedRow[]; next: Place | null }> {
  const found = await queues[state].all(tx, from)
  const rows = found.map(({ row, ...more }) => ({ ...row, ...more }))
  const last = rows.length === SHOWN ? rows.at(-1) : undefined
  return { rows, next: last ? { at: last.receivedAt, id: last.id } : null }
}

export function flaggedOf(tx: Tx, subscriberId: string, id: string): Promise<Flagged | undefined> {
  return callbackById.first(tx, { subscriberId, id })
}

/** False when it was resolved before. */
export async function markResolved(tx: Tx, resolved: Resolved): Promise<boolean> {
  return (await resolveRow.run(tx, resolved)) > 0
}
