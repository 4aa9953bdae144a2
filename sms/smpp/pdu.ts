/**
 * The PDUs that a link exchanges, decoded. Names follow SMPP 3.4 §4 in our spelling; octets stay octets
 * (`shortMessage`, TLV values): what they mean as text depends on the bind (see text.ts).
 */
export const command = {
  genericNack: 0x80000000,
  bindReceiver: 0x01,
  bindTransmitter: 0x02,
  submitSm: 0x04,
  deliverSm: 0x05,
  unbind: 0x06,
  bindTransceiver: 0x09,
  enquireLink: 0x15,
  dataSm: 0x103,
} as const

export const RESPONSE_BIT = 0x80000000

export const tag = {
  userMessageReference: 0x0204,
  sarReference: 0x020c,
  sarTotal: 0x020e,
  sarPart: 0x020f,
  receiptedMessageId: 0x001e,
  messagePayload: 0x0424,
  messageState: 0x0427,
  networkErrorCode: 0x0423,
} as const

export type Tlv = { tag: number; value: Buffer }

type Head = { command: number; status: number; sequence: number }

/** submit_sm, deliver_sm, or data_sm (which has no short message: its text is a message_payload TLV). */
export type Message = Head & {
  kind: 'message'
  serviceType: string
  sourceTon: number
  sourceNpi: number
  source: string
  destinationTon: number
  destinationNpi: number
  destination: string
  esmClass: number
  protocolId: number
  priorityFlag: number
  scheduleDeliveryTime: string
  validityPeriod: string
  registeredDelivery: number
  replaceIfPresent: number
  dataCoding: number
  defaultMessageId: number
  shortMessage: Buffer
  tlvs: readonly Tlv[]
}

export type Bind = Head & {
  kind: 'bind'
  systemId: string
  password: string
  systemType: string
  interfaceVersion: number
  addressTon: number
  addressNpi: number
  addressRange: string
}

/** A response with an id: the message id of submit_sm/data_sm/deliver_sm, the system id of a bind. */
export type Answer = Head & { kind: 'answer'; id: string; tlvs: readonly Tlv[] }

/** A PDU that is its header: enquire_link, unbind, their responses, generic_nack. */
export type Signal = Head & { kind: 'signal' }

/** Anything else SMPP knows, read by the `smpp` package. */
export type Rare = Head & { kind: 'rare'; name: string; fields: Record<string, unknown> }

/** A frame that is no PDU; `status` says what to answer. */
export type Malformed = Head & { kind: 'malformed' }

export type Pdu = Message | Bind | Answer | Signal | Rare | Malformed

export const NO_TLVS: readonly Tlv[] = Object.freeze([])
export const NO_OCTETS = Buffer.alloc(0)

export function isResponse(pdu: Head): boolean {
  return pdu.command >= RESPONSE_BIT
}

/** The first TLV of a tag, or undefined. */
export function tlv(tlvs: readonly Tlv[], wanted: number): Buffer | undefined {
  for (const one of tlvs) if (one.tag === wanted) return one.value
  return undefined
}

/** An unsigned big-endian TLV value of 1–4 octets; undefined when absent or of another length. */
export function tlvNumber(tlvs: readonly Tlv[], wanted: number): number | undefined {
  const value = tlv(tlvs, wanted)
  return value && value.length >= 1 && value.length <= 4 ? value.readUIntBE(0, value.length) : undefined
}

export function numberTlv(wanted: number, octets: 1 | 2 | 4, value: number): Tlv {
  const bytes = Buffer.alloc(octets)
  bytes.writeUIntBE(value, 0, octets)
  return { tag: wanted, value: bytes }
}

/** A C-octet-string TLV read as text up to its NUL. */
export function tlvText(tlvs: readonly Tlv[], wanted: number): string | undefined {
  return tlv(tlvs, wanted)?.toString('latin1').split('\0', 1)[0]
}

/** A submit_sm (or deliver_sm, data_sm) with everything unsaid at its default. */
export function messagePdu(fields: Partial<Message>): Message {
  return { ...blankMessage, ...fields }
}

const blankMessage: Message = {
  kind: 'message',
  command: command.submitSm,
  status: 0,
  sequence: 0,
  serviceType: '',
  sourceTon: 0,
  sourceNpi: 0,
  source: '',
  destinationTon: 0,
  destinationNpi: 0,
  destination: '',
  esmClass: 0,
  protocolId: 0,
  priorityFlag: 0,
  scheduleDeliveryTime: '',
  validityPeriod: '',
  registeredDelivery: 0,
  replaceIfPresent: 0,
  dataCoding: 0,
  defaultMessageId: 0,
  shortMessage: NO_OCTETS,
  tlvs: NO_TLVS,
}
