/**
 * Texts and receipts on their way to the ESME. Each is delivered until it is answered well: a temporary error, a lost answer or a
 * lost connection means again later; a permanent error means never.
 */
import type { Clock } from '../smpp/clock.ts'
import { isResponse, type Message } from '../smpp/pdu.ts'
import type { Outcome } from '../smpp/pending.ts'
import type { Session } from '../smpp/session.ts'
import { isPermanent, status } from '../smpp/status.ts'
import { spoils, type Network } from './network.ts'

type Delivery = { message: Message; attempts: number; done: (delivered: boolean) => void }

const MAX_ATTEMPTS = 50

export type Deliveries = {
  /** `done` is called once: with false after a permanent error or too many attempts. */
  deliver(message: Message, done: (delivered: boolean) => void): void
  /** Sends what may go now: a bind or room has come. */
  pump(): void
  readonly waiting: number
  /** Deliveries that were not the first of their text or receipt. */
  readonly redelivered: number
}

/** `pick` answers a bound receiver with room, if there is one. */
export function createDeliveries(
  network: Network,
  clock: Clock,
  redeliverMs: number,
  pick: () => Session | undefined,
): Deliveries {
  const queue: Delivery[] = []
  let redelivered = 0

  function answered(delivery: Delivery, outcome: Outcome): void {
    if (typeof outcome !== 'string' && !isResponse(outcome)) return
    const code = typeof outcome === 'string' ? undefined : outcome.status
    if (code === status.ok && !spoils(network, 'redeliverNext')) return delivery.done(true)
    const hopeless = code !== undefined && code !== status.ok && isPermanent(code)
    if (hopeless || delivery.attempts >= MAX_ATTEMPTS) return delivery.done(false)
    clock.after(redeliverMs, () => {
      queue.push(delivery)
      pump()
    })
  }

  function pump(): void {
    for (let session = pick(); session && queue.length > 0; session = pick()) {
      const delivery = queue.shift()
      if (!delivery) return
      if (++delivery.attempts > 1) redelivered++
      let told = false
      session.request(delivery.message, (outcome) => {
        // A late answer does not take back a redelivery that has been planned.
        if (!told) answered(delivery, outcome)
        told = true
      })
    }
  }

  return {
    pump,
    get waiting() {
      return queue.length
    },
    get redelivered() {
      return redelivered
    },
    deliver(message, done) {
      queue.push({ message, attempts: 0, done })
      if (network.delayMs > 0) clock.after(network.delayMs, pump)
      else pump()
    },
  }
}
