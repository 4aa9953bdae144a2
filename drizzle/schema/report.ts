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
