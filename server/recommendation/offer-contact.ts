/** What passed between offers and one subscriber: the last exposure on each channel, and what was answered. */
import { and, eq, lte } from 'drizzle-orm'
import { offerContact, offerCounter, type OfferEvent } from '#drizzle/schema/offer.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { oneOf, query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { tally } from '#server/store/tally.ts'
import { shanghai } from '#words/format.ts'

export type OfferContact = typeof offerContact.$inferSelect

const contacts = query((db, p: Params<{ subscriberId: string }>) =>
  db.select().from(offerContact).where(eq(offerContact.subscriberId, p.subscriberId)),
)

const contactsWith = query((db, p: Params<{ ids: readonly string[]; offerCode: string }>) =>
  db
    .select()
    .from(offerContact)
    .where(and(oneOf(offerContact.subscriberId, p.ids), eq(offerContact.offerCode, p.offerCode))),
)

const putContact = insertInto(offerContact, { onConflict: 'replace' })

const dueBy = query((db, p: Params<{ now: number }>) =>
  db.select().from(offerContact).where(lte(offerContact.dueAt, p.now)).orderBy(offerContact.dueAt).limit(200),
)

const contactOn = query((db, p: Params<{ subscriberId: string; offerCode: string; channel: string }>) =>
  db
    .select()
    .from(offerContact)
    .where(
      and(
        eq(offerContact.subscriberId, p.subscriberId),
        eq(offerContact.offerCode, p.offerCode),
        eq(offerContact.channel, p.channel),
      ),
    )
    .limit(1),
)

const counted = tally(offerCounter, {
  key: ['offerCode', 'day', 'channel', 'event', 'slot'],
  add: ['count'],
})

/** A few rows at most: one for each offer and channel that this subscriber has met. */
export function contactsOf(tx: Tx, subscriberId: string): Promise<OfferContact[]> {
  return contacts.all(tx, { subscriberId })
}

/** What passed between one offer and many subscribers, by subscriber. */
export async function contactsOfMany(
  tx: Tx,
  ids: readonly string[],
  offerCode: string,
): Promise<Map<string, OfferContact[]>> {
  const rows = await contactsWith.all(tx, { ids, offerCode })
  return Map.groupBy(rows, ({ subscriberId }) => subscriberId)
}

/** The row of an offer on a channel as it is now, or an empty one. */
export async function contactWith(
  tx: Tx,
  subscriberId: string,
  offerCode: string,
  channel: string,
): Promise<OfferContact> {
  const key = { subscriberId, offerCode, channel }
  return (await contactOn.first(tx, key)) ?? { ...key, ...untouched }
}

const untouched = {
  shownDay: 0,
  shownId: null,
  why: [],
  answer: null,
  answeredAt: null,
  answerId: null,
  quoteId: null,
  silentUntil: null,
  dueAt: null,
}

/** Quotes that nobody answered by then, at most 200. */
export function contactsDue(tx: Tx, now: number): Promise<OfferContact[]> {
  return dueBy.all(tx, { now })
}

export async function keepContact(tx: Tx, row: OfferContact): Promise<void> {
  await putContact.run(tx, row)
}

export function countOffer(tx: Tx, offerCode: string, channel: string, event: OfferEvent, now: number): void {
  counted.add(tx, { offerCode, day: dayOf(now), channel, event, count: 1 })
}

/** The Shanghai day as yyyymmdd: an offer is exposed once a day and channel. */
export function dayOf(now: number): number {
  const { year, month, day } = shanghai(now)
  return year * 10_000 + month * 100 + day
}
