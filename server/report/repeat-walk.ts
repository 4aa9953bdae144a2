/** Contacts of whole subscribers, a stretch at a time: a month and the week after it. */
import { and, asc, gt, lt, lte, sql } from 'drizzle-orm'
import { monthlyQuery } from '#server/store/monthly.ts'
import type { Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidFloor } from '#server/store/uuidv7.ts'
import { touches } from '#server/touch/months.ts'
import { addMonths, monthStart, type Month } from '#words/format.ts'
import { REPEAT_MS, type Contact } from './repeat.ts'

const CHUNK = 5000

const stretch = monthlyQuery(touches, (db, touch, p: Params<{ after: string }>) =>
  db
    .select({
      subscriberId: touch.subscriberId,
      id: touch.id,
      channel: touch.channel,
      business: touch.business,
      branchCode: touch.branchCode,
      outcome: touch.outcome,
    })
    .from(touch)
    .where(gt(touch.subscriberId, sql`${sql.param(p.after, touch.subscriberId)}`))
    .orderBy(asc(touch.subscriberId), asc(touch.id))
    .limit(CHUNK),
)

type Weekly = { after: string; last: string; before: string }

const weekOf = monthlyQuery(touches, (db, touch, p: Params<Weekly>) =>
  db
    .select({
      subscriberId: touch.subscriberId,
      id: touch.id,
      channel: touch.channel,
      business: touch.business,
      branchCode: touch.branchCode,
      outcome: touch.outcome,
    })
    .from(touch)
    .where(
      and(
        gt(touch.subscriberId, sql`${sql.param(p.after, touch.subscriberId)}`),
        lte(touch.subscriberId, sql`${sql.param(p.last, touch.subscriberId)}`),
        lt(touch.id, sql`${sql.param(p.before, touch.id)}`),
      ),
    )
    .orderBy(asc(touch.subscriberId), asc(touch.id)),
)

export type Stretch = {
  /** By subscriber, in the order of time. */
  people: Contact[][]
  looked: number
  /** Where to go on; null at the end of the month. */
  last: string | null
}

/** @param after the last subscriber of the stretch before; nobody's contacts come first and are left out */
export async function nextStretch(
  tx: Tx,
  month: Month,
  months: readonly Month[],
  after: string,
): Promise<Stretch> {
  const rows: Contact[] = await stretch.all(tx, month, { after })
  const whole = rows.length < CHUNK
  const last = rows.at(-1)?.subscriberId
  if (last === undefined) return { people: [], looked: 0, last: null }
  const byPerson = Map.groupBy(rows, ({ subscriberId }) => subscriberId)
  // The last one may go on behind the stretch; somebody who fills a whole stretch is judged by it.
  if (!whole && byPerson.size > 1) byPerson.delete(last)
  const end = [...byPerson.keys()].at(-1) ?? last
  const following = addMonths(month, 1)
  if (months.includes(following)) {
    const before = uuidFloor(monthStart(following) + REPEAT_MS + 1)
    for (const contact of await weekOf.all(tx, following, { after, last: end, before })) {
      byPerson.get(contact.subscriberId)?.push(contact)
    }
  }
  return { people: [...byPerson.values()], looked: rows.length, last: whole ? null : end }
}
