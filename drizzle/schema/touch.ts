/** Every contact on every channel, and what is kept beside it in the same transaction. */
import { at, fen, flag, id, index, integer, json, primaryKey, table, text } from '#drizzle/columns.ts'
import type { Reply } from '#server/operation.ts'

export type TouchOutcome =
  | 'done'
  /** A request was taken in; its completion by the back office is a `done` of its own, and only that counts. */
  | 'taken'
  | 'quoted'
  | 'refused'
  | 'invalid'
  | 'denied'
  | 'closed'
  | 'failed'
  /** A text the hall did not understand, or an answer to a conversation that runs nothing. */
  | 'unclear'
  /** Something the operator said first: a push, a notice. */
  | 'told'
  | 'shown'
  /** Looked into an offer: the first of the answers to an exposure. */
  | 'viewed'
  | 'accepted'
  | 'declined'
  | 'expired'

/**
 * A table of touches: one a month (`touch_202611`), each a clone of the template `touch`, which rows never enter.
 * Clustered by subscriber and UUIDv7, so a timeline is a few range reads; the time of a touch is in its id.
 */
export const touchTable = (name = 'touch') =>
  table(
    name,
    {
      subscriberId: id().notNull(),
      id: id().notNull(),
      channel: text().notNull(),
      business: text().notNull(),
      operation: text(),
      outcome: text<TouchOutcome>().notNull(),
      branchCode: text().notNull(),
      amountFen: fen(),
      /** What they said: the text, the form's fields, the agent's note. Secrets are blanked before they get here. */
      said: text(),
      /** What we told them. */
      told: json<Reply>(),
      /** The touch this one answers: quote ← yes, exposure ← response ← order. */
      answersId: id(),
      /** Where and by whom on human channels: counter, agent, kiosk, campaign. */
      place: text(),
    },
    (t) => [primaryKey({ columns: [t.subscriberId, t.id] })],
  )

export const touch = touchTable()

/** The idempotency directory: a request's key within its subscriber → the touch that answered it. */
export const request = table(
  'request',
  {
    subscriberId: id().notNull(),
    key: id().notNull(),
    touchId: id().notNull(),
  },
  (t) => [primaryKey({ columns: [t.subscriberId, t.key] })],
)

/** What the report adds up, kept with each touch. `slot` spreads a hot row on PostgreSQL. */
export const touchCounter = table(
  'touch_counter',
  {
    month: integer().notNull(),
    business: text().notNull(),
    channel: text().notNull(),
    branchCode: text().notNull(),
    outcome: text<TouchOutcome>().notNull(),
    slot: integer().notNull(),
    count: integer().notNull(),
    amountFen: fen().notNull(),
  },
  (t) => [primaryKey({ columns: [t.month, t.business, t.channel, t.branchCode, t.outcome, t.slot] })],
)

/** Distinct subscribers with at least one e-channel touch in the month. */
export const activeCounter = table(
  'active_counter',
  {
    month: integer().notNull(),
    branchCode: text().notNull(),
    slot: integer().notNull(),
    count: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.month, t.branchCode, t.slot] })],
)

/** The one question a subscriber has open on a port, with the words it was asked in. */
export const pending = table(
  'pending',
  {
    subscriberId: id().notNull(),
    port: text().notNull(),
    id: id().notNull(),
    operation: text().notNull(),
    input: json<Record<string, unknown>>().notNull(),
    /** What was quoted, compared again at the yes: a price that moved is asked anew. */
    price: text().notNull(),
    touchId: id().notNull(),
    askedAt: at().notNull(),
    expiresAt: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.subscriberId, t.port] }), index('pending_expiring').on(t.expiresAt)],
)

export type EvidenceAnswer = 'open' | 'yes' | 'no' | 'replaced' | 'lapsed'

/** Proof of a double confirmation: the request, the quoted words, the yes. Kept at least five months. */
export const evidence = table(
  'evidence',
  {
    subscriberId: id().notNull(),
    /** The pending question's id. */
    id: id().notNull(),
    operation: text().notNull(),
    channel: text().notNull(),
    said: text(),
    quoted: text().notNull(),
    askedAt: at().notNull(),
    answer: text<EvidenceAnswer>().notNull(),
    answered: text(),
    answeredAt: at(),
    answerTouchId: id(),
  },
  (t) => [primaryKey({ columns: [t.subscriberId, t.id] }), index('evidence_asked').on(t.askedAt)],
)

/** A numbered menu or dialogue that waits for the subscriber's next text on a port. */
export const dialogue = table(
  'dialogue',
  {
    subscriberId: id().notNull(),
    port: text().notNull(),
    kind: text().notNull(),
    state: json<Record<string, unknown>>().notNull(),
    startedAt: at().notNull(),
    expiresAt: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.subscriberId, t.port] })],
)

/** Texts to send once their transaction has committed. A row leaves when the SMSC has taken it. */
export const outbox = table(
  'outbox',
  {
    subscriberId: id().notNull(),
    id: id().notNull(),
    toMsisdn: text().notNull(),
    fromPort: text().notNull(),
    body: text().notNull(),
    priority: text<'reply' | 'notice'>().notNull(),
    tries: integer().notNull(),
    /** The sender that holds the row until `leaseUntil`; a free row has 0 there. */
    lease: text(),
    leaseUntil: at().notNull(),
    /** Its fate is unknown: sent, and the answer was lost. */
    uncertain: flag().notNull(),
    expiresAt: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.subscriberId, t.id] }), index('outbox_due').on(t.leaseUntil)],
)
