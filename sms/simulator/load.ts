/**
 * The lean part of the simulated SMSC: pumps texts from many subscribers at whatever binds to it, matches each answer to its text by the
 * subscriber's number, and keeps the times. No handsets and no faults, so that the load costs little beside what it loads.
 */
import { createServer, type AddressInfo } from 'node:net'
import { createHistogram, type RecordableHistogram } from 'node:perf_hooks'
import { systemClock } from '../smpp/clock.ts'
import { contentOf } from '../smpp/parts.ts'
import { command, messagePdu, type Message } from '../smpp/pdu.ts'
import { startSession, type Request, type Session } from '../smpp/session.ts'
import { status } from '../smpp/status.ts'
import { codingOf } from '#words/segments.ts'
import { octetsOf } from '../smpp/text.ts'

export type LoadPlan = {
  /** Subscribers `firstMsisdn`, +1, …; each has one text under way at most. */
  subscribers: number
  firstMsisdn?: number
  /** Texts under way at once. */
  window: number
  commands: number
  /** They come at this rate, whether or not answers do; absent: whenever the window has room. */
  perSecond?: number
  /** What the n-th text says. */
  text?: (n: number) => string
  shortCode?: string
  /** Whether a text is done with its answer (a whole command), or once the SMSC's request is answered. */
  awaitReply?: boolean
  /** A text without an answer counts as lost after this. */
  timeoutMs?: number
  /** Where the times go, µs, when several runs are one measurement. */
  latency?: RecordableHistogram
}

/** Latency from the text's writing to the last part of its answer. */
export type LoadReport = {
  commands: number
  seconds: number
  perSecond: number
  p50Ms: number
  p95Ms: number
  p99Ms: number
  maxMs: number
  /** deliver_sm answered with an error. */
  refused: number
  lost: number
  segments: number
}

export type Load = {
  readonly port: number
  /** Resolves when `binds` ESMEs (1) are bound. */
  bound(binds?: number): Promise<void>
  /** Runs one plan at a time. */
  pump(plan: LoadPlan): Promise<LoadReport>
  close(): Promise<void>
}

type Run = {
  replied(message: Message): void
  room(): void
}

/** Listens on loopback; `port` 0 takes a free one. Any system id and password may bind. */
export async function openLoad({ port = 0, window = 100_000 } = {}): Promise<Load> {
  const sessions = new Set<Session>()
  const waiters = new Set<() => void>()
  let run: Run | undefined
  let lastId = 0

  function answer(session: Session, request: Request): void {
    if (request.kind === 'message') {
      session.respond(request, status.ok, String(++lastId))
      run?.replied(request)
    } else if (request.kind === 'bind') {
      session.respond(request, status.ok, 'LOAD')
      sessions.add(session)
      for (const look of waiters) look()
    } else {
      session.respond(request, status.ok)
      if (request.command === command.unbind) session.end('the ESME unbound')
    }
  }

  const all = new Set<Session>()
  const server = createServer((socket) => {
    const options = { clock: systemClock, window, responseTimeoutMs: 60_000, enquireMs: 0, stallMs: 60_000 }
    const session: Session = startSession(socket, options, {
      requests(batch) {
        for (const request of batch) answer(session, request)
        run?.room()
      },
      room: () => run?.room(),
      closed() {
        all.delete(session)
        sessions.delete(session)
      },
    })
    all.add(session)
  })
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve)
  })

  return {
    port: (server.address() as AddressInfo).port,
    bound: (binds = 1) =>
      new Promise((resolve) => {
        const look = () => {
          if (sessions.size < binds) return
          waiters.delete(look)
          resolve()
        }
        waiters.add(look)
        look()
      }),
    pump: (plan) =>
      new Promise((resolve) => {
        run = startRun(plan, sessions, (report) => {
          run = undefined
          resolve(report)
        })
        run.room()
      }),
    close() {
      for (const session of all) session.destroy('the load is over')
      return new Promise((resolve) => {
        server.close(() => resolve())
      })
    },
  }
}

/** Texts that come at a rate are looked after this often. */
const TICK_MS = 2

