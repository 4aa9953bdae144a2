/**
 * Retention: a month of touches goes as a whole, and before it the request keys that its touches answered. A key that
 * is free again may be used for a new request; a key whose touch is gone would answer nobody.
 *
 * The counters of the report stay. May run at any time and again after a crash: what is left is done then.
 */
import { and, asc, lt, sql } from 'drizzle-orm'
import { request } from '#drizzle/schema/touch.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Store } from '#server/store/store.ts'
import { uuidFloor } from '#server/store/uuidv7.ts'
import { addMonths, monthOf, monthStart, type Month } from '#words/format.ts'
import { touches } from './months.ts'
import { LEAST_MONTHS_KEPT } from './retention.ts'

type Place = { subscriberId: string; key: string }

const NIL = '00000000-0000-0000-0000-000000000000'
const ROWS_A_STEP = 2000

const step = query((db, p: Params<Place>) =>
  db
    .select({ subscriberId: request.subscriberId, key: request.key })
    .from(request)
    .where(after(p))
    .orderBy(asc(request.subscriberId), asc(request.key))
    .limit(ROWS_A_STEP),
)

type Step = Place & { lastSubscriber: string; lastKey: string; touchesBefore: string }

const forgetRequests = query((db, p: Params<Step>) =>
  db
    .delete(request)
    .where(
      and(
        after(p),
        sql`(${request.subscriberId}, ${request.key}) <= (${sql.param(p.lastSubscriber, request.subscriberId)}, ${sql.param(p.lastKey, request.key)})`,
        lt(request.touchId, p.touchesBefore),
      ),
    ),
)

function after(p: Params<Place>) {
  return sql`(${request.subscriberId}, ${request.key}) > (${sql.param(p.subscriberId, request.subscriberId)}, ${sql.param(p.key, request.key)})`
}

export type Retired = {
  /** Oldest first. */
  months: Month[]
  requests: number
}

/**
 * Drops what is older than `keepMonths` whole months before the running one.
 * @throws RangeError when that is fewer than LEAST_MONTHS_KEPT
 */
export async function retireMonths(
  store: Store,
  { keepMonths, now }: { keepMonths: number; now: number },
): Promise<Retired> {
  if (!Number.isInteger(keepMonths) || keepMonths < LEAST_MONTHS_KEPT) {
    throw new RangeError(`at least ${LEAST_MONTHS_KEPT} months are kept`)
  }
  const firstKept = addMonths(monthOf(now), -keepMonths)
  const all = await store.read((tx) => touches.months(tx))
  const months = all.filter((month) => month < firstKept).toReversed()
  if (months.length === 0) return { months, requests: 0 }
  const requests = await forgetBefore(store, uuidFloor(monthStart(firstKept)))
  for (const month of months) await store.transaction((tx) => touches.dropMonth(tx, month))
  return { months, requests }
}

/** Walks the directory in steps that hold nobody up; the number of keys forgotten. */
async function forgetBefore(store: Store, touchesBefore: string): Promise<number> {
  let forgotten = 0
  let from: Place | undefined = { subscriberId: NIL, key: NIL }
  while (from) {
    const place: Place = from
    const last = (await store.read((tx) => step.all(tx, place))).at(-1)
    if (!last) break
    const to = { lastSubscriber: last.subscriberId, lastKey: last.key, touchesBefore }
    forgotten += await store.transaction((tx) => forgetRequests.run(tx, { ...place, ...to }))
    from = last
  }
  return forgotten
}
