/** The threshold: who comes, and whether this very request was answered before. */
import type { Contact, Outcome, Subscriber } from '#server/operation.ts'
import { subscriberOf } from '#server/identity/who.ts'
import { lock } from '#server/store/lock.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { blankCards } from '#server/topup/card-code.ts'
import { NOBODY } from '#server/touch/record.ts'
import { claimRequest } from '#server/touch/request.ts'
import { speak, type Language, type Say } from '#words/message.ts'
import type { Prepared } from './prepare.ts'
import { storable } from './storable.ts'

/** A contact inside its transaction. */
export type Entered = {
  tx: Tx
  contact: Contact
  subscriber: Subscriber | null
  /** The subscriber's id, or NOBODY. */
  holder: string
  touchId: string
  language: Language
  say: Say
  /** What an operation did between the passes, before this transaction. */
  prepared?: Prepared
  /** The touch that this one answers: the offer that led here, the quote of a yes. */
  answersId?: string | null
}

/**
 * Two requests of one subscriber pass one after the other, on every engine, so that no rule has to think of two tabs.
 * @returns the first answer, when this request was answered before
 */
export async function enter(tx: Tx, arrived: Contact): Promise<Entered | { repeated: Outcome }> {
  const contact = {
    ...arrived,
    said: arrived.said === undefined ? undefined : blankCards(storable(arrived.said)),
  }
  const known = contact.subscriberId
  if (known) await lock(tx, known)
  const subscriber = (known && (await subscriberOf(tx, known))) || null
  const holder = subscriber?.id ?? NOBODY
  const touchId = uuidv7(contact.now)
  const language = contact.language ?? subscriber?.language ?? 'zh'
  const entered = { tx, contact, subscriber, holder, touchId, language, say: speak[language] }
  const first = await claimRequest(tx, holder, contact.request, touchId, contact.isRepeat)
  if (!first) return entered
  const reply = first.told ?? { title: '', lines: [] }
  const { outcome, operation } = first
  contact.postbox?.put({ kind: 'repeated', touchId: first.id, reply, outcome, operation, language })
  return { repeated: { kind: 'repeated', touchId: first.id, reply } }
}