function startRun(plan: LoadPlan, sessions: Set<Session>, done: (report: LoadReport) => void): Run {
  const { firstMsisdn = 13_000_000_000, awaitReply = true, timeoutMs = 30_000, text = () => 'CXYE' } = plan
  const idle = Array.from({ length: plan.subscribers }, (_, index) => index)
  const sentAt = new Float64Array(plan.subscribers)
  const partsLeft = new Int32Array(plan.subscribers)
  const histogram = plan.latency ?? createHistogram()
  const bodyOf = bodies()
  const startedAt = performance.now()
  const counted = { sent: 0, finished: 0, refused: 0, lost: 0, segments: 0 }
  const due = () =>
    plan.perSecond === undefined ? Infinity : ((performance.now() - startedAt) / 1000) * plan.perSecond
  const stopTicks = plan.perSecond === undefined ? undefined : setInterval(room, TICK_MS)
  let nextIdle = 0
  let free = plan.subscribers

  const stopSweep = setInterval(() => {
    const before = performance.now() - timeoutMs
    for (let index = 0; index < plan.subscribers; index++) {
      const at = sentAt[index] ?? 0
      if (at > 0 && at < before) finish(index, 'lost')
    }
  }, 1_000)

  function finish(index: number, how: 'finished' | 'refused' | 'lost'): void {
    const at = sentAt[index] ?? 0
    if (at === 0) return
    if (how === 'finished') histogram.record(Math.max(1, Math.round((performance.now() - at) * 1000)))
    counted[how]++
    sentAt[index] = 0
    partsLeft[index] = 0
    idle[(nextIdle + free++) % plan.subscribers] = index
    if (counted.finished + counted.refused + counted.lost < plan.commands) return
    clearInterval(stopSweep)
    clearInterval(stopTicks)
    done(reportOf(counted, histogram, (performance.now() - startedAt) / 1000))
  }

  function send(session: Session): void {
    const index = idle[nextIdle] ?? 0
    nextIdle = (nextIdle + 1) % plan.subscribers
    free--
    const { shortMessage, dataCoding } = bodyOf(text(counted.sent++))
    const message = messagePdu({
      command: command.deliverSm,
      sourceTon: 1,
      sourceNpi: 1,
      source: `86${firstMsisdn + index}`,
      destination: plan.shortCode ?? '10086',
      dataCoding,
      shortMessage,
    })
    sentAt[index] = performance.now()
    session.request(message, (outcome) => {
      if (typeof outcome === 'string') finish(index, 'lost')
      else if (outcome.status !== status.ok) finish(index, 'refused')
      else if (!awaitReply) finish(index, 'finished')
    })
  }

  function room(): void {
    for (const session of sessions) {
      while (
        free > 0 &&
        plan.subscribers - free < plan.window &&
        counted.sent < Math.min(plan.commands, due()) &&
        session.room > 0
      ) {
        send(session)
      }
    }
  }

  return {
    room,
    replied(message) {
      counted.segments++
      const index = Number(message.destination.slice(-11)) - firstMsisdn
      if (!awaitReply || !(index >= 0 && index < plan.subscribers)) return
      const total =
        message.esmClass === 0 && message.tlvs.length === 0 ? 1 : (contentOf(message)?.part?.total ?? 1)
      partsLeft[index] = (partsLeft[index] || total) - 1
      if (partsLeft[index] === 0) finish(index, 'finished')
    },
  }
}

/** The octets of a text, kept, since a load says the same few things. */
function bodies(): (text: string) => { shortMessage: Buffer; dataCoding: number } {
  const kept = new Map<string, { shortMessage: Buffer; dataCoding: number }>()
  return (text) => {
    const found = kept.get(text)
    if (found) return found
    const coding = codingOf(text)
    const made = { shortMessage: octetsOf(text, coding), dataCoding: coding === 'ucs2' ? 8 : 0 }
    if (kept.size < 10_000) kept.set(text, made)
    return made
  }
}

function reportOf(
  counted: { finished: number; refused: number; lost: number; segments: number },
  histogram: RecordableHistogram,
  seconds: number,
): LoadReport {
  const ms = (percentile: number) => (counted.finished === 0 ? 0 : histogram.percentile(percentile) / 1000)
  return {
    commands: counted.finished,
    seconds,
    perSecond: counted.finished / seconds,
    p50Ms: ms(50),
    p95Ms: ms(95),
    p99Ms: ms(99),
    maxMs: ms(100),
    refused: counted.refused,
    lost: counted.lost,
    segments: counted.segments,
  }
}
