/**
 * Delivery receipts, in the two forms that SMSCs send: TLVs, and the text of SMPP 3.4 appendix B
 * (`id:… sub:001 dlvrd:001 submit date:… done date:… stat:DELIVRD err:000 text:…`).
 */
import { tag, tlvNumber, tlvText, type Message } from './pdu.ts'

export type ReceiptState =
  | 'scheduled'
  | 'enroute'
  | 'delivered'
  | 'expired'
  | 'deleted'
  | 'undeliverable'
  | 'accepted'
  | 'unknown'
  | 'rejected'
  | 'skipped'

/** `messageId` as the SMSC wrote it: match it by `messageIdForms`. `from` is the subscriber it was sent to. */
export type Receipt = {
  messageId: string
  state: ReceiptState
  final: boolean
  from: string
  to: string
  error?: string
  userMessageReference?: number
}

const stateByNumber: readonly ReceiptState[] = [
  'scheduled',
  'enroute',
  'delivered',
  'expired',
  'deleted',
  'undeliverable',
  'accepted',
  'unknown',
  'rejected',
  'skipped',
]

const stateByWord: Record<string, ReceiptState> = {
  SCHEDUL: 'scheduled',
  ENROUTE: 'enroute',
  DELIVRD: 'delivered',
  EXPIRED: 'expired',
  DELETED: 'deleted',
  UNDELIV: 'undeliverable',
  ACCEPTD: 'accepted',
  UNKNOWN: 'unknown',
  REJECTD: 'rejected',
  SKIPPED: 'skipped',
}

const finalStates = new Set<ReceiptState>([
  'delivered',
  'expired',
  'deleted',
  'undeliverable',
  'rejected',
  'skipped',
])

/** esm_class says receipt, acknowledgement or intermediate notification (§5.2.12), or a receipt's TLV is there. */
export function isReceipt(message: Message): boolean {
  return (
    (message.esmClass & 0x3c) !== 0 ||
    (message.tlvs.length > 0 && tlvText(message.tlvs, tag.receiptedMessageId) !== undefined)
  )
}

/** Reads a receipt; undefined when neither form names a message, by id or by user reference. Addresses are the PDU's own. */
export function receiptOf(message: Message): Receipt | undefined {
  const words = fieldsOf(message.shortMessage.toString('latin1'))
  const messageId = tlvText(message.tlvs, tag.receiptedMessageId) ?? words.id ?? ''
  const userMessageReference = tlvNumber(message.tlvs, tag.userMessageReference)
  if (messageId === '' && userMessageReference === undefined) return undefined
  const state = stateOf(tlvNumber(message.tlvs, tag.messageState), words.stat)
  return {
    messageId,
    state,
    final: finalStates.has(state),
    from: message.source,
    to: message.destination,
    ...(words.err === undefined ? {} : { error: words.err }),
    ...(userMessageReference === undefined ? {} : { userMessageReference }),
  }
}

function stateOf(number: number | undefined, word: string | undefined): ReceiptState {
  const byNumber = number === undefined ? undefined : stateByNumber[number]
  return byNumber ?? stateByWord[(word ?? '').toUpperCase().slice(0, 7)] ?? 'unknown'
}

function fieldsOf(text: string): { id?: string; stat?: string; err?: string } {
  const field = (name: string) => new RegExp(`(?:^|\\s)${name}:\\s*(\\S+)`, 'i').exec(text)?.[1]
  return { id: field('id'), stat: field('stat'), err: field('err') }
}

/** The form to store an id in: lower case, without `0x` and padding. */
export function bareMessageId(id: string): string {
  return id
    .trim()
    .toLowerCase()
    .replace(/^0x/, '')
    .replace(/^0+(?=.)/, '')
}

/** The bare ids that the message of a receipt's id may be stored under: as written, from decimal to hex, from hex to decimal. */
export function messageIdForms(id: string): string[] {
  const bare = bareMessageId(id)
  const forms = new Set([bare])
  if (/^\d{1,20}$/.test(bare)) forms.add(BigInt(bare).toString(16))
  if (/^[\da-f]{1,16}$/.test(bare)) forms.add(BigInt(`0x${bare}`).toString())
  return [...forms]
}

/** Whether a receipt's id can be the id that a response gave. */
export function sameMessageId(receipted: string, answered: string): boolean {
  return messageIdForms(receipted).includes(bareMessageId(answered))
}
