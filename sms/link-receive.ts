/**
 * What the SMSC delivers: texts, parts of texts, receipts. Each is answered: when the hall has it safe, at once when it needs nothing more,
 * and with a temporary error when the SMSC should deliver it again.
 */
import { hash } from 'node:crypto'
import { localNumber } from './link-address.ts'
import { keepInMemory, type KeptPart, type Origin } from './link-long-texts.ts'
import type { LinkCounters, LinkHandlers, LinkLog, LinkSettings, Mo } from './link-options.ts'
import { contentOf, type Part } from './smpp/parts.ts'
import { command, type Message } from './smpp/pdu.ts'
import type { Incomplete } from './smpp/reassembly.ts'
import { isReceipt, receiptOf } from './smpp/receipt.ts'
import type { Request, Session } from './smpp/session.ts'
import { status } from './smpp/status.ts'
import { joinable, scriptOf, textOf } from './smpp/text.ts'

/** A text for the hall and the request to answer; `long` when it was put together from parts. */
type Taken = { mo: Mo; request: Request; long: Origin | undefined }

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
  const longTexts = (on.longTexts ?? keepInMemory)(handOverIncomplete, settings.partsMs)
  let unanswered = 0
  let stopped = false
  let lastMoAt = clock.now()

  function moOf(origin: Origin, joined: Buffer): Mo {
    const text = textOf(joined, scriptOf(origin.dataCoding, alphabets))
    const key = `${origin.from}>${origin.to}#${origin.reference}:${digest(keySecret, text)}`
    return { from: origin.from, to: origin.to, text, key, receivedAt: origin.receivedAt }
  }

  function handOverIncomplete({ origin, parts, missing }: Incomplete<Origin>): void | Promise<void> {
    counters.mosIncomplete++
    const mo = moOf(origin, Buffer.concat(parts.filter((part) => part !== undefined)))
    log.warn({ missing, parts: parts.length }, 'a long text stayed incomplete')
    return on.incomplete?.({ ...mo, missing })
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
    if (content.part) keepPart(session, request, content.part, Buffer.from(joined), origin)
    else taken.push({ mo: moOf(origin, joined), request, long: undefined })
  }

  /** Answered when the part is safe; the last one when its text is. */
  function keepPart(session: Session, request: Message, part: Part, octets: Buffer, origin: Origin): void {
    unanswered++
    longTexts.keep(origin, part, octets).then(
      (kept) => partKept(session, request, origin, kept),
      (error: unknown) => {
        unanswered--
        takeLater(session, request, error)
      },
    )
  }

  function partKept(session: Session, request: Message, origin: Origin, kept: KeptPart): void {
    unanswered--
    if (kept.kind === 'whole')
      return handOver(session, [{ mo: moOf(origin, kept.octets), request, long: origin }])
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
        (error: unknown) => refused(session, one.request, error),
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

  function safe(session: Session, { request, long }: Omit<Taken, 'mo'>): void {
    if (long) {
      longTexts.settle(long).then(
        () => safe(session, { request, long: undefined }),
        (error: unknown) => refused(session, request, error),
      )
      return
    }
    unanswered--
    counters.mosAnswered++
    session.respond(request, status.ok)
  }

  function refused(session: Session, request: Request, error: unknown): void {
    unanswered--
    takeLater(session, request, error)
  }

  function takeLater(session: Session, request: Request, error: unknown): void {
    counters.mosRefused++
    log.error({ error }, 'a text was not taken; the SMSC is to deliver it again')
    session.respond(request, status.temporaryAppError)
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
    expire: (now) => longTexts.expire(now),
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
