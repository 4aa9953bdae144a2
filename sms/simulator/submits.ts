/** What the simulated SMSC does with a submit_sm: throttle, refuse or take it, answer or not, show it on the handset, send its receipt. */
import { localNumber } from '../link-address.ts'
import type { Clock } from '../smpp/clock.ts'
import { contentOf } from '../smpp/parts.ts'
import { command, messagePdu, NO_OCTETS, tag, type Message } from '../smpp/pdu.ts'
import { createReassembly } from '../smpp/reassembly.ts'
import type { Session } from '../smpp/session.ts'
import { status, statusCode } from '../smpp/status.ts'
import { joinable, scriptOf, textOf, type Alphabets } from '../smpp/text.ts'
import type { Handsets } from './handsets.ts'
import { spoils, type Network } from './network.ts'

export type Submits = { take(session: Session, message: Message): void; readonly taken: number }

export function createSubmits(
  network: Network,
  handsets: Handsets,
  clock: Clock,
  alphabets: Alphabets,
  deliver: (receipt: Message) => void,
): Submits {
  const reassembly = createReassembly<null>(() => {}, { expiryMs: 600_000 })
  let taken = 0
  let second = 0
  let thisSecond = 0

  function tooFast(): boolean {
    if (spoils(network, 'throttleNext')) return true
    const now = Math.floor(clock.now() / 1000)
    if (now !== second) thisSecond = 0
    second = now
    return network.throttlePerSecond > 0 && ++thisSecond > network.throttlePerSecond
  }

  function show(message: Message): void {
    const content = contentOf(message)
    if (!content) return
    const phone = localNumber(message.destination)
    const script = scriptOf(message.dataCoding, alphabets)
    const octets = joinable(content.body, content.headerOctets, script)
    const { part } = content
    const id = `${phone}<${message.source}#${part?.reference}/${part?.total}`
    const kept = part && reassembly.keep(id, part.number, part.total, octets, null, clock.now())
    if (kept && kept.kind !== 'whole') return
    // A handset shows whatever it is sent; references come round after 256 long texts.
    if (kept) reassembly.forget(id)
    const text = textOf(kept ? kept.joined : octets, script)
    const segments = part?.total ?? 1
    const at = clock.now()
    handsets.add({ phone, port: message.source, direction: 'in', text, at, segments, state: 'received' })
  }

  function accept(session: Session, message: Message): void {
    const number = ++taken
    const receipt =
      message.registeredDelivery & 1 && network.receipts !== 'never' ? receiptFor(message, number) : undefined
    if (receipt && network.receipts === 'before') deliver(receipt)
    if (!spoils(network, 'loseResponses'))
      session.respond(message, status.ok, idText(number, network.messageIds))
    show(message)
    if (receipt && network.receipts === 'after') deliver(receipt)
  }

  function receiptFor(message: Message, number: number): Message {
    const id = String(number)
    const addresses = { source: message.destination, destination: message.source, sourceTon: 1, sourceNpi: 1 }
    const base = { command: command.deliverSm, esmClass: 0x04, ...addresses }
    if (network.receiptForm === 'tlv') {
      const tlvs = [
        { tag: tag.receiptedMessageId, value: Buffer.from(`${id}\0`) },
        { tag: tag.messageState, value: Buffer.from([stateNumber[network.receiptState]]) },
        ...message.tlvs.filter((one) => one.tag === tag.userMessageReference),
      ]
      return messagePdu({ ...base, shortMessage: NO_OCTETS, tlvs })
    }
    const words = `id:${id} sub:001 dlvrd:001 submit date:2611221200 done date:2611221200 stat:${network.receiptState} err:000 text:`
    return messagePdu({ ...base, shortMessage: Buffer.from(words) })
  }

  return {
    get taken() {
      return taken
    },
    take(session, message) {
      if (tooFast()) return session.respond(message, status.throttled)
      if (spoils(network, 'rejectNext')) {
        return session.respond(message, statusCode(network.rejectStatus) ?? status.systemError)
      }
      if (network.delayMs > 0) clock.after(network.delayMs, () => accept(session, message))
      else accept(session, message)
    },
  }
}

const stateNumber = { DELIVRD: 2, EXPIRED: 3, UNDELIV: 5, REJECTD: 8 } as const

function idText(number: number, form: Network['messageIds']): string {
  if (form === 'hex') return number.toString(16).toUpperCase()
  return form === 'padded' ? String(number).padStart(10, '0') : String(number)
}
