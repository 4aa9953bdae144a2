/** Offers as marketing keeps them, and what came of showing them to whom. */
import { at, id, index, integer, json, primaryKey, table, text } from '#drizzle/columns.ts'
import type { Bilingual } from '#words/bilingual.ts'
import type { Brand, Credit, Payment } from './subscriber.ts'

/** What is said of an offer: title, one sentence, and price or benefit. */
export type OfferText = { title: Bilingual; text: Bilingual; price: Bilingual }

/** For every channel, and where a channel has words of its own, those. */
export type OfferWords = { every: OfferText; own: Record<string, OfferText> }

/** Who may be offered it. An empty list or a null asks for nothing. */
export type OfferRules = {
  brands: Brand[]
  payment: Payment | null
  credits: Credit[]
  tierFrom: number | null
  tierTo: number | null
  /** Codes of the plans it is for. */
  plans: string[]
  /** Codes of services that must, or must not, be on the line. */
  holds: string[]
  lacks: string[]
  tenureMonths: number | null
  /** The mean of the last three bills, fen. */
  billFromFen: number | null
  billToFen: number | null
  /** Part of this month's data that is used, percent. */
  usageFrom: number | null
  usageTo: number | null
  ecoinsFrom: number | null
  /** Only for who has allowed marketing. */
  consent: boolean
}

/** Lifts an offer by so many points where a figure is at least `from`: months, fen, percent, e-coins. */
export type OfferRaise = { figure: 'tenure' | 'bill' | 'usage' | 'ecoins'; from: number; points: number }

export type OfferStatus = 'draft' | 'live' | 'ended'

export const offer = table('offer', {
  /** A letter and one or two digits: what one texts. */
  code: text().primaryKey(),
  /** What staff call it. */
  name: text().notNull(),
  operation: text().notNull(),
  input: json<Record<string, string>>().notNull(),
  words: json<OfferWords>().notNull(),
  rules: json<OfferRules>().notNull(),
  raises: json<OfferRaise[]>().notNull(),
  /** The only channels it is shown on; empty for all. */
  channels: json<string[]>().notNull(),
  /** Until `firstUntil` it is shown on this channel alone. */
  firstChannel: text(),
  firstUntil: at(),
  startsAt: at().notNull(),
  endsAt: at().notNull(),
  /** Points before any raise; more is shown first. */
  points: integer().notNull(),
  /** How long a no keeps it silent, on every channel. */
  coolDownDays: integer().notNull(),
  status: text<OfferStatus>().notNull(),
  changedAt: at().notNull(),
})

export type OfferAnswer = 'viewed' | 'accepted' | 'declined' | 'expired' | 'ordered'

/** Why an offer stands where it stands, as data: said in the language of who reads it. */
export type OfferReason = { rule: string; is: number | string; asked: number | string; points: number }

/** What a subscriber was shown on a channel last, and what they made of it there. */
export const offerContact = table(
  'offer_contact',
  {
    subscriberId: id().notNull(),
    offerCode: text().notNull(),
    channel: text().notNull(),
    /** The Shanghai day (yyyymmdd) of the last exposure that was counted; 0 for none. */
    shownDay: integer().notNull(),
    shownId: id(),
    /** Why it was shown. */
    why: json<OfferReason[]>().notNull(),
    answer: text<OfferAnswer>(),
    answeredAt: at(),
    answerId: id(),
    /** The quote it led to; the order is the answer to that. */
    quoteId: id(),
    /** Not offered again before, on any channel. */
    silentUntil: at(),
    /** When a quote that nobody answered becomes an expiry; null where none waits. */
    dueAt: at(),
  },
  (t) => [
    primaryKey({ columns: [t.subscriberId, t.offerCode, t.channel] }),
    index('offer_contact_due').on(t.dueAt),
  ],
)

export type OfferEvent = 'shown' | OfferAnswer

/** What marketing reads: exposures and answers by day and channel. `slot` spreads a hot row on PostgreSQL. */
export const offerCounter = table(
  'offer_counter',
  {
    offerCode: text().notNull(),
    /** The Shanghai day, yyyymmdd. */
    day: integer().notNull(),
    channel: text().notNull(),
    event: text<OfferEvent>().notNull(),
    slot: integer().notNull(),
    count: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.offerCode, t.day, t.channel, t.event, t.slot] })],
)
