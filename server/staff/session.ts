/** Sessions of signed-in staff: shorter than a subscriber's, ended by disabling. The cookie is `staff.session.token`. */
import { and, eq, lte, ne } from 'drizzle-orm'
import { staffSession } from '#drizzle/schema/identity.ts'
import { fingerprint, newToken, sameFingerprint } from '#server/identity/secrets.ts'
import { readCookie } from '#server/identity/session.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Store, Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import type { StaffMember } from './action.ts'
import { memberOf, staffOf } from './staff.ts'

const LIVES_MS = 10 * 3600_000
const IDLE_MS = 30 * 60_000
const SEEN_EVERY_MS = 5 * 60_000

type Row = typeof staffSession.$inferSelect

const sessionById = query((db, p: Params<{ staffId: string; id: string }>) =>
  db
    .select()
    .from(staffSession)
    .where(and(eq(staffSession.staffId, p.staffId), eq(staffSession.id, p.id)))
    .limit(1),
)

const insertSession = insertInto(staffSession)

const markSeen = query((db, p: Params<{ staffId: string; id: string; now: number }>) =>
  db
    .update(staffSession)
    .set({ seenAt: p.now })
    .where(and(eq(staffSession.staffId, p.staffId), eq(staffSession.id, p.id))),
)

const removeSession = query((db, p: Params<{ staffId: string; id: string }>) =>
  db.delete(staffSession).where(and(eq(staffSession.staffId, p.staffId), eq(staffSession.id, p.id))),
)

const removeOthers = query((db, p: Params<{ staffId: string; keep: string }>) =>
  db.delete(staffSession).where(and(eq(staffSession.staffId, p.staffId), ne(staffSession.id, p.keep))),
)

const removeExpired = query((db, p: Params<{ staffId: string; now: number }>) =>
  db.delete(staffSession).where(and(eq(staffSession.staffId, p.staffId), lte(staffSession.expiresAt, p.now))),
)

const NONE = '00000000-0000-0000-0000-000000000000'

export async function openStaffSession(tx: Tx, staffId: string, now: number) {
  const id = uuidv7(now)
  const token = newToken()
  const expiresAt = now + LIVES_MS
  await removeExpired.run(tx, { staffId, now })
  const row = { staffId, id, tokenHash: fingerprint(token), startedAt: now, seenAt: now, expiresAt }
  await insertSession.run(tx, row)
  return { cookie: `${staffId}.${id}.${token}`, session: id, expiresAt }
}

/** Who is behind a cookie, or null: signed out, idle for too long, or disabled. */
export async function staffBehind(
  store: Store,
  cookie: string,
  now: number,
): Promise<{ staff: StaffMember; session: string } | null> {
  const key = readCookie(cookie)
  if (!key) return null
  const { owner: staffId, id } = key
  const found = await store.read(async (tx) => {
    const row = await sessionById.first(tx, { staffId, id })
    return row && { row, staff: await staffOf(tx, staffId) }
  })
  if (!found?.staff || found.staff.disabled) return null
  if (!sameFingerprint(found.row.tokenHash, fingerprint(key.token)) || !isAlive(found.row, now)) return null
  if (now - found.row.seenAt >= SEEN_EVERY_MS) {
    await store.transaction((tx) => markSeen.run(tx, { staffId, id, now }))
  }
  return { staff: memberOf(found.staff), session: id }
}

export async function staffSessionLives(tx: Tx, staffId: string, id: string, now: number): Promise<boolean> {
  const row = await sessionById.first(tx, { staffId, id })
  return row !== undefined && isAlive(row, now)
}

export async function endStaffSession(tx: Tx, staffId: string, id: string): Promise<void> {
  await removeSession.run(tx, { staffId, id })
}

/** Ends every session, or every one but `keep`. */
export async function endStaffSessions(tx: Tx, staffId: string, keep: string | null = null): Promise<void> {
  await removeOthers.run(tx, { staffId, keep: keep ?? NONE })
}

function isAlive({ seenAt, expiresAt }: Row, now: number): boolean {
  return expiresAt > now && now - seenAt < IDLE_MS
}
