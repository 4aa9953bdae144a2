/**
 * Octets to PDUs (SMPP 3.4 §4). Requests are held to the standard, since they are acted upon; responses are read
 * leniently, since what counts is their status. Every read is bounded by the frame; nothing here throws.
 */
import { HEADER_OCTETS } from './framing.ts'
import {
  command,
  NO_TLVS,
  RESPONSE_BIT,
  type Answer,
  type Bind,
  type Malformed,
  type Message,
  type Pdu,
  type Tlv,
} from './pdu.ts'
import { decodeRare } from './rare.ts'
import { status } from './status.ts'

/** Reads the PDU at `octets[start, end)`, a frame that framing.ts found. Its octet fields are views, not copies. */
export function decode(octets: Buffer, start: number, end: number): Pdu {
  const id = octets.readUInt32BE(start + 4)
  switch (id) {
    case command.deliverSm:
    case command.submitSm:
    case command.dataSm:
      return decodeMessage(octets, start, end, id)
    case command.submitSm + RESPONSE_BIT:
    case command.deliverSm + RESPONSE_BIT:
    case command.dataSm + RESPONSE_BIT:
    case command.bindTransceiver + RESPONSE_BIT:
    case command.bindReceiver + RESPONSE_BIT:
    case command.bindTransmitter + RESPONSE_BIT:
      return decodeAnswer(octets, start, end, id)
    case command.enquireLink:
    case command.enquireLink + RESPONSE_BIT:
    case command.unbind:
    case command.unbind + RESPONSE_BIT:
    case command.genericNack:
      return { kind: 'signal', ...head(octets, start, id) }
    case command.bindTransceiver:
    case command.bindReceiver:
    case command.bindTransmitter:
      return decodeBind(octets, start, end, id)
    default:
      return decodeRare(octets, start, end)
  }
}

function head(octets: Buffer, start: number, id: number) {
  return { command: id, status: octets.readUInt32BE(start + 8), sequence: octets.readUInt32BE(start + 12) }
}

function malformed(octets: Buffer, start: number, id: number, code: number): Malformed {
  return { kind: 'malformed', command: id, status: code, sequence: octets.readUInt32BE(start + 12) }
}

/** Where a C-octet string that begins at `at` has its NUL, or -1 when it has none within `max` octets (NUL included). */
function nul(octets: Buffer, at: number, end: number, max: number): number {
  const stop = Math.min(end, at + max)
  for (let i = at; i < stop; i++) if (octets[i] === 0) return i
  return -1
}

function text(octets: Buffer, from: number, to: number): string {
  return from === to ? '' : octets.toString('latin1', from, to)
}

/** Octet at `at`; callers have made sure that it lies in the frame. */
const octet = (octets: Buffer, at: number): number => octets[at] ?? 0

function decodeMessage(octets: Buffer, start: number, end: number, id: number): Message | Malformed {
  const bad = (code: number) => malformed(octets, start, id, code)
  const serviceAt = start + HEADER_OCTETS
  const serviceEnd = nul(octets, serviceAt, end, 6)
  if (serviceEnd < 0) return bad(status.invalidCommandLength)
  const sourceAt = serviceEnd + 3
  const sourceEnd = nul(octets, sourceAt, end, id === command.dataSm ? 65 : 21)
  if (sourceEnd < 0) return bad(status.invalidSource)
  const destinationAt = sourceEnd + 3
  const destinationEnd = nul(octets, destinationAt, end, id === command.dataSm ? 65 : 21)
  if (destinationEnd < 0) return bad(status.invalidDestination)
  const message = {
    kind: 'message',
    command: id,
    status: octets.readUInt32BE(start + 8),
    sequence: octets.readUInt32BE(start + 12),
    serviceType: text(octets, serviceAt, serviceEnd),
    sourceTon: octet(octets, serviceEnd + 1),
    sourceNpi: octet(octets, serviceEnd + 2),
    source: text(octets, sourceAt, sourceEnd),
    destinationTon: octet(octets, sourceEnd + 1),
    destinationNpi: octet(octets, sourceEnd + 2),
    destination: text(octets, destinationAt, destinationEnd),
    esmClass: 0,
    protocolId: 0,
    priorityFlag: 0,
    scheduleDeliveryTime: '',
    validityPeriod: '',
    registeredDelivery: 0,
    replaceIfPresent: 0,
    dataCoding: 0,
    defaultMessageId: 0,
    shortMessage: octets.subarray(start, start),
    tlvs: NO_TLVS,
  } satisfies Message
  return id === command.dataSm
    ? dataTail(message, octets, destinationEnd + 1, end)
    : shortTail(message, octets, destinationEnd + 1, end)
}

