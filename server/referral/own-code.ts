/** The code by which a subscriber recommends the hall: letters by chance, and nothing of who they are in it. */
import { randomInt } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { referralCode, referralCodeOwner } from '#drizzle/schema/referral.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'

/** No vowels, so that it never is a word; no L, which is taken for I and 1; no digits, so that nobody dials it. */
const LETTERS = 'BCDFGHJKMNPQRSTVWXYZ'
/** 20^7 are 1.28 billion codes; a guess gains nothing but an invitation by a stranger. */
const LENGTH = 7
/** Chances to make one that nobody has; that two are taken in a row is seen once in a lifetime. */
const TRIES = 8

const kept = query((db, p: Params<{ subscriberId: string }>) =>
  db
    .select({ code: referralCode.code })
    .from(referralCode)
    .where(eq(referralCode.subscriberId, p.subscriberId))
    .limit(1),
)

const ownerRow = query((db, p: Params<{ code: string }>) =>
  db
    .select({ subscriberId: referralCodeOwner.subscriberId })
    .from(referralCodeOwner)
    .where(eq(referralCodeOwner.code, p.code))
    .limit(1),
)

const takeCode = insertInto(referralCodeOwner, { onConflict: 'nothing' })
const keepCode = insertInto(referralCode)

/** Always the same one; made at the first time of asking. The caller holds the subscriber's lock. */
export async function codeOf(tx: Tx, subscriberId: string, now: number): Promise<string> {
  const own = await kept.first(tx, { subscriberId })
  if (own) return own.code
  for (let tries = 0; tries < TRIES; tries++) {
    const code = newCode()
    if (!(await takeCode.run(tx, { code, subscriberId }))) continue
    await keepCode.run(tx, { subscriberId, code, madeAt: now })
    return code
  }
  throw new Error('no referral code is free')
}

/** The id of whoever gave this code away, or undefined where it is nobody's. */
export async function ownerOf(tx: Tx, code: string): Promise<string | undefined> {
  return (await ownerRow.first(tx, { code }))?.subscriberId
}

function newCode(): string {
  return Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
}

/** A code as it is kept, from what somebody typed: small letters, full width, spaces and dashes; null for what is none. */
export function readReferralCode(typed: string): string | null {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—_.,，。]/g, '')
  return whole.test(letters) ? letters : null
}

const whole = new RegExp(`^[${LETTERS}]{${LENGTH}}$`)
