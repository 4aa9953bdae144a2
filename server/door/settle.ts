/** The end of every visit: the touch and its counters, in the transaction of what was done, and the answer on its way. */
import type { TouchOutcome } from '#drizzle/schema/touch.ts'
import type { Answer, Reply } from '#server/operation.ts'
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
  contact.postbox?.put({ kind, touchId, reply, outcome, operation, language: entered.language })
}
