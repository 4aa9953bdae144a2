/** Local activities as marketing sets them up (votes, surveys, quizzes, ticket grabs), and who took part. */
import { sql } from 'drizzle-orm'
import { at, check, flag, id, index, integer, json, primaryKey, table, text } from '#drizzle/columns.ts'
import type { Bilingual } from '#words/bilingual.ts'
import type { Brand } from './subscriber.ts'

export type ActivityKind = 'vote' | 'survey' | 'quiz' | 'grab'
export type ActivityStatus = 'draft' | 'live' | 'ended'

/** Where an answer leads: to a later question (from 1), to the end, or, null, to the next one. */
export type GoTo = number | 'end' | null

export type ActivityChoice = { text: Bilingual; goTo: GoTo; right: boolean }

/** `one` of its choices, `several` of them (at most `most`), or free `words`. A quiz gives `points` for all that is right. */
export type ActivityQuestion = {
  asks: 'one' | 'several' | 'words'
  text: Bilingual
  choices: ActivityChoice[]
  most: number
  points: number
}

/** What an activity is made of; a vote has one question, a grab none. */
export type ActivityContent = {
  questions: ActivityQuestion[]
  /** Points from which a quiz is passed. */
  passScore: number
  /** Tickets there are to grab. */
  tickets: number
}

/** Who may take part, and how often. An empty list or a null asks for nothing. */
export type ActivityRules = {
  brands: Brand[]
  segment: { id: string; version: number } | null
  inAll: number | null
  aDay: number | null
  /** Minutes of the Shanghai day; where both are equal, the whole day. It may reach across midnight. */
  windowFrom: number
  windowUntil: number
}

/** E-coins, out of a budget where one is named, or a reward of the alliance; `stock` null: as many as there are winners. */
export type ActivityPrize =
  | { kind: 'coins'; coins: number; validMonths: number; stock: number | null; budget?: string | null }
  | { kind: 'reward'; reward: string; stock: number | null }

export const activity = table('activity', {
  code: text().primaryKey(),
  kind: text<ActivityKind>().notNull(),
  /** What one texts to take part. */
  keyword: text().notNull(),
  title: json<Bilingual>().notNull(),
  lead: json<Bilingual>().notNull(),
  content: json<ActivityContent>().notNull(),
  rules: json<ActivityRules>().notNull(),
  /** The first that is still there is won. */
  prizes: json<ActivityPrize[]>().notNull(),
  /** Whether who took part, and everybody after the end, sees the result. */
  showsResult: flag().notNull(),
  startsAt: at().notNull(),
  endsAt: at().notNull(),
  status: text<ActivityStatus>().notNull(),
  changedAt: at().notNull(),
})

/** What there is a limited number of: `ticket`, or `prize:0`, `prize:1`, … */
export const activityStock = table(
  'activity_stock',
  {
    activityCode: text().notNull(),
    item: text().notNull(),
    total: integer().notNull(),
    remaining: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.activityCode, t.item] }),
    check('activity_stock_remaining', sql`${t.remaining} >= 0 and ${t.remaining} <= ${t.total}`),
  ],
)

/** An answer to question `question` (from 1): the numbers of the choices (from 1), or words. */
export type ActivityAnswer = { question: number; choices: number[]; words: string }

/** How far somebody is, on whichever channel they go on. */
export const activityProgress = table(
  'activity_progress',
  {
    subscriberId: id().notNull(),
    activityCode: text().notNull(),
    /** The question that waits for its answer. */
    question: integer().notNull(),
    answers: json<ActivityAnswer[]>().notNull(),
    startedAt: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.subscriberId, t.activityCode] })],
)

/** What was won: the place of the prize in the activity's list, and what it came to. */
export type ActivityWin = {
  prize: number
  coins: number
  voucher: string | null
  reward: Bilingual | null
}

/** Somebody took part, for the `turn`th time; it never changes. */
export const activityEntry = table(
  'activity_entry',
  {
    subscriberId: id().notNull(),
    activityCode: text().notNull(),
    turn: integer().notNull(),
    /** The touch that it was. */
    id: id().notNull(),
    /** Shanghai day, yyyymmdd. */
    day: integer().notNull(),
    channel: text().notNull(),
    enteredAt: at().notNull(),
    answers: json<ActivityAnswer[]>().notNull(),
    /** Points of a quiz; null elsewhere. */
    score: integer(),
    passed: flag(),
    /** Number of the ticket, from 1. */
    ticket: integer(),
    won: json<ActivityWin>(),
  },
  (t) => [
    primaryKey({ columns: [t.subscriberId, t.activityCode, t.turn] }),
    index('activity_entry_in_order').on(t.activityCode, t.id),
    index('activity_entry_ticket')
      .on(t.activityCode, t.ticket)
      .where(sql`${t.ticket} is not null`),
  ],
)

/** What the result page adds up, kept with each entry. `slot` spreads a hot row on PostgreSQL. */
export const activityCounter = table(
  'activity_counter',
  {
    activityCode: text().notNull(),
    item: text().notNull(),
    channel: text().notNull(),
    slot: integer().notNull(),
    count: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.activityCode, t.item, t.channel, t.slot] })],
)
