/**
 * The pace of one campaign at one sender: a message goes when its slot has come, and never more of them than the throttle
 * within any second, even where this process was held up and its slots have piled up.
 */
import { AHEAD_MS } from '#server/campaign/pace.ts'
import { createQueue } from './link-queue.ts'
import type { Clock } from './smpp/clock.ts'

export type PushPace<T> = {
  /** `slotAt`: UTC ms, before which it does not go. They go in the order in which they came. */
  add(message: T, slotAt: number): void
  /** What still waits; none of it goes. */
  takeBack(): T[]
  readonly waiting: number
}

/** A second, and what the way to the SMSC may vary. */
const SPAN_MS = 1_030

/** `go` gets each message in its moment, on the clock's own time; it may add more. */
export function createPushPace<T>(
  perSecond: number,
  clock: Pick<Clock, 'now' | 'after'>,
  go: (message: T) => void,
): PushPace<T> {
  const waiting = createQueue<{ message: T; slotAt: number }>()
  const passes = new Float64Array(perSecond).fill(-Infinity)
  let passed = 0
  let cancel: (() => void) | undefined

  function release(): void {
    cancel?.()
    cancel = undefined
    for (let next = waiting.peek(); next; next = waiting.peek()) {
      const at = clock.now()
      const waitMs = Math.max(next.slotAt, (passes[passed % perSecond] ?? 0) + SPAN_MS) - at
      if (waitMs >= 1) {
        cancel = clock.after(Math.min(waitMs, AHEAD_MS), release)
        return
      }
      passes[passed++ % perSecond] = at
      waiting.shift()
      go(next.message)
    }
  }

  return {
    get waiting() {
      return waiting.length
    },
    add(message, slotAt) {
      waiting.push({ message, slotAt })
      if (!cancel) release()
    },
    takeBack() {
      cancel?.()
      cancel = undefined
      const all: T[] = []
      for (let one = waiting.shift(); one; one = waiting.shift()) all.push(one.message)
      return all
    },
  }
}
