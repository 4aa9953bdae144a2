/**
 * One-time codes: six digits by SMS, five minutes, five tries, single use. A new one replaces the old; one a minute and
 * ten a day may be sent. Only a keyed fingerprint is kept; the code itself is in the letter and nowhere else.
 */
import { randomInt } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { oneTimeCode } from '#drizzle/schema/identity.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { isoDate } from '#words/format.ts'
import { sameFingerprint, type Secrets } from './secrets.ts'

export const CODE_LIVES_MS = 5 * 60_000
export const CODE_AGAIN_MS = 60_000
const TRIES = 5
const CODES_A_DAY = 10

const codeOf = query((db, p: Params<{ subscriberId: string }>) =>
  db.select().from(oneTimeCode).where(eq(oneTimeCode.subscriberId, p.subscriberId)).limit(1),
)

const putCode = insertInto(oneTimeCode, { onConflict: 'replace' })

const spendCode = query((db, p: Params<{ subscriberId: string; triesLeft: number; usedAt: number | null }>) =>
  db
    .update(oneTimeCode)
    .set({ triesLeft: p.triesLeft, usedAt: p.usedAt })
    .where(eq(oneTimeCode.subscriberId, p.subscriberId)),
)

/** A fresh code in the place of any other, or null when it is too soon or too often. Hold the subscriber's lock. */
export async function newCode(
  tx: Tx,
  secrets: Secrets,
  subscriberId: string,
  now: number,
): Promise<string | null> {
  const last = await codeOf.first(tx, { subscriberId })
  if (last && now - last.sentAt < CODE_AGAIN_MS) return null
  const today = last && isoDate(last.sentAt) === isoDate(now) ? last.sentToday : 0
  if (today >= CODES_A_DAY) return null
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  await putCode.run(tx, {
    subscriberId,
    codeHash: sealed(secrets, subscriberId, code),
    sentAt: now,
    expiresAt: now + CODE_LIVES_MS,
    triesLeft: TRIES,
    sentToday: today + 1,
    usedAt: null,
  })
  return code
}

/** Whether this is the code; a right one is used up, a wrong one costs a try. Hold the subscriber's lock. */
export async function useCode(
  tx: Tx,
  secrets: Secrets,
  subscriberId: string,
  code: string,
  now: number,
): Promise<boolean> {
  const sent = await codeOf.first(tx, { subscriberId })
  if (!sent || sent.usedAt !== null || sent.expiresAt <= now || sent.triesLeft <= 0) return false
  const right = sameFingerprint(sent.codeHash, sealed(secrets, subscriberId, code))
  await spendCode.run(tx, { subscriberId, triesLeft: sent.triesLeft - 1, usedAt: right ? now : null })
  return right
}

function sealed(secrets: Secrets, subscriberId: string, code: string): string {
  return secrets.seal(`code ${subscriberId} ${code}`)
}
