/** Who took part, how often, and how far those are who have begun. */
import { and, asc, desc, eq, gt, isNotNull, max } from 'drizzle-orm'
import { activityEntry, activityProgress } from '#drizzle/schema/activity.ts'
import { subscriber } from '#drizzle/schema/subscriber.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { shanghai } from '#words/format.ts'

export type Entry = typeof activityEntry.$inferSelect
export type Progress = typeof activityProgress.$inferSelect

type Key = { subscriberId: string; code: string }

const lastEntries = query((db, p: Params<Key>) =>
  db
    .select()
    .from(activityEntry)
    .where(and(eq(activityEntry.subscriberId, p.subscriberId), eq(activityEntry.activityCode, p.code)))
    .orderBy(desc(activityEntry.turn))
    .limit(20),
)

const oneEntry = query((db, p: Params<Key & { turn: number }>) =>
  db
    .select()
    .from(activityEntry)
    .where(
      and(
        eq(activityEntry.subscriberId, p.subscriberId),
        eq(activityEntry.activityCode, p.code),
        eq(activityEntry.turn, p.turn),
      ),
    )
    .limit(1),
)

const entered = query((db, p: Params<{ subscriberId: string }>) =>
  db
    .select({
      code: activityEntry.activityCode,
      turns: max(activityEntry.turn),
      lastDay: max(activityEntry.day),
    })
    .from(activityEntry)
    .where(eq(activityEntry.subscriberId, p.subscriberId))
    .groupBy(activityEntry.activityCode),
)

const begun = query((db, p: Params<{ subscriberId: string }>) =>
  db
    .select({ code: activityProgress.activityCode })
    .from(activityProgress)
    .where(eq(activityProgress.subscriberId, p.subscriberId)),
)

const insertEntry = insertInto(activityEntry)

const progressRow = query((db, p: Params<Key>) =>
  db
    .select()
    .from(activityProgress)
    .where(and(eq(activityProgress.subscriberId, p.subscriberId), eq(activityProgress.activityCode, p.code)))
    .limit(1),
)

const putProgress = insertInto(activityProgress, { onConflict: 'replace' })

const endProgress = query((db, p: Params<Key>) =>
  db
    .delete(activityProgress)
    .where(and(eq(activityProgress.subscriberId, p.subscriberId), eq(activityProgress.activityCode, p.code))),
)

const PAGE = 500
const pageOf = query((db, p: Params<{ code: string; after: string }>) =>
  db
    .select({ entry: activityEntry, msisdn: subscriber.msisdn })
    .from(activityEntry)
    .leftJoin(subscriber, eq(subscriber.id, activityEntry.subscriberId))
    .where(and(eq(activityEntry.activityCode, p.code), gt(activityEntry.id, p.after)))
    .orderBy(asc(activityEntry.id))
    .limit(500),
)

const latest = query((db, p: Params<{ code: string }>) =>
  db
    .select({ entry: activityEntry, msisdn: subscriber.msisdn })
    .from(activityEntry)
    .leftJoin(subscriber, eq(subscriber.id, activityEntry.subscriberId))
    .where(eq(activityEntry.activityCode, p.code))
    .orderBy(desc(activityEntry.id))
    .limit(50),
)

const ticketPage = query((db, p: Params<{ code: string; after: number }>) =>
  db
    .select({ entry: activityEntry, msisdn: subscriber.msisdn })
    .from(activityEntry)
    .leftJoin(subscriber, eq(subscriber.id, activityEntry.subscriberId))
    .where(
      and(
        eq(activityEntry.activityCode, p.code),
        isNotNull(activityEntry.ticket),
        gt(activityEntry.ticket, p.after),
      ),
    )
    .orderBy(asc(activityEntry.ticket))
    .limit(50),
)

/** The last twenty times, newest first. */
export function entriesOf(tx: Tx, subscriberId: string, code: string): Promise<Entry[]> {
  return lastEntries.all(tx, { subscriberId, code })
}

export function entryOf(tx: Tx, which: Key & { turn: number }): Promise<Entry | undefined> {
  return oneEntry.first(tx, which)
}

/** How often this subscriber took part in what, and on which day last; and what they have only begun. */
export async function partsOf(tx: Tx, subscriberId: string) {
  const rows = await entered.all(tx, { subscriberId })
  const going = await begun.all(tx, { subscriberId })
  return {
    entered: new Map(
      rows.map(({ code, turns, lastDay }) => [code, { turns: turns ?? 0, lastDay: lastDay ?? 0 }]),
    ),
    going: new Set(going.map(({ code }) => code)),
  }
}

export async function addEntry(tx: Tx, entry: Entry): Promise<void> {
  await insertEntry.run(tx, entry)
}

export function progressOf(tx: Tx, subscriberId: string, code: string): Promise<Progress | undefined> {
  return progressRow.first(tx, { subscriberId, code })
}

export async function keepProgress(tx: Tx, progress: Progress): Promise<void> {
  await putProgress.run(tx, progress)
}

export async function dropProgress(tx: Tx, subscriberId: string, code: string): Promise<void> {
  await endProgress.run(tx, { subscriberId, code })
}

export type EntryOf = { entry: Entry; msisdn: string | null }

/** Five hundred in the order in which they took part, behind `after`; `next` is null after the last. */
export async function entriesAfter(
  tx: Tx,
  code: string,
  after: string,
): Promise<{ rows: EntryOf[]; next: string | null }> {
  const rows = await pageOf.all(tx, { code, after })
  return { rows, next: rows.length === PAGE ? (rows.at(-1)?.entry.id ?? null) : null }
}

/** The last fifty, newest first. */
export function latestEntries(tx: Tx, code: string): Promise<EntryOf[]> {
  return latest.all(tx, { code })
}

/** Fifty who have a ticket, by its number, behind `after`. */
export function ticketsAfter(tx: Tx, code: string, after: number): Promise<EntryOf[]> {
  return ticketPage.all(tx, { code, after })
}

/** yyyymmdd in Shanghai. */
export function dayOf(now: number): number {
  const { year, month, day } = shanghai(now)
  return year * 10_000 + month * 100 + day
}
