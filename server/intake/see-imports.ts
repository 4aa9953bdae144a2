import { desc } from 'drizzle-orm'
import { z } from 'zod'
import { importBatch } from '#drizzle/schema/report.ts'
import { staffAction } from '#server/staff/action.ts'
import { query } from '#server/store/query.ts'
import { m } from './messages.ts'

const newest = query((db) => db.select().from(importBatch).orderBy(desc(importBatch.id)).limit(50))

/** The last fifty imports with their faults. */
export const seeImports = staffAction({
  title: m.seeImports,
  roles: ['clerk', 'backoffice', 'ops', 'admin'],
  input: z.object({}),
  fields: {},
  run: ({ tx }) => newest.all(tx),
  audit: () => ({}),
})
