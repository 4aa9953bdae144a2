/** The yes and the no. Confirming twice runs once; a question that lapsed or was replaced says so. */
import { isOpen } from '#server/matrix/is-open.ts'
import { m } from '#server/messages.ts'
import type { Outcome, Reply } from '#server/operation.ts'
import { close, openQuestion, questionEvidence, type Question } from '#server/pending/question.ts'
import { findTouch } from '#server/touch/request.ts'
import type { Message } from '#words/message.ts'
import { operationOf, refusable, run, type House } from './attempt.ts'
import { askFirst } from './ask-first.ts'
import type { Entered } from './enter.ts'
import { settle } from './settle.ts'

/** @param id the question meant; without one, whatever is open on the contact's port */
export async function answerQuestion(
  house: House,
  entered: Entered,
  answer: 'yes' | 'no',
  id?: string,
): Promise<Outcome> {
  const { tx, contact, holder, touchId } = entered
  const question = await openQuestion(tx, holder, contact.port)
  if (!question || (id && question.id !== id)) return notOpen(entered, id)
  if (question.expiresAt <= contact.now) {
    await close(tx, question, 'lapsed', contact.said ?? null, contact.now, touchId)
    return refuse(entered, question.operation, 'question-lapsed', m.lapsed)
  }
  await close(tx, question, answer, contact.said ?? null, contact.now, touchId)
  const { subscriber } = entered
  if (subscriber) {
    const at = { tx, subscriber, channel: contact.channel, now: contact.now }
    for (const told of house.answered) await told(at, question, answer)
  }
  const answering = { ...entered, answersId: question.touchId }
  return answer === 'yes' ? runAnswered(house, answering, question) : withdraw(house, answering, question)
}

async function runAnswered(house: House, entered: Entered, question: Question): Promise<Outcome> {
  const { contact, subscriber, say, tx } = entered
  const operation = operationOf(house, question.operation)
  if (!subscriber || !(await isOpen(tx, question.operation, subscriber.brand, contact.channel))) {
    return refuse(entered, question.operation, 'closed', m.closed)
  }
  return refusable(house, entered, question.operation, operation, async (visit) => {
    const input = operation.input.parse(question.input)
    const quote = await operation.quote?.(visit, input)
    if (quote && quote.fingerprint !== question.price) {
      return askFirst(entered, question.operation, operation, input, quote, say(m.priceMoved))
    }
    return run(house, entered, question.operation, operation, visit, input)
  })
}

async function withdraw(house: House, entered: Entered, question: Question): Promise<Outcome> {
  const { say, touchId } = entered
  const reply: Reply = { title: say(m.declinedTitle), lines: [say(m.declined)] }
  const { business } = operationOf(house, question.operation)
  await settle(entered, {
    kind: 'words',
    outcome: 'declined',
    business,
    operation: question.operation,
    reply,
  })
  return { kind: 'refused', touchId, reply, reason: 'declined' }
}

/** A yes to a question that is not open: answered before, replaced, lapsed, or never asked. */
async function notOpen(entered: Entered, id: string | undefined): Promise<Outcome> {
  const known = id ? await questionEvidence(entered.tx, entered.holder, id) : undefined
  if (known?.answer === 'yes' && known.answerTouchId) {
    const first = await findTouch(entered.tx, entered.holder, known.answerTouchId)
    if (first?.told) {
      const repeated = { kind: 'repeated' as const, touchId: first.id, reply: first.told }
      const { outcome, operation } = first
      entered.contact.postbox?.put({ ...repeated, outcome, operation, language: entered.language })
      return repeated
    }
  }
  if (known?.answer === 'replaced') return refuse(entered, known.operation, 'question-replaced', m.replaced)
  if (known?.answer === 'lapsed') return refuse(entered, known.operation, 'question-lapsed', m.lapsed)
  return refuse(entered, known?.operation ?? null, 'nothing-to-confirm', m.nothingToConfirm)
}

async function refuse(
  entered: Entered,
  operation: string | null,
  reason: string,
  words: Message,
): Promise<Outcome> {
  const { say, touchId } = entered
  const reply: Reply = { title: say(m.refusedTitle), lines: [say(words)] }
  await settle(entered, { kind: 'refused', outcome: 'refused', business: 'conversation', operation, reply })
  return { kind: 'refused', touchId, reply, reason }
}
