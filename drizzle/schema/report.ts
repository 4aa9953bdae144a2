/** What the share is measured against, and where imported touches came from. */
import { at, id, integer, json, primaryKey, table, text } from '#drizzle/columns.ts'

/** The share to reach, in basis points; '*' stands for all business types or all branches. */
export const shareTarget = table(
  'share_target',
  {
    month: integer().notNull(),
    business: text().notNull(),
    branchCode: text().notNull(),
    shareBp: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.month, t.business, t.branchCode] })],
)

/** How often what was handled was followed by another contact about the same within seven days. */
export const repeatCounter = table(
  'repeat_counter',
  {
    month: integer().notNull(),
    business: text().notNull(),
    channel: text().notNull(),
    branchCode: text().notNull(),
    /** Contacts whose seven days are over, and those of them that came back. */
    judged: integer().notNull(),
    repeated: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.month, t.business, t.channel, t.branchCode] })],
)

/** How far the contacts of a month are judged, and the walk that judges more of them. */
export const repeatProgress = table('repeat_progress', {
  month: integer().primaryKey(),
  /** Contacts before it are counted, UTC ms. */
  judgedUntil: at().notNull(),
  /** Where the walk under way will have come to; null while none is. */
  walkingTo: at(),
  /** The last subscriber it has looked at. */
  after: id(),
  looked: integer().notNull(),
  countedAt: at(),
})

export type ImportFault = { line: number; reason: string }

/** One file (or request) of counter and hotline records. */
export const importBatch = table('import_batch', {
  id: id().primaryKey(),
  source: text<'upload' | 'endpoint'>().notNull(),
  fileName: text().notNull(),
  fileHash: text().notNull(),
  staffId: id(),
  importedAt: at().notNull(),
  taken: integer().notNull(),
  known: integer().notNull(),
  faults: json<ImportFault[]>().notNull(),
  faultCount: integer().notNull(),
})
