/** The codes of vouchers: made by chance, read from a phone by a shop, and hidden from whoever they do not belong to. */
import { randomBytes } from 'node:crypto'

/** Without 0, 1, I, O: nobody can take one for the other. */
export const VOUCHER_LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Twelve letters of 32, sixty bits of chance: `7K3M-Q9XA-2FHB`. */
export function voucherCode(): string {
  return grouped(
    Array.from(randomBytes(12), (byte) => VOUCHER_LETTERS[byte % VOUCHER_LETTERS.length]).join(''),
  )
}

/** A code as it is kept, from what somebody typed: small letters, full width, other dashes or none; null for no code. */
export function readVoucherCode(typed: string): string | null {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
  return wholeCode.test(letters) ? grouped(letters) : null
}

const wholeCode = new RegExp(`^[${VOUCHER_LETTERS}]{12}$`)
const inWords = new RegExp(`[${VOUCHER_LETTERS}]{4}-[${VOUCHER_LETTERS}]{4}-([${VOUCHER_LETTERS}]{4})`, 'g')

/** The text without its voucher codes: only the last four letters of each are left. */
export function hideVoucherCodes(text: string): string {
  return text.replace(inWords, '****-****-$1')
}

/** What staff and shops may see of a code. */
export function lastFour(code: string): string {
  return `****${code.slice(-4)}`
}

function grouped(letters: string): string {
  return [0, 4, 8].map((start) => letters.slice(start, start + 4)).join('-')
}
