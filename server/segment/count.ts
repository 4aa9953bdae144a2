/** Counting a segment, range by range: whoever looks sees how far it is, and a restart goes on where it was. */
import { and, eq } from 'drizzle-orm'
import { segmentVersion } from '#drizzle/schema/segment.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Store, Tx } from '#server/store/store.ts'
import type { SegmentVersion } from './segment.ts'
import { FIRST_ID, glance, RANGE_LINES, rangeAfter } from './stream.ts'

/** Ranges between two writes of the progress. */
const RANGES_A_STEP = 10
const SAMPLE = 12

const waiting = query((db) =>
  db.select().from(segmentVersion).where(eq(segmentVersion.countState, 'waiting')).limit(10),
)

type Progress = Pick<
  SegmentVersion,
  'segmentId' | 'version' | 'countState' | 'countedTo' | 'looked' | 'matched' | 'countedAt' | 'sample'
>

const putProgress = query((db, p: Params<Progress & { before: number }>) =>
  db
    .update(segmentVersion)
    .set({
      countState: p.countState,
      countedTo: p.countedTo,
      looked: p.looked,
      matched: p.matched,
      countedAt: p.countedAt,
      sample: p.sample,
    })
    .where(
      and(
        eq(segmentVersion.segmentId, p.segmentId),
        eq(segmentVersion.version, p.version),
        eq(segmentVersion.looked, p.before),
      ),
    ),
)

const again = query((db, p: Params<{ id: string; version: number }>) =>
  db
    .update(segmentVersion)
    .set({ countState: 'waiting', countedTo: null, looked: 0, matched: 0, sample: [] })
    .where(and(eq(segmentVersion.segmentId, p.id), eq(segmentVersion.version, p.version))),
)

/** Counts everything that waits to be counted. */
export async function countSegments(store: Store, now: number): Promise<void> {
  for (const version of await store.read((tx) => waiting.all(tx))) await countVersion(store, version, now)
}

/** Asks for a new count. */
export async function countAgain(tx: Tx, id: string, version: number): Promise<void> {
  await again.run(tx, { id, version })
}

/** The number of lines that match. @throws never halfway: progress is kept and another process may go on */
export async function countVersion(store: Store, version: SegmentVersion, now: number): Promise<number> {
  let progress: Progress = version
  while (progress.countState === 'waiting') {
    const before = progress.looked
    progress = await step(store, version, progress, now)
    const kept = await store.transaction((tx) => putProgress.run(tx, { ...progress, before }))
    // Somebody else counts it too, or asked for a new count.
    if (kept === 0) break
  }
  return progress.matched
}

async function step(
  store: Store,
  { rule, createdAt }: SegmentVersion,
  progress: Progress,
  now: number,
): Promise<Progress> {
  let { countedTo, looked, matched } = progress
  const sample = [...progress.sample]
  for (let ranges = 0; ranges < RANGES_A_STEP; ranges++) {
    const after = countedTo ?? FIRST_ID
    const { next, found } = await store.read(async (tx) => {
      const range = await rangeAfter(tx, after)
      const wanted = SAMPLE - sample.length
      return { ...range, found: await glance(tx, rule, Math.max(now, createdAt), range, wanted) }
    })
    matched += found.matched
    looked += RANGE_LINES
    sample.push(...found.sample)
    countedTo = next
    if (next === null)
      return { ...progress, countState: 'done', countedTo, looked, matched, countedAt: now, sample }
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
  return { ...progress, countedTo, looked, matched, sample }
}
