/** What offers did, from counters that are kept with each exposure and answer: by channel, month and week. */
import { and, eq, gte, lte, sum } from 'drizzle-orm'
import { z } from 'zod'
import { offerCounter, type OfferEvent } from '#drizzle/schema/offer.ts'
import { Refusal } from '#server/operation.ts'
import { staffAction } from '#server/staff/action.ts'
import { filled } from '#server/staff/filled.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { channels } from '#server/touch/channels.ts'
import { addMonths, monthOf, monthStart, shanghaiMs, type Month } from '#words/format.ts'
import { dayOf } from './offer-contact.ts'
import { offerOf } from './offer.ts'
import { m } from './staff-messages.ts'

export type OfferCounts = Record<OfferEvent, number>

/** Both ends included. */
type Months = { from: Month; to: Month }

/** A part of the figures, and the span its touches lie in: UTC ms, until exclusive. */
export type OfferSpan = { from: number; until: number; counts: OfferCounts }

const countersIn = query((db, p: Params<{ from: number; until: number }>) =>
  db
    .select({
      code: offerCounter.offerCode,
      event: offerCounter.event,
      count: sum(offerCounter.count).mapWith(Number),
    })
    .from(offerCounter)
    .where(and(gte(offerCounter.day, p.from), lte(offerCounter.day, p.until)))
    .groupBy(offerCounter.offerCode, offerCounter.event),
)

const countersOf = query((db, p: Params<{ code: string; from: number; until: number }>) =>
  db
    .select({
      day: offerCounter.day,
      channel: offerCounter.channel,
      event: offerCounter.event,
      count: sum(offerCounter.count).mapWith(Number),
    })
    .from(offerCounter)
    .where(
      and(eq(offerCounter.offerCode, p.code), gte(offerCounter.day, p.from), lte(offerCounter.day, p.until)),
    )
    .groupBy(offerCounter.day, offerCounter.channel, offerCounter.event),
)

type Counted = { day: number; channel: string; event: OfferEvent; count: number }

/** What every offer came to in a span of months. */
export async function countsOf(tx: Tx, { from, to }: Months): Promise<(code: string) => OfferCounts> {
  const rows = await countersIn.all(tx, { from: from * 100, until: to * 100 + 31 })
  const byCode = Map.groupBy(rows, ({ code }) => code)
  return (code) => added(byCode.get(code) ?? [])
}

/** @throws Refusal where no offer has this code, so that a mistyped address is not a page of noughts */
export async function mustExist(tx: Tx, code: string): Promise<void> {
  if (!(await offerOf(tx, code))) throw new Refusal('no-offer', (say) => say(m.noOffer))
}

/** What an offer came to over the last twelve months, a row for each day, channel and event. */
export function countedOver(tx: Tx, code: string, now: number): Promise<Counted[]> {
  return countersOf.all(tx, { code, ...yearUntil(now) })
}

/** The days of this month and the eleven before it, yyyymmdd, both ends included. */
export function yearUntil(now: number): { from: number; until: number } {
  const to = monthOf(now)
  return { from: addMonths(to, 1 - MONTHS) * 100, until: to * 100 + 31 }
}

const MONTHS = 12
const WEEKS = 26
const DAY_MS = 24 * 3600_000
const WEEK_MS = 7 * DAY_MS

/** How an offer does over a year: by channel, month by month and, for the last half of it, week by week. */
export const seeOfferFigures = staffAction({
  title: m.seeOfferFigures,
  roles: ['marketing', 'ops', 'admin'],
  input: z.object({ code: z.string().max(3), channel: filled(z.string().max(40)) }),
  fields: { code: { label: m.code }, channel: { label: m.channel } },
  async run({ tx, now }, { code, channel = null }) {
    await mustExist(tx, code)
    const to = monthOf(now)
    const first = addMonths(to, 1 - MONTHS)
    const every = await countedOver(tx, code, now)
    const rows = every.filter((row) => channel === null || row.channel === channel)
    return {
      code,
      channel,
      span: { from: monthStart(first), until: monthStart(addMonths(to, 1)) },
      total: added(rows),
      channels: Object.keys(channels)
        .map((each) => ({ channel: each, counts: added(every.filter((row) => row.channel === each)) }))
        .filter((row) => any(row.counts)),
      months: monthsOf(rows, to),
      weeks: weeksOf(rows, now),
    }
  },
  audit: (input) => ({ detail: input }),
})

function monthsOf(rows: readonly Counted[], to: Month): (OfferSpan & { month: Month })[] {
  return Array.from({ length: MONTHS }, (_, back) => addMonths(to, -back))
    .map((month) => ({
      month,
      from: monthStart(month),
      until: monthStart(addMonths(month, 1)),
      counts: added(rows.filter(({ day }) => Math.floor(day / 100) === month)),
    }))
    .filter(({ counts }) => any(counts))
}

/** From the first week with a figure to this one, oldest first; weeks begin on Mondays in Shanghai. */
function weeksOf(rows: readonly Counted[], now: number): OfferSpan[] {
  const { year, month, day } = partsOf(dayOf(now))
  const today = shanghaiMs(year, month, day)
  const monday = today - ((new Date(today + DAY_MS / 3).getUTCDay() + 6) % 7) * DAY_MS
  const weeks = Array.from({ length: WEEKS }, (_, ahead) => {
    const from = monday - (WEEKS - 1 - ahead) * WEEK_MS
    const [first, end] = [dayOf(from), dayOf(from + WEEK_MS)]
    const own = rows.filter((row) => row.day >= first && row.day < end)
    return { from, until: from + WEEK_MS, counts: added(own) }
  })
  const begins = weeks.findIndex(({ counts }) => any(counts))
  return begins < 0 ? [] : weeks.slice(begins)
}

/** yyyymmdd → its parts. */
function partsOf(day: number): { year: number; month: number; day: number } {
  return { year: Math.floor(day / 10_000), month: Math.floor(day / 100) % 100, day: day % 100 }
}

export function added(rows: readonly { event: OfferEvent; count: number }[]): OfferCounts {
  const counts: OfferCounts = { shown: 0, viewed: 0, accepted: 0, declined: 0, expired: 0, ordered: 0 }
  for (const { event, count } of rows) counts[event] += count
  return counts
}

const any = (counts: OfferCounts) => Object.values(counts).some((count) => count > 0)
