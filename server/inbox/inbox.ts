/** The messages a subscriber reads in the web hall, newest first. */
import { and, count, desc, eq, isNull, lt } from 'drizzle-orm'
import { inboxMessage } from '#drizzle/schema/subscriber.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'

export type InboxMessage = typeof inboxMessage.$inferSelect

export const INBOX_PAGE = 20

/** Newer than every id. */
const AFTER_ALL = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

const messagesBefore = query((db, p: Params<{ subscriberId: string; before: string }>) =>
  db
    .select()
    .from(inboxMessage)
    .where(and(eq(inboxMessage.subscriberId, p.subscriberId), lt(inboxMessage.id, p.before)))
    .orderBy(desc(inboxMessage.id))
    .limit(INBOX_PAGE),
)

const unreadOf = query((db, p: Params<{ subscriberId: string }>) =>
  db
    .select({ unread: count() })
    .from(inboxMessage)
    .where(and(eq(inboxMessage.subscriberId, p.subscriberId), isNull(inboxMessage.readAt)))
    .limit(1),
)

const messageById = query((db, p: Params<{ subscriberId: string; id: string }>) =>
  db
    .select()
    .from(inboxMessage)
    .where(and(eq(inboxMessage.subscriberId, p.subscriberId), eq(inboxMessage.id, p.id)))
    .limit(1),
)

const markRead = query((db, p: Params<{ subscriberId: string; id: string; now: number }>) =>
  db
    .update(inboxMessage)
    .set({ readAt: p.now })
    .where(
      and(
        eq(inboxMessage.subscriberId, p.subscriberId),
        eq(inboxMessage.id, p.id),
        isNull(inboxMessage.readAt),
      ),
    ),
)

/** @param before the last id of the page before */
export function inboxPage(tx: Tx, subscriberId: string, before?: string): Promise<InboxMessage[]> {
  return messagesBefore.all(tx, { subscriberId, before: before ?? AFTER_ALL })
}

/** How many messages wait to be read: for the badge on every page. */
export async function unreadCount(tx: Tx, subscriberId: string): Promise<number> {
  return (await unreadOf.first(tx, { subscriberId }))?.unread ?? 0
}

/** The message, read from now on; undefined where there is none. */
export async function readMessage(
  tx: Tx,
  subscriberId: string,
  id: string,
  now: number,
): Promise<InboxMessage | undefined> {
  await markRead.run(tx, { subscriberId, id, now })
  return messageById.first(tx, { subscriberId, id })
}
