/** The subscriber's service password and identity document, as hashes, and the count of wrong tries. */
import { eq } from 'drizzle-orm'
import { credential } from '#drizzle/schema/identity.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { afterFailure, isLocked, type LockOut } from './lock-out.ts'

export type Credential = typeof credential.$inferSelect

const credentialById = query((db, p: Params<{ subscriberId: string }>) =>
  db.select().from(credential).where(eq(credential.subscriberId, p.subscriberId)).limit(1),
)

const setLockOut = query((db, p: Params<{ subscriberId: string } & LockOut>) =>
  db
    .update(credential)
    .set({ failures: p.failures, lockedUntil: p.lockedUntil })
    .where(eq(credential.subscriberId, p.subscriberId)),
)

const setPassword = query(
  (db, p: Params<{ subscriberId: string; passwordHash: string; changedAt: number }>) =>
    db
      .update(credential)
      .set({ passwordHash: p.passwordHash, changedAt: p.changedAt, failures: 0, lockedUntil: null })
      .where(eq(credential.subscriberId, p.subscriberId)),
)

export function credentialOf(tx: Tx, subscriberId: string): Promise<Credential | undefined> {
  return credentialById.first(tx, { subscriberId })
}

/** Counts a wrong try; true when it is the one that locks. */
export async function countFailure(tx: Tx, held: Credential, now: number): Promise<boolean> {
  const after = afterFailure(held, now)
  await setLockOut.run(tx, { subscriberId: held.subscriberId, ...after })
  return isLocked(after, now) && !isLocked(held, now)
}

/** A right password forgives the wrong ones before it; writes only where there is something to forgive. */
export async function forgiveFailures(tx: Tx, { subscriberId, failures }: Credential): Promise<void> {
  if (failures > 0) await setLockOut.run(tx, { subscriberId, failures: 0, lockedUntil: null })
}

/** Puts a new password in force and opens any lock. */
export async function replacePassword(
  tx: Tx,
  subscriberId: string,
  passwordHash: string,
  changedAt: number,
): Promise<void> {
  await setPassword.run(tx, { subscriberId, passwordHash, changedAt })
}
