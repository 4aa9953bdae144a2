/**
 * The seal of a form: proof that this hall's page, shown to this browser, sent it.
 *
 * It is derived from a cookie that scripts cannot read, so it needs no storage and ends with the session. Each page
 * masks it with fresh bytes: compressing a page that repeats what somebody else wrote must not leak it (BREACH).
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const SECRET_BYTES = 16

/** @param cookie the value of the session's or the visitor's cookie */
export function sealFor(cookie: string): string {
  const mask = randomBytes(SECRET_BYTES)
  return Buffer.concat([mask, xor(mask, secretOf(cookie))]).toString('base64url')
}

/** Whether a seal was made for one of these cookies. */
export function sealFits(seal: string, cookies: (string | undefined)[]): boolean {
  const bytes = Buffer.from(seal, 'base64url')
  if (bytes.length !== 2 * SECRET_BYTES) return false
  const secret = xor(bytes.subarray(0, SECRET_BYTES), bytes.subarray(SECRET_BYTES))
  return cookies.some((cookie) => cookie !== undefined && timingSafeEqual(secret, secretOf(cookie)))
}

function secretOf(cookie: string): Buffer {
  return createHash('sha256').update('form:').update(cookie).digest().subarray(0, SECRET_BYTES)
}

function xor(a: Buffer, b: Buffer): Buffer {
  const out = Buffer.allocUnsafe(SECRET_BYTES)
  for (let i = 0; i < SECRET_BYTES; i++) out[i] = (a[i] ?? 0) ^ (b[i] ?? 0)
  return out
}
