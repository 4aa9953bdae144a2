/** Who is asking, for the channels where a person signs in. */
import { lock } from '#server/store/lock.ts'
import { recordSignOut, requestCode, signInWithCode, signInWithPassword } from './sign-in.ts'
import type { CodeAsked, Doorkeeper, From, SignIn } from './sign-in.ts'
import { endSessionOf, readCookie, sessionOf, type Session } from './session.ts'

export type Identity = {
  /** @param form `msisdn` and `password` as they were typed */
  signInWithPassword(form: unknown, from: From, now: number): Promise<SignIn>
  /** @param form `msisdn` as it was typed */
  requestCode(form: unknown, from: From, now: number): Promise<CodeAsked>
  /** @param form `msisdn` and `code` as they were typed */
  signInWithCode(form: unknown, from: From, now: number): Promise<SignIn>
  /** The living session behind a cookie's value, or null. Its contact has access `verified`. */
  sessionOf(cookie: string, now: number): Promise<Session | null>
  /** Ends the session behind a cookie, if it lives. */
  signOut(cookie: string, from: Pick<From, 'channel' | 'language'>, now: number): Promise<void>
}

export function openIdentity(keeper: Doorkeeper): Identity {
  const { store } = keeper
  return {
    signInWithPassword: (form, from, now) => signInWithPassword(keeper, form, from, now),
    requestCode: (form, from, now) => requestCode(keeper, form, from, now),
    signInWithCode: (form, from, now) => signInWithCode(keeper, form, from, now),
    sessionOf: (cookie, now) => sessionOf(store, cookie, now),
    async signOut(cookie, from, now) {
      const session = await sessionOf(store, cookie, now)
      const key = session && readCookie(cookie)
      if (!key) return
      await store.transaction(async (tx) => {
        await lock(tx, key.owner)
        if (await endSessionOf(tx, key.owner, key.id)) await recordSignOut(tx, key.owner, from, now)
      })
    },
  }
}
