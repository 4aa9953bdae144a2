/**
 * How a part says which message it belongs to: a user data header with an 8-bit or 16-bit reference
 * (3GPP TS 23.040 §9.2.3.24), or the sar_ TLVs of SMPP.
 */
import { numberTlv, tag, tlv, tlvNumber, type Message, type Tlv } from './pdu.ts'

export const UDH_INDICATOR = 0x40

/** `number` counts from 1; `reference` is unique for a while per sender and receiver. */
export type Part = { reference: string; number: number; total: number }

/** `body` is the message's octets, of which the first `headerOctets` are a header; `part` is absent for a whole message. */
export type Content = { body: Buffer; headerOctets: number; part?: Part }

/** The content of a message, or undefined when its header says it is longer than the message. */
export function contentOf(message: Message): Content | undefined {
  const body =
    message.tlvs.length > 0
      ? (tlv(message.tlvs, tag.messagePayload) ?? message.shortMessage)
      : message.shortMessage
  if ((message.esmClass & UDH_INDICATOR) === 0) return { body, headerOctets: 0, part: sarPart(message.tlvs) }
  const headerOctets = (body[0] ?? 0) + 1
  if (headerOctets > body.length) return undefined
  return { body, headerOctets, part: headerPart(body, headerOctets) ?? sarPart(message.tlvs) }
}

function headerPart(body: Buffer, headerOctets: number): Part | undefined {
  for (let at = 1; at + 1 < headerOctets;) {
    const id = body[at]
    const length = body[at + 1] ?? 0
    const value = at + 2
    if (value + length > headerOctets) return undefined
    if (id === 0x00 && length === 3) return part(`${body[value]}`, body[value + 1], body[value + 2])
    if (id === 0x08 && length === 4)
      return part(`w${body.readUInt16BE(value)}`, body[value + 2], body[value + 3])
    at = value + length
  }
  return undefined
}

function sarPart(tlvs: readonly Tlv[]): Part | undefined {
  if (tlvs.length === 0) return undefined
  const reference = tlvNumber(tlvs, tag.sarReference)
  return reference === undefined
    ? undefined
    : part(`s${reference}`, tlvNumber(tlvs, tag.sarTotal), tlvNumber(tlvs, tag.sarPart))
}

/** A part of one, or a number that its total denies, is a message of its own. */
function part(reference: string, total = 0, number = 0): Part | undefined {
  return total > 1 && number >= 1 && number <= total ? { reference, number, total } : undefined
}

export function header8(reference: number, total: number, number: number): Buffer {
  return Buffer.from([5, 0x00, 3, reference & 0xff, total, number])
}

export function header16(reference: number, total: number, number: number): Buffer {
  return Buffer.from([6, 0x08, 4, (reference >> 8) & 0xff, reference & 0xff, total, number])
}

export function sarTlvs(reference: number, total: number, number: number): Tlv[] {
  return [
    numberTlv(tag.sarReference, 2, reference & 0xffff),
    numberTlv(tag.sarTotal, 1, total),
    numberTlv(tag.sarPart, 1, number),
  ]
}
