/** Quotes before it charges: the question is put on the port, with the words that will be the evidence. */
import { m } from '#server/messages.ts'
import type { Operation, Outcome, Quote, Reply } from '#server/operation.ts'
import { ask, QUESTION_LIVES_MS } from '#server/pending/question.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import type { Entered } from './enter.ts'
import { settle } from './settle.ts'

/** @param because a line that comes first, e.g. that the price has moved */
export async function askFirst(
  entered: Entered,
  name: string,
  operation: Operation,
  input: unknown,
  quote: Quote,
  because?: string,
): Promise<Outcome> {
  const { tx, contact, holder, touchId, say } = entered
  const pendingId = uuidv7(contact.now)
  const expiresAt = contact.now + QUESTION_LIVES_MS
  const words = [quote.price, quote.charging, quote.cancelling]
  const question = {
    subscriberId: holder,
    port: contact.port,
    id: pendingId,
    operation: name,
    // What passed the operation's own schema is a plain object of plain values.
    input: input as Record<string, unknown>,
    price: quote.fingerprint,
    touchId,
    askedAt: contact.now,
    expiresAt,
  }
  const quoted = [quote.name, ...words].join('\n')
  const replaced = await ask(tx, question, { channel: contact.channel, said: contact.said ?? null, quoted })
  const lines = [...words, say(m.quotedHow)]
  if (replaced) lines.push(say(m.questionReplaced))
  const reply: Reply = { title: say(m.quotedTitle, quote.name), lines: because ? [because, ...lines] : lines }
  await settle(entered, {
    kind: 'quoted',
    outcome: 'quoted',
    business: operation.business,
    operation: name,
    reply,
  })
  return { kind: 'quoted', touchId, reply, quote, pendingId, expiresAt }
}
