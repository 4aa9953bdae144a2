import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeGsm, encodeGsm, pack, unpack } from '#words/gsm7.ts'
import { MAX_SEGMENTS, segment, segmentCount } from '#words/segments.ts'
import { joinable, octetsOf, scriptFor, scriptOf, textOf, type Alphabets } from './text.ts'

const gsmCharacters = Array.from(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà\f^{}\\[~]|€',
)
const gsmText = fc.array(fc.constantFrom(...gsmCharacters), { maxLength: 400 }).map((all) => all.join(''))
const anyText = fc.string({ unit: 'binary', maxLength: 400 })

test('GSM text survives the alphabet, and the packing unless padding looks like its end', () => {
  fc.assert(
    fc.property(gsmText, fc.integer({ min: 0, max: 7 }), (text, headerOctets) => {
      const septets = encodeGsm(text)
      expect(decodeGsm(septets)).toBe(text)
      const body = Buffer.concat([Buffer.alloc(headerOctets), octetsOf(text, 'gsm-packed', headerOctets)])
      const back = textOf(joinable(body, headerOctets, 'gsm-packed'), 'gsm-packed')
      expect([text, text.replace(/[@\r]$/, '')]).toContain(back)
    }),
    { numRuns: 1_000 },
  )
})

test('hello packs into the octets everybody knows', () => {
  expect(pack(encodeGsm('hellohello')).toString('hex')).toBe('e8329bfd4697d9ec37')
  expect(decodeGsm(unpack(Buffer.from('e8329bfd4697d9ec37', 'hex')))).toBe('hellohello')
})

test('an escape before nothing is a space, before a stranger that stranger', () => {
  expect(decodeGsm(Buffer.from([0x41, 0x1b]))).toBe('A ')
  expect(decodeGsm(Buffer.from([0x1b, 0x41]))).toBe('A')
  expect(decodeGsm(Buffer.from([0x1b, 0x65]))).toBe('€')
})

test('any text is cut so that nothing is lost, no pair is split and no part is too long', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom<8 | 16>(8, 16), (text, reference) => {
      const { coding, parts } = segment(text, { reference })
      expect(parts.join('')).toBe(text)
      const limit =
        parts.length === 1
          ? { ucs2: 70, gsm: 160 }
          : reference === 8
            ? { ucs2: 67, gsm: 153 }
            : { ucs2: 66, gsm: 152 }
      for (const part of parts) {
        expect(coding === 'gsm' ? encodeGsm(part).length : part.length).toBeLessThanOrEqual(limit[coding])
        if (text.isWellFormed()) expect(part.isWellFormed()).toBe(true)
      }
      expect(segmentCount(text)).toBe(segment(text).parts.length)
    }),
    { numRuns: 2_000 },
  )
})

test('segments are counted at their edges', () => {
  const counts = [
    ['汉'.repeat(70), 1],
    ['汉'.repeat(71), 2],
    ['汉'.repeat(134), 2],
    ['汉'.repeat(135), 3],
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    [`${'a'.repeat(152)}€${'a'.repeat(20)}`, 2],
    [`${'汉'.repeat(66)}😀${'汉'.repeat(66)}`, 3],
    ['', 1],
    ['汉'.repeat(67 * MAX_SEGMENTS), MAX_SEGMENTS],
  ] as const
  for (const [text, count] of counts) expect([text.length, segmentCount(text)]).toEqual([text.length, count])
})

test('a character cut between two parts by a rude phone is whole again', () => {
  const octets = octetsOf('好😀', 'ucs2')
  const joined = Buffer.concat([octets.subarray(0, 3), octets.subarray(3)])
  expect(textOf(joined, 'ucs2')).toBe('好😀')
  expect(textOf(octets.subarray(0, 4), 'ucs2')).toBe('好\ufffd')
  expect(textOf(Buffer.from([0x59, 0x7d, 0x01]), 'ucs2')).toBe('好\ufffd')
})

test('data_coding 0 and 1 mean what the operator of the bind says', () => {
  const bytes = Buffer.from([0x00, 0x41])
  const read = (alphabets: Alphabets, coding: number) => textOf(bytes, scriptOf(coding, alphabets))
  expect(read({ 0: 'gsm', 1: 'ascii' }, 0)).toBe('@A')
  expect(read({ 0: 'latin1', 1: 'gsm' }, 0)).toBe('\0A')
  expect(read({ 0: 'latin1', 1: 'gsm' }, 1)).toBe('@A')
  const codings = [3, 4, 8, 0x0f, 0x18, 0xe0, 0xf0, 0xf4, 0x80].map((coding) =>
    scriptOf(coding, { 0: 'gsm', 1: 'gsm' }),
  )
  expect(codings).toEqual(['latin1', 'latin1', 'ucs2', 'gb18030', 'ucs2', 'ucs2', 'gsm', 'latin1', 'latin1'])
})

test('a text goes in the alphabet of the bind only when that can say all of it', () => {
  expect(scriptFor('balance', { 0: 'gsm', 1: 'gsm' })).toBe('gsm')
  expect(scriptFor('余额', { 0: 'gsm', 1: 'gsm' })).toBe('ucs2')
  expect(scriptFor('5€', { 0: 'latin1', 1: 'gsm' })).toBe('ucs2')
  expect(scriptFor('naïve', { 0: 'gsm', 1: 'gsm' })).toBe('ucs2')
  expect(scriptFor('é', { 0: 'ascii', 1: 'gsm' })).toBe('ucs2')
  expect(octetsOf('é', 'latin1')).toEqual(Buffer.from([0xe9]))
})
