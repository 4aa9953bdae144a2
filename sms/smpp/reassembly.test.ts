import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { header16, header8, contentOf, sarTlvs, UDH_INDICATOR } from './parts.ts'
import { command, messagePdu } from './pdu.ts'
import { createReassembly, type Incomplete } from './reassembly.ts'

const b = (text: string) => Buffer.from(text)

test('parts in any order, some of them doubled, make the message once', () => {
  const total = 5
  const orders = fc.shuffledSubarray([1, 2, 3, 4, 5, 1, 3, 5], { minLength: 8, maxLength: 8 })
  fc.assert(
    fc.property(orders, (order) => {
      const reassembly = createReassembly<null>(() => expect.unreachable())
      const wholes: string[] = []
      for (const number of order) {
        const kept = reassembly.keep('a', number, total, b(`<${number}>`), null, 0)
        if (kept.kind !== 'whole') continue
        wholes.push(kept.joined.toString())
        reassembly.settle('a')
      }
      expect(wholes).toEqual(['<1><2><3><4><5>'])
      expect(reassembly.waiting).toBe(0)
    }),
  )
})

test('until the whole is safe, a redelivered part hands it over again', () => {
  const reassembly = createReassembly<null>(() => {})
  reassembly.keep('a', 1, 2, b('1'), null, 0)
  expect(reassembly.keep('a', 2, 2, b('2'), null, 0).kind).toBe('whole')
  expect(reassembly.keep('a', 2, 2, b('2'), null, 0).kind).toBe('whole')
  reassembly.settle('a')
  expect(reassembly.keep('a', 2, 2, b('2'), null, 0).kind).toBe('repeated')
})

test('a message that is forgotten may come again, part by part, under the same reference', () => {
  const reassembly = createReassembly<null>(() => expect.unreachable())
  for (let times = 0; times < 2; times++) {
    expect(reassembly.keep('a', 1, 2, b('1'), null, 0).kind).toBe('waiting')
    expect(reassembly.keep('a', 2, 2, b('2'), null, 0).kind).toBe('whole')
    reassembly.forget('a')
  }
  expect(reassembly.waiting).toBe(0)
})

test('a message whose part never comes is handed over as incomplete, not dropped', () => {
  const incomplete: Incomplete<string>[] = []
  const reassembly = createReassembly<string>((message) => incomplete.push(message), { expiryMs: 100 })
  reassembly.keep('a', 1, 3, b('1'), 'first', 0)
  reassembly.keep('a', 3, 3, b('3'), 'first', 50)
  reassembly.expire(99)
  expect(incomplete).toEqual([])
  reassembly.expire(100)
  expect(incomplete).toEqual([{ origin: 'first', parts: [b('1'), undefined, b('3')], missing: [2] }])
})

test('a reference used again for another message does not mix the two', () => {
  const incomplete: Incomplete<null>[] = []
  const reassembly = createReassembly<null>((message) => incomplete.push(message))
  reassembly.keep('a', 1, 2, b('old'), null, 0)
  reassembly.keep('a', 1, 2, b('new'), null, 1)
  expect(incomplete.map((one) => one.missing)).toEqual([[2]])
  const kept = reassembly.keep('a', 2, 2, b('!'), null, 2)
  expect(kept).toMatchObject({ kind: 'whole', joined: b('new!') })
})

test('memory is bounded: the oldest gives way and is handed over', () => {
  const incomplete: Incomplete<number>[] = []
  const reassembly = createReassembly<number>((message) => incomplete.push(message), {
    maxMessages: 3,
    maxOctets: 25,
  })
  for (let n = 0; n < 5; n++) reassembly.keep(`m${n}`, 1, 2, Buffer.alloc(1), n, 0)
  expect(incomplete.map((one) => one.origin)).toEqual([0, 1])
  reassembly.keep('large', 1, 2, Buffer.alloc(24), 9, 0)
  expect(incomplete.map((one) => one.origin)).toEqual([0, 1, 2, 3])
})

test('a part tells where it belongs by an 8-bit header, a 16-bit header or TLVs', () => {
  const parts = [
    { esmClass: UDH_INDICATOR, shortMessage: Buffer.concat([header8(7, 3, 2), b('x')]) },
    { esmClass: UDH_INDICATOR, shortMessage: Buffer.concat([header16(700, 3, 2), b('x')]) },
    { shortMessage: b('x'), tlvs: sarTlvs(70, 3, 2) },
  ].map((fields) => contentOf(messagePdu({ command: command.deliverSm, ...fields })))
  expect(parts.map((content) => content?.part)).toEqual([
    { reference: '7', number: 2, total: 3 },
    { reference: 'w700', number: 2, total: 3 },
    { reference: 's70', number: 2, total: 3 },
  ])
})

test('headers that lie', () => {
  const content = (shortMessage: Buffer) => contentOf(messagePdu({ esmClass: UDH_INDICATOR, shortMessage }))
  expect(content(Buffer.from([9, 0, 3, 1, 2, 1]))).toBeUndefined()
  expect(content(Buffer.alloc(0))).toBeUndefined()
  expect(content(Buffer.concat([header8(1, 2, 3), b('x')]))).toMatchObject({
    headerOctets: 6,
    part: undefined,
  })
  expect(content(Buffer.concat([header8(1, 0, 0), b('x')]))).toMatchObject({ part: undefined })
  expect(content(Buffer.from([3, 0, 200, 1, 0x41]))).toMatchObject({ headerOctets: 4, part: undefined })
})
