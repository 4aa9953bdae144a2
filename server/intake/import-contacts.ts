/** Staff ask to import a file; the asking is authorised and audited, then the file is taken in small units. */
import { z } from 'zod'
import { staffAction } from '#server/staff/action.ts'
import { m } from './messages.ts'

export const importContacts = staffAction({
  title: m.importContacts,
  roles: ['clerk', 'backoffice', 'ops', 'admin'],
  input: z.object({ fileName: z.string().max(200), sizeBytes: z.coerce.number().int().min(0) }),
  fields: { fileName: { label: m.file }, sizeBytes: { label: m.file } },
  run: async ({ staff }) => ({ staffId: staff.id }),
  audit: (input) => ({ detail: { ...input } }),
})
