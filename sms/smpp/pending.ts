/**
 * Requests that await their response, by sequence number. All wait equally long, so they expire in the order of sending and one timer does.
 */
import type { Clock } from './clock.ts'
import type { Pdu } from './pdu.ts'

/** `closed`: the connection ended first. After both the fate of the request is unknown. */
export type Outcome = Pdu | 'timeout' | 'closed'
export type Settle = (outcome: Outcome) => void

type Waiting = { settle: Settle; until: number }

const LAST_SEQUENCE = 0x7fffffff
const MAX_LATE = 10_000

export type Pending = {
  /** The sequence number for a new request. */
  add(settle: Settle): number
  settle(response: Pdu): 'matched' | 'late' | 'stray'
  close(): void
  readonly size: number
}

export function createPending(timeoutMs: number, clock: Clock): Pending {
  const waiting = new Map<number, Waiting>()
  const late = new Map<number, Settle>()
  let sequence = 0
  let armed = false
  let disarm = () => {}

  function arm(until: number): void {
    armed = true
    disarm = clock.after(Math.max(1, until - clock.now()), expire)
  }

  function expire(): void {
    armed = false
    const now = clock.now()
    for (const [number, one] of waiting) {
      if (one.until > now) return arm(one.until)
      waiting.delete(number)
      late.set(number, one.settle)
      one.settle('timeout')
    }
    for (const number of late.keys()) {
      if (late.size <= MAX_LATE) break
      late.delete(number)
    }
  }

  function nextSequence(): number {
    do sequence = sequence >= LAST_SEQUENCE ? 1 : sequence + 1
    while (waiting.has(sequence))
    late.delete(sequence)
    return sequence
  }

  return {
    get size() {
      return waiting.size
    },
    add(settle) {
      const number = nextSequence()
      const until = clock.now() + timeoutMs
      waiting.set(number, { settle, until })
      if (!armed) arm(until)
      return number
    },
    settle(response) {
      const one = waiting.get(response.sequence)
      if (one) {
        waiting.delete(response.sequence)
        one.settle(response)
        return 'matched'
      }
      const lateSettle = late.get(response.sequence)
      if (!lateSettle) return 'stray'
      late.delete(response.sequence)
      lateSettle(response)
      return 'late'
    },
    close() {
      disarm()
      const lost = [...waiting.values()]
      waiting.clear()
      late.clear()
      for (const one of lost) one.settle('closed')
    },
  }
}
