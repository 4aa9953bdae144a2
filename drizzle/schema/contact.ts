/** How often a subscriber was contacted, and the limits that hold for everything that contacts them. */
import { at, id, integer, json, primaryKey, table, text } from '#drizzle/columns.ts'
import type { PushChannel } from './campaign.ts'

/** What contacts are counted by: `reply` is a line of advertising in an answer that was asked for. */
export type ContactChannel = PushChannel | 'reply'

/** How often a subscriber was contacted on a day of theirs, campaigns and automatic messages together. */
export const contactCount = table(
  'contact_count',
  {
    subscriberId: id().notNull(),
    /** Days since 1970-01-01 in the subscriber's zone. */
    day: integer().notNull(),
    channel: text<ContactChannel>().notNull(),
    count: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.subscriberId, t.day, t.channel] })],
)

export type ContactRules = {
  /** At most so many contacts; null: no limit. */
  caps: {
    channel: ContactChannel | 'all'
    perDay: number | null
    perWeek: number | null
    perMonth: number | null
  }[]
  /** Minutes of the day; from 1260 (21:00) until 540 (09:00). Equal: never quiet. */
  quietFrom: number
  quietUntil: number
  /** Where a branch does not live in Asia/Shanghai: its IANA zone. */
  zones: Record<string, string>
  /** Segments a second over all campaigns. */
  segmentsPerSecond: number
}

/** One row, `house`: the limits that hold for everything, and the emergency stop. */
export const contactPolicy = table('contact_policy', {
  key: text().primaryKey(),
  rules: json<ContactRules>().notNull(),
  stoppedAt: at(),
  stoppedBy: id(),
  changedAt: at().notNull(),
})

/** A change of the limits: who wanted it and why, who agreed. Each that held is in it, so that it can be told what held when. */
export const contactRuleChange = table('contact_rule_change', {
  id: id().primaryKey(),
  rules: json<ContactRules>().notNull(),
  /** What held when it was proposed. */
  before: json<ContactRules>().notNull(),
  why: text().notNull(),
  /** `live`: it held from `decidedAt` on; `waiting`: for a second person. */
  state: text<'waiting' | 'live' | 'declined' | 'replaced'>().notNull(),
  proposedBy: id().notNull(),
  proposedAt: at().notNull(),
  /** Null while it waits, and where it holds more tightly than before and needed nobody. */
  decidedBy: id(),
  decidedAt: at(),
})
