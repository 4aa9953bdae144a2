/**
 * Is this the first thing a subscriber ever does on a channel? Asked only while a rule pays for it.
 *
 * The first time it is asked, the touches on record say whether the channel was used before; from then on a row does. So a
 * rule may begin at any time and pays nobody who was there already, as far back as touches are kept.
 */
import { and, eq, lt, sql } from 'drizzle-orm'
import { channelUse } from '#drizzle/schema/money.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { monthlyQuery } from '#server/store/monthly.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidTime } from '#server/store/uuidv7.ts'
import { touches } from '#server/touch/months.ts'
import { monthOf } from '#words/format.ts'

const knownUse = query((db, p: Params<{ subscriberId: string; channel: string }>) =>
  db
    .select({ knownSince: channelUse.knownSince })
    .from(channelUse)
    .where(and(eq(channelUse.subscriberId, p.subscriberId), eq(channelUse.channel, p.channel)))
    .limit(1),
)

const insertUse = insertInto(channelUse, { onConflict: 'nothing' })

const doneBefore = monthlyQuery(
  touches,
  (db, touch, p: Params<{ subscriberId: string; channel: string; before: string }>) =>
    db
      .select({ id: touch.id })
      .from(touch)
      .where(
        and(
          eq(touch.subscriberId, p.subscriberId),
          lt(touch.id, p.before),
          eq(touch.channel, p.channel),
          sql`${touch.outcome} in ('done', 'taken')`,
        ),
      )
      .limit(1),
)

export type Use = { subscriberId: string; channel: string; touchId: string; now: number }

/** Answers yes once: the caller, who holds the subscriber's lock, pays then. */
export async function isFirstUse(tx: Tx, { subscriberId, channel, touchId, now }: Use): Promise<boolean> {
  if (await knownUse.first(tx, { subscriberId, channel })) return false
  if (!(await insertUse.run(tx, { subscriberId, channel, knownSince: now }))) return false
  const latest = monthOf(uuidTime(touchId))
  for (const month of await touches.months(tx)) {
    if (month > latest) continue
    if (await doneBefore.first(tx, month, { subscriberId, channel, before: touchId })) return false
  }
  return true
}
