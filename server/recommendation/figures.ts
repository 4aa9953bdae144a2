/** What offers did, from counters that are kept with each exposure and answer. */
import { and, gte, lte, sum } from 'drizzle-orm'
import { z } from 'zod'
import { offerCounter, type OfferEvent } from '#drizzle/schema/offer.ts'
import { staffAction } from '#server/staff/action.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { channels } from '#server/touch/channels.ts'
import { addMonths, monthOf, type Month } from '#words/format.ts'
import { m } from './staff-messages.ts'

export type OfferCounts = Record<OfferEvent, number>

type Months = { from: Month; to: Month }

const countersIn = query((db, p: Params<Months>) =>
  db
    .select({
      code: offerCounter.offerCode,
      month: offerCounter.month,
      channel: offerCounter.channel,
      event: offerCounter.event,
      count: sum(offerCounter.count).mapWith(Number),
    })
    .from(offerCounter)
    .where(and(gte(offerCounter.month, p.from), lte(offerCounter.month, p.to)))
    .groupBy(offerCounter.offerCode, offerCounter.month, offerCounter.channel, offerCounter.event),
)

type Counted = { code: string; month: Month; channel: string; event: OfferEvent; count: number }

/** The counters of a span of months: a few hundred rows, whatever was shown. */
export async function countsOf(tx: Tx, months: Months) {
  const rows: Counted[] = await countersIn.all(tx, months)
  const where = (fits: (row: Counted) => boolean): OfferCounts => {
    const counts: OfferCounts = { shown: 0, viewed: 0, accepted: 0, declined: 0, expired: 0, ordered: 0 }
    for (const row of rows) if (fits(row)) counts[row.event] += row.count
    return counts
  }
  return {
    total: (code: string) => where((row) => row.code === code),
    on: (code: string, channel: string) => where((row) => row.code === code && row.channel === channel),
    in: (code: string, month: Month) => where((row) => row.code === code && row.month === month),
  }
}

const MONTHS = 12

/** How an offer does: by channel, and month by month, over a year. */
export const seeOfferFigures = staffAction({
  title: m.seeOfferFigures,
  roles: ['marketing', 'ops', 'admin'],
  input: z.object({ code: z.string().max(3) }),
  fields: { code: { label: m.code } },
  async run({ tx, now }, { code }) {
    const to = monthOf(now)
    const months = Array.from({ length: MONTHS }, (_, back) => addMonths(to, -back))
    const counts = await countsOf(tx, { from: months.at(-1) ?? to, to })
    return {
      code,
      total: counts.total(code),
      channels: Object.keys(channels)
        .map((channel) => ({ channel, counts: counts.on(code, channel) }))
        .filter((row) => any(row.counts)),
      months: months
        .map((month) => ({ month, counts: counts.in(code, month) }))
        .filter((row) => any(row.counts)),
    }
  },
  audit: ({ code }) => ({ detail: { code } }),
})

const any = (counts: OfferCounts) => Object.values(counts).some((count) => count > 0)
