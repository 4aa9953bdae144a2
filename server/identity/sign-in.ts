/**
 * Signing in to the web hall, the WAP hall and the kiosk: with the service password, or with a one-time code.
 *
 * Nobody learns from here which numbers exist: an unknown number is answered in the same words, after the same slow
 * hash, as a wrong password; a lock-out is told to the owner by text and not to whoever is typing. The slow hash runs
 * between two looks at the database; the second, under the subscriber's lock, decides.
 */
import { z } from 'zod'
import type { Subscriber } from '#server/operation.ts'
import { sendNotice } from '#server/inbox/notify.ts'
import { lock } from '#server/store/lock.ts'
import type { Store, Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { NO_BRANCH, NOBODY, recordTouch } from '#server/touch/record.ts'
import type { TouchOutcome } from '#drizzle/schema/touch.ts'
import { dateTime } from '#words/format.ts'
import { speak, type Language, type Message } from '#words/message.ts'
import { countFailure, credentialOf, forgiveFailures, type Credential } from './credential.ts'
import type { Limit, Limits } from './limits.ts'
import { isLocked } from './lock-out.ts'
import { m } from './messages.ts'
import { CODE_LIVES_MS, newCode, useCode } from './one-time-code.ts'
import type { Secrets } from './secrets.ts'
import { openSession, type Opened } from './session.ts'
import { subscriberIdOf, subscriberOf } from './who.ts'

/** Where a sign-in comes from. */
export type From = {
  /** A code of the `channel` table. */
  channel: string
  /** What the browser calls itself, shortened. */
  device: string
  ip: string
  language: Language
}

export type SignIn =
  | ({ kind: 'signed-in'; subscriberId: string } & Opened)
  | { kind: 'refused'; reason: 'wrong' | 'too-many'; words: string }
  | { kind: 'invalid'; issues: { field: string; message: string }[] }

export type CodeAsked = { kind: 'sent'; words: string } | Exclude<SignIn, { kind: 'signed-in' }>

/** What signing in needs of the house. */
export type Doorkeeper = { store: Store; secrets: Secrets; limits: Limits }

const six = z
  .string()
  .trim()
  .regex(/^\d{6}$/)
export const mobileNumber = z
  .string()
  .transform((text) => text.normalize('NFKC').replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^(\+?86)?1[3-9]\d{9}$/))
  .transform((text) => text.slice(-11))
const withPassword = z.object({ msisdn: mobileNumber, password: six })
const withCode = z.object({ msisdn: mobileNumber, code: six })
const numberOnly = z.object({ msisdn: mobileNumber })
const wrong: Record<string, Message> = { msisdn: m.numberWrong, password: m.passwordWrong, code: m.codeWrong }

/** @param asked the form's `msisdn` and `password` */
export async function signInWithPassword(
  keeper: Doorkeeper,
  asked: unknown,
  from: From,
  now: number,
): Promise<SignIn> {
  const input = withPassword.safeParse(asked)
  if (!input.success) return invalid(input.error, from)
  const { msisdn, password } = input.data
  const stopped = await tooMany(keeper, from, { 'sign-in-by-ip': from.ip, 'sign-in-by-number': msisdn })
  if (stopped) return stopped
  const held = await keeper.store.read(async (tx) => {
    const id = await subscriberIdOf(tx, msisdn)
    return id && credentialOf(tx, id)
  })
  const right = await keeper.secrets.verify(held ? held.passwordHash : null, password)
  return keeper.store.transaction(async (tx) => {
    const { subscriber, credential } = await whoHas(tx, msisdn)
    const verified = credential && held && credential.passwordHash === held.passwordHash
    if (!subscriber || !verified) return refuse(tx, subscriber, from, now, m.wrongPassword)
    if (isLocked(credential, now)) return refuse(tx, subscriber, from, now, m.wrongPassword)
    if (!right) {
      if (await countFailure(tx, credential, now)) await tellOfLock(tx, subscriber, now)
      return refuse(tx, subscriber, from, now, m.wrongPassword)
    }
    await forgiveFailures(tx, credential)
    return admit(tx, subscriber, from, now)
  })
}

/** Sends a code, where the number exists and may have one; the answer does not tell. */
export async function requestCode(
  keeper: Doorkeeper,
  asked: unknown,
  from: From,
  now: number,
): Promise<CodeAsked> {
  const input = numberOnly.safeParse(asked)
  if (!input.success) return invalid(input.error, from)
  const { msisdn } = input.data
  const knocks = { 'code-by-ip': from.ip, 'code-by-number': msisdn, 'code-by-number-a-day': msisdn }
  const stopped = await tooMany(keeper, from, knocks)
  if (stopped) return stopped
  const say = speak[from.language]
  await keeper.store.transaction(async (tx) => {
    const { subscriber } = await whoHas(tx, msisdn)
    const code = subscriber && (await newCode(tx, keeper.secrets, subscriber.id, now))
    if (subscriber && code) {
      await sendNotice(tx, subscriber, (say) => say(m.codeLetter, code), now, CODE_LIVES_MS)
    }
    await touched(tx, subscriber, from, now, code ? 'done' : 'refused', m.codeTitle, m.codeSent)
  })
  return { kind: 'sent', words: say(m.codeSent) }
}

