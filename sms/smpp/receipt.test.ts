import { expect, test } from 'vitest'
import { command, messagePdu, numberTlv, tag } from './pdu.ts'
import { bareMessageId, isReceipt, messageIdForms, receiptOf, sameMessageId } from './receipt.ts'

const deliver = (text: string, tlvs: { tag: number; value: Buffer }[] = []) =>
  messagePdu({
    command: command.deliverSm,
    esmClass: 4,
    source: '13800138000',
    destination: '10086',
    shortMessage: Buffer.from(text),
    tlvs,
  })

test('a receipt in words', () => {
  const words =
    'id:0123456789 sub:001 dlvrd:001 submit date:2611220101 done date:2611220102 stat:DELIVRD err:000 text:hello id:9'
  expect(receiptOf(deliver(words))).toEqual({
    messageId: '0123456789',
    state: 'delivered',
    final: true,
    from: '13800138000',
    to: '10086',
    error: '000',
  })
  expect(receiptOf(deliver('ID:ab STAT:ENROUTE'))).toMatchObject({
    messageId: 'ab',
    state: 'enroute',
    final: false,
  })
  expect(receiptOf(deliver('id:ab stat:SOMETHING'))).toMatchObject({ state: 'unknown', final: false })
})

test('a receipt in TLVs, which win over words', () => {
  const tlvs = [
    { tag: tag.receiptedMessageId, value: Buffer.from('abc\0') },
    numberTlv(tag.messageState, 1, 5),
    numberTlv(tag.userMessageReference, 2, 77),
  ]
  expect(receiptOf(deliver('id:zzz stat:DELIVRD', tlvs))).toMatchObject({
    messageId: 'abc',
    state: 'undeliverable',
    userMessageReference: 77,
  })
  expect(isReceipt({ ...deliver('', tlvs), esmClass: 0 })).toBe(true)
})

test('what names no message is no receipt', () => {
  expect(receiptOf(deliver('hello'))).toBeUndefined()
  expect(isReceipt({ ...deliver('hello'), esmClass: 0 })).toBe(false)
})

test('an id is the same in decimal, in hex and padded, and no other', () => {
  const same = [
    ['255', 'FF'],
    ['ff', '255'],
    ['0000000255', '255'],
    ['0xFF', '255'],
    ['abc-def', 'ABC-DEF'],
    ['00f', '0F'],
  ] as const
  for (const [receipted, answered] of same)
    expect([receipted, sameMessageId(receipted, answered)]).toEqual([receipted, true])
  expect(sameMessageId('10', '22')).toBe(false)
  expect(sameMessageId('abc-def', 'abc')).toBe(false)
  expect(bareMessageId('0')).toBe('0')
  expect(messageIdForms('00010')).toEqual(['10', 'a', '16'])
})
