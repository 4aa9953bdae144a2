/** Even a bug leaves a touch and a polite answer; what the operation had begun is rolled back. */
import type { Contact, Outcome } from '#server/operation.ts'
import type { Tx } from '#server/store/store.ts'
import { m } from '#server/messages.ts'
import { enter } from './enter.ts'
import { settle } from './settle.ts'

/** Thrown by the portal after a bug. `outcome` carries what the subscriber is to be told; `cause` is for the log. */
export class OperationFailed extends Error {
  readonly touchId: string
  readonly reply: { title: string; lines: string[] }

  constructor(operation: string | null, failure: Pick<Outcome, 'touchId' | 'reply'>, cause: unknown) {
    super(`${operation ?? 'a conversation'} failed`, { cause })
    this.name = 'OperationFailed'
    this.touchId = failure.touchId
    this.reply = failure.reply
  }
}

/** Records the failure, unless another delivery of the same request was answered meanwhile. */
export async function recordFailure(
  tx: Tx,
  contact: Contact,
  operation: string | null,
): Promise<{ failed: Pick<Outcome, 'touchId' | 'reply'> } | { repeated: Outcome }> {
  const entered = await enter(tx, contact)
  if ('repeated' in entered) return entered
  const reply = { title: entered.say(m.failedTitle), lines: [entered.say(m.failed)] }
  await settle(entered, { kind: 'failed', outcome: 'failed', business: 'conversation', operation, reply })
  return { failed: { touchId: entered.touchId, reply } }
}
