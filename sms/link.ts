/**
 * The link to the operator's SMSC: an SMPP transceiver that binds, keeps its window, and binds again.
 *
 * A text from a subscriber is answered when its promise resolves, so that it is in the hall's database or still the SMSC's. A text to a
 * subscriber gets one fate; one whose answer was lost is `unknown` and is never sent again from here.
 */
import { connect as connectPlain, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import {
  settingsOf,
  zeroCounters,
  type Fate,
  type LinkCounters,
  type LinkHandlers,
  type LinkLog,
  type LinkOptions,
  type LinkSettings,
  type LinkState,
  type Mt,
} from './link-options.ts'
import { neverLeft } from './link-parts.ts'
import { createReceiver, type Receiver } from './link-receive.ts'
import { createSender, type Sender } from './link-send.ts'
import { command, type Bind } from './smpp/pdu.ts'
import type { Outcome } from './smpp/pending.ts'
import { startSession, type Request, type Session } from './smpp/session.ts'
import { refusesCredentials, status, statusName } from './smpp/status.ts'

export type { Fate, LinkState, Mo, Mt } from './link-options.ts'

export type Link = {
  /** Sends a text; resolves with its fate and never rejects. While there is no bind it waits, up to `maxWaitMs`. */
  send(mt: Mt): Promise<Fate>
  /** Takes no more, finishes what is under way within `drainMs`, unbinds and closes. */
  close(): Promise<void>
  readonly state: LinkState
  readonly counters: Readonly<LinkCounters>
  /** Texts that wait for a fate, texts that wait for the hall, requests in flight; UTC ms of the last text and of the bind (0: none). */
  readonly gauges: {
    unsettled: number
    unanswered: number
    inFlight: number
    lastMoAt: number
    boundAt: number
  }
}

/** Opens the link at once and keeps it open until `close()`. Never throws: what goes wrong is a state and a log line. */
export function openLink(options: LinkOptions, on: LinkHandlers, log: LinkLog): Link {
  const settings = settingsOf(options)
  const { clock } = settings
  const counters = zeroCounters()
  const sender = createSender(settings, counters, on)
  const receiver = createReceiver(settings, counters, on, log)
  let state: LinkState = 'connecting'
  let draining = false
  let session: Session | undefined
  let attempts = 0
  let boundAt = 0
  let stopTimer = () => {}
  let tellClosed = () => {}
  const closed = new Promise<void>((resolve) => {
    tellClosed = resolve
  })

  function become(next: LinkState): void {
    if (state === next) return
    state = next
    on.state(next)
  }

  function connect(): void {
    if (state === 'closing' || state === 'closed') return
    become('connecting')
    counters.connects++
    const fresh: Session = startSession(dial(settings, distrusted), sessionOptions(settings), {
      requests: (batch) => take(fresh, batch),
      room: () => sender.pump(),
      closed: (reason) => lost(fresh, reason),
    })
    session = fresh
    fresh.request(bindPdu(settings), (outcome) => bindAnswered(fresh, outcome))
  }

  function distrusted(why: string): void {
    log.error(
      { why, host: settings.host },
      'the certificate of the SMSC is not trusted: nothing was sent to it',
    )
  }

  function bindAnswered(fresh: Session, outcome: Outcome): void {
    if (outcome === 'closed') return
    if (outcome === 'timeout') return fresh.destroy('the bind was not answered')
    if (outcome.status === status.ok) return bound(fresh)
    const name = statusName(outcome.status)
    if (refusesCredentials(outcome.status)) {
      log.error(
        { status: name, systemId: settings.systemId },
        'the SMSC refuses the credentials: the link stops',
      )
      become('refused')
      sender.giveUp('refused')
    }
    fresh.end(`the bind was answered ${name}`)
  }

  function bound(fresh: Session): void {
    if (state !== 'connecting') return fresh.end('closing')
    counters.binds++
    boundAt = clock.now()
    become('bound')
    log.info({ host: settings.host, port: settings.port }, 'bound')
    sender.attach(fresh)
  }

  function take(from: Session, batch: Request[]): void {
    const unbind = batch.find((request) => request.command === command.unbind)
    receiver.take(from, unbind ? batch.filter((request) => request !== unbind) : batch)
    if (!unbind) return
    sender.attach(undefined)
    from.respond(unbind, status.ok)
    from.end('the SMSC unbound')
  }

  /** The socket is seen closed: only now may another one bind. */
  function lost(from: Session, reason: string): void {
    counters.malformedPdus += from.counters.malformed
    session = undefined
    sender.attach(undefined)
    if (state === 'closing') return tellClosed()
    if (state === 'refused') return
    if (boundAt > 0 && clock.now() - boundAt >= steadyMs(settings)) attempts = 0
    boundAt = 0
    const waitMs = backoffMs(settings, attempts++)
    log.warn({ reason, waitMs }, 'the link is down')
    become('waiting')
    stopTimer = clock.after(waitMs, connect)
  }

  const stopTicking = everyTick(settings, sender, receiver, () => {
    counters.silences++
    log.warn({ silenceMs: settings.silenceMs, state }, 'no text has come for long')
  })

  async function close(): Promise<void> {
    if (state === 'closing' || state === 'closed') return closed
    const wasBound = state === 'bound'
    become('closing')
    receiver.stop()
    // What was taken is still answered.
    draining = wasBound
    if (wasBound) await drained(settings, sender, receiver)
    draining = false
    sender.giveUp('closed')
    stopTimer()
    stopTicking()
    if (session) await unbound(settings, session, wasBound, closed)
    become('closed')
    tellClosed()
  }

  connect()

  return {
    counters,
    close,
    get state() {
      return state
    },
    get gauges() {
      return {
        unsettled: sender.unsettled,
        unanswered: receiver.unanswered,
        inFlight: session?.outstanding ?? 0,
        lastMoAt: receiver.lastMoAt,
        boundAt,
      }
    },
    send(mt) {
      if ((state === 'closing' && !draining) || state === 'closed')
        return Promise.resolve(neverLeft('closed'))
      if (state === 'refused') return Promise.resolve(neverLeft('refused'))
      return sender.send(mt)
    },
  }
}

/** `onDistrust` hears why, when the other side is not who its certificate should say. */
function dial({ host, port, tls }: LinkSettings, onDistrust: (why: string) => void): Socket {
  if (!tls) return connectPlain({ host, port })
  // TLS has no names for addresses; the certificate is held against the address itself then.
  const servername = tls.servername ?? (isIP(host) ? '' : host)
  const socket = connectTls({ host, port, servername, ca: tls.ca })
  socket.once('error', () => {
    const { authorizationError: why } = socket
    if (why) onDistrust(why instanceof Error ? ((why as NodeJS.ErrnoException).code ?? why.message) : why)
  })
  return socket
}

function sessionOptions({ clock, window, responseTimeoutMs, enquireMs, stallMs }: LinkSettings) {
  return { clock, window, responseTimeoutMs, enquireMs, stallMs }
}

/** interface_version is 3.4: some SMSCs do not answer any other. */
function bindPdu({ systemId, password, systemType, addressRange }: LinkSettings): Bind {
  return {
    kind: 'bind',
    command: command.bindTransceiver,
    status: 0,
    sequence: 0,
    systemId,
    password,
    systemType,
    interfaceVersion: 0x34,
    addressTon: 0,
    addressNpi: 0,
    addressRange,
  }
}

/** Doubling from the first wait to the longest, each shortened at random by up to half so that links do not come back in step. */
function backoffMs({ backoff, clock }: LinkSettings, attempts: number): number {
  const fullMs = Math.min(backoff.maxMs, backoff.firstMs * 2 ** Math.min(attempts, 20))
  return Math.round(fullMs * (0.5 + clock.random() / 2))
}

/** A bind that lasted this long counts as a success; shorter ones go on backing off. */
function steadyMs({ backoff }: LinkSettings): number {
  return Math.min(10_000, backoff.maxMs)
}

/** Looks after what waits, once a second; says when no text came for `silenceMs`, once a period. */
function everyTick(
  settings: LinkSettings,
  sender: Sender,
  receiver: Receiver,
  onSilence: () => void,
): () => void {
  const { clock, silenceMs } = settings
  let told = clock.now()
  let stop = () => {}
  const tick = () => {
    const now = clock.now()
    sender.expire(now)
    receiver.expire(now)
    told = Math.max(told, receiver.lastMoAt)
    if (now - told >= silenceMs) {
      told = now
      onSilence()
    }
    stop = clock.after(tickMs(settings), tick)
  }
  stop = clock.after(tickMs(settings), tick)
  return () => stop()
}

function tickMs({ maxWaitMs, partsMs }: LinkSettings): number {
  return Math.max(10, Math.min(1_000, maxWaitMs / 4, partsMs / 4))
}

/** Resolves when nothing is under way any more, or after `drainMs`. */
function drained({ clock, drainMs }: LinkSettings, sender: Sender, receiver: Receiver): Promise<void> {
  const until = clock.now() + drainMs
  return new Promise((resolve) => {
    const look = () => {
      const idle = sender.unsettled === 0 && receiver.unanswered === 0
      if (idle || clock.now() >= until) resolve()
      else clock.after(10, look)
    }
    look()
  })
}

/** Asks to unbind, waits for the answer no longer than `drainMs`, and sees the socket closed. */
async function unbound(
  { clock, drainMs }: LinkSettings,
  session: Session,
  wasBound: boolean,
  closed: Promise<void>,
): Promise<void> {
  if (wasBound && session.room > 0) {
    await new Promise<void>((resolve) => {
      const stop = clock.after(drainMs, resolve)
      session.request({ kind: 'signal', command: command.unbind, status: 0, sequence: 0 }, () => {
        stop()
        resolve()
      })
    })
  }
  if (wasBound) session.end('unbound')
  else session.destroy('closed before it was bound')
  await closed
}
