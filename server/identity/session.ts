/**
 * Sessions of signed-in browsers.
 *
 * The cookie is `subscriber.session.token`: it names the subscriber, so that the shard is found, and carries 256 random
 * bits of which only the hash is kept. A session ends after a time without use, and for good after `LIVES_MS`. Reading a
 * page writes nothing: the time of last use is moved at most every five minutes.
 */
import { and, desc, eq, lte, ne } from 'drizzle-orm'
import { session } from '#drizzle/schema/identity.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Store, Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { fingerprint, newToken, sameFingerprint } from './secrets.ts'

const LIVES_MS = 12 * 3600_000
const SEEN_EVERY_MS = 5 * 60_000
const IDLE_MS = 30 * 60_000
/** The next person stands behind. */
const KIOSK_IDLE_MS = 3 * 60_000

export type Session = Omit<typeof session.$inferSelect, 'tokenHash'>

const sessionById = query((db, p: Params<{ subscriberId: string; id: string }>) =>
  db
    .select()
    .from(session)
    .where(and(eq(session.subscriberId, p.subscriberId), eq(session.id, p.id)))
    .limit(1),
)

const sessionsOf = query((db, p: Params<{ subscriberId: string }>) =>
  db
    .select({
      subscriberId: session.subscriberId,
      id: session.id,
      channel: session.channel,
      device: session.device,
      startedAt: session.startedAt,
      seenAt: session.seenAt,
      expiresAt: session.expiresAt,
    })
    .from(session)
    .where(eq(session.subscriberId, p.subscriberId))
    .orderBy(desc(session.id))
    .limit(50),
)

const insertSession = insertInto(session)

const markSeen = query((db, p: Params<{ subscriberId: string; id: string; now: number }>) =>
  db
    .update(session)
    .set({ seenAt: p.now })
    .where(and(eq(session.subscriberId, p.subscriberId), eq(session.id, p.id))),
)

const removeSession = query((db, p: Params<{ subscriberId: string; id: string }>) =>
  db.delete(session).where(and(eq(session.subscriberId, p.subscriberId), eq(session.id, p.id))),
)

const removeOthers = query((db, p: Params<{ subscriberId: string; keep: string }>) =>
  db.delete(session).where(and(eq(session.subscriberId, p.subscriberId), ne(session.id, p.keep))),
)

const removeExpired = query((db, p: Params<{ subscriberId: string; now: number }>) =>
  db.delete(session).where(and(eq(session.subscriberId, p.subscriberId), lte(session.expiresAt, p.now))),
)

/** No session has this id. */
const NONE = '00000000-0000-0000-0000-000000000000'

export type Opened = { cookie: string; sessionId: string; expiresAt: number }

/** Opens a session, and forgets the subscriber's expired ones. */
export async function openSession(
  tx: Tx,
  opening: { subscriberId: string; channel: string; device: string; now: number },
): Promise<Opened> {
  const { subscriberId, channel, device, now } = opening
  const id = uuidv7(now)
  const token = newToken()
  const expiresAt = now + LIVES_MS
  await removeExpired.run(tx, { subscriberId, now })
  const tokenHash = fingerprint(token)
  await insertSession.run(tx, {
    subscriberId,
    id,
    tokenHash,
    channel,
    device,
    startedAt: now,
    seenAt: now,
    expiresAt,
  })
  return { cookie: `${subscriberId}.${id}.${token}`, sessionId: id, expiresAt }
}

/** The living session behind a cookie, or null. */
export async function sessionOf(store: Store, cookie: string, now: number): Promise<Session | null> {
  const key = readCookie(cookie)
  if (!key) return null
  const at = { subscriberId: key.owner, id: key.id }
  const found = await store.read((tx) => sessionById.first(tx, at))
  if (!found || !sameFingerprint(found.tokenHash, fingerprint(key.token)) || !isAlive(found, now)) return null
  if (now - found.seenAt >= SEEN_EVERY_MS) await store.transaction((tx) => markSeen.run(tx, { ...at, now }))
  const { tokenHash: _, ...session } = found
  return session
}

/** The subscriber's living sessions, newest first. */
export async function livingSessions(tx: Tx, subscriberId: string, now: number): Promise<Session[]> {
  const all = await sessionsOf.all(tx, { subscriberId })
  return all.filter((each) => isAlive(each, now))
}

/** Ends one session of a subscriber; false when there was none. */
export async function endSessionOf(tx: Tx, subscriberId: string, id: string): Promise<boolean> {
  return (await removeSession.run(tx, { subscriberId, id })) > 0
}

/** Ends every session but the one to keep; the number that were ended. */
export function endOtherSessions(tx: Tx, subscriberId: string, keep: string | null): Promise<number> {
  return removeOthers.run(tx, { subscriberId, keep: keep ?? NONE })
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The parts of a cookie, or null for what no sign-in of ours wrote. */
export function readCookie(cookie: string): { owner: string; id: string; token: string } | null {
  const [owner = '', id = '', token = '', ...more] = cookie.split('.')
  if (!UUID.test(owner) || !UUID.test(id) || token.length !== 43 || more.length > 0) return null
  return { owner, id, token }
}

function isAlive({ seenAt, expiresAt, channel }: Session, now: number): boolean {
  return expiresAt > now && now - seenAt < (channel === 'kiosk' ? KIOSK_IDLE_MS : IDLE_MS)
}
