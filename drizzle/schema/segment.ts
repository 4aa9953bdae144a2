/** Whom marketing means: saved rules, every version of them, and lists of numbers that were brought along. */
import { at, id, index, integer, json, primaryKey, table, text, uniqueIndex } from '#drizzle/columns.ts'
import type { ImportFault } from './report.ts'
import type { Rule } from '#server/segment/rule.ts'

export const segment = table(
  'segment',
  {
    id: id().primaryKey(),
    name: text().notNull(),
    /** The latest version. */
    version: integer().notNull(),
    createdBy: id().notNull(),
    createdAt: at().notNull(),
    changedAt: at().notNull(),
    /** Nobody builds on it any more; its versions stay what they are. */
    archivedAt: at(),
  },
  (t) => [uniqueIndex('segment_name').on(t.name)],
)

export type CountState = 'waiting' | 'done'

/** A version never changes: a campaign that was approved goes to whom the approver saw. The count goes on beside it. */
export const segmentVersion = table(
  'segment_version',
  {
    segmentId: id().notNull(),
    version: integer().notNull(),
    rule: json<Rule>().notNull(),
    createdBy: id().notNull(),
    createdAt: at().notNull(),
    countState: text<CountState>().notNull(),
    /** The last subscriber that the count has looked at; null before it begins. */
    countedTo: id(),
    looked: integer().notNull(),
    matched: integer().notNull(),
    countedAt: at(),
    /** Some who match, for a first look. */
    sample: json<string[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.segmentId, t.version] }), index('segment_counting').on(t.countState)],
)

/** Which segments a version names in its rule, each at the version it had then. */
export const segmentInside = table(
  'segment_inside',
  {
    insideId: id().notNull(),
    insideVersion: integer().notNull(),
    segmentId: id().notNull(),
    version: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.insideId, t.segmentId, t.version] })],
)

/** A list of numbers; its rows say who had them on the day of the import. */
export const segmentList = table('segment_list', {
  id: id().primaryKey(),
  name: text().notNull(),
  staffId: id().notNull(),
  importedAt: at().notNull(),
  taken: integer().notNull(),
  faults: json<ImportFault[]>().notNull(),
  faultCount: integer().notNull(),
})

export const segmentMember = table(
  'segment_member',
  { subscriberId: id().notNull(), listId: id().notNull() },
  (t) => [primaryKey({ columns: [t.subscriberId, t.listId] })],
)
