/** What waits between the hall and a subscriber: questions, requests, complaints, unread messages. */
import { and, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import {
  complaint,
  preregistration,
  preregistrationKind,
  type PreregistrationState,
} from '#drizzle/schema/request.ts'
import { inboxMessage } from '#drizzle/schema/subscriber.ts'
import { evidence, pending } from '#drizzle/schema/touch.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import type { Bilingual } from '#words/bilingual.ts'

/** A quote that waits for a yes. */
export type OpenQuestion = {
  id: string
  /** Where it was asked, and where the yes is expected. */
  port: string
  operation: string
  /** Name, price, charging and cancelling, a line each, as they were told. */
  quoted: string
  askedAt: number
  expiresAt: number
}

export type OpenRequest = {
  ticket: string
  /** What was asked for; null for a complaint. */
  kind: Bilingual | null
  state: PreregistrationState
  receivedAt: number
  deadlineAt: number
}

type Mine = { subscriberId: string }

const questions = query((db, p: Params<Mine & { now: number }>) =>
  db
    .select({
      id: pending.id,
      port: pending.port,
      operation: pending.operation,
      quoted: evidence.quoted,
      askedAt: pending.askedAt,
      expiresAt: pending.expiresAt,
    })
    .from(pending)
    .innerJoin(evidence, and(eq(evidence.subscriberId, pending.subscriberId), eq(evidence.id, pending.id)))
    .where(and(eq(pending.subscriberId, p.subscriberId), gt(pending.expiresAt, p.now)))
    .orderBy(desc(pending.askedAt)),
)

const requests = query((db, p: Params<Mine>) =>
  db
    .select({
      ticket: preregistration.ticket,
      kind: preregistrationKind.name,
      state: preregistration.state,
      receivedAt: preregistration.receivedAt,
      deadlineAt: preregistration.deadlineAt,
    })
    .from(preregistration)
    .innerJoin(preregistrationKind, eq(preregistrationKind.code, preregistration.kindCode))
    .where(
      and(
        eq(preregistration.subscriberId, p.subscriberId),
        inArray(preregistration.state, ['received', 'working']),
      ),
    )
    .orderBy(desc(preregistration.id))
    .limit(5),
)

const complaints = query((db, p: Params<Mine>) =>
  db
    .select({ ticket: complaint.ticket, receivedAt: complaint.receivedAt, deadlineAt: complaint.deadlineAt })
    .from(complaint)
    .where(and(eq(complaint.subscriberId, p.subscriberId), eq(complaint.state, 'received')))
    .orderBy(desc(complaint.id))
    .limit(5),
)

const unread = query((db, p: Params<Mine>) =>
  db
    .select({ count: sql<number>`count(*)`.mapWith(Number) })
    .from(inboxMessage)
    .where(and(eq(inboxMessage.subscriberId, p.subscriberId), isNull(inboxMessage.readAt))),
)

export function openQuestions(tx: Tx, subscriberId: string, now: number): Promise<OpenQuestion[]> {
  return questions.all(tx, { subscriberId, now })
}

/** The five newest of each kind that are not settled yet, newest first. */
export async function openRequests(tx: Tx, subscriberId: string): Promise<OpenRequest[]> {
  const asked = await requests.all(tx, { subscriberId })
  const complained = await complaints.all(tx, { subscriberId })
  const all = [...asked, ...complained.map((each) => ({ ...each, kind: null, state: 'received' as const }))]
  return all.toSorted((a, b) => b.receivedAt - a.receivedAt)
}

export async function unreadMessages(tx: Tx, subscriberId: string): Promise<number> {
  return (await unread.first(tx, { subscriberId }))?.count ?? 0
}
