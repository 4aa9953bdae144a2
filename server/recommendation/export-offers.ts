/** What offers did, for a spreadsheet: all of them by channel, one by channel and day, and the touches behind a figure. */
import { and, gte, lte, sum } from 'drizzle-orm'
import { z } from 'zod'
import { offerCounter, type OfferEvent } from '#drizzle/schema/offer.ts'
import { subscriberOf } from '#server/identity/who.ts'
import { staffAction } from '#server/staff/action.ts'
import { csvOf } from '#server/staff/csv.ts'
import { filled } from '#server/staff/filled.ts'
import { masked } from '#server/staff/find-subscriber.ts'
import { query, type Params } from '#server/store/query.ts'
import { uuidTime } from '#server/store/uuidv7.ts'
import { codesOf } from '#server/touch/codes.ts'
import { dateTime } from '#words/format.ts'
import type { Say } from '#words/message.ts'
import { added, countedOver, mustExist, yearUntil, type OfferCounts } from './figures.ts'
import { everyOffer } from './offer.ts'
import { cursorOf, figureAsked, offerFigureFields, offerFigureInput, placeIn } from './see-offer-touches.ts'
import { touchesOfOffer } from './offer-touches.ts'
import { m } from './staff-messages.ts'

const roles = ['marketing', 'ops', 'admin'] as const
const events: readonly OfferEvent[] = ['shown', 'viewed', 'accepted', 'declined', 'expired', 'ordered']
/** Touches of one stretch: the audit of each names them all. */
const STRETCH = 500

const byChannel = query((db, p: Params<{ from: number; until: number }>) =>
  db
    .select({
      code: offerCounter.offerCode,
      channel: offerCounter.channel,
      event: offerCounter.event,
      count: sum(offerCounter.count).mapWith(Number),
    })
    .from(offerCounter)
    .where(and(gte(offerCounter.day, p.from), lte(offerCounter.day, p.until)))
    .groupBy(offerCounter.offerCode, offerCounter.channel, offerCounter.event),
)

/** Every offer over the last twelve months, a row for each channel it was met on; one that nobody met has a row too. */
export const exportOffers = staffAction({
  title: m.exportOffers,
  roles,
  input: z.object({}),
  fields: {},
  async run({ tx, now, say }) {
    const counted = await byChannel.all(tx, yearUntil(now))
    const { channels } = await codesOf(tx)
    const rows = (await everyOffer(tx)).flatMap(({ code, name, status }) => {
      const about = [code, name, say(m[status])]
      const own = counted.filter((row) => row.code === code)
      const met = channels.filter((channel) => own.some((row) => row.channel === channel.code))
      if (met.length === 0) return [[...about, '', ...cells(added([]))]]
      return met.map((channel) => [
        ...about,
        say(channel.name),
        ...cells(added(own.filter((row) => row.channel === channel.code))),
      ])
    })
    return { csv: csvOf([say(m.code), say(m.name), say(m.status), say(m.channel), ...heads(say)], rows) }
  },
  audit: () => ({}),
})

/** One offer over the last twelve months, a row for each day and channel with a figure. */
export const exportOfferFigures = staffAction({
  title: m.exportOfferFigures,
  roles,
  input: z.object({ code: z.string().max(3), channel: filled(z.string().max(40)) }),
  fields: { code: { label: m.code }, channel: { label: m.channel } },
  async run({ tx, now, say }, { code, channel: wanted = null }) {
    await mustExist(tx, code)
    const counted = (await countedOver(tx, code, now)).filter(
      ({ channel }) => wanted === null || channel === wanted,
    )
    const { channels } = await codesOf(tx)
    const names = new Map(channels.map(({ code: channel, name }) => [channel, say(name)]))
    const groups = [...Map.groupBy(counted, ({ day, channel }) => `${day} ${channel}`).values()]
    const rows = groups
      .flatMap((group) => (group[0] ? [{ ...group[0], counts: added(group) }] : []))
      .toSorted((one, other) => one.day - other.day || (one.channel < other.channel ? -1 : 1))
      .map(({ day, channel, counts }) => [writtenDay(day), names.get(channel) ?? channel, ...cells(counts)])
    return { csv: csvOf([say(m.day), say(m.channel), ...heads(say)], rows), code }
  },
  audit: (input) => ({ detail: input }),
})

/** A stretch of the touches behind a figure, masked; the caller asks on until there is no next. */
export const exportOfferTouches = staffAction({
  title: m.exportOfferTouches,
  roles,
  input: offerFigureInput,
  fields: offerFigureFields,
  async run({ tx, now, say }, { cursor, ...asked }) {
    const { touches, next } = await touchesOfOffer(tx, figureAsked(asked, now), STRETCH, placeIn(cursor))
    const { channels, businessTypes } = await codesOf(tx)
    const nameIn = (rows: typeof channels | typeof businessTypes, code: string) => {
      const found = rows.find((row) => row.code === code)
      return found ? say(found.name) : code
    }
    const rows: string[][] = []
    for (const { touch } of touches) {
      const found = await subscriberOf(tx, touch.subscriberId)
      const person = found ? masked(found) : null
      rows.push([
        dateTime(uuidTime(touch.id)),
        person?.msisdn ?? '',
        person?.name ?? '',
        nameIn(channels, touch.channel),
        nameIn(businessTypes, touch.business),
        touch.id,
      ])
    }
    const head = [say(m.when), say(m.msisdn), say(m.subscriber), say(m.channel), say(m.touch), say(m.touchId)]
    const seen = touches.map(({ touch }) => touch.subscriberId)
    return { head, rows, seen, next: next && cursorOf(next) }
  },
  audit: (input, output) => ({ detail: { ...input, seen: output?.seen ?? [] } }),
})

function heads(say: Say): string[] {
  return [...events.map((event) => say(m.events[event])), say(m.rate)]
}

/** Orders to exposures as percent with two decimals; empty where nothing was shown. */
function cells(counts: OfferCounts): (number | null)[] {
  const { shown, ordered } = counts
  const rate = shown > 0 ? Math.round((ordered * 10_000) / shown) / 100 : null
  return [...events.map((event) => counts[event]), rate]
}

/** yyyymmdd → 2026-11-22. */
function writtenDay(day: number): string {
  return String(day).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
}
