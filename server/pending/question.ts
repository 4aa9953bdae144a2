/**
 * The double confirmation: what charges money is quoted, the words are kept, and only a yes runs it.
 *
 * One question is open per subscriber and port. A second one replaces the first; silence for 24 hours withdraws it.
 * `evidence` keeps every question with its words and what became of it.
 */
import { and, eq, lte } from 'drizzle-orm'
import { evidence, pending, type EvidenceAnswer } from '#drizzle/schema/touch.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'

export const QUESTION_LIVES_MS = 24 * 3600_000

export type Question = {
  subscriberId: string
  port: string
  id: string
  operation: string
  input: Record<string, unknown>
  price: string
  touchId: string
  askedAt: number
  expiresAt: number
}

const openOn = query((db, p: Params<{ subscriberId: string; port: string }>) =>
  db
    .select()
    .from(pending)
    .where(and(eq(pending.subscriberId, p.subscriberId), eq(pending.port, p.port)))
    .limit(1),
)

const removeQuestion = query((db, p: Params<{ subscriberId: string; port: string; id: string }>) =>
  db
    .delete(pending)
    .where(and(eq(pending.subscriberId, p.subscriberId), eq(pending.port, p.port), eq(pending.id, p.id))),
)

const insertQuestion = insertInto(pending)

const insertEvidence = insertInto(evidence, {
  always: { answer: 'open', answered: null, answeredAt: null, answerTouchId: null },
})

const settleEvidence = query(
  (
    db,
    p: Params<{
      subscriberId: string
      id: string
      answer: EvidenceAnswer
      answered: string | null
      answeredAt: number
      answerTouchId: string | null
    }>,
  ) =>
    db
      .update(evidence)
      .set({
        answer: p.answer,
        answered: p.answered,
        answeredAt: p.answeredAt,
        answerTouchId: p.answerTouchId,
      })
      .where(and(eq(evidence.subscriberId, p.subscriberId), eq(evidence.id, p.id))),
)

const evidenceOf = query((db, p: Params<{ subscriberId: string; id: string }>) =>
  db
    .select()
    .from(evidence)
    .where(and(eq(evidence.subscriberId, p.subscriberId), eq(evidence.id, p.id)))
    .limit(1),
)

/** The question open on this port, lapsed or not. */
export function openQuestion(tx: Tx, subscriberId: string, port: string): Promise<Question | undefined> {
  return openOn.first(tx, { subscriberId, port })
}

/** Asks, in the place of whatever was open; the question that was replaced is returned. */
export async function ask(
  tx: Tx,
  question: Question,
  kept: { channel: string; said: string | null; quoted: string },
): Promise<Question | undefined> {
  const before = await openQuestion(tx, question.subscriberId, question.port)
  if (before) {
    const lapsed = before.expiresAt <= question.askedAt
    await close(tx, before, lapsed ? 'lapsed' : 'replaced', null, question.askedAt, question.touchId)
  }
  await insertQuestion.run(tx, question)
  const { subscriberId, id, operation, askedAt } = question
  await insertEvidence.run(tx, { subscriberId, id, operation, askedAt, ...kept })
  return before && before.expiresAt > question.askedAt ? before : undefined
}

/** Takes the question off the port and writes down what became of it. */
export async function close(
  tx: Tx,
  question: Question,
  answer: EvidenceAnswer,
  answered: string | null,
  answeredAt: number,
  answerTouchId: string | null,
): Promise<void> {
  const { subscriberId, port, id } = question
  await removeQuestion.run(tx, { subscriberId, port, id })
  await settleEvidence.run(tx, { subscriberId, id, answer, answered, answeredAt, answerTouchId })
}

const lapsedBy = query((db, p: Params<{ now: number }>) =>
  db.select().from(pending).where(lte(pending.expiresAt, p.now)).orderBy(pending.expiresAt).limit(200),
)

/**
 * Silence withdraws a request: closes up to 200 questions that nobody answered in time, and their evidence says so.
 * @returns how many; call again while it is 200
 */
export async function lapseQuestions(tx: Tx, now: number): Promise<number> {
  const lapsed = await lapsedBy.all(tx, { now })
  for (const question of lapsed) await close(tx, question, 'lapsed', null, now, null)
  return lapsed.length
}

/** What became of a question that is no longer open. */
export function questionEvidence(tx: Tx, subscriberId: string, id: string) {
  return evidenceOf.first(tx, { subscriberId, id })
}
