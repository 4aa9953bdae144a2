/** Staff sign-in: login and password, the same words for every no, locked after five wrong tries. */
import { z } from 'zod'
import type { Limits } from '#server/identity/limits.ts'
import { afterFailure, isLocked } from '#server/identity/lock-out.ts'
import type { Secrets } from '#server/identity/secrets.ts'
import { readCookie } from '#server/identity/session.ts'
import { lock } from '#server/store/lock.ts'
import type { Store } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { speak, type Language } from '#words/message.ts'
import type { StaffMember } from './action.ts'
import { writeAudit } from './audit.ts'
import { m } from './messages.ts'
import { endStaffSession, openStaffSession, staffBehind } from './session.ts'
import { memberOf, setStaffLockOut, staffWithLogin } from './staff.ts'

export type StaffFrom = { ip: string; language: Language }

export type StaffSignIn =
  | { kind: 'signed-in'; staff: StaffMember; cookie: string; session: string; expiresAt: number }
  | { kind: 'refused'; reason: 'wrong' | 'too-many'; words: string }

export type StaffIdentity = {
  /** @param form `login` and `password` as they were typed */
  signIn(form: unknown, from: StaffFrom, now: number): Promise<StaffSignIn>
  /** Who is behind a cookie's value, or null. */
  sessionOf(cookie: string, now: number): Promise<{ staff: StaffMember; session: string } | null>
  signOut(cookie: string, from: StaffFrom, now: number): Promise<void>
}

const input = z.object({
  login: z.string().trim().toLowerCase().min(1).max(40),
  password: z.string().min(1).max(200),
})

export function openStaffIdentity(keeper: { store: Store; secrets: Secrets; limits: Limits }): StaffIdentity {
  const { store } = keeper
  return {
    signIn: (form, from, now) => signIn(keeper, form, from, now),
    sessionOf: (cookie, now) => staffBehind(store, cookie, now),
    async signOut(cookie, from, now) {
      const behind = await staffBehind(store, cookie, now)
      const key = readCookie(cookie)
      if (!behind || !key) return
      await store.transaction(async (tx) => {
        await endStaffSession(tx, key.owner, key.id)
        await writeAudit(tx, audited(behind.staff.id, 'signOut', from, now))
      })
    },
  }
}

async function signIn(
  { store, secrets, limits }: { store: Store; secrets: Secrets; limits: Limits },
  form: unknown,
  from: StaffFrom,
  now: number,
): Promise<StaffSignIn> {
  const say = speak[from.language]
  const wrong = { kind: 'refused', reason: 'wrong', words: say(m.wrongSignIn) } as const
  const waitMs = await limits.knock('staff-sign-in-by-ip', from.ip)
  if (waitMs !== null) {
    const words = say(m.tooMany, Math.max(1, Math.ceil(waitMs / 60_000)))
    return { kind: 'refused', reason: 'too-many', words }
  }
  const parsed = input.safeParse(form)
  if (!parsed.success) return wrong
  const { login, password } = parsed.data
  const held = await store.read((tx) => staffWithLogin(tx, login))
  const right = await secrets.verify(held?.passwordHash ?? null, password)
  if (!held) return wrong
  return store.transaction(async (tx) => {
    await lock(tx, held.id)
    const row = await staffWithLogin(tx, login)
    if (!row || row.disabled || isLocked(row, now)) return wrong
    if (!right || row.passwordHash !== held.passwordHash) {
      await setStaffLockOut(tx, row.id, afterFailure(row, now))
      await writeAudit(tx, audited(row.id, 'signInFailed', from, now))
      return wrong
    }
    if (row.failures > 0) await setStaffLockOut(tx, row.id, { failures: 0, lockedUntil: null })
    await writeAudit(tx, audited(row.id, 'signIn', from, now))
    return { kind: 'signed-in', staff: memberOf(row), ...(await openStaffSession(tx, row.id, now)) }
  })
}

function audited(staffId: string, action: string, { ip }: StaffFrom, now: number) {
  return { id: uuidv7(now), staffId, action, subscriberId: null, detail: { ip }, happenedAt: now }
}
