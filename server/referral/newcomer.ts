/** Whether somebody is new to the e-hall: what they first did there is not long ago, or has not happened yet. */
import { and, eq, lt, sql } from 'drizzle-orm'
import { monthlyQuery } from '#server/store/monthly.ts'
import type { Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidFloor } from '#server/store/uuidv7.ts'
import { channels, isElectronic } from '#server/touch/channels.ts'
import { touches } from '#server/touch/months.ts'
import { monthOf } from '#words/format.ts'

const DAY_MS = 24 * 3600_000

/** Days from the first use of the e-hall on which a friend's code may still be given: who came by it has signed in first. */
export const NEW_FOR_DAYS = 7

const electronic = Object.keys(channels).filter(isElectronic)
const list = sql.raw(electronic.map((code) => `'${code}'`).join(', '))

const usedBefore = monthlyQuery(touches, (db, touch, p: Params<{ subscriberId: string; before: string }>) =>
  db
    .select({ id: touch.id })
    .from(touch)
    .where(
      and(
        eq(touch.subscriberId, p.subscriberId),
        lt(touch.id, p.before),
        sql`(${touch.channel} in (${list}) or substr(${touch.channel}, 1, 2) = 'e-')`,
        sql`${touch.outcome} in ('done', 'taken')`,
      ),
    )
    .limit(1),
)

/** As far back as touches are kept. */
export async function isNewHere(
  tx: Tx,
  { id: subscriberId, activeMonth }: { id: string; activeMonth: number },
  now: number,
): Promise<boolean> {
  if (activeMonth === 0) return true
  const since = now - NEW_FOR_DAYS * DAY_MS
  for (const month of await touches.months(tx)) {
    if (month > monthOf(since)) continue
    if (await usedBefore.first(tx, month, { subscriberId, before: uuidFloor(since) })) return false
  }
  return true
}
