import * as fc from 'fast-check'
import smpp from 'smpp'
import { expect, test } from 'vitest'
import { decode } from './decode.ts'
import { encode, encodedOctets, responseTo } from './encode.ts'
import { command, messagePdu, RESPONSE_BIT, type Bind, type Message, type Pdu } from './pdu.ts'
import { rarePdu } from './rare.ts'
import { status, statusName } from './status.ts'

const octet = fc.integer({ min: 0, max: 255 })
const sequence = fc.integer({ min: 1, max: 0x7fffffff })
const latin = (maxLength: number) =>
  fc.array(fc.integer({ min: 1, max: 127 }), { maxLength }).map((codes) => String.fromCharCode(...codes))
const octets = (maxLength: number) => fc.uint8Array({ maxLength }).map((bytes) => Buffer.from(bytes))

const addressed = {
  kind: fc.constant('message' as const),
  status: fc.constant(0),
  sequence,
  serviceType: latin(5),
  sourceTon: octet,
  sourceNpi: octet,
  source: latin(20),
  destinationTon: octet,
  destinationNpi: octet,
  destination: latin(20),
  esmClass: octet,
  registeredDelivery: octet,
  dataCoding: octet,
  tlvs: fc.array(fc.record({ tag: fc.integer({ min: 0x1400, max: 0x3fff }), value: octets(40) }), {
    maxLength: 4,
  }),
}

const shortMessage: fc.Arbitrary<Message> = fc.record({
  ...addressed,
  command: fc.constantFrom(command.submitSm, command.deliverSm),
  protocolId: octet,
  priorityFlag: octet,
  scheduleDeliveryTime: fc.constantFrom('', '261122120000032+'),
  validityPeriod: fc.constantFrom('', '000001000000000R'),
  replaceIfPresent: octet,
  defaultMessageId: octet,
  shortMessage: octets(255),
})

const dataMessage: fc.Arbitrary<Message> = fc
  .record({ ...addressed, command: fc.constant(command.dataSm) })
  .map((fields) => messagePdu(fields))

const bind: fc.Arbitrary<Bind> = fc.record({
  kind: fc.constant('bind' as const),
  command: fc.constantFrom(command.bindReceiver, command.bindTransmitter, command.bindTransceiver),
  status: fc.constant(0),
  sequence,
  systemId: latin(15),
  password: latin(8),
  systemType: latin(12),
  interfaceVersion: octet,
  addressTon: octet,
  addressNpi: octet,
  addressRange: latin(40),
})

const answer: fc.Arbitrary<Pdu> = fc.record({
  kind: fc.constant('answer' as const),
  command: fc.constantFrom(...[4, 5, 0x103, 1, 2, 9].map((id) => id + RESPONSE_BIT)),
  status: fc.constant(0),
  sequence,
  id: latin(64),
  tlvs: addressed.tlvs,
})

const signal: fc.Arbitrary<Pdu> = fc.record({
  kind: fc.constant('signal' as const),
  command: fc.constantFrom(command.enquireLink, command.unbind, command.genericNack, 0x80000015, 0x80000006),
  status: fc.integer({ min: 0, max: 0xffffffff }),
  sequence,
})

const read = (bytes: Buffer) => decode(bytes, 0, bytes.length)

test('what is written is read back the same, TLVs that nobody knows included', () => {
  fc.assert(
    fc.property(fc.oneof(shortMessage, dataMessage, bind, answer, signal), (pdu) => {
      const bytes = encode(pdu)
      expect(bytes.length).toBe(encodedOctets(pdu))
      expect(read(bytes)).toEqual(pdu)
    }),
    { numRuns: 2_000 },
  )
})

test('no cut of a request is taken for a request, and none throws', () => {
  fc.assert(
    fc.property(fc.oneof(shortMessage, bind), fc.double({ min: 0, max: 0.999, noNaN: true }), (pdu, at) => {
      const whole = encode({ ...pdu, ...(pdu.kind === 'message' ? { tlvs: [] } : {}) })
      const cut = Buffer.from(whole.subarray(0, 16 + Math.floor((whole.length - 16) * at)))
      cut.writeUInt32BE(cut.length, 0)
      expect(read(cut)).toMatchObject({ kind: 'malformed', command: pdu.command, sequence: pdu.sequence })
    }),
    { numRuns: 2_000 },
  )
})

test('any octets are some PDU or a malformed one', () => {
  fc.assert(
    fc.property(fc.constantFrom(...anyCommand), octets(120), (id, body) => {
      const bytes = Buffer.concat([Buffer.alloc(16), body])
      bytes.writeUInt32BE(bytes.length, 0)
      bytes.writeUInt32BE(id, 4)
      bytes.writeUInt32BE(7, 12)
      expect(read(bytes)).toMatchObject({ sequence: 7 })
    }),
    { numRuns: 5_000 },
  )
})

