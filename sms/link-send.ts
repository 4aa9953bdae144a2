/**
 * Texts on their way out: replies before pushes, the parts of one text together, never more in flight than the window, never faster
 * than the pace. A part that the SMSC throttles goes again; a part whose answer is lost does not.
 */
import type { Fate, LinkCounters, LinkHandlers, LinkSettings, Mt } from './link-options.ts'
import { createFreshness } from './link-fresh.ts'
import { createPace } from './link-pace.ts'
import { neverLeft, partsOf } from './link-parts.ts'
import { createQueue } from './link-queue.ts'
import type { Message } from './smpp/pdu.ts'
import type { Outcome } from './smpp/pending.ts'
import type { Session } from './smpp/session.ts'
import { asksToSlowDown, isPermanent, status, statusName } from './smpp/status.ts'

type Sending = {
  mt: Mt
  parts: Message[]
  /** The next part to send for the first time. */
  next: number
  /** Sent and not answered. */
  inFlight: number
  /** Answered with an id, by part. */
  ids: (string | undefined)[]
  accepted: number
  failed: Fate | undefined
  until: number
  resolve: (fate: Fate) => void
}

type Again = { sending: Sending; index: number }

export type Sender = {
  send(mt: Mt): Promise<Fate>
  /** The session to send on; undefined while there is none. */
  attach(session: Session | undefined): void
  /** Sends what may go now. */
  pump(): void
  /** Gives up on texts that have waited too long. */
  expire(now: number): void
  /** Gives up on everything that has not left. */
  giveUp(why: 'closed' | 'refused'): void
  /** Texts without a fate. */
  readonly unsettled: number
}

