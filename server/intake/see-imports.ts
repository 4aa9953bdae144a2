import { stringify } from 'csv-stringify/sync'
import { desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { staff } from '#drizzle/schema/identity.ts'
import { importBatch } from '#drizzle/schema/report.ts'
import { Refusal } from '#server/operation.ts'
import { staffAction } from '#server/staff/action.ts'
import { query, type Params } from '#server/store/query.ts'
import { m } from './messages.ts'

const heads = {
  id: importBatch.id,
  source: importBatch.source,
  fileName: importBatch.fileName,
  importedAt: importBatch.importedAt,
  taken: importBatch.taken,
  known: importBatch.known,
  faultCount: importBatch.faultCount,
  staffName: staff.name,
}

const newest = query((db) =>
  db
    .select(heads)
    .from(importBatch)
    .leftJoin(staff, eq(staff.id, importBatch.staffId))
    .orderBy(desc(importBatch.id))
    .limit(50),
)

const batchById = query((db, p: Params<{ id: string }>) =>
  db.select().from(importBatch).where(eq(importBatch.id, p.id)).limit(1),
)

const roles = ['clerk', 'backoffice', 'ops', 'admin'] as const

const SHOWN_FAULTS = 100

/** The last fifty imports, and the first faults of the one that was chosen. */
export const seeImports = staffAction({
  title: m.seeImports,
  roles,
  input: z.object({ id: z.uuid().optional() }),
  fields: { id: { label: m.batch } },
  async run({ tx }, { id }) {
    const chosen = id ? await batchById.first(tx, { id }) : undefined
    return {
      batches: await newest.all(tx),
      chosen: chosen && { ...chosen, faults: chosen.faults.slice(0, SHOWN_FAULTS) },
    }
  },
  audit: () => ({}),
})

/** The faults of an import as a spreadsheet: UTF-8 with a BOM, because Excel takes a file without one for GBK. */
export const exportImportFaults = staffAction({
  title: m.exportImportFaults,
  roles,
  input: z.object({ id: z.uuid() }),
  fields: { id: { label: m.batch } },
  async run({ tx, say }, { id }) {
    const batch = await batchById.first(tx, { id })
    if (!batch) throw new Refusal('no-batch', (say) => say(m.noBatch))
    const rows = batch.faults.map(({ line, reason }) => [line, reason])
    const csv = stringify([[say(m.line), say(m.reason)], ...rows], { bom: true, escape_formulas: true })
    return { csv, fileName: batch.fileName }
  },
  audit: (input) => ({ detail: { ...input } }),
})