const anyCommand = [...Object.values(smpp.commands).map((one) => one.id), 0x7777, 0x80007777]

const packageFields = (pdu: Message): Record<string, unknown> => ({
  command_status: pdu.status,
  sequence_number: pdu.sequence,
  service_type: pdu.serviceType,
  source_addr_ton: pdu.sourceTon,
  source_addr_npi: pdu.sourceNpi,
  source_addr: pdu.source,
  dest_addr_ton: pdu.destinationTon,
  dest_addr_npi: pdu.destinationNpi,
  destination_addr: pdu.destination,
  esm_class: pdu.esmClass,
  protocol_id: pdu.protocolId,
  priority_flag: pdu.priorityFlag,
  registered_delivery: pdu.registeredDelivery,
  replace_if_present_flag: pdu.replaceIfPresent,
  data_coding: pdu.dataCoding,
  sm_default_msg_id: pdu.defaultMessageId,
  short_message: pdu.shortMessage,
})

test('the smpp package writes the same octets', () => {
  // The package adds a header length of its own to messages with a header, and reformats times: neither is asked of it here.
  const plain = shortMessage.map((pdu) => ({
    ...pdu,
    esmClass: pdu.esmClass & ~0x40,
    scheduleDeliveryTime: '',
    validityPeriod: '',
    tlvs: [],
  }))
  fc.assert(
    fc.property(plain, (pdu) => {
      const name = pdu.command === command.submitSm ? 'submit_sm' : 'deliver_sm'
      expect(encode(pdu)).toEqual(new smpp.PDU(name, packageFields(pdu)).toBuffer())
    }),
    { numRuns: 1_000 },
  )
})

test('the smpp package reads what we write', () => {
  fc.assert(
    fc.property(bind, (pdu) => {
      const theirs = new smpp.PDU(encode(pdu))
      expect([theirs.system_id, theirs.password, theirs.system_type, theirs.interface_version]).toEqual([
        pdu.systemId,
        pdu.password,
        pdu.systemType,
        pdu.interfaceVersion,
      ])
    }),
    { numRuns: 500 },
  )
})

test('rare PDUs go through the package and come back', () => {
  const query = rarePdu('query_sm', { message_id: '42', source_addr: '10086' }, 9)
  const back = read(encode(query))
  expect(back).toMatchObject({ kind: 'rare', name: 'query_sm', sequence: 9, fields: { message_id: '42' } })
  expect(() => rarePdu('no_such_sm', {})).toThrow('SMPP has no command no_such_sm')
})

test('a rare PDU that the package chokes on is malformed, not an exception', () => {
  const bytes = encode(rarePdu('submit_multi', { dest_address: [{ destination_addr: '13800138000' }] }, 3))
  const cut = Buffer.from(bytes.subarray(0, 24))
  cut.writeUInt32BE(cut.length, 0)
  cut[20] = 200
  expect(['malformed', 'rare']).toContain(read(cut).kind)
  const replace = rarePdu('replace_sm', { message_id: '1' }, 4)
  const late = encode(replace)
  const withR = Buffer.concat([late.subarray(0, 21), Buffer.from('R\0'), late.subarray(22)])
  withR.writeUInt32BE(withR.length, 0)
  expect(read(withR).kind).toBe('malformed')
})

test('a response lenient: no body, no NUL, TLVs that do not add up', () => {
  const bare = Buffer.alloc(16)
  bare.writeUInt32BE(16, 0)
  bare.writeUInt32BE(0x80000004, 4)
  expect(read(bare)).toMatchObject({ kind: 'answer', id: '' })
  const unended = Buffer.concat([bare, Buffer.from('abc')])
  expect(read(unended)).toMatchObject({ kind: 'answer', id: 'abc' })
  const lying = Buffer.concat([bare, Buffer.from('abc\0\x04\x27\x00\x09\x02', 'latin1')])
  expect(read(lying)).toMatchObject({ kind: 'answer', id: 'abc', tlvs: [] })
})

test('each request has its response', () => {
  const request = messagePdu({ command: command.deliverSm, sequence: 5 })
  expect(responseTo(request, status.throttled)).toMatchObject({
    command: 0x80000005,
    status: 0x58,
    sequence: 5,
  })
  expect(responseTo({ kind: 'malformed', command: 0x7777, status: 3, sequence: 6 }, 3).command).toBe(
    command.genericNack,
  )
  expect(statusName(0x58)).toBe('ESME_RTHROTTLED')
  expect(statusName(0x400)).toBe('0x00000400')
})
