import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFraming, MAX_PDU_OCTETS } from './framing.ts'

/** A frame of `length` octets that carries its number as the sequence. */
function frame(length: number, number: number): Buffer {
  const octets = Buffer.alloc(length, 0xaa)
  octets.writeUInt32BE(length, 0)
  octets.writeUInt32BE(number, 12)
  return octets
}

function framesOf(chunks: Buffer[]): { taken: Buffer[]; faults: unknown[]; held: number } {
  const framing = createFraming()
  const taken: Buffer[] = []
  const faults = chunks.flatMap(
    (chunk) =>
      framing.push(chunk, (octets, start, end) => taken.push(Buffer.from(octets.subarray(start, end)))) ?? [],
  )
  return { taken, faults, held: framing.held }
}

test('however a stream is cut into chunks, the same PDUs come out of it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 16, max: 300 }), { minLength: 1, maxLength: 20 }),
      fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 30 }),
      (lengths, cuts) => {
        const frames = lengths.map((length, index) => frame(length, index))
        const stream = Buffer.concat(frames)
        const chunks: Buffer[] = []
        for (let at = 0, turn = 0; at < stream.length; turn++) {
          const size = cuts[turn % cuts.length] ?? 1
          chunks.push(stream.subarray(at, at + size))
          at += size
        }
        expect(framesOf(chunks)).toEqual({ taken: frames, faults: [], held: 0 })
      },
    ),
    { numRuns: 1_000 },
  )
})

test('the largest legal PDU passes, dripped octet by octet too', () => {
  const large = frame(MAX_PDU_OCTETS, 1)
  expect(framesOf([large]).taken).toHaveLength(1)
  expect(framesOf(Array.from(large, (octet) => Buffer.from([octet]))).taken).toHaveLength(1)
})

test.each([0, 1, 15, MAX_PDU_OCTETS + 1, 0x7fffffff, 0xffffffff])(
  'a length of %d ends the stream',
  (length) => {
    const lying = frame(20, 9)
    lying.writeUInt32BE(length, 0)
    expect(framesOf([Buffer.concat([frame(16, 1), lying])])).toMatchObject({
      taken: { length: 1 },
      faults: [{ length, sequence: 9 }],
    })
    expect(framesOf([lying.subarray(0, 2), lying.subarray(2)]).faults).toMatchObject([{ length }])
  },
)

test('a PDU that has begun is known to be held', () => {
  expect(framesOf([frame(40, 1).subarray(0, 30)]).held).toBe(30)
  expect(framesOf([frame(40, 1).subarray(0, 3)]).held).toBe(3)
})
