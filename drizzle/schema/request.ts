/** What a subscriber asks the back office for: pre-registrations, complaints, and the score they give. */
import { sql } from 'drizzle-orm'
import { at, flag, id, index, integer, json, primaryKey, table, text, uniqueIndex } from '#drizzle/columns.ts'
import type { Bilingual } from '#words/bilingual.ts'
import type { Brand } from './subscriber.ts'

export type PreregistrationField = {
  name: string
  label: Bilingual
  kind: 'text' | 'choice' | 'date'
  required: boolean
  choices?: { value: string; label: Bilingual }[]
}

/** What can be pre-registered is data that staff keep. */
export const preregistrationKind = table('preregistration_kind', {
  code: text().primaryKey(),
  name: json<Bilingual>().notNull(),
  summary: json<Bilingual>().notNull(),
  fields: json<PreregistrationField[]>().notNull(),
  brands: json<Brand[]>(),
  stores: json<Bilingual[]>().notNull(),
  deadlineDays: integer().notNull(),
  open: flag().notNull(),
})

export type PreregistrationState = 'received' | 'working' | 'completed' | 'rejected' | 'withdrawn'

export const preregistration = table(
  'preregistration',
  {
    subscriberId: id().notNull(),
    id: id().notNull(),
    ticket: text().notNull(),
    kindCode: text().notNull(),
    values: json<Record<string, string>>().notNull(),
    state: text<PreregistrationState>().notNull(),
    channel: text().notNull(),
    branchCode: text().notNull(),
    receivedAt: at().notNull(),
    deadlineAt: at().notNull(),
    workedBy: id(),
    result: text(),
    resultAt: at(),
    touchId: id().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.subscriberId, t.id] }),
    index('preregistration_queue').on(t.state, t.deadlineAt),
    uniqueIndex('preregistration_ticket').on(t.subscriberId, t.ticket),
  ],
)

export const complaint = table(
  'complaint',
  {
    subscriberId: id().notNull(),
    id: id().notNull(),
    ticket: text().notNull(),
    content: text().notNull(),
    state: text<'received' | 'answered'>().notNull(),
    branchCode: text().notNull(),
    receivedAt: at().notNull(),
    deadlineAt: at().notNull(),
    answer: text(),
    answeredAt: at(),
    answeredBy: id(),
  },
  (t) => [
    primaryKey({ columns: [t.subscriberId, t.id] }),
    index('complaint_queue').on(t.state, t.deadlineAt),
    uniqueIndex('complaint_ticket').on(t.subscriberId, t.ticket),
  ],
)

/** A survey that was opened after something was handled; the score is the answer. */
export const satisfaction = table(
  'satisfaction',
  {
    subscriberId: id().notNull(),
    id: id().notNull(),
    /** The touch it asks about. */
    touchId: id().notNull(),
    business: text().notNull(),
    branchCode: text().notNull(),
    askedAt: at().notNull(),
    expiresAt: at().notNull(),
    score: integer(),
    scoredAt: at(),
    channel: text(),
  },
  (t) => [
    primaryKey({ columns: [t.subscriberId, t.id] }),
    index('satisfaction_scored')
      .on(t.scoredAt)
      .where(sql`${t.score} is not null`),
  ],
)
