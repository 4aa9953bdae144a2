import { z } from 'zod'
import { staffAction } from './action.ts'
import { AUDIT_PAGE, auditPage, HOUSE } from './audit.ts'
import { filled } from '#server/staff/filled.ts'
import { m } from './messages.ts'

export const seeAudit = staffAction({
  title: m.seeAudit,
  roles: ['admin'],
  input: z.object({ before: filled(z.uuid()), subscriberId: filled(z.uuid()) }),
  fields: { before: { label: m.cursor }, subscriberId: { label: m.subscriber, wrong: m.subscriberWrong } },
  async run({ tx }, { before = null, subscriberId = null }) {
    const rows = await auditPage(tx, before, subscriberId)
    const told = rows.map((row) => ({ ...row, byHouse: row.staffId === HOUSE }))
    return { rows: told, next: rows.length === AUDIT_PAGE ? (rows.at(-1)?.id ?? null) : null }
  },
  audit: ({ subscriberId = null }) => ({ detail: { about: subscriberId } }),
})
