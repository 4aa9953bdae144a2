/** Senders that live, and what each sees of its link. */
import { eq, gte, lt } from 'drizzle-orm'
import { pushSender } from '#drizzle/schema/campaign.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'

/** A sender that was not heard of for so long is gone. */
const SENDER_LIVES_MS = 30_000

const senders = query((db, p: Params<{ since: number }>) =>
  db.select().from(pushSender).where(gte(pushSender.seenAt, p.since)).limit(20),
)
const seen = insertInto(pushSender, { onConflict: 'replace' })
const forget = query((db, p: Params<{ before: number }>) =>
  db.delete(pushSender).where(lt(pushSender.seenAt, p.before)),
)
const left = query((db, p: Params<{ holder: string }>) =>
  db.delete(pushSender).where(eq(pushSender.holder, p.holder)),
)

/** A sender says that it lives. */
export async function senderSeen(tx: Tx, holder: string, link: string, now: number): Promise<void> {
  await seen.run(tx, { holder, link, seenAt: now })
  await forget.run(tx, { before: now - 10 * SENDER_LIVES_MS })
}

export async function senderLeft(tx: Tx, holder: string): Promise<void> {
  await left.run(tx, { holder })
}

/** Those that live, each with what it sees of its link. */
export async function livingSenders(tx: Tx, now: number): Promise<{ holder: string; link: string }[]> {
  return senders.all(tx, { since: now - SENDER_LIVES_MS })
}
