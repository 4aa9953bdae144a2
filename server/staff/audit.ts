/** The audit log: append only, written in the transaction of what it tells. */
import { and, desc, eq, lt } from 'drizzle-orm'
import { audit } from '#drizzle/schema/identity.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'

export type AuditRow = typeof audit.$inferSelect

const insertAudit = insertInto(audit)

const newestAudits = query((db, p: Params<{ before: string }>) =>
  db.select().from(audit).where(lt(audit.id, p.before)).orderBy(desc(audit.id)).limit(100),
)

const auditsOfSubscriber = query((db, p: Params<{ before: string; subscriberId: string }>) =>
  db
    .select()
    .from(audit)
    .where(and(eq(audit.subscriberId, p.subscriberId), lt(audit.id, p.before)))
    .orderBy(desc(audit.id))
    .limit(100),
)

/** Whose id stands where nobody of the staff acted, but the house by what they had approved. */
export const HOUSE = '00000000-0000-0000-0000-000000000000'

export const AUDIT_PAGE = 100

/** Newer than every id. */
export const AFTER_ALL = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

export async function writeAudit(tx: Tx, row: AuditRow): Promise<void> {
  await insertAudit.run(tx, row)
}

/** A page of the log, newest first. @param before the last id of the page before */
export function auditPage(tx: Tx, before: string | null, subscriberId: string | null): Promise<AuditRow[]> {
  const from = before ?? AFTER_ALL
  return subscriberId
    ? auditsOfSubscriber.all(tx, { before: from, subscriberId })
    : newestAudits.all(tx, { before: from })
}
