/**
 * The one door. `portal.visit(contact).perform(name, input)` is the only way to run an operation, on any channel.
 *
 * In this order: is it a repeated request? is somebody known? open for this brand on this channel? enough access? does
 * the input fit? then quote and ask, or run — with the reply, the touch, the counters and the letters in one
 * transaction. The caller gets an answer when that transaction is durable, never before.
 */
import type { Contact, Outcome } from '#server/operation.ts'
import type { OperationName, Operations } from '#server/operations.ts'
import type { Boss } from '#server/boss/boss.ts'
import { answerQuestion } from './door/answer-question.ts'
import { attempt } from './door/attempt.ts'
import type { Done } from './door/done.ts'
import { enter, type Entered } from './door/enter.ts'
import { OperationFailed, recordFailure } from './door/failure.ts'
import { carryOut, sayWords, type Choose, type Words } from './door/choose.ts'
import type { Store } from './store/store.ts'

export type OutputOf<Name extends OperationName> = Awaited<ReturnType<Operations[Name]['run']>>

export type PortalVisit = {
  /** @throws OperationFailed after a bug, whose `failed` touch is already recorded */
  perform<Name extends OperationName>(name: Name, input: unknown): Promise<Outcome<OutputOf<Name>>>
  /** The yes to the open question of the contact's port, or to the question with this id. */
  confirm(pendingId?: string): Promise<Outcome>
  /** The no. */
  decline(pendingId?: string): Promise<Outcome>
  words(words: Words): Promise<Outcome>
  /** For a channel that must look at its conversation before it knows what is asked. */
  choose(choose: Choose): Promise<Outcome>
}

export type Portal = { visit(contact: Contact): PortalVisit }

/** @param rules what happens after every operation that was done: e-coins are earned, a survey opens */
export function openPortal(store: Store, boss: Boss, operations: Operations, rules: Done[] = []): Portal {
  const house = { boss, operations, rules }
  return {
    visit(contact) {
      const through = (unit: (entered: Entered) => Promise<Outcome>, failing: string | null) =>
        pass(store, contact, unit, failing)
      return {
        // The registry is keyed by name, so the output of `name` is what its own `run` returned.
        perform: (name, input) =>
          through((entered) => attempt(house, entered, name, input), name) as Promise<
            Outcome<OutputOf<typeof name>>
          >,
        confirm: (id) => through((entered) => answerQuestion(house, entered, 'yes', id), null),
        decline: (id) => through((entered) => answerQuestion(house, entered, 'no', id), null),
        words: (words) => through((entered) => sayWords(entered, words), null),
        choose: (choose) => through((entered) => carryOut(house, entered, choose), null),
      }
    },
  }
}

async function pass(
  store: Store,
  contact: Contact,
  unit: (entered: Entered) => Promise<Outcome>,
  operation: string | null,
): Promise<Outcome> {
  try {
    return await store.transaction(async (tx) => {
      const entered = await enter(tx, contact)
      return 'repeated' in entered ? entered.repeated : unit(entered)
    })
  } catch (bug) {
    const failure = await store.transaction((tx) => recordFailure(tx, contact, operation))
    if ('repeated' in failure) return failure.repeated
    throw new OperationFailed(operation, failure.failed, bug)
  }
}
