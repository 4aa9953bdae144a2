/** The activities that staff keep, and the copy of the published ones that every request is answered from. */
import { and, asc, desc, eq, ne } from 'drizzle-orm'
import { activity, type ActivityStatus } from '#drizzle/schema/activity.ts'
import { catalogueChanged, catalogueVersion, type Version } from '#server/catalogue.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { kept } from '#server/store/kept.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'

export type Activity = typeof activity.$inferSelect

/** The newest two hundred; nobody texts the keyword of an older one. */
const publishedRows = query((db) =>
  db.select().from(activity).where(ne(activity.status, 'draft')).orderBy(desc(activity.endsAt)).limit(200),
)

const everyRow = query((db) =>
  db.select().from(activity).orderBy(desc(activity.changedAt), asc(activity.code)).limit(200),
)

const rowOf = query((db, p: Params<{ code: string }>) =>
  db.select().from(activity).where(eq(activity.code, p.code)).limit(1),
)

const putRow = insertInto(activity, { onConflict: 'replace' })

const moveRow = query(
  (db, p: Params<{ code: string; from: ActivityStatus; to: ActivityStatus; now: number }>) =>
    db
      .update(activity)
      .set({ status: p.to, changedAt: p.now })
      .where(and(eq(activity.code, p.code), eq(activity.status, p.from))),
)

const published = kept<Version & { activities: readonly Activity[] }>()
const NONE: readonly Activity[] = []

/**
 * The live activities and those that are over, whatever their dates. One short read while nothing has changed, so a
 * change by staff is there at the next request.
 */
export async function publishedActivities(tx: Tx): Promise<readonly Activity[]> {
  const now = await catalogueVersion(tx, 'activity')
  if (!now) return NONE
  const known = published.of(tx)
  if (known && known.version === now.version && known.changedAt === now.changedAt) return known.activities
  const activities = await publishedRows.all(tx)
  published.put(tx, { ...now, activities })
  return activities
}

/** Every activity, drafts too, the last changed first. */
export function everyActivity(tx: Tx): Promise<Activity[]> {
  return everyRow.all(tx)
}

export function activityOf(tx: Tx, code: string): Promise<Activity | undefined> {
  return rowOf.first(tx, { code })
}

/** There at the next request, on every machine; the words of the text hall too. */
export async function putActivity(tx: Tx, row: Activity): Promise<void> {
  await putRow.run(tx, row)
  await changed(tx, row.changedAt)
}

/** False where it is not in `from` any more. */
export async function moveActivity(
  tx: Tx,
  code: string,
  from: ActivityStatus,
  to: ActivityStatus,
  now: number,
): Promise<boolean> {
  if (!(await moveRow.run(tx, { code, from, to, now }))) return false
  await changed(tx, now)
  return true
}

async function changed(tx: Tx, now: number): Promise<void> {
  await catalogueChanged(tx, 'activity', now)
  await catalogueChanged(tx, 'keyword_alias', now)
}

/** Whether it is over: ended by staff, or its time has passed. */
export function isOver({ status, endsAt }: Activity, now: number): boolean {
  return status === 'ended' || endsAt <= now
}

/** What one texts for each activity, a live one before one that is over; for the vocabulary of the text hall. */
export async function activityWords(tx: Tx): Promise<{ word: string; code: string }[]> {
  const activities = await publishedActivities(tx)
  const liveLast = activities.toSorted((one, other) => rank(one) - rank(other) || one.endsAt - other.endsAt)
  return liveLast.map(({ keyword, code }) => ({ word: keyword, code }))
}

const rank = ({ status }: Activity) => (status === 'live' ? 1 : 0)
