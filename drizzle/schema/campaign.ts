/** Campaigns: what is told to whom and when, and what became of each. */
import { sql } from 'drizzle-orm'
import { at, fen, flag, id, index, integer, json, primaryKey, table, text } from '#drizzle/columns.ts'
import type { AbTest, Winner } from '#server/campaign/ab-test.ts'
import type { Benefit } from '#server/campaign/benefit.ts'
import type { Schedule } from '#server/campaign/schedule.ts'
import type { Variant } from '#server/campaign/variant.ts'

export type CampaignState = 'draft' | 'submitted' | 'approved' | 'running' | 'paused' | 'finished' | 'stopped'

/** How a campaign reaches people: a text, a message in the web inbox, a banner on the hall's pages, a list for the callers. */
export type PushChannel = 'sms' | 'inbox' | 'banner' | 'outbound'

/** What becomes of a message whose fate is unknown: never sent again, or once more. */
export type OnUnknown = 'once' | 'again'

/** Who would be left out and why, counted without sending anything. */
export type DryRun = {
  state: 'waiting' | 'done'
  at: number
  after: string | null
  looked: number
  /** By reason; `send` and `holdout` among them. */
  counts: Record<string, number>
}

export const campaign = table(
  'campaign',
  {
    id: id().primaryKey(),
    name: text().notNull(),
    goal: text().notNull(),
    /** What marketing sorts its campaigns by, in its own words; empty: by nothing. */
    theme: text().notNull(),
    state: text<CampaignState>().notNull(),
    segmentId: id().notNull(),
    segmentVersion: integer().notNull(),
    variants: json<Variant[]>().notNull(),
    /** Of ten thousand, so many are never contacted. */
    holdoutBp: integer().notNull(),
    schedule: json<Schedule>().notNull(),
    /** The schedule's first moment and its last, as a calendar asks for them. */
    beginsAt: at().notNull(),
    lastsUntil: at().notNull(),
    /** Minutes of the subscriber's day in which it may be sent. */
    windowFrom: integer().notNull(),
    windowUntil: integer().notNull(),
    perSecond: integer().notNull(),
    onUnknown: text<OnUnknown>().notNull(),
    /** The offer it is about; null: a plain message, or an operation that answers. */
    offerCode: text(),
    /** The operation that answers it, the offer's where it has one, and how long after the contact it counts; null: none is counted. */
    operation: text(),
    /** The first field of that operation's input, where only one value of it counts: a service or plan code. */
    operationCode: text(),
    responseDays: integer().notNull(),
    segmentPriceFen: fen().notNull(),
    /** E-coins for whoever orders because of it; null: none. */
    benefit: json<Benefit>(),
    /** So long a banner is shown and a list is called, from the day a person was written down. */
    openDays: integer().notNull(),
    /** How the best variant is found; null: each keeps its share. */
    abTest: json<AbTest>(),
    /** What the test came to; null while it is under way, or where there is none. */
    winner: json<Winner>(),
    createdBy: id().notNull(),
    createdAt: at().notNull(),
    submittedAt: at(),
    approvedBy: id(),
    approvedAt: at(),
    startedAt: at(),
    endedAt: at(),
    /** The round under way, from 1, or the day it is about (days since 1970) where events begin rounds; 0 before the first. */
    round: integer().notNull(),
    /** When the next round begins; null: no more. */
    nextRoundAt: at(),
    /** The last subscriber this round has looked at; null when it has looked at all or none is under way. */
    expandedTo: id(),
    expanding: flag().notNull(),
    dryRun: json<DryRun>(),
    changedAt: at().notNull(),
  },
  (t) => [index('campaign_state').on(t.state)],
)

export type TargetState =
  | 'queued'
  | 'claimed'
  | 'sent'
  | 'delivered'
  | 'failed'
  | 'skipped'
  | 'unknown'
  | 'holdout'

