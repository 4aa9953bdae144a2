/** Saved segments and their versions. */
import { and, asc, count, desc, eq, isNotNull, isNull, ne } from 'drizzle-orm'
import { segment, segmentInside, segmentList, segmentVersion } from '#drizzle/schema/segment.ts'
import { subscriber } from '#drizzle/schema/subscriber.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { namedIn, type Rule } from './rule.ts'

export type Segment = typeof segment.$inferSelect
export type SegmentVersion = typeof segmentVersion.$inferSelect

const insertSegment = insertInto(segment, { always: { archivedAt: null }, onConflict: 'nothing' })
const setVersion = query(
  (db, p: Params<{ id: string; from: number; name: string; version: number; now: number }>) =>
    db
      .update(segment)
      .set({ name: p.name, version: p.version, changedAt: p.now })
      .where(and(eq(segment.id, p.id), eq(segment.version, p.from), isNull(segment.archivedAt))),
)
const insertVersion = insertInto(segmentVersion, { always: { countedTo: null, countedAt: null } })
const segmentById = query((db, p: Params<{ id: string }>) =>
  db.select().from(segment).where(eq(segment.id, p.id)).limit(1),
)
const namesakeOf = query((db, p: Params<{ name: string; id: string }>) =>
  db
    .select({ id: segment.id })
    .from(segment)
    .where(and(eq(segment.name, p.name), ne(segment.id, p.id)))
    .limit(1),
)
const versionOf = query((db, p: Params<{ id: string; version: number }>) =>
  db
    .select()
    .from(segmentVersion)
    .where(and(eq(segmentVersion.segmentId, p.id), eq(segmentVersion.version, p.version)))
    .limit(1),
)
const latest = (archived: boolean) =>
  query((db) =>
    db
      .select({ segment, latest: segmentVersion })
      .from(segment)
      .innerJoin(
        segmentVersion,
        and(eq(segmentVersion.segmentId, segment.id), eq(segmentVersion.version, segment.version)),
      )
      .where(archived ? isNotNull(segment.archivedAt) : isNull(segment.archivedAt))
      .orderBy(desc(segment.changedAt))
      .limit(200),
  )
const inUse = latest(false)
const archived = latest(true)
const names = query((db) =>
  db
    .select({ id: segment.id, name: segment.name, archivedAt: segment.archivedAt })
    .from(segment)
    .orderBy(asc(segment.name))
    .limit(1000),
)
const putArchived = query((db, p: Params<{ id: string; at: number | null }>) =>
  db.update(segment).set({ archivedAt: p.at }).where(eq(segment.id, p.id)),
)
const { id: listId, name: listName, taken, faultCount, importedAt } = segmentList
const lists = query((db) =>
  db
    .select({ id: listId, name: listName, taken, faultCount, importedAt })
    .from(segmentList)
    .orderBy(desc(segmentList.id))
    .limit(100),
)
const listById = query((db, p: Params<{ id: string }>) =>
  db.select().from(segmentList).where(eq(segmentList.id, p.id)).limit(1),
)
const lines = query((db) => db.select({ count: count() }).from(subscriber).where(isNull(subscriber.closedAt)))

type By = { staffId: string; now: number }

/** False where the name is taken. */
export async function addSegment(
  tx: Tx,
  made: { id: string; name: string; rule: Rule } & By,
): Promise<boolean> {
  const { id, name, rule, staffId: createdBy, now } = made
  const row = { id, name, version: 1, createdBy, createdAt: now, changedAt: now }
  if (!(await insertSegment.run(tx, row))) return false
  await addVersion(tx, id, 1, rule, made)
  return true
}

/** Whether another segment than this one has the name. */
export async function isNameTaken(tx: Tx, name: string, id: string): Promise<boolean> {
  return (await namesakeOf.first(tx, { name, id })) !== undefined
}

/** The new version, under the name it has from now on; null where somebody saved another one since `from`, or the segment is archived or gone. */
export async function saveVersion(
  tx: Tx,
  id: string,
  from: number,
  { name, rule }: { name: string; rule: Rule },
  by: By,
): Promise<number | null> {
  const version = from + 1
  if (!(await setVersion.run(tx, { id, from, name, version, now: by.now }))) return null
  await addVersion(tx, id, version, rule, by)
  return version
}

async function addVersion(tx: Tx, segmentId: string, version: number, rule: Rule, by: By): Promise<void> {
  const uncounted = { countState: 'waiting' as const, looked: 0, matched: 0, sample: [] }
  await insertVersion.run(tx, {
    segmentId,
    version,
    rule,
    createdBy: by.staffId,
    createdAt: by.now,
    ...uncounted,
  })
  const inside = namedIn(rule).map(({ segmentId: insideId, version: insideVersion = 1 }) => ({
    insideId,
    insideVersion,
    segmentId,
    version,
  }))
  await insertMany(tx, segmentInside, inside, { onConflict: 'nothing' })
}

/** @param at when it was laid aside; null takes it up again */
export async function setArchived(tx: Tx, id: string, at: number | null): Promise<void> {
  await putArchived.run(tx, { id, at })
}

export function segmentOf(tx: Tx, id: string): Promise<Segment | undefined> {
  return segmentById.first(tx, { id })
}

export function segmentVersionOf(tx: Tx, id: string, version: number): Promise<SegmentVersion | undefined> {
  return versionOf.first(tx, { id, version })
}

/** The latest two hundred that somebody builds on; or those that were laid aside. */
export function allSegments(tx: Tx, laidAside = false) {
  return (laidAside ? archived : inUse).all(tx)
}

export function segmentNamesIn(tx: Tx) {
  return names.all(tx)
}

export function listOf(tx: Tx, id: string) {
  return listById.first(tx, { id })
}

/** The latest hundred, without what was wrong with each. */
export function allLists(tx: Tx) {
  return lists.all(tx)
}

export async function linesInUse(tx: Tx): Promise<number> {
  return (await lines.first(tx))?.count ?? 0
}