/** @param asked the form's `msisdn` and `code` */
export async function signInWithCode(
  keeper: Doorkeeper,
  asked: unknown,
  from: From,
  now: number,
): Promise<SignIn> {
  const input = withCode.safeParse(asked)
  if (!input.success) return invalid(input.error, from)
  const { msisdn, code } = input.data
  const stopped = await tooMany(keeper, from, { 'sign-in-by-ip': from.ip, 'sign-in-by-number': msisdn })
  if (stopped) return stopped
  return keeper.store.transaction(async (tx) => {
    const { subscriber } = await whoHas(tx, msisdn)
    const right = subscriber && (await useCode(tx, keeper.secrets, subscriber.id, code, now))
    if (!right) return refuse(tx, subscriber, from, now, m.wrongCode)
    return admit(tx, subscriber, from, now)
  })
}

/** Leaves the touch of a sign-out; the session itself is ended by its owner. */
export async function recordSignOut(
  tx: Tx,
  subscriberId: string,
  from: Pick<From, 'channel' | 'language'>,
  now: number,
) {
  const subscriber = await subscriberOf(tx, subscriberId)
  if (subscriber) await touched(tx, subscriber, from, now, 'done', m.signedOut, m.signedOut)
}

async function whoHas(
  tx: Tx,
  msisdn: string,
): Promise<{ subscriber: Subscriber | undefined; credential: Credential | undefined }> {
  const id = await subscriberIdOf(tx, msisdn)
  if (!id) return { subscriber: undefined, credential: undefined }
  await lock(tx, id)
  return { subscriber: await subscriberOf(tx, id), credential: await credentialOf(tx, id) }
}

async function admit(tx: Tx, subscriber: Subscriber, from: From, now: number): Promise<SignIn> {
  const { channel, device } = from
  const opened = await openSession(tx, { subscriberId: subscriber.id, channel, device, now })
  await touched(tx, subscriber, from, now, 'done', m.signedIn, m.signedIn)
  return { kind: 'signed-in', subscriberId: subscriber.id, ...opened }
}

async function refuse(
  tx: Tx,
  subscriber: Subscriber | undefined,
  from: From,
  now: number,
  words: Message,
): Promise<SignIn> {
  await touched(tx, subscriber, from, now, 'refused', m.notSignedIn, words)
  return { kind: 'refused', reason: 'wrong', words: speak[from.language](words) }
}

async function touched(
  tx: Tx,
  subscriber: Subscriber | undefined,
  from: Pick<From, 'channel' | 'language'>,
  now: number,
  outcome: TouchOutcome,
  title: Message,
  line: Message,
): Promise<void> {
  const say = speak[from.language]
  const touch = {
    subscriberId: subscriber?.id ?? NOBODY,
    id: uuidv7(now),
    channel: from.channel,
    business: 'sign-in',
    operation: null,
    outcome,
    branchCode: subscriber?.branchCode ?? NO_BRANCH,
    amountFen: null,
    said: null,
    told: { title: say(title), lines: title === line ? [] : [say(line)] },
    answersId: null,
    place: null,
  }
  await recordTouch(tx, touch, subscriber?.activeMonth ?? 0)
}

async function tellOfLock(tx: Tx, subscriber: Subscriber, now: number): Promise<void> {
  const held = await credentialOf(tx, subscriber.id)
  const until = dateTime(held?.lockedUntil ?? now)
  await sendNotice(tx, subscriber, (say) => say(m.lockedLetter, until), now)
}

/** Knocks on every limit named; the words when one of them says no. */
async function tooMany(
  { limits }: Doorkeeper,
  from: From,
  knocks: Partial<Record<Limit, string>>,
): Promise<Extract<SignIn, { kind: 'refused' }> | null> {
  for (const [limit, who] of Object.entries(knocks)) {
    const waitMs = await limits.knock(limit as Limit, who)
    if (waitMs === null) continue
    const words = speak[from.language](m.tooMany, Math.max(1, Math.ceil(waitMs / 60_000)))
    return { kind: 'refused', reason: 'too-many', words }
  }
  return null
}

function invalid(error: z.ZodError, from: From): Extract<SignIn, { kind: 'invalid' }> {
  const say = speak[from.language]
  const fields = new Set(error.issues.map((issue) => String(issue.path[0] ?? 'msisdn')))
  return {
    kind: 'invalid',
    issues: [...fields].map((field) => ({ field, message: say(wrong[field] ?? m.numberWrong) })),
  }
}
