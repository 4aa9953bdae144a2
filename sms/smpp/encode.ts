/**
 * PDUs to octets. `encodedOctets` says how many, `encodeInto` writes them at a place of a buffer that has room;
 * a caller who puts many PDUs into one write needs no buffer of its own for each.
 */
import { HEADER_OCTETS } from './framing.ts'
import { command, RESPONSE_BIT, type Bind, type Message, type Pdu, type Tlv } from './pdu.ts'
import { encodeRare } from './rare.ts'

export function encode(pdu: Pdu): Buffer {
  const octets = Buffer.allocUnsafe(encodedOctets(pdu))
  encodeInto(octets, 0, pdu)
  return octets
}

export function encodedOctets(pdu: Pdu): number {
  switch (pdu.kind) {
    case 'message':
      return HEADER_OCTETS + messageOctets(pdu) + tlvOctets(pdu.tlvs)
    case 'answer':
      return pdu.status === 0 ? HEADER_OCTETS + pdu.id.length + 1 + tlvOctets(pdu.tlvs) : HEADER_OCTETS
    case 'bind':
      return (
        HEADER_OCTETS +
        7 +
        pdu.systemId.length +
        pdu.password.length +
        pdu.systemType.length +
        pdu.addressRange.length
      )
    case 'rare':
      return encodeRare(pdu).length
    default:
      return HEADER_OCTETS
  }
}

/** Writes the PDU with `sequence` in place of its own and answers where it ends. Throws nothing; strings are Latin-1. */
export function encodeInto(octets: Buffer, start: number, pdu: Pdu, sequence = pdu.sequence): number {
  const end = writeBody(octets, start, pdu)
  octets.writeUInt32BE(end - start, start)
  octets.writeUInt32BE(pdu.command, start + 4)
  octets.writeUInt32BE(pdu.status, start + 8)
  octets.writeUInt32BE(sequence, start + 12)
  return end
}

function writeBody(octets: Buffer, start: number, pdu: Pdu): number {
  const at = start + HEADER_OCTETS
  switch (pdu.kind) {
    case 'message':
      return writeMessage(octets, at, pdu)
    case 'answer':
      return pdu.status === 0 ? writeTlvs(octets, writeText(octets, at, pdu.id), pdu.tlvs) : at
    case 'bind':
      return writeBind(octets, at, pdu)
    case 'rare':
      return start + encodeRare(pdu).copy(octets, start)
    default:
      return at
  }
}

function messageOctets(pdu: Message): number {
  const addressed = pdu.serviceType.length + pdu.source.length + pdu.destination.length + 7
  if (pdu.command === command.dataSm) return addressed + 3
  return (
    addressed + 3 + pdu.scheduleDeliveryTime.length + pdu.validityPeriod.length + 7 + pdu.shortMessage.length
  )
}

function writeMessage(octets: Buffer, start: number, pdu: Message): number {
  let at = writeText(octets, start, pdu.serviceType)
  octets[at++] = pdu.sourceTon
  octets[at++] = pdu.sourceNpi
  at = writeText(octets, at, pdu.source)
  octets[at++] = pdu.destinationTon
  octets[at++] = pdu.destinationNpi
  at = writeText(octets, at, pdu.destination)
  octets[at++] = pdu.esmClass
  if (pdu.command === command.dataSm) {
    octets[at++] = pdu.registeredDelivery
    octets[at++] = pdu.dataCoding
    return writeTlvs(octets, at, pdu.tlvs)
  }
  octets[at++] = pdu.protocolId
  octets[at++] = pdu.priorityFlag
  at = writeText(octets, at, pdu.scheduleDeliveryTime)
  at = writeText(octets, at, pdu.validityPeriod)
  octets[at++] = pdu.registeredDelivery
  octets[at++] = pdu.replaceIfPresent
  octets[at++] = pdu.dataCoding
  octets[at++] = pdu.defaultMessageId
  octets[at++] = pdu.shortMessage.length
  octets.set(pdu.shortMessage, at)
  return writeTlvs(octets, at + pdu.shortMessage.length, pdu.tlvs)
}

function writeBind(octets: Buffer, start: number, pdu: Bind): number {
  let at = writeText(octets, start, pdu.systemId)
  at = writeText(octets, at, pdu.password)
  at = writeText(octets, at, pdu.systemType)
  octets[at++] = pdu.interfaceVersion
  octets[at++] = pdu.addressTon
  octets[at++] = pdu.addressNpi
  return writeText(octets, at, pdu.addressRange)
}

/** A C-octet string; written by hand because a call into the engine costs more than twenty octets do. */
function writeText(octets: Buffer, start: number, text: string): number {
  const length = text.length
  for (let i = 0; i < length; i++) octets[start + i] = text.charCodeAt(i)
  octets[start + length] = 0
  return start + length + 1
}

function tlvOctets(tlvs: readonly Tlv[]): number {
  let total = 0
  for (const one of tlvs) total += 4 + one.value.length
  return total
}

function writeTlvs(octets: Buffer, start: number, tlvs: readonly Tlv[]): number {
  let at = start
  for (const one of tlvs) {
    octets.writeUInt16BE(one.tag, at)
    octets.writeUInt16BE(one.value.length, at + 2)
    octets.set(one.value, at + 4)
    at += 4 + one.value.length
  }
  return at
}

/** The response to a request: an `Answer` where SMPP gives it an id, a bare header otherwise; unknown requests get generic_nack. */
export function responseTo(request: Pdu, code: number, id = ''): Pdu {
  const base = { command: request.command + RESPONSE_BIT, status: code, sequence: request.sequence }
  switch (request.command) {
    case command.submitSm:
    case command.deliverSm:
    case command.dataSm:
    case command.bindTransceiver:
    case command.bindReceiver:
    case command.bindTransmitter:
      return { kind: 'answer', ...base, id, tlvs: [] }
    case command.enquireLink:
    case command.unbind:
      return { kind: 'signal', ...base }
    default:
      return { kind: 'signal', ...base, command: command.genericNack }
  }
}
