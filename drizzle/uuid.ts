/** A UUID between its canonical text and its 16 bytes; tables instead of hex parsing, for the hot path. */
const DASHES = new Set([8, 13, 18, 23])
const TEXT_AT = Array.from({ length: 36 }, (_, index) => index).filter((index) => !DASHES.has(index))
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const NIBBLE = new Int8Array(128).fill(-1)
for (let digit = 0; digit < 16; digit++) {
  NIBBLE[digit.toString(16).charCodeAt(0)] = digit
  NIBBLE[digit.toString(16).toUpperCase().charCodeAt(0)] = digit
}

/** One request binds the same few ids a dozen times over; the latest are kept. */
const latest = new Map<string, Buffer>()
const MOST_KEPT = 512

/** The 16 bytes of a UUID's text, not to be written to. Throws a TypeError for what is no UUID. */
export function uuidBytes(text: string): Buffer {
  const known = latest.get(text)
  if (known) return known
  const bytes = parsed(text)
  if (latest.size >= MOST_KEPT) latest.clear()
  latest.set(text, bytes)
  return bytes
}

function parsed(text: string): Buffer {
  const bytes = Buffer.allocUnsafe(16)
  let faults = text[8] === '-' && text[13] === '-' && text[18] === '-' && text[23] === '-' ? 0 : -1
  for (let index = 0; index < 16; index++) {
    const high = nibble(text, index * 2)
    const low = nibble(text, index * 2 + 1)
    faults |= high | low
    bytes[index] = (high << 4) | low
  }
  if (faults < 0 || text.length !== 36) throw new TypeError(`not a UUID: ${text.slice(0, 40)}`)
  return bytes
}

function nibble(text: string, position: number): number {
  return NIBBLE[text.charCodeAt(TEXT_AT[position] ?? 0)] ?? -1
}

/** The canonical lower-case text of 16 bytes. */
export function uuidText(b: Uint8Array): string {
  const hex = (index: number) => HEX[b[index] ?? 0] ?? ''
  return `${hex(0)}${hex(1)}${hex(2)}${hex(3)}-${hex(4)}${hex(5)}-${hex(6)}${hex(7)}-${hex(8)}${hex(9)}-${hex(10)}${hex(11)}${hex(12)}${hex(13)}${hex(14)}${hex(15)}`
}