export function createSender(
  settings: LinkSettings,
  counters: LinkCounters,
  on: Pick<LinkHandlers, 'late'>,
): Sender {
  const { clock } = settings
  const pace = createPace({ maxPerSecond: settings.maxSegmentsPerSecond })
  const replies = createQueue<Sending>()
  const pushes = createQueue<Sending>()
  const again = createQueue<Again>()
  const fresh = createFreshness(() => clock.now())
  let current: Sending | undefined
  let session: Session | undefined
  let unsettled = 0
  let reference = Math.floor(clock.random() * 0x10000)
  let pacing = false

  function settle(sending: Sending, fate: Fate): void {
    unsettled--
    counters[fate.kind]++
    sending.resolve(fate)
  }

  /** Nothing of it is in flight or to be sent: it has a fate. */
  function settleIfOver(sending: Sending): void {
    if (sending.inFlight > 0) return
    if (sending.failed) settle(sending, sending.failed)
    else if (sending.accepted === sending.parts.length) settle(sending, acceptedFate(sending))
  }

  function answered(sending: Sending, index: number, outcome: Outcome): void {
    if (sending.ids[index] === lost) return answeredLate(sending, index, outcome)
    sending.inFlight--
    if (typeof outcome === 'string') {
      sending.ids[index] = lost
      sending.failed = { kind: 'unknown', reason: outcome }
    } else if (outcome.status === status.ok) {
      sending.ids[index] = outcome.kind === 'answer' ? outcome.id : ''
      sending.accepted++
    } else if (asksToSlowDown(outcome.status)) {
      counters.throttled++
      pace.slowDown(clock.now())
      if (clock.now() < sending.until) again.push({ sending, index })
      else sending.failed ??= rejected(outcome.status)
    } else {
      sending.failed ??= rejected(outcome.status)
    }
    settleIfOver(sending)
  }

  function answeredLate(sending: Sending, index: number, outcome: Outcome): void {
    if (typeof outcome === 'string') return
    if (outcome.status !== status.ok) return on.late?.(sending.mt, rejected(outcome.status))
    sending.ids[index] = outcome.kind === 'answer' ? outcome.id : ''
    sending.accepted++
    if (sending.accepted === sending.parts.length) on.late?.(sending.mt, acceptedFate(sending))
  }

  function transmit(to: Session, sending: Sending, index: number): void {
    const part = sending.parts[index]
    if (!part) return
    sending.inFlight++
    counters.segmentsSent++
    to.request(part, (outcome) => answered(sending, index, outcome))
  }

  /** The next part to go: one that was throttled, the rest of a text begun, a reply, a push. */
  function nextPart(): Again | undefined {
    for (let one = again.shift(); one; one = again.shift())
      if (!one.sending.failed && !isWithdrawn(one.sending)) return one
    if (current && (current.failed || current.next >= current.parts.length)) current = undefined
    current ??= replies.shift() ?? nextPush()
    return current && { sending: current, index: current.next++ }
  }

  function nextPush(): Sending | undefined {
    for (let one = pushes.shift(); one; one = pushes.shift()) if (!isWithdrawn(one)) return one
    return undefined
  }

  /** What was judged too long ago goes back, unless a part of it has left. */
  function isWithdrawn(sending: Sending): boolean {
    if (sending.inFlight + sending.accepted > 0 || !fresh.isStale(sending.mt)) return false
    fail(sending, neverLeft('stale'))
    return true
  }

  function hasNext(): boolean {
    return again.length > 0 || current !== undefined || replies.length > 0 || pushes.length > 0
  }

  function pump(): void {
    const to = session
    if (!to) return
    while (!pacing && hasNext() && to.room > 0) {
      const next = nextPart()
      if (!next) return
      const waitMs = pace.take(clock.now())
      if (waitMs === 0) {
        transmit(to, next.sending, next.index)
        continue
      }
      again.unshift(next)
      pacing = true
      clock.after(waitMs, () => {
        pacing = false
        pump()
      })
    }
  }

  function fail(sending: Sending, fate: Fate): void {
    sending.failed ??= fate
    settleIfOver(sending)
  }

  function expireQueue(queue: typeof replies, now: number): void {
    for (let head = queue.peek(); head && head.until <= now; head = queue.peek()) {
      queue.shift()
      fail(head, neverLeft('waitedTooLong'))
    }
  }

  return {
    pump,
    get unsettled() {
      return unsettled
    },
    attach(to) {
      session = to
      pump()
    },
    send(mt) {
      const queue = mt.priority === 'reply' ? replies : pushes
      const refusedAtOnce = (fate: Fate) => {
        counters.rejected++
        return Promise.resolve(fate)
      }
      if (queue.length >= settings.maxQueued) return refusedAtOnce(neverLeft('queueFull'))
      const parts = partsOf(mt, settings, reference)
      if (!Array.isArray(parts)) return refusedAtOnce(parts)
      if (parts.length > 1) reference = (reference + 1) & 0xffff
      if (mt.priority === 'reply') fresh.answering(mt.to)
      unsettled++
      return new Promise((resolve) => {
        queue.push({
          mt,
          parts,
          next: 0,
          inFlight: 0,
          ids: [],
          accepted: 0,
          failed: undefined,
          until: clock.now() + settings.maxWaitMs,
          resolve,
        })
        pump()
      })
    },
    expire(now) {
      expireQueue(replies, now)
      expireQueue(pushes, now)
      const begun =
        again.peek()?.sending ?? (current && current.next < current.parts.length ? current : undefined)
      if (begun && begun.until <= now && !begun.failed && begun.inFlight === 0) {
        fail(begun, neverLeft('waitedTooLong'))
      }
      pump()
    },
    giveUp(why) {
      for (let one = again.shift(); one; one = again.shift())
        if (!one.sending.failed) fail(one.sending, neverLeft(why))
      if (current && !current.failed && current.next < current.parts.length) fail(current, neverLeft(why))
      current = undefined
      for (const queue of [replies, pushes]) {
        for (let one = queue.shift(); one; one = queue.shift()) fail(one, neverLeft(why))
      }
    },
  }
}

/** Marks a part whose answer did not come; no SMSC gives such an id. */
const lost = '\0lost'

function acceptedFate(sending: Sending): Fate {
  return { kind: 'accepted', messageIds: sending.ids.map((id) => id ?? '') }
}

function rejected(code: number): Fate {
  return { kind: 'rejected', status: statusName(code), permanent: isPermanent(code) }
}
