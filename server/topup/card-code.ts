/**
 * The code of a recharge card is money: whoever reads it has it. It is therefore never kept.
 *
 * Two steps away from the code: its digest is what a pending question may hold for a day, the sealed digest (HMAC with
 * the operator's key) is what the card table knows. Neither the table nor a question alone lets anybody try out codes
 * against the other, and a stolen table cannot be searched without the key.
 */
import { createHash, createHmac } from 'node:crypto'

/** 16 to 18 digits, as printed; spaces and dashes between groups do not count. */
const CODE = /^\d{16,18}$/

/** Long runs of digits in what somebody said: a card, even under a mistyped keyword, or an identity document. */
const LONG_NUMBER = /\p{Nd}(?:[\s\-－—]?\p{Nd}){14,}[Xx]?/gu

/** The digits of a card code, or undefined when the text is none. */
export function cardCodeIn(text: string): string | undefined {
  const digits = text.replace(/[\s-]/g, '')
  return CODE.test(digits) ? digits : undefined
}

/** 64 hex digits. */
export function cardDigest(code: string): string {
  return createHash('sha256').update(`card ${code}`).digest('hex')
}

/** What `recharge_voucher.code_hash` holds for a digest. */
export function sealDigest(cardKey: string, digest: string): string {
  return createHmac('sha256', cardKey).update(`recharge card ${digest}`).digest('hex')
}

/** The row key of a printed code: for whoever issues cards. */
export function cardHash(cardKey: string, code: string): string {
  return sealDigest(cardKey, cardDigest(code))
}

/** What may be stored of what somebody said. */
export function blankCards(said: string): string {
  return said.replace(LONG_NUMBER, '****')
}
