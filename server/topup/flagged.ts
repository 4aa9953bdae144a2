/** What the cashier said that does not fit: money that is not where somebody may believe it is, until staff resolve it. */
import { and, asc, desc, eq, gte, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import { staff } from '#drizzle/schema/identity.ts'
import {
  paymentCallback,
  paymentIntent,
  type FlaggedVerdict,
  type PaymentState,
  type Resolution,
} from '#drizzle/schema/money.ts'
import { subscriber } from '#drizzle/schema/subscriber.ts'
import { placeAt, type Place } from '#server/store/place.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'

export type Flagged = typeof paymentCallback.$inferSelect

export type FlaggedState = 'open' | 'resolved'

const SHOWN = 50

/** Stands in the text as it stands in the partial index. */
const isFlagged = sql`${paymentCallback.verdict} in ('mismatched', 'paid-twice', 'contradicted', 'line-closed')`

type Between = Place & { from: number; until: number }

/** What is open the oldest first, what is resolved the newest first. */
function flaggedRows(state: FlaggedState, verdict: FlaggedVerdict | undefined) {
  const { resolvedAt, receivedAt, id } = paymentCallback
  const open = state === 'open'
  return query((db, p: Params<Between>) => {
    const place = sql`(${sql.param(p.at, receivedAt)}, ${sql.param(p.id, id)})`
    return db
      .select({
        row: paymentCallback,
        orderedFen: paymentIntent.amountFen,
        intentState: paymentIntent.state,
        msisdn: subscriber.msisdn,
        name: subscriber.name,
        closedAt: subscriber.closedAt,
        resolver: staff.name,
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
      .leftJoin(staff, eq(staff.id, paymentCallback.resolvedBy))
      .where(
        and(
          isFlagged,
          open ? isNull(resolvedAt) : isNotNull(resolvedAt),
          verdict && eq(paymentCallback.verdict, verdict),
          gte(receivedAt, p.from),
          lt(receivedAt, p.until),
          open ? sql`(${receivedAt}, ${id}) > ${place}` : sql`(${receivedAt}, ${id}) < ${place}`,
        ),
      )
      .orderBy(open ? asc(receivedAt) : desc(receivedAt), open ? asc(id) : desc(id))
      .limit(SHOWN)
  })
}

const queues = new Map<string, ReturnType<typeof flaggedRows>>()

/** One query for each kind of page: prepared when it is asked for first. */
function queueOf(state: FlaggedState, verdict: FlaggedVerdict | undefined) {
  const key = `${state} ${verdict ?? ''}`
  const known = queues.get(key) ?? flaggedRows(state, verdict)
  queues.set(key, known)
  return known
}

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

export type FlaggedRow = Flagged & {
  orderedFen: number
  intentState: PaymentState
  msisdn: string
  name: string
  closedAt: number | null
  /** The name of who resolved it. */
  resolver: string | null
}

export type FlaggedFilter = {
  state: FlaggedState
  verdict?: FlaggedVerdict | undefined
  /** When the cashier said it, UTC ms, inclusive and exclusive. */
  from?: number | undefined
  until?: number | undefined
}

/** Fifty beyond `place`. */
export async function flaggedPage(
  tx: Tx,
  { state, verdict, from = 0, until = Number.MAX_SAFE_INTEGER }: FlaggedFilter,
  place: Place = placeAt(state === 'open' ? from : until),
): Promise<{ rows: FlaggedRow[]; next: Place | null }> {
  const found = await queueOf(state, verdict).all(tx, { ...place, from, until })
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
