/** How often subscribers were contacted, by day and channel: campaigns and automatic messages in one place. */
import { and, eq, gte, sql } from 'drizzle-orm'
import { contactCount, type ContactChannel } from '#drizzle/schema/contact.ts'
import { oneOf, query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import type { Contacts } from './may-contact.ts'

const contactsOfAll = query((db, p: Params<{ ids: string[]; from: number }>) =>
  db
    .select()
    .from(contactCount)
    .where(and(oneOf(contactCount.subscriberId, p.ids), gte(contactCount.day, p.from))),
)

const addContact = query(
  (db, p: Params<{ subscriberId: string; day: number; channel: ContactChannel; count: number }>) =>
    db
      .insert(contactCount)
      .values({ subscriberId: p.subscriberId, day: p.day, channel: p.channel, count: p.count })
      .onConflictDoUpdate({
        target: [contactCount.subscriberId, contactCount.day, contactCount.channel],
        set: { count: sql`${contactCount.count} + 1` },
      }),
)

const takeBack = query((db, p: Params<{ subscriberId: string; day: number; channel: ContactChannel }>) =>
  db
    .update(contactCount)
    .set({ count: sql`${contactCount.count} - 1` })
    .where(
      and(
        eq(contactCount.subscriberId, p.subscriberId),
        eq(contactCount.day, p.day),
        eq(contactCount.channel, p.channel),
        sql`${contactCount.count} > 0`,
      ),
    ),
)

const NONE: readonly Contacts[] = []

/** The contacts of these subscribers since a day of theirs; who had none is not in it. */
export async function contactsSince(
  tx: Tx,
  ids: string[],
  from: number,
): Promise<(subscriberId: string) => readonly Contacts[]> {
  const rows = await contactsOfAll.all(tx, { ids, from })
  const byPerson = Map.groupBy(rows, (row) => row.subscriberId)
  return (subscriberId) => byPerson.get(subscriberId) ?? NONE
}

/** Counts a contact; in the transaction that decides on it, and before the message leaves. */
export async function countContact(
  tx: Tx,
  contact: { subscriberId: string; day: number; channel: ContactChannel },
): Promise<void> {
  await addContact.run(tx, { ...contact, count: 1 })
}

/** The message did not leave after all. */
export async function uncountContact(
  tx: Tx,
  contact: { subscriberId: string; day: number; channel: ContactChannel },
): Promise<void> {
  await takeBack.run(tx, contact)
}
