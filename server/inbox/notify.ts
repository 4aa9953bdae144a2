/** Tells a subscriber something they did not just ask for: in the web inbox, and by a text in their language. */
import { inboxMessage } from '#drizzle/schema/subscriber.ts'
import { operator } from '#server/operator.ts'
import type { Subscriber } from '#server/operation.ts'
import { sendLetter } from '#server/outbox/send.ts'
import { insertInto } from '#server/store/insert-into.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { speak, type Say } from '#words/message.ts'

type InboxMessage = typeof inboxMessage.$inferSelect

export type Notice = { kind: InboxMessage['kind']; title: (say: Say) => string; body: (say: Say) => string }

const insertMessage = insertInto(inboxMessage, { always: { readAt: null } })

type Told = Pick<Subscriber, 'id' | 'msisdn' | 'language'>

/** Inbox and text together, in the transaction of what they tell. */
export async function notify(tx: Tx, subscriber: Told, notice: Notice, now: number): Promise<void> {
  await putInInbox(tx, subscriber, notice, now)
  await sendNotice(tx, subscriber, notice.body, now)
}

/** The web inbox alone. */
export async function putInInbox(tx: Tx, subscriber: Told, notice: Notice, now: number): Promise<void> {
  const say = speak[subscriber.language]
  await insertMessage.run(tx, {
    subscriberId: subscriber.id,
    id: uuidv7(now),
    kind: notice.kind,
    title: notice.title(say),
    body: notice.body(say),
    sentAt: now,
  })
}

/**
 * A text alone, under the operator's head.
 * @param keptMs how long it is worth sending
 */
export async function sendNotice(
  tx: Tx,
  subscriber: Told,
  body: Notice['body'],
  now: number,
  keptMs?: number,
): Promise<void> {
  const say = speak[subscriber.language]
  const text = say(operator.head) + body(say)
  const letter = { to: subscriber.msisdn, from: operator.port, body: text, priority: 'notice' as const }
  await sendLetter(tx, subscriber.id, letter, now, undefined, keptMs)
}
