/** Lists for the callers, and their lines: whom a list has was claimed for it alone, until its lease runs out. */
import { and, asc, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import { callLine, callList } from '#drizzle/schema/call-list.ts'
import type { PushResponse } from '#drizzle/schema/campaign.ts'
import { subscriber } from '#drizzle/schema/subscriber.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'

export type CallList = typeof callList.$inferSelect
export type CallLine = typeof callLine.$inferSelect

const insertList = insertInto(callList, {
  always: { lines: 0, results: 0, state: 'filling', fetchedAt: null },
})
const ofCampaign = query((db, p: Params<{ campaignId: string }>) =>
  db
    .select()
    .from(callList)
    .where(eq(callList.campaignId, p.campaignId))
    .orderBy(desc(callList.id))
    .limit(50),
)
const newest = query((db) => db.select().from(callList).orderBy(desc(callList.id)).limit(50))
const filling = query((db) => db.select().from(callList).where(eq(callList.state, 'filling')).limit(50))
const byId = query((db, p: Params<{ id: string }>) =>
  db.select().from(callList).where(eq(callList.id, p.id)).limit(1),
)
const held = query((db, p: Params<{ id: string }>) =>
  db.select().from(callList).where(eq(callList.id, p.id)).limit(1).for('update'),
)
const byCode = query((db, p: Params<{ code: string }>) =>
  db.select().from(callList).where(eq(callList.code, p.code)).limit(1),
)
const putFilled = query((db, p: Params<{ id: string; lines: number; state: CallList['state'] }>) =>
  db.update(callList).set({ lines: p.lines, state: p.state }).where(eq(callList.id, p.id)),
)
const putFetched = query((db, p: Params<{ id: string; now: number }>) =>
  db.update(callList).set({ fetchedAt: p.now }).where(eq(callList.id, p.id)),
)
const countResult = query((db, p: Params<{ id: string }>) =>
  db
    .update(callList)
    .set({ results: sql`${callList.results} + 1` })
    .where(eq(callList.id, p.id)),
)
const lineAt = query((db, p: Params<{ listId: string; line: number }>) =>
  db
    .select()
    .from(callLine)
    .where(and(eq(callLine.listId, p.listId), eq(callLine.line, p.line)))
    .limit(1),
)
const linesAfter = query((db, p: Params<{ listId: string; after: number }>) =>
  db
    .select({
      subscriberId: callLine.subscriberId,
      line: callLine.line,
      script: callLine.script,
      result: callLine.result,
      msisdn: subscriber.msisdn,
      name: subscriber.name,
    })
    .from(callLine)
    .innerJoin(subscriber, eq(subscriber.id, callLine.subscriberId))
    .where(and(eq(callLine.listId, p.listId), gt(callLine.line, p.after)))
    .orderBy(asc(callLine.line))
    .limit(500),
)
type Resulted = Pick<CallLine, 'subscriberId' | 'listId' | 'round'> & { result: PushResponse; now: number }
const putResult = query((db, p: Params<Resulted>) =>
  db
    .update(callLine)
    .set({ result: p.result, resultAt: p.now })
    .where(
      and(
        eq(callLine.subscriberId, p.subscriberId),
        eq(callLine.listId, p.listId),
        eq(callLine.round, p.round),
        isNull(callLine.result),
      ),
    ),
)

/** Asks for one; `fillCallLists` fills it. */
export async function addCallList(
  tx: Tx,
  list: Pick<CallList, 'id' | 'campaignId' | 'agency' | 'wanted' | 'takenBy' | 'takenAt' | 'leaseUntil'>,
): Promise<void> {
  await insertList.run(tx, { ...list, code: list.id.slice(-8) })
}

/** Newest first. */
export function givenLists(tx: Tx, campaignId: string): Promise<CallList[]> {
  return ofCampaign.all(tx, { campaignId })
}

export function newestLists(tx: Tx): Promise<CallList[]> {
  return newest.all(tx)
}

export function fillingLists(tx: Tx): Promise<CallList[]> {
  return filling.all(tx)
}

export function callListOf(tx: Tx, id: string): Promise<CallList | undefined> {
  return byId.first(tx, { id })
}

/** Nobody else writes lines of it until the transaction ends. */
export function holdCallList(tx: Tx, id: string): Promise<CallList | undefined> {
  return held.first(tx, { id })
}

export function callListByCode(tx: Tx, code: string): Promise<CallList | undefined> {
  return byCode.first(tx, { code })
}

export async function callListFilled(
  tx: Tx,
  id: string,
  lines: number,
  state: CallList['state'],
): Promise<void> {
  await putFilled.run(tx, { id, lines, state })
}

export async function callListFetched(tx: Tx, id: string, now: number): Promise<void> {
  await putFetched.run(tx, { id, now })
}

export function callLineAt(tx: Tx, listId: string, line: number): Promise<CallLine | undefined> {
  return lineAt.first(tx, { listId, line })
}

/** The next lines behind one, at most five hundred. */
export function callLinesAfter(tx: Tx, listId: string, after: number) {
  return linesAfter.all(tx, { listId, after })
}

/** @returns false where the line has a result already */
export async function resultIsIn(
  tx: Tx,
  line: CallLine,
  result: PushResponse,
  now: number,
): Promise<boolean> {
  const { subscriberId, listId, round } = line
  if ((await putResult.run(tx, { subscriberId, listId, round, result, now })) === 0) return false
  await countResult.run(tx, { id: listId })
  return true
}
