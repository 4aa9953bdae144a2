/** The back office's queue: what is in a state, the nearest deadline first. */
import { and, asc, eq, sql } from 'drizzle-orm'
import { preregistration, type PreregistrationState } from '#drizzle/schema/request.ts'
import { subscriber } from '#drizzle/schema/subscriber.ts'
import { query, type Params } from '#server/store/query.ts'
import { placeAt, type Place } from '#server/store/place.ts'
import type { Tx } from '#server/store/store.ts'
import type { Preregistration } from './preregistration.ts'

export type QueueFilter = {
  state: PreregistrationState
  kindCode?: string | undefined
  branchCode?: string | undefined
  /** Only what should have been done by then, UTC ms. */
  overdueAt?: number | undefined
}

export type Queued = Preregistration & { msisdn: string; name: string }

export type Queue = { rows: Queued[]; next: Place | null }

const LOOKED_AT = 1000

const inState = query((db, p: Params<Place & { state: PreregistrationState }>) =>
  db
    .select({ row: preregistration, msisdn: subscriber.msisdn, name: subscriber.name })
    .from(preregistration)
    .innerJoin(subscriber, eq(subscriber.id, preregistration.subscriberId))
    .where(
      and(
        eq(preregistration.state, p.state),
        sql`(${preregistration.deadlineAt}, ${preregistration.id}) > (${sql.param(p.at, preregistration.deadlineAt)}, ${sql.param(p.id, preregistration.id)})`,
      ),
    )
    .orderBy(asc(preregistration.deadlineAt), asc(preregistration.id))
    .limit(LOOKED_AT),
)

/** Up to `count` rows; a page looks at a bounded number, so a rare filter takes more pages and no longer ones. */
export async function queuePage(
  tx: Tx,
  filter: QueueFilter,
  count: number,
  from = placeAt(0),
): Promise<Queue> {
  const { state, overdueAt = Infinity } = filter
  const looked = await inState.all(tx, { ...from, state })
  const rows: Queued[] = []
  for (const { row, msisdn, name } of looked) {
    if (row.deadlineAt > overdueAt) return { rows, next: null }
    if (matches(row, filter)) rows.push({ ...row, msisdn, name })
    if (rows.length === count) return { rows, next: { at: row.deadlineAt, id: row.id } }
  }
  const last = looked.length === LOOKED_AT ? looked.at(-1)?.row : undefined
  return { rows, next: last ? { at: last.deadlineAt, id: last.id } : null }
}

function matches(row: Preregistration, { kindCode, branchCode }: QueueFilter): boolean {
  return (
    (kindCode === undefined || row.kindCode === kindCode) &&
    (branchCode === undefined || row.branchCode === branchCode)
  )
}
