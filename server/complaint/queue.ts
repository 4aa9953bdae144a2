/** The desk's queue of complaints, the nearest deadline first. */
import { and, asc, eq, sql } from 'drizzle-orm'
import { complaint } from '#drizzle/schema/request.ts'
import { subscriber } from '#drizzle/schema/subscriber.ts'
import { query, type Params } from '#server/store/query.ts'
import { placeAt, type Place } from '#server/store/place.ts'
import type { Tx } from '#server/store/store.ts'
import type { Complaint } from './complaint.ts'

const SHOWN = 50

const inState = query((db, p: Params<Place & { state: Complaint['state'] }>) =>
  db
    .select({ row: complaint, msisdn: subscriber.msisdn, name: subscriber.name })
    .from(complaint)
    .innerJoin(subscriber, eq(subscriber.id, complaint.subscriberId))
    .where(
      and(
        eq(complaint.state, p.state),
        sql`(${complaint.deadlineAt}, ${complaint.id}) > (${sql.param(p.at, complaint.deadlineAt)}, ${sql.param(p.id, complaint.id)})`,
      ),
    )
    .orderBy(asc(complaint.deadlineAt), asc(complaint.id))
    .limit(SHOWN),
)

/** @param from the place of the page before */
export async function complaintPage(
  tx: Tx,
  state: Complaint['state'],
  from = placeAt(0),
): Promise<{ rows: (Complaint & { msisdn: string; name: string })[]; next: Place | null }> {
  const found = await inState.all(tx, { ...from, state })
  const rows = found.map(({ row, msisdn, name }) => ({ ...row, msisdn, name }))
  const last = rows.length === SHOWN ? rows.at(-1) : undefined
  return { rows, next: last ? { at: last.deadlineAt, id: last.id } : null }
}
