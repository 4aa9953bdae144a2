/** Texts that leave after the commit of what they tell. A row waits until the SMSC has taken it. */
import { outbox } from '#drizzle/schema/touch.ts'
import type { Lease, Letter, PostedLetter } from '#server/operation.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'

/** A reply nobody waits for any more is worse than none. */
const KEPT_MS = 24 * 3600_000

const insertLetter = query(
  (
    db,
    p: Params<{
      subscriberId: string
      id: string
      to: string
      from: string
      body: string
      priority: Letter['priority']
      lease: string | null
      leaseUntil: number
      expiresAt: number
    }>,
  ) =>
    db.insert(outbox).values({
      subscriberId: p.subscriberId,
      id: p.id,
      toMsisdn: p.to,
      fromPort: p.from,
      body: p.body,
      priority: p.priority,
      tries: 0,
      lease: p.lease,
      leaseUntil: p.leaseUntil,
      uncertain: false,
      expiresAt: p.expiresAt,
    }),
)

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
  await insertLetter.run(tx, {
    subscriberId,
    id,
    ...letter,
    lease: lease?.holder ?? null,
    leaseUntil: lease?.until ?? 0,
    expiresAt: now + keptMs,
  })
  return { ...letter, subscriberId, id }
}
