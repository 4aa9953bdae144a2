/**
 * The touches that make a figure of the report.
 *
 * Touches are clustered by subscriber, so finding those of one business type means walking a month. A walk looks at a
 * bounded number of rows and says where it stopped: a page is quick at any size, and a rare figure takes more pages
 * instead of a long query.
 */
import { and, asc, eq, sql } from 'drizzle-orm'
import type { TouchOutcome } from '#drizzle/schema/touch.ts'
import { monthlyQuery } from '#server/store/monthly.ts'
import type { Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { touches } from '#server/touch/months.ts'
import { NOBODY, type Touch } from '#server/touch/record.ts'
import type { Month } from '#words/format.ts'

export type Figure = {
  month: Month
  business: string
  branchCode: string | null
  /** Codes of channels; the touches of any of them. */
  channels: string[]
  outcome: TouchOutcome
}

/** Where a walk stopped: the last touch looked at. */
export type Place = { subscriberId: string; id: string }

const LOOKED_AT = 5000
const SHOWN = 50

const nextTouches = monthlyQuery(touches, (db, touch, p: Params<Place>) =>
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
      sql`(${touch.subscriberId}, ${touch.id}) > (${sql.param(p.subscriberId, touch.subscriberId)}, ${sql.param(p.id, touch.id)})`,
    )
    .orderBy(asc(touch.subscriberId), asc(touch.id))
    .limit(LOOKED_AT),
)

const wholeTouch = monthlyQuery(touches, (db, touch, p: Params<Place>) =>
  db
    .select()
    .from(touch)
    .where(and(eq(touch.subscriberId, p.subscriberId), eq(touch.id, p.id)))
    .limit(1),
)

/** Up to 50 touches of a figure after `from`, and the place to go on at; no place when the month is at its end. */
export async function touchesOfFigure(
  tx: Tx,
  figure: Figure,
  from: Place = { subscriberId: NOBODY, id: NOBODY },
): Promise<{ touches: Touch[]; next: Place | null }> {
  if (!(await touches.months(tx)).includes(figure.month)) return { touches: [], next: null }
  const looked = await nextTouches.all(tx, figure.month, from)
  const found: Touch[] = []
  for (const row of looked) {
    if (!makes(figure, row)) continue
    const touch = await wholeTouch.first(tx, figure.month, row)
    if (touch) found.push(touch)
    if (found.length === SHOWN)
      return { touches: found, next: { subscriberId: row.subscriberId, id: row.id } }
  }
  const last = looked.at(-1)
  const next = last && looked.length === LOOKED_AT ? { subscriberId: last.subscriberId, id: last.id } : null
  return { touches: found, next }
}

function makes(figure: Figure, row: Pick<Touch, 'channel' | 'business' | 'branchCode' | 'outcome'>): boolean {
  return (
    row.business === figure.business &&
    row.outcome === figure.outcome &&
    figure.channels.includes(row.channel) &&
    (!figure.branchCode || row.branchCode === figure.branchCode)
  )
}
