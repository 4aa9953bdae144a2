/** Who the hall serves. The line itself is the BOSS's; what a subscriber prefers is the hall's own. */
import { at, flag, id, index, integer, primaryKey, table, text } from '#drizzle/columns.ts'

export type Brand = 'gotone' | 'easyown' | 'mzone'
export type Payment = 'prepaid' | 'postpaid'
export type Credit = 'active' | 'arrears' | 'suspended'

/** A line in use by a person, keyed by an id of its own because numbers are recycled. */
export const subscriber = table(
  'subscriber',
  {
    id: id().primaryKey(),
    msisdn: text().notNull(),
    name: text().notNull(),
    brand: text<Brand>().notNull(),
    payment: text<Payment>().notNull(),
    credit: text<Credit>().notNull(),
    branchCode: text().notNull(),
    tier: integer().notNull(),
    /** Month × 100 + day; null: not known. The year is nobody's business. */
    birthday: integer(),
    openedAt: at().notNull(),
    closedAt: at(),
  },
  (t) => [index('subscriber_branch').on(t.branchCode), index('subscriber_name').on(t.name)],
)

/** Number → the subscriber of this time. A directory of its own, because a shard is found by it. */
export const msisdnDirectory = table('msisdn_directory', {
  msisdn: text().primaryKey(),
  subscriberId: id().notNull(),
  since: at().notNull(),
})

/**
 * How they want to hear of offers: by what they use (`auto`), rather on one channel, or never on some.
 * `inbox-only` refuses texts and calls.
 */
export type MarketingWay = 'auto' | 'sms' | 'inbox' | 'outbound' | 'no-sms' | 'no-calls' | 'inbox-only'

/** What the subscriber told the hall to remember; a missing row means the defaults. */
export const preference = table('preference', {
  subscriberId: id().primaryKey(),
  language: text<'zh' | 'en'>().notNull(),
  marketing: flag().notNull(),
  /** When and on what channel they last said yes or no to marketing; null for never. */
  marketingSince: at(),
  marketingChannel: text(),
  /** Null: never said, which is `auto`. */
  marketingWay: text<MarketingWay>(),
  /** The last month (yyyymm) this subscriber was counted as an active e-channel customer. */
  activeMonth: integer().notNull(),
})

/** Messages the subscriber reads in the web hall. */
export const inboxMessage = table(
  'inbox_message',
  {
    subscriberId: id().notNull(),
    id: id().notNull(),
    kind: text<'result' | 'notice' | 'reward' | 'security'>().notNull(),
    title: text().notNull(),
    body: text().notNull(),
    sentAt: at().notNull(),
    readAt: at(),
  },
  (t) => [primaryKey({ columns: [t.subscriberId, t.id] })],
)