export type PushResponse =
  | 'clicked'
  | 'dismissed'
  | 'reached'
  | 'no-answer'
  | 'refused'
  | 'accepted'
  | 'ordered'
  | 'do-not-call'

/** One subscriber in one round: what they got, or why they did not. */
export const pushTarget = table(
  'push_target',
  {
    subscriberId: id().notNull(),
    campaignId: id().notNull(),
    round: integer().notNull(),
    channel: text<PushChannel>().notNull(),
    variant: text().notNull(),
    state: text<TargetState>().notNull(),
    /** Why it waits or how it ended; empty where the state says it all. */
    reason: text().notNull(),
    /** When it may be taken, or the end of the lease of whoever has; null when nothing is left to do. */
    dueAt: at(),
    lease: text(),
    /** How often a sender was lost with it, or its answer. */
    lost: integer().notNull(),
    queuedAt: at().notNull(),
    sentAt: at(),
    segments: integer().notNull(),
    /** Ids of the parts whose receipts have not come. */
    awaited: json<string[]>(),
    touchId: id(),
    /** The last day (days since 1970) on which a banner was shown. */
    shownDay: integer(),
    /** What they did with a banner, or what the caller heard. */
    response: text<PushResponse>(),
    /** The first sign that it was noticed: opened, asked about, said yes to, or ordered at once. */
    respondedAt: at(),
    respondedId: id(),
    /** The order it led to, its touch and what it came to. */
    answeredAt: at(),
    answeredId: id(),
    answeredFen: fen(),
    /** When the campaign's e-coins for the order were paid; null: they were not. */
    rewardedAt: at(),
    /** They opted out soon after it. */
    optedOutAt: at(),
    optedOutId: id(),
  },
  (t) => [
    primaryKey({ columns: [t.subscriberId, t.campaignId, t.round] }),
    index('push_target_campaign').on(t.campaignId, t.subscriberId, t.round),
    index('push_target_due')
      .on(t.campaignId, t.channel, t.dueAt)
      .where(sql`${t.dueAt} is not null`),
  ],
)

/** Figures of a campaign, kept with what they count; each can be counted anew from the targets. */
export const campaignCounter = table(
  'campaign_counter',
  {
    campaignId: id().notNull(),
    channel: text<PushChannel>().notNull(),
    variant: text().notNull(),
    what: text().notNull(),
    reason: text().notNull(),
    slot: integer().notNull(),
    count: integer().notNull(),
    segments: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.channel, t.variant, t.what, t.reason, t.slot] })],
)

/** The same figures by the day they happened on, for everything that is drawn over time. */
export const campaignDay = table(
  'campaign_day',
  {
    campaignId: id().notNull(),
    /** Days since 1970-01-01 in Asia/Shanghai. */
    day: integer().notNull(),
    channel: text<PushChannel>().notNull(),
    variant: text().notNull(),
    what: text().notNull(),
    slot: integer().notNull(),
    count: integer().notNull(),
    segments: integer().notNull(),
    amountFen: fen().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.campaignId, t.day, t.channel, t.variant, t.what, t.slot] }),
    index('campaign_day_day').on(t.day),
  ],
)

/** And by the hour, for the curve of one campaign. */
export const campaignHour = table(
  'campaign_hour',
  {
    campaignId: id().notNull(),
    /** Hours since 1970-01-01 UTC. */
    hour: integer().notNull(),
    what: text().notNull(),
    slot: integer().notNull(),
    count: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.hour, t.what, t.slot] })],
)

/** When the next message may leave: one row a campaign, and one for the house, so that several senders keep one pace. */
/** `nextUs`: when the next slot begins, UTC µs, for thousands of slots a second are shorter than a millisecond. */
export const pushPace = table('push_pace', { key: text().primaryKey(), nextUs: at().notNull() })

/** Senders that live, and what they see of their link: for whoever asks why nothing moves. */
export const pushSender = table('push_sender', {
  holder: id().primaryKey(),
  link: text().notNull(),
  seenAt: at().notNull(),
})
