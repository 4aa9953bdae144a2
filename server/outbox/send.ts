/** Texts that leave after the commit of what they tell. A row waits until the SMSC has taken it. */
import { outbox } from '#drizzle/schema/touch.ts'
import { insertInto } from '#server/store/insert-into.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'

export type Letter = { to: string; from: string; body: string; priority: 'reply' | 'notice' }

export type PostedLetter = Letter & { subscriberId: string; id: string }

/** The claim of a sender on a row; until is UTC ms. */
export type Lease = { holder: string; until: number }

/** A reply nobody waits for any more is worse than none. */
const KEPT_MS = 24 * 3600_000

const insertLetter = insertInto(outbox, { always: { tries: 0, uncertain: false } })

/**
 * Puts a letter into the outbox. Without a lease any sender may take it at once.
 * @param keptMs how long it is worth sending
 */
export async function sendLetter(
  tx: Tx,
  subscriberId: string,
  letter: Letter,
  now: number,
  lease?: Lease,
  keptMs = KEPT_MS,
): Promise<PostedLetter> {
  const id = uuidv7(now)
  const { to: toMsisdn, from: fromPort, body, priority } = letter
  await insertLetter.run(tx, {
    subscriberId,
    id,
    toMsisdn,
    fromPort,
    body,
    priority,
    lease: lease?.holder ?? null,
    leaseUntil: lease?.until ?? 0,
    expiresAt: now + keptMs,
  })
  return { ...letter, subscriberId, id }
}
