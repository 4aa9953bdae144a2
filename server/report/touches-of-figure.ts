/**
 * The touches that make a figure of the report.
 *
 * Touches are clustered by subscriber, so finding those of one business type means walking its months. A walk looks at a
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
  /** Read in this order. */
  months: Month[]
  /** Codes of business types, any of them. */
  businesses: string[]
  /** null for all. */
  branchCode: string | null
  /** Codes of channels, any of them. */
  channels: string[]
  outcome: TouchOutcome
}

/** Where a walk stopped: the last touch looked at. */
export type FigurePlace = { month: Month; subscriberId: string; id: string }

const CHUNK = 5000
const LOOKED_AT = 20_000
const SHOWN = 50

const nextTouches = monthlyQuery(touches, (db, touch, p: Params<Omit<FigurePlace, 'month'>>) =>
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
    .limit(CHUNK),
)

const wholeTouch = monthlyQuery(touches, (db, touch, p: Params<Omit<FigurePlace, 'month'>>) =>
  db
    .select()
    .from(touch)
    .where(and(eq(touch.subscriberId, p.subscriberId), eq(touch.id, p.id)))
    .limit(1),
)

/** Up to 50 touches of a figure after `from`, and the place to go on at; no place when the last month is at its end. */
export async function touchesOfFigure(
  tx: Tx,
  figure: Figure,
  from?: FigurePlace,
): Promise<{ touches: Touch[]; next: FigurePlace | null }> {
  const kept = await touches.months(tx)
  const months = figure.months.filter((month) => kept.includes(month))
  const first = from ? months.indexOf(from.month) : 0
  const found: Touch[] = []
  let looked = 0
  for (const month of months.slice(Math.max(0, first))) {
    let place = from?.month === month ? from : { month, subscriberId: NOBODY, id: NOBODY }
    for (let read = CHUNK; read === CHUNK;) {
      const rows = await nextTouches.all(tx, month, place)
      read = rows.length
      looked += read
      for (const row of rows) {
        place = { month, subscriberId: row.subscriberId, id: row.id }
        if (!makes(figure, row)) continue
        const touch = await wholeTouch.first(tx, month, row)
        if (touch) found.push(touch)
        if (found.length === SHOWN) return { touches: found, next: place }
      }
      if (read === CHUNK && looked >= LOOKED_AT) return { touches: found, next: place }
    }
  }
  return { touches: found, next: null }
}

function makes(figure: Figure, row: Pick<Touch, 'channel' | 'business' | 'branchCode' | 'outcome'>): boolean {
  return (
    figure.businesses.includes(row.business) &&
    row.outcome === figure.outcome &&
    figure.channels.includes(row.channel) &&
    (!figure.branchCode || row.branchCode === figure.branchCode)
  )
}
