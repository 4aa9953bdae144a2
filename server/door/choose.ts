/**
 * A conversation decides inside the transaction: what is open on the port, and so what a bare "1" means, is read, acted
 * upon and changed together with the touch.
 */
import type { TouchOutcome } from '#drizzle/schema/touch.ts'
import type { Outcome, Reply, Subscriber } from '#server/operation.ts'
import type { Tx } from '#server/store/store.ts'
import type { BusinessType } from '#server/touch/business-types.ts'
import { speak, type Language } from '#words/message.ts'
import { answerQuestion } from './answer-question.ts'
import { attempt, operationOf, refusable, type House } from './attempt.ts'
import type { Entered } from './enter.ts'
import { settle } from './settle.ts'

/** Words of a channel's own (a menu, help, a misunderstanding): recorded and sent like any answer. */
export type Words = {
  business: BusinessType
  outcome: Extract<TouchOutcome, 'done' | 'unclear' | 'refused'>
  reply: (subscriber: Subscriber | null) => Reply
}

/** What a channel may look at before it chooses. */
export type Here = { tx: Tx; subscriber: Subscriber | null; language: Language; touchId: string }

export type Act =
  | { kind: 'perform'; name: string; input: unknown }
  | { kind: 'confirm' }
  /** What the operation's first field may be, as a menu; without such a list, `asking` alone. */
  | { kind: 'offer'; name: string; input: Record<string, string>; asking: Reply }
  | { kind: 'decline' }
  | { kind: 'words'; words: Words }

export type Choice = {
  act: Act
  /** What they said, secrets blanked, where only the conversation tells what is secret. */
  said?: string
  /** The language to answer in, where it is not the subscriber's own. */
  language?: Language
  /** What the channel remembers of its conversation, written in the same transaction. */
  after?: (outcome: Outcome) => Promise<void>
}

export type Choose = (here: Here) => Promise<Choice>

export async function carryOut(house: House, entered: Entered, choose: Choose): Promise<Outcome> {
  const choice = await choose(entered)
  const { language = entered.language, said = entered.contact.said } = choice
  const informed = { ...entered, language, say: speak[language], contact: { ...entered.contact, said } }
  const outcome = await act(house, informed, choice.act)
  await choice.after?.(outcome)
  return outcome
}

function act(house: House, entered: Entered, act: Act): Promise<Outcome> {
  if (act.kind === 'perform') return attempt(house, entered, act.name, act.input)
  if (act.kind === 'words') return sayWords(entered, act.words)
  if (act.kind === 'offer') return offer(house, entered, act)
  return answerQuestion(house, entered, act.kind === 'confirm' ? 'yes' : 'no')
}

/** Choosing performs the operation, with whatever was given besides. */
function offer(house: House, entered: Entered, act: Extract<Act, { kind: 'offer' }>): Promise<Outcome> {
  const operation = operationOf(house, act.name)
  const [field = ''] = Object.keys(operation.fields)
  return refusable(house, entered, act.name, operation, async (visit) => {
    const choices = (await operation.choices?.(visit)) ?? []
    const menu = choices.map(({ value, label }) => ({
      label,
      operation: act.name,
      input: { ...act.input, [field]: value },
    }))
    const reply = choices.length > 0 ? { ...act.asking, menu } : act.asking
    return sayWords(entered, { business: 'conversation', outcome: 'unclear', reply: () => reply })
  })
}

export async function sayWords(entered: Entered, { business, outcome, reply }: Words): Promise<Outcome> {
  const told = reply(entered.subscriber)
  await settle(entered, { kind: 'words', outcome, business, operation: null, reply: told })
  return { kind: 'done', touchId: entered.touchId, reply: told, output: undefined }
}
