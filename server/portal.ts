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
import type { Secrets } from '#server/identity/secrets.ts'
import { answerQuestion } from './door/answer-question.ts'
import { attempt, type House } from './door/attempt.ts'
import type { Answered, Done, Quoted } from './door/done.ts'
import { enter, type Entered } from './door/enter.ts'
import { OperationFailed, recordFailure } from './door/failure.ts'
import { carryOut, sayWords, type Choose, type Words } from './door/choose.ts'
import { Unprepared, type Prepared } from './door/prepare.ts'
import type { Store } from './store/store.ts'
import { closedTill, type Till } from './topup/till.ts'

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

export type PortalOptions = {
  boss: Boss
  secrets: Secrets
  operations: Operations
  /** What happens after every operation that was done: e-coins are earned, a survey opens. */
  rules?: readonly Done[]
  /** What is told of every yes and no. */
  answered?: readonly Answered[]
  /** Told of every quote. */
  quoted?: readonly Quoted[]
  /** Without one no cashier is connected and no recharge card is known. */
  till?: Till
}

export function openPortal(
  store: Store,
  { rules = [], answered = [], quoted = [], till = closedTill, ...options }: PortalOptions,
): Portal {
  const house: House = { ...options, rules, answered, quoted, till }
  return {
    visit(contact) {
      const through = (unit: Unit, failing: string | null) => pass(store, house, contact, unit, failing)
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

type Unit = (entered: Entered) => Promise<Outcome>

/** A conversation that moves on between the passes is prepared for anew, a few times at most. */
const PASSES = 3

async function pass(
  store: Store,
  house: House,
  contact: Contact,
  unit: Unit,
  operation: string | null,
): Promise<Outcome> {
  try {
    return await prepared(store, house, contact, unit)
  } catch (bug) {
    const failure = await store.transaction((tx) => recordFailure(tx, contact, operation))
    if ('repeated' in failure) return failure.repeated
    throw new OperationFailed(operation, failure.failed, bug)
  }
}

/** Passes through the door once; again where something had to be prepared between two transactions. */
async function prepared(store: Store, house: House, contact: Contact, unit: Unit): Promise<Outcome> {
  let ready: Prepared | undefined
  for (let passes = 1; ; passes++) {
    try {
      return await store.transaction(async (tx) => {
        const entered = await enter(tx, contact)
        if ('repeated' in entered) return entered.repeated
        return unit(ready ? { ...entered, prepared: ready } : entered)
      })
    } catch (error) {
      const { subscriberId, now } = contact
      if (!(error instanceof Unprepared) || !subscriberId || passes === PASSES) throw error
      const look: Store['read'] = (unit) => store.read(unit)
      ready = await error.prepare({ look, secrets: house.secrets, subscriberId, now })
    }
  }
}
