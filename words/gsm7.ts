/**
 * The GSM 7-bit default alphabet and its extension table (3GPP TS 23.038 §6.2.1).
 * Septets are held one an octet; `pack` and `unpack` are the air interface's eight in seven.
 */
const ESCAPE = 0x1b
const CR = 0x0d
const QUESTION = 0x3f

const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'

const EXTENSION: readonly (readonly [string, number])[] = [
  ['\f', 0x0a],
  ['^', 0x14],
  ['{', 0x28],
  ['}', 0x29],
  ['\\', 0x2f],
  ['[', 0x3c],
  ['~', 0x3d],
  [']', 0x3e],
  ['|', 0x40],
  ['€', 0x65],
]

/** By UTF-16 unit up to €: the septet, plus 0x80 when it needs an escape, or -1 when GSM has no such character. */
const septetOf = new Int16Array(0x20ad).fill(-1)
for (let septet = 0; septet < BASIC.length; septet++) {
  if (septet !== ESCAPE) septetOf[BASIC.charCodeAt(septet)] = septet
}
for (const [character, septet] of EXTENSION) septetOf[character.charCodeAt(0)] = 0x80 | septet

const extended = new Map(EXTENSION.map(([character, septet]) => [septet, character]))

/** How many septets one UTF-16 unit takes: 1, 2 (with its escape), or 0 when GSM cannot say it. */
export function septetsOfUnit(unit: number): 0 | 1 | 2 {
  const septet = unit < septetOf.length ? (septetOf[unit] ?? -1) : -1
  return septet < 0 ? 0 : septet < 0x80 ? 1 : 2
}

/** The septets that a text takes, or -1 when GSM cannot say all of it. */
export function septetCount(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const septets = septetsOfUnit(text.charCodeAt(i))
    if (septets === 0) return -1
    count += septets
  }
  return count
}

/** Septets, one an octet; what GSM cannot say becomes a question mark. */
export function encodeGsm(text: string): Buffer {
  const octets = Buffer.allocUnsafe(text.length * 2)
  let at = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const septet = unit < septetOf.length ? (septetOf[unit] ?? -1) : -1
    if (septet >= 0x80) octets[at++] = ESCAPE
    octets[at++] = septet < 0 ? QUESTION : septet & 0x7f
  }
  return octets.subarray(0, at)
}

/**
 * The text of septets held one an octet. An escape before a septet outside the extension table shows the basic
 * character (§6.2.1.1), a last lone escape a space; the eighth bit is ignored.
 */
export function decodeGsm(septets: Uint8Array): string {
  let text = ''
  for (let i = 0; i < septets.length; i++) {
    const septet = (septets[i] ?? 0) & 0x7f
    if (septet !== ESCAPE) {
      text += BASIC[septet]
    } else if (++i >= septets.length) {
      text += ' '
    } else {
      const next = (septets[i] ?? 0) & 0x7f
      text += extended.get(next) ?? (next === ESCAPE ? ' ' : BASIC[next])
    }
  }
  return text
}

/** Packs septets after `skipBits` bits of a header (its fill bits included); seven spare bits at the end carry a CR. */
export function pack(septets: Uint8Array, skipBits = 0): Buffer {
  const bits = skipBits + septets.length * 7
  const spare = (8 - (bits % 8)) % 8
  const octets = Buffer.alloc(Math.ceil(bits / 8))
  for (let i = 0; i < septets.length; i++) put(octets, skipBits + i * 7, septets[i] ?? 0)
  if (spare === 7) put(octets, bits, CR)
  return octets
}

function put(octets: Buffer, bit: number, septet: number): void {
  const at = bit >> 3
  const shifted = (septet & 0x7f) << (bit & 7)
  octets[at] = (octets[at] ?? 0) | (shifted & 0xff)
  if (shifted > 0xff) octets[at + 1] = (octets[at + 1] ?? 0) | (shifted >> 8)
}

/**
 * The septets packed in `octets` after `skipBits`. Octets cannot tell seven spare bits from an eighth septet, so a last CR or
 * `@` that ends exactly there is taken for padding (§6.1.2.3.1).
 */
export function unpack(octets: Uint8Array, skipBits = 0): Buffer {
  const bits = octets.length * 8 - skipBits
  const count = bits > 0 ? Math.floor(bits / 7) : 0
  const septets = Buffer.allocUnsafe(count)
  for (let i = 0; i < count; i++) {
    const bit = skipBits + i * 7
    const pair = (octets[bit >> 3] ?? 0) | ((octets[(bit >> 3) + 1] ?? 0) << 8)
    septets[i] = (pair >> (bit & 7)) & 0x7f
  }
  const last = septets[count - 1]
  const padded = count > 0 && bits % 7 === 0 && (last === 0 || last === CR)
  return padded ? septets.subarray(0, count - 1) : septets
}
