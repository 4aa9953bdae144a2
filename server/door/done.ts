/** What may follow an operation that was done: e-coins earned, a survey opened. */
import type { Reply, Subscriber, Visit } from '#server/operation.ts'
import type { Question } from '#server/pending/question.ts'
import type { BusinessType } from '#server/touch/business-types.ts'

/** Runs in the operation's transaction and may add words to its reply. */
export type Done = (
  visit: Visit,
  done: {
    operation: string
    business: BusinessType
    input: unknown
    reply: Reply
    /** The touch it answers: the quote of a yes. */
    answersId: string | null
    /** Where it answers nothing yet: it answers this touch, the exposure it is an order of. */
    links: (touchId: string) => void
    /** What it came to: paid, charged or put on the next bill; fen. */
    amountFen: number | null
  },
) => Promise<Reply>

/** Told of every quote, in its transaction: somebody asked for what costs. */
export type Quoted = (
  visit: Visit,
  asked: { operation: string; input: unknown } & Pick<Parameters<Done>[1], 'answersId' | 'links'>,
) => Promise<void>

/** Told of every yes and no to an open question, in its transaction and before anything runs. */
export type Answered = (
  at: Pick<Visit, 'tx' | 'channel' | 'now'> & { subscriber: Subscriber },
  question: Question,
  answer: 'yes' | 'no',
) => Promise<void>