/** data_sm after its addresses: esm_class, registered_delivery, data_coding, TLVs. */
function dataTail(message: Message, octets: Buffer, at: number, end: number): Message | Malformed {
  if (at + 3 > end) return fault(message, status.invalidCommandLength)
  message.esmClass = octet(octets, at)
  message.registeredDelivery = octet(octets, at + 1)
  message.dataCoding = octet(octets, at + 2)
  return withTlvs(message, octets, at + 3, end)
}

/** submit_sm and deliver_sm after their addresses. */
function shortTail(message: Message, octets: Buffer, at: number, end: number): Message | Malformed {
  const scheduleAt = at + 3
  const scheduleEnd = nul(octets, scheduleAt, end, 17)
  const validityEnd = scheduleEnd < 0 ? -1 : nul(octets, scheduleEnd + 1, end, 17)
  const bodyAt = validityEnd + 6
  if (validityEnd < 0 || bodyAt > end) return fault(message, status.invalidCommandLength)
  message.esmClass = octet(octets, at)
  message.protocolId = octet(octets, at + 1)
  message.priorityFlag = octet(octets, at + 2)
  message.scheduleDeliveryTime = text(octets, scheduleAt, scheduleEnd)
  message.validityPeriod = text(octets, scheduleEnd + 1, validityEnd)
  message.registeredDelivery = octet(octets, validityEnd + 1)
  message.replaceIfPresent = octet(octets, validityEnd + 2)
  message.dataCoding = octet(octets, validityEnd + 3)
  message.defaultMessageId = octet(octets, validityEnd + 4)
  const bodyEnd = bodyAt + octet(octets, validityEnd + 5)
  if (bodyEnd > end) return fault(message, status.invalidMessageLength)
  message.shortMessage = octets.subarray(bodyAt, bodyEnd)
  return withTlvs(message, octets, bodyEnd, end)
}

function fault(message: Message, code: number): Malformed {
  return { kind: 'malformed', command: message.command, status: code, sequence: message.sequence }
}

function withTlvs(message: Message, octets: Buffer, at: number, end: number): Message | Malformed {
  if (at === end) return message
  const tlvs = readTlvs(octets, at, end)
  if (!tlvs) return fault(message, status.invalidTlvStream)
  message.tlvs = tlvs
  return message
}

/** The TLVs that fill `[at, end)` exactly, or undefined when one of them lies about its length. */
function readTlvs(octets: Buffer, from: number, end: number): Tlv[] | undefined {
  const tlvs: Tlv[] = []
  let at = from
  while (at + 4 <= end) {
    const valueEnd = at + 4 + octets.readUInt16BE(at + 2)
    if (valueEnd > end) return undefined
    tlvs.push({ tag: octets.readUInt16BE(at), value: octets.subarray(at + 4, valueEnd) })
    at = valueEnd
  }
  return at === end ? tlvs : undefined
}

/** An id without its NUL is taken as it is, TLVs that do not add up are left out: the status has arrived. */
function decodeAnswer(octets: Buffer, start: number, end: number, id: number): Answer {
  const idAt = start + HEADER_OCTETS
  const found = nul(octets, idAt, end, end - idAt)
  const idEnd = found < 0 ? end : found
  return {
    kind: 'answer',
    command: id,
    status: octets.readUInt32BE(start + 8),
    sequence: octets.readUInt32BE(start + 12),
    id: text(octets, idAt, idEnd),
    tlvs: idEnd + 1 < end ? (readTlvs(octets, idEnd + 1, end) ?? NO_TLVS) : NO_TLVS,
  }
}

function decodeBind(octets: Buffer, start: number, end: number, id: number): Bind | Malformed {
  const systemIdAt = start + HEADER_OCTETS
  const systemIdEnd = nul(octets, systemIdAt, end, 16)
  const passwordEnd = systemIdEnd < 0 ? -1 : nul(octets, systemIdEnd + 1, end, 9)
  const systemTypeEnd = passwordEnd < 0 ? -1 : nul(octets, passwordEnd + 1, end, 13)
  const rangeEnd = systemTypeEnd < 0 ? -1 : nul(octets, systemTypeEnd + 4, end, 41)
  if (rangeEnd < 0) return malformed(octets, start, id, status.invalidCommandLength)
  return {
    kind: 'bind',
    ...head(octets, start, id),
    systemId: text(octets, systemIdAt, systemIdEnd),
    password: text(octets, systemIdEnd + 1, passwordEnd),
    systemType: text(octets, passwordEnd + 1, systemTypeEnd),
    interfaceVersion: octet(octets, systemTypeEnd + 1),
    addressTon: octet(octets, systemTypeEnd + 2),
    addressNpi: octet(octets, systemTypeEnd + 3),
    addressRange: text(octets, systemTypeEnd + 4, rangeEnd),
  }
}
