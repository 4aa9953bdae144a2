/**
 * How the hall and the cashier prove to each other who speaks: HMAC-SHA256 over all fields in one canonical order,
 * with the time and a nonce among them.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

export type Fields = Readonly<Record<string, string>>

/** A message older or newer than this by its own time is not listened to. */
export const SKEW_MS = 5 * 60_000

/**
 * @param kind what the message is for; one made for one purpose never passes for another
 * @returns the fields with `kind`, `time` (UTC ms), `nonce` and `sign`
 */
export function signed(kind: string, fields: Fields, secret: string, now: number): Fields {
  const whole = { ...fields, kind, time: String(now), nonce: randomBytes(12).toString('hex') }
  return { ...whole, sign: signatureOf(whole, secret) }
}

/** Whether whoever knows the secret made this message, and for this purpose. */
export function isGenuine(kind: string, fields: Fields, secret: string): boolean {
  const given = Buffer.from(fields.sign ?? '', 'hex')
  const right = Buffer.from(signatureOf(fields, secret), 'hex')
  return fields.kind === kind && given.length === right.length && timingSafeEqual(given, right)
}

/** Whether it was made about now, by its own time. */
export function isFresh(fields: Fields, now: number): boolean {
  return Math.abs(now - Number(fields.time)) <= SKEW_MS
}

/** Names sorted by code unit, each `name=value` percent-encoded, so that no value can pose as another field. */
function signatureOf(fields: Fields, secret: string): string {
  const canonical = Object.keys(fields)
    .filter((name) => name !== 'sign')
    .sort()
    .map(
      (name) =>
        `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent((fields[name] ?? '').toWellFormed())}`,
    )
    .join('&')
  return createHmac('sha256', secret).update(canonical).digest('hex')
}
