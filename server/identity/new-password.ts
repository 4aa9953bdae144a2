/** What resetting and changing the service password have in common: the proof is judged, then the new one is adopted. */
import { z } from 'zod'
import { notify } from '#server/inbox/notify.ts'
import { Misfit, Refusal, type Visit } from '#server/operation.ts'
import { dateTime } from '#words/format.ts'
import type { Message, Say } from '#words/message.ts'
import { countFailure, credentialOf, replacePassword, type Credential } from './credential.ts'
import { isLocked } from './lock-out.ts'
import { m } from './messages.ts'
import { endOtherSessions } from './session.ts'
import { isWeak } from './weak-password.ts'

export const sixDigits = z
  .string()
  .transform((text) => text.normalize('NFKC').trim())
  .pipe(z.string().regex(/^\d{6}$/))

/** The new password typed twice alike. */
export const sameTwice = [
  (input: { password: string; again: string }) => input.password === input.again,
  { path: ['again'] },
] as [(input: { password: string; again: string }) => boolean, { path: string[] }]

/**
 * Refuses a wrong proof, and counts it: five of them lock the way in, as at the sign-in.
 * @param same whether the proof was compared with what is in force now
 */
export async function refuseWrong(
  { tx, subscriber, now }: Visit,
  right: boolean,
  same: (held: Credential) => boolean,
  words: Message,
): Promise<void> {
  const held = await credentialOf(tx, subscriber.id)
  if (!held) throw new Refusal('no-password', (say) => say(m.noPassword))
  if (isLocked(held, now)) {
    const until = dateTime(held.lockedUntil ?? now)
    throw new Refusal('locked', (say) => say(m.tooManyWrong, until))
  }
  if (right && same(held)) return
  throw new Refusal(
    'wrong-proof',
    (say) => say(words),
    [],
    async (tx) => {
      await countFailure(tx, held, now)
    },
  )
}

/** Puts the new password in force, ends the other sessions and tells the owner. @throws Misfit when it is weak */
export async function adopt(visit: Visit, password: string, known: readonly string[], hash: string) {
  const { tx, subscriber, session, now } = visit
  if (isWeak(password, [subscriber.msisdn, ...known])) {
    throw new Misfit([{ field: 'password', words: (say) => say(m.weakPassword) }])
  }
  await replacePassword(tx, subscriber.id, hash, now)
  const endedSessions = await endOtherSessions(tx, subscriber.id, session)
  const at = dateTime(now)
  const notice = {
    kind: 'security',
    title: (say: Say) => say(m.passwordChanged),
    body: (say: Say) => say(m.passwordNotice, at),
  } as const
  await notify(tx, subscriber, notice, now)
  return { endedSessions }
}
