/** The end of every visit: the touch, its counters and its letters, in the transaction of what was done. */
import type { TouchOutcome } from '#drizzle/schema/touch.ts'
import type { Answer, PostedLetter, Reply } from '#server/operation.ts'
import { sendLetter } from '#server/outbox/send.ts'
import { NO_BRANCH, recordTouch } from '#server/touch/record.ts'
import type { Entered } from './enter.ts'

export type Settled = {
  kind: Answer['kind']
  outcome: TouchOutcome
  business: string
  operation: string | null
  reply: Reply
  amountFen?: number
}

export async function settle(entered: Entered, settled: Settled): Promise<void> {
  const { tx, contact, subscriber, holder, touchId } = entered
  const touch = {
    subscriberId: holder,
    id: touchId,
    channel: contact.channel,
    business: settled.business,
    operation: settled.operation,
    outcome: settled.outcome,
    branchCode: subscriber?.branchCode ?? NO_BRANCH,
    amountFen: settled.amountFen ?? null,
    said: contact.said ?? null,
    told: settled.reply,
    answersId: entered.answersId ?? null,
    place: contact.place ?? null,
  }
  await recordTouch(tx, touch, subscriber?.activeMonth ?? 0)
  const { kind, outcome, operation, reply } = settled
  await post(entered, { kind, touchId, reply, outcome, operation, language: entered.language })
}

/** Puts the letters of an answer into the outbox and hands them to the channel once they are committed. */
export async function post(
  entered: Pick<Entered, 'tx' | 'contact' | 'holder'>,
  answer: Answer,
): Promise<void> {
  const { tx, contact, holder } = entered
  const { postbox } = contact
  if (!postbox) return
  const posted: PostedLetter[] = []
  for (const letter of postbox.letters(answer)) {
    posted.push(await sendLetter(tx, holder, letter, contact.now, postbox.lease))
  }
  tx.afterCommit(() => postbox.committed(posted))
}
