/**
 * What the SMSC delivers: texts, parts of texts, receipts. Each is answered: when the hall has it safe, at once when it needs nothing more,
 * and with a temporary error when the SMSC should deliver it again.
 */
import { hash } from 'node:crypto'
import { localNumber } from './link-address.ts'
import type { LinkCounters, LinkHandlers, LinkLog, LinkSettings, Mo } from './link-options.ts'
import { contentOf, type Content, type Part } from './smpp/parts.ts'
import { command, type Message } from './smpp/pdu.ts'
import { createReassembly, type Incomplete } from './smpp/reassembly.ts'
import { isReceipt, receiptOf } from './smpp/receipt.ts'
import type { Request, Session } from './smpp/session.ts'
import { status } from './smpp/status.ts'
import { joinable, scriptOf, textOf } from './smpp/text.ts'

/** What all parts of a text share. */
type Origin = { from: string; to: string; dataCoding: number; reference: string; receivedAt: number }

/** A text for the hall and the request to answer; `id` when it was put together from parts. */
type Taken = { mo: Mo; request: Request; id: string | undefined }

export type Receiver = {
  take(session: Session, batch: Request[]): void
  /** Hands over long texts whose parts did not come. */
  expire(now: number): void
  /** From now on every text is to be delivered again later. */
  stop(): void
  /** Texts that the hall has and that are not answered. */
  readonly unanswered: number
  /** When the last text came, UTC ms. */
  readonly lastMoAt: number
}

export function createReceiver(
  settings: LinkSettings,
  counters: LinkCounters,
  on: LinkHandlers,
  log: LinkLog,
): Receiver {
  const { clock, alphabets, keySecret } = settings
  const reassembly = createReassembly<Origin>(handOverIncomplete, { expiryMs: settings.partsMs })
  let unanswered = 0
  let stopped = false
  let lastMoAt = clock.now()

  function moOf(origin: Origin, joined: Buffer): Mo {
    const text = textOf(joined, scriptOf(origin.dataCoding, alphabets))
    const key = `${origin.from}>${origin.to}#${origin.reference}:${digest(keySecret, text)}`
    return { from: origin.from, to: origin.to, text, key, receivedAt: origin.receivedAt }
  }

  function handOverIncomplete({ origin, parts, missing }: Incomplete<Origin>): void {
    counters.mosIncomplete++
    const mo = moOf(origin, Buffer.concat(parts.filter((part) => part !== undefined)))
    log.warn({ missing, parts: parts.length }, 'a long text stayed incomplete')
    on.incomplete?.({ ...mo, missing })
  }

  /** A whole text is taken; a part is kept and answered; what cannot be read is refused for good. */
  function takeMessage(session: Session, request: Message, taken: Taken[]): void {
    if (isReceipt(request)) return takeReceipt(session, request)
    if (stopped || unanswered + taken.length >= settings.maxUnanswered) {
      counters.mosRefused++
      return session.respond(request, stopped ? status.temporaryAppError : status.throttled)
    }
    const content = contentOf(request)
    if (!content) {
      counters.mosUnreadable++
      return session.respond(request, status.permanentAppError)
    }
    const now = clock.now()
    const origin = {
      from: localNumber(request.source),
      to: localNumber(request.destination),
      dataCoding: request.dataCoding,
      reference: content.part ? `${content.part.reference}/${content.part.total}` : '',
      receivedAt: now,
    }
    const joined = joinable(content.body, content.headerOctets, scriptOf(request.dataCoding, alphabets))
    if (content.part) takePart(session, request, content.part, joined, origin, taken)
    else taken.push({ mo: moOf(origin, joined), request, id: undefined })
  }

  function takePart(
    session: Session,
    request: Message,
    part: Part,
    joined: Content['body'],
    origin: Origin,
    taken: Taken[],
  ): void {
    const id = `${origin.from}>${origin.to}#${origin.reference}`
    const kept = reassembly.keep(id, part.number, part.total, joined, origin, origin.receivedAt)
    if (kept.kind === 'whole') {
      taken.push({ mo: moOf(origin, kept.joined), request, id })
      return
    }
    if (kept.kind === 'repeated') counters.partsRepeated++
    session.respond(request, status.ok)
  }

  function takeReceipt(session: Session, request: Message): void {
    const receipt = receiptOf(request)
    if (!receipt) {
      counters.receiptsUnreadable++
      log.warn({ octets: request.shortMessage.length }, 'a receipt names no message')
      return session.respond(request, status.ok)
    }
    counters.receipts++
    try {
      on.receipt({ ...receipt, from: localNumber(receipt.from), to: localNumber(receipt.to) })
      session.respond(request, status.ok)
    } catch (error) {
      log.error({ error }, 'a receipt was not taken')
      session.respond(request, status.temporaryAppError)
    }
  }

  function handOver(session: Session, taken: Taken[]): void {
    lastMoAt = clock.now()
    counters.mosReceived += taken.length
    unanswered += taken.length
    const promises = promisesOf(taken.map((one) => one.mo))
    for (const [index, one] of taken.entries()) {
      const promise =
        promises[index] ?? Promise.reject(new Error('the handler answered no promise for this text'))
      promise.then(
        () => safe(session, one),
        (error: unknown) => refused(session, one, error),
      )
    }
  }

  function promisesOf(mos: Mo[]): Promise<void>[] {
    try {
      return on.messages(mos)
    } catch (error) {
      return mos.map(() => Promise.reject(error instanceof Error ? error : new Error(String(error))))
    }
  }

  function safe(session: Session, one: Taken): void {
    unanswered--
    counters.mosAnswered++
    if (one.id !== undefined) reassembly.settle(one.id)
    session.respond(one.request, status.ok)
  }

  function refused(session: Session, one: Taken, error: unknown): void {
    unanswered--
    counters.mosRefused++
    log.error({ error }, 'a text was not taken; the SMSC is to deliver it again')
    session.respond(one.request, status.temporaryAppError)
  }

  return {
    get unanswered() {
      return unanswered
    },
    get lastMoAt() {
      return lastMoAt
    },
    take(session, batch) {
      const taken: Taken[] = []
      for (const request of batch) {
        if (request.kind === 'message' && request.command !== command.submitSm)
          takeMessage(session, request, taken)
        else if (!answerless.has(request.command)) session.respond(request, status.invalidCommandId)
      }
      if (taken.length > 0) handOver(session, taken)
    },
    expire: (now) => reassembly.expire(now),
    stop() {
      stopped = true
    },
  }
}

/** outbind and alert_notification have no response. */
const answerless = new Set([0x0b, 0x102])

/**
 * The sender is part of the key in the clear, so only texts of one subscriber could ever collide; the secret keeps a stored key
 * from confirming a guess at a text with a password in it.
 */
function digest(secret: string, text: string): string {
  return hash('sha256', `${secret}\0${text}`, 'base64url').slice(0, 22)
}
