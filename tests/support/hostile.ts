/** What a broken or hostile peer may send, from a seed, so that a failure can be had again. */
import { encode } from '#sms/smpp/encode.ts'
import { command, messagePdu, numberTlv, tag, type Pdu } from '#sms/smpp/pdu.ts'
import { rarePdu } from '#sms/smpp/rare.ts'

/** mulberry32: uniform in [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const templates: Pdu[] = [
  messagePdu({
    command: command.deliverSm,
    source: '8613800138000',
    destination: '10086',
    shortMessage: Buffer.from('CXYE'),
  }),
  messagePdu({
    command: command.submitSm,
    source: '10086',
    destination: '8613800138000',
    dataCoding: 8,
    shortMessage: Buffer.from('4f60597d', 'hex'),
  }),
  messagePdu({
    command: command.deliverSm,
    esmClass: 0x40,
    shortMessage: Buffer.from([5, 0, 3, 1, 2, 1, 0x41]),
  }),
  messagePdu({
    command: command.deliverSm,
    esmClass: 0x04,
    shortMessage: Buffer.from('id:1 stat:DELIVRD err:000'),
  }),
  messagePdu({
    command: command.dataSm,
    tlvs: [{ tag: tag.messagePayload, value: Buffer.alloc(400, 0x41) }],
  }),
  messagePdu({
    command: command.deliverSm,
    tlvs: [numberTlv(tag.sarReference, 1, 7), numberTlv(tag.messageState, 2, 9)],
  }),
  messagePdu({ command: command.deliverSm, scheduleDeliveryTime: 'R', validityPeriod: '999999999999999R' }),
  { kind: 'answer', command: 0x80000004, status: 0, sequence: 1, id: '42', tlvs: [] },
  { kind: 'signal', command: command.genericNack, status: 3, sequence: 1 },
  rarePdu('query_sm', { message_id: '1', source_addr: '10086' }),
  rarePdu('replace_sm', { message_id: '1' }),
  rarePdu('submit_multi', { dest_address: [{ destination_addr: '13800138000' }] }),
  rarePdu('alert_notification', {}),
]
const octets = templates.map((pdu) => encode(pdu))

/** Octets whose length is true and whose content is not to be trusted: flipped, cut, filled with noise, under any command. */
export function hostilePdu(random: () => number): Buffer {
  const below = (limit: number) => Math.floor(random() * limit)
  const template = octets[below(octets.length)] ?? Buffer.alloc(16)
  const kind = below(4)
  const pdu =
    kind === 0
      ? Buffer.concat([template.subarray(0, 16), noise(random, below(80))])
      : Buffer.from(kind === 1 ? template.subarray(0, 16 + below(template.length - 15)) : template)
  if (kind > 1)
    for (let flips = 1 + below(6); flips > 0; flips--)
      pdu[4 + below(Math.min(pdu.length, 90) - 4)] = below(256)
  if (below(20) === 0) pdu.writeUInt32BE(below(0x200), 4)
  pdu.writeUInt32BE(pdu.length, 0)
  pdu.writeUInt32BE(1 + below(100_000), 12)
  // An unbind is a fair wish, not a hostile one.
  if (pdu.readUInt32BE(4) === command.unbind) pdu.writeUInt32BE(command.enquireLink, 4)
  return pdu
}

/** Octets after which the stream cannot be read any more. */
export function streamBreaker(random: () => number): Buffer {
  const length = [0, 1, 4, 15, 0x7fffffff, 0xffffffff, 0x48545450, 80_000][Math.floor(random() * 8)] ?? 0
  if (random() < 0.2) return Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
  const pdu = Buffer.from(octets[0] ?? Buffer.alloc(16))
  pdu.writeUInt32BE(length, 0)
  return pdu
}

function noise(random: () => number, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)))
}
