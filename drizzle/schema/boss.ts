/** The embedded BOSS: plans, services, bills and usage of a small operator. Only `server/boss/` reads these tables. */
import { at, fen, flag, id, integer, json, primaryKey, table, text } from '#drizzle/columns.ts'
import type { Bilingual } from '#words/bilingual.ts'
import type { Brand, Payment } from './subscriber.ts'

export const plan = table('plan', {
  code: text().primaryKey(),
  name: json<Bilingual>().notNull(),
  summary: json<Bilingual>().notNull(),
  brand: text<Brand>().notNull(),
  payment: text<Payment>(),
  monthlyFen: fen().notNull(),
  minutes: integer().notNull(),
  messages: integer().notNull(),
  dataKb: fen().notNull(),
  /** Prices beyond the allowance. */
  perMinuteFen: integer().notNull(),
  perMessageFen: integer().notNull(),
  perMbFen: integer().notNull(),
  contractMonths: integer().notNull(),
  /** Codes of the services that come with the plan: on a line while the plan is, free of a price of their own. */
  includes: json<string[]>().notNull(),
  onSale: flag().notNull(),
})

/** Which plan a line is on, from when. The current term is the last one that has started; a later one is the next plan. */
export const planTerm = table(
  'plan_term',
  {
    subscriberId: id().notNull(),
    startsAt: at().notNull(),
    planCode: text().notNull(),
    contractUntil: at(),
    orderedAt: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.subscriberId, t.startsAt] })],
)

export const service = table('service', {
  code: text().primaryKey(),
  name: json<Bilingual>().notNull(),
  summary: json<Bilingual>().notNull(),
  charging: text<'free' | 'monthly' | 'once'>().notNull(),
  priceFen: fen().notNull(),
  /** Services of one group exclude each other (two data packs, two ring-back tones). */
  exclusiveGroup: text(),
  /** Only these brands may have it; null means all. */
  brands: json<Brand[]>(),
  dataKb: fen().notNull(),
  onSale: flag().notNull(),
  position: integer().notNull(),
})

/** Services ordered on their own. What comes with the plan is in `plan.includes` and has no row here. */
export const subscriberService = table(
  'subscriber_service',
  {
    subscriberId: id().notNull(),
    serviceCode: text().notNull(),
    since: at().notNull(),
    /** Off from then on; null while nothing ends it. A row that ended this month still counts for its allowance. */
    endsAt: at(),
  },
  (t) => [primaryKey({ columns: [t.subscriberId, t.serviceCode] })],
)

export const bill = table(
  'bill',
  {
    subscriberId: id().notNull(),
    month: integer().notNull(),
    totalFen: fen().notNull(),
    paidFen: fen().notNull(),
    issuedAt: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.subscriberId, t.month] })],
)

export type BillCategory = 'plan' | 'voice' | 'message' | 'data' | 'service' | 'discount' | 'other'

export const billItem = table(
  'bill_item',
  {
    subscriberId: id().notNull(),
    month: integer().notNull(),
    position: integer().notNull(),
    category: text<BillCategory>().notNull(),
    name: json<Bilingual>().notNull(),
    amountFen: fen().notNull(),
  },
  (t) => [primaryKey({ columns: [t.subscriberId, t.month, t.position] })],
)

/** What was used in a month, allowances or not. */
export const usageMonth = table(
  'usage_month',
  {
    subscriberId: id().notNull(),
    month: integer().notNull(),
    minutes: integer().notNull(),
    messages: integer().notNull(),
    dataKb: fen().notNull(),
    asOf: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.subscriberId, t.month] })],
)

/** Orders this BOSS has carried out: the same key again finds its first answer, and a charge its reason. */
export const bossOrder = table(
  'boss_order',
  {
    subscriberId: id().notNull(),
    key: text().notNull(),
    kind: text<'change-plan' | 'cancel-plan-change' | 'service-on' | 'service-off'>().notNull(),
    /** The plan or service meant. */
    code: text().notNull(),
    chargedFen: fen().notNull(),
    /** Prepaid lines pay from the balance at once, postpaid ones find the charge on their next bill. */
    chargedTo: text<'nothing' | 'balance' | 'bill'>().notNull(),
    orderedAt: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.subscriberId, t.key] })],
)
