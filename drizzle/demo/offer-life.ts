/** What a line was offered over the year, and what came of it: shown, looked into, taken, refused, left to lapse. */
import type { OfferAnswer, offerContact, OfferEvent } from '#drizzle/schema/offer.ts'
import { dayOf } from '#server/recommendation/offer-contact.ts'
import type { Offer } from '#server/recommendation/offer.ts'
import { momentIn, type CalendarMonth } from './calendar.ts'
import { chanceOf, type Chance } from './chance.ts'
import { leaveTouch } from './contact.ts'
import { allServices, later, type Line, type Planned } from './line.ts'
import { mayHave, orderNamed } from './orders.ts'

export type OfferContactRow = typeof offerContact.$inferInsert

const DAY_MS = 24 * 3600_000
/** How often a line is shown something in a month, on average. */
const SHOWN_A_MONTH = 0.35

export function offersIn(line: Line, month: CalendarMonth, from: number): Planned[] {
  const luck = luckOf(line, month.index)
  return Array.from({ length: luck.times(SHOWN_A_MONTH * month.elapsed) }, () => {
    const at = momentIn(month, 'electronic', luck, from)
    return { at, happen: () => show(line, month, at, luck) }
  })
}

/** A stream of its own: offers change nothing of what else happens to a line. */
function luckOf({ person }: Line, month: number): Chance {
  return chanceOf(Number.parseInt(person.id.slice(-8), 16), 900_000 + month)
}

function show(line: Line, month: CalendarMonth, at: number, luck: Chance): void {
  const fitting = line.setting.offers.filter((offer) => isOffered(line, offer, at))
  if (fitting.length === 0) return
  const offer = luck.pick(fitting)
  const channel = luck.choose([
    ['web', 55],
    ['sms', 35],
    ['kiosk', 10],
  ])
  const row = rowFor(line, offer.code, channel)
  if (row.shownDay === dayOf(at)) return
  const { title, text, price } = offer.words.every
  const told = { title: line.say(title), lines: [line.say(text), line.say(price)] }
  const shownId = note(line, { offer, channel, at, event: 'shown', told, luck })
  Object.assign(row, { shownDay: dayOf(at), shownId })
  // Whoever has a story stands as it is told.
  if (line.life.restless && luck.yes(0.2))
    look(line, { offer, channel, month, at: at + luck.between(5000, 90_000), luck })
}

function isOffered(line: Line, { code, rules, startsAt, endsAt, status, input }: Offer, at: number): boolean {
  if (status === 'draft' || at < startsAt || at >= endsAt) return false
  if (rules.brands.length > 0 && !rules.brands.includes(line.person.brand)) return false
  if (rules.consent && !line.marketing) return false
  const silent = [...line.offers.values()].some(
    (row) => row.offerCode === code && (row.silentUntil ?? 0) > at,
  )
  const service = allServices.find((each) => each.code === input['code'])
  return !silent && service !== undefined && mayHave(line, service)
}

type Look = { offer: Offer; channel: string; month: CalendarMonth; at: number; luck: Chance }

/** Whoever looks is quoted the price, and says yes, no or nothing. */
function look(line: Line, { offer, channel, month, at, luck }: Look): void {
  const service = allServices.find((each) => each.code === offer.input['code'])
  if (!service || at >= month.endsAt - 300_000) return
  later(line, at, (at) => {
    if (!mayHave(line, service)) return
    const row = rowFor(line, offer.code, channel)
    const id = note(line, { offer, channel, at, event: 'viewed', answersId: row.shownId, luck })
    keep(row, 'viewed', at, id)
    const answer = luck.choose<'yes' | 'no' | 'lapsed'>([
      ['yes', 24],
      ['no', 42],
      ['lapsed', 34],
    ])
    const lead = {
      id,
      answered: (at: number) => follow(line, { offer, channel, at, answer, row, luck }),
      ordered: (at: number) => {
        count(line, { code: offer.code, channel, at, event: 'ordered' })
        keep(row, 'ordered', at, row.answerId ?? id)
        row.silentUntil = null
      },
    }
    orderNamed({ line, month, at: at + 2000, side: 'electronic', channel, answer, lead }, service)
  })
}

type Follow = {
  offer: Offer
  channel: string
  at: number
  answer: 'yes' | 'no' | 'lapsed'
  row: OfferContactRow
  luck: Chance
}

function follow(line: Line, { offer, channel, at, answer, row, luck }: Follow): void {
  const { shownId: answersId } = row
  if (answer === 'lapsed') {
    if (at + DAY_MS >= line.setting.now) return
    later(line, at + DAY_MS, (at) => {
      keep(row, 'expired', at, note(line, { offer, channel, at, event: 'expired', answersId, luck }))
    })
    return
  }
  const event = answer === 'yes' ? 'accepted' : 'declined'
  keep(row, event, at, note(line, { offer, channel, at, event, answersId, luck }))
  if (event === 'declined') row.silentUntil = at + offer.coolDownDays * DAY_MS
}

function keep(row: OfferContactRow, answer: OfferAnswer, answeredAt: number, answerId: string): void {
  Object.assign(row, { answer, answeredAt, answerId })
}

function rowFor(line: Line, offerCode: string, channel: string): OfferContactRow {
  const key = `${offerCode} ${channel}`
  const row = line.offers.get(key) ?? {
    subscriberId: line.person.id,
    offerCode,
    channel,
    shownDay: 0,
    shownId: null,
    why: [],
  }
  line.offers.set(key, row)
  return row
}

type Noted = {
  offer: Offer
  channel: string
  at: number
  event: Exclude<OfferEvent, 'ordered'>
  told?: { title: string; lines: string[] }
  answersId?: string | null | undefined
  luck: Chance
}

function note(line: Line, { offer, channel, at, event, told, answersId, luck }: Noted): string {
  count(line, { code: offer.code, channel, at, event })
  return leaveTouch(line, {
    id: luck.id(at),
    at,
    channel,
    business: 'recommendation',
    operation: offer.operation,
    outcome: event,
    place: `offer:${offer.code}`,
    byOperator: event === 'shown' || event === 'expired',
    ...(told && { told }),
    ...(answersId && { answersId }),
  })
}

type Counted = { code: string; channel: string; at: number; event: OfferEvent }

function count({ counters }: Line, { code, channel, at, event }: Counted): void {
  const key = `${code} ${dayOf(at)} ${channel} ${event}`
  counters.offers.set(key, (counters.offers.get(key) ?? 0) + 1)
}
