/**
 * Ticket numbers that people read over the phone: what it is about, the day, five letters or digits, one to check.
 * No 0/O, 1/I/L, S/5 or B/8; 26 million a day, so a number is not found by guessing; a slip of one character is noticed.
 */
import { createHash } from 'node:crypto'
import { isoDate } from '#words/format.ts'

const ALPHABET = '234679ACDEFGHJKMNPQRTUVWXYZ'
const LETTERS = 5

export type TicketKind = 'YD' | 'TS'

/** @param seed the id of what the ticket names: the same id has the same ticket */
export function ticketOf(kind: TicketKind, seed: string, now: number): string {
  const day = isoDate(now).slice(2).replaceAll('-', '')
  const digest = createHash('sha256').update(`ticket ${seed}`).digest()
  const letters = Array.from({ length: LETTERS }, (_, at) => letter(digest.readUInt16BE(at * 2))).join('')
  const body = kind + day + letters
  return body + checkLetter(body)
}

/** Whether the last character fits the others; case and spaces do not matter. */
export function isTicket(text: string): boolean {
  const ticket = normaliseTicket(text)
  return /^(YD|TS)\d{6}[2-9A-Z]{6}$/.test(ticket) && checkLetter(ticket.slice(0, -1)) === ticket.at(-1)
}

export function normaliseTicket(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
}

/** A weighted sum modulo the prime above the alphabet's size notices each single slip and each swap of neighbours. */
function checkLetter(body: string): string {
  let sum = 0
  for (let at = 0; at < body.length; at++) sum = (sum * 2 + body.charCodeAt(at)) % ALPHABET.length
  return letter(sum)
}

function letter(value: number): string {
  return ALPHABET.charAt(value % ALPHABET.length)
}
