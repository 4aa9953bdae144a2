/**
 * How a text is cut into segments: 70 UCS-2 units or 160 septets alone, 67 or 153 in each part of a longer one
 * (3GPP TS 23.040 §9.2.3.24.1, 8-bit reference). A surrogate pair, or an escape and its character, is never cut.
 */
import { septetCount, septetsOfUnit } from './gsm7.ts'

export type Coding = 'gsm' | 'ucs2'

export type Segments = { coding: Coding; parts: string[] }

/** Room in one segment: alone, and in a part of several. A 16-bit reference takes one more octet. */
export const room = {
  gsm: { alone: 160, part: 153, widePart: 152 },
  ucs2: { alone: 70, part: 67, widePart: 66 },
} as const

export const MAX_SEGMENTS = 255

/** What the reference in each part's header costs: none (`sar` TLVs leave the room of an 8-bit header, since the SMSC makes one of them). */
export type ReferenceWidth = 8 | 16

/**
 * Cuts a text. Without `coding`, GSM where the text allows it, UCS-2 otherwise; an empty text is one empty part. With `coding: 'gsm'`,
 * characters that GSM lacks count one septet (they are sent as `?`).
 */
export function segment(
  text: string,
  options: { coding?: Coding; reference?: ReferenceWidth } = {},
): Segments {
  const coding = options.coding ?? codingOf(text)
  const size = coding === 'gsm' ? gsmSize(text) : text.length
  if (size <= room[coding].alone) return { coding, parts: [text] }
  const limit = options.reference === 16 ? room[coding].widePart : room[coding].part
  return { coding, parts: cut(text, limit, coding === 'gsm' ? gsmUnit : oneUnit) }
}

/** How many segments a text is billed as. */
export function segmentCount(text: string): number {
  return text.length <= room.ucs2.alone ? 1 : segment(text).parts.length
}

export function codingOf(text: string): Coding {
  return septetCount(text) < 0 ? 'ucs2' : 'gsm'
}

const oneUnit = () => 1
const gsmUnit = (unit: number) => septetsOfUnit(unit) || 1

function gsmSize(text: string): number {
  let size = 0
  for (let i = 0; i < text.length; i++) size += gsmUnit(text.charCodeAt(i))
  return size
}

function cut(text: string, limit: number, sizeOf: (unit: number) => number): string[] {
  const parts: string[] = []
  let from = 0
  let size = 0
  for (let at = 0; at < text.length;) {
    const width = isPair(text, at) ? 2 : 1
    const taken =
      width === 2
        ? sizeOf(text.charCodeAt(at)) + sizeOf(text.charCodeAt(at + 1))
        : sizeOf(text.charCodeAt(at))
    if (size + taken > limit) {
      parts.push(text.slice(from, at))
      from = at
      size = 0
    }
    size += taken
    at += width
  }
  parts.push(text.slice(from))
  return parts
}

function isPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00
}
