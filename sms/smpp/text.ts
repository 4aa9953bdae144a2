/**
 * What octets mean as text. data_coding 8 is UCS-2 and 3 Latin-1 everywhere; 0 and 1 mean what the operator says, so each bind
 * is told (`Alphabets`).
 */
import { decodeGsm, encodeGsm, pack, septetCount, unpack } from '#words/gsm7.ts'

export type Alphabet = 'gsm' | 'gsm-packed' | 'latin1' | 'ascii'

/** What data_coding 0 and 1 mean on this bind. */
export type Alphabets = { readonly 0: Alphabet; readonly 1: Alphabet }

export const defaultAlphabets: Alphabets = { 0: 'gsm', 1: 'ascii' }

type Script = Alphabet | 'ucs2' | 'gb18030'

const gb18030 = new TextDecoder('gb18030')

/** The script of a data_coding value (SMPP 3.4 §5.2.19; the GSM message classes and waiting indications of 3GPP TS 23.038 §4). */
export function scriptOf(dataCoding: number, alphabets: Alphabets): Script {
  if (dataCoding === 8) return 'ucs2'
  if (dataCoding === 0 || dataCoding === 1) return alphabets[dataCoding]
  if (dataCoding === 15) return 'gb18030'
  if (dataCoding < 0x10) return 'latin1'
  if (dataCoding >= 0xf0) return (dataCoding & 0x04) === 0 ? alphabets[0] : 'latin1'
  if (dataCoding >= 0xe0) return 'ucs2'
  if (dataCoding >= 0xc0) return alphabets[0]
  if (dataCoding < 0x40) {
    const alphabet = dataCoding & 0x0c
    return alphabet === 0x08 ? 'ucs2' : alphabet === 0x04 ? 'latin1' : alphabets[0]
  }
  return 'latin1'
}

/**
 * A part's octets in the form in which parts can be joined: packed septets are laid out one an octet (they restart in every part),
 * everything else stays. A character cut between two parts is whole again in the joined octets.
 */
export function joinable(body: Buffer, headerOctets: number, script: Script): Buffer {
  if (script !== 'gsm-packed') return body.subarray(headerOctets)
  const headerBits = Math.ceil((headerOctets * 8) / 7) * 7
  return unpack(body, headerBits)
}

/** The text of joined octets. Lone surrogates and undecodable octets come out as U+FFFD. */
export function textOf(joined: Buffer, script: Script): string {
  switch (script) {
    case 'ucs2':
      return decodeUcs2(joined)
    case 'gsm':
    case 'gsm-packed':
      return decodeGsm(joined)
    case 'gb18030':
      return gb18030.decode(joined)
    case 'ascii':
      return joined.toString('ascii')
    default:
      return joined.toString('latin1')
  }
}

/** Text in a chosen script. For `gsm` and `ucs2` anything goes; the others are for texts that `scriptFor` found fit. */
export function octetsOf(text: string, script: 'gsm' | 'ucs2' | Alphabet, headerOctets = 0): Buffer {
  switch (script) {
    case 'ucs2':
      return Buffer.from(text, 'utf16le').swap16()
    case 'gsm':
      return encodeGsm(text)
    case 'gsm-packed': {
      const headerBits = Math.ceil((headerOctets * 8) / 7) * 7
      return pack(encodeGsm(text), headerBits).subarray(headerOctets)
    }
    default:
      return Buffer.from(text, 'latin1')
  }
}

/** The script to send a text in: the bind's own alphabet for data_coding 0 when that can say all of it, else UCS-2. */
export function scriptFor(text: string, alphabets: Alphabets): Alphabet | 'ucs2' {
  const alphabet = alphabets[0]
  if (septetCount(text) < 0) return 'ucs2'
  if (alphabet === 'latin1' && !latin1Only.test(text)) return 'ucs2'
  if (alphabet === 'ascii' && !asciiOnly.test(text)) return 'ucs2'
  return alphabet
}

const latin1Only = /^[\p{ASCII}\u0080-\u00ff]*$/u
const asciiOnly = /^\p{ASCII}*$/u

function decodeUcs2(octets: Buffer): string {
  const whole = octets.length & ~1
  const text = Buffer.from(octets.subarray(0, whole)).swap16().toString('utf16le')
  const repaired = text.isWellFormed() ? text : text.toWellFormed()
  return whole === octets.length ? repaired : `${repaired}\ufffd`
}
