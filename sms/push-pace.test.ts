import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPushPace } from './push-pace.ts'

/** A clock that stands still until it is wound on; `heldUpMs` is how late a timer rings. */
function openClock() {
  const timers = new Set<{ at: number; ring: () => void }>()
  const clock = {
    at: 1_000_000,
    heldUpMs: 0,
    now: () => clock.at,
    after(ms: number, ring: () => void) {
      const timer = { at: clock.at + ms, ring }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    /** Rings what is due until `until`, each timer as late as the process is held up. */
    windTo(until: number) {
      for (;;) {
        const next = [...timers].sort((a, b) => a.at - b.at)[0]
        const rings = (next?.at ?? Infinity) + clock.heldUpMs
        if (!next || rings > until) break
        timers.delete(next)
        clock.at = Math.max(clock.at, rings)
        next.ring()
      }
      clock.at = Math.max(clock.at, until)
    },
  }
  return clock
}

/** The most moments within any 1000 ms; `moments` ascend. */
function mostInASecond(moments: number[]): number {
  let most = 0
  let first = 0
  moments.forEach((at, index) => {
    while ((moments[first] ?? at) <= at - 1_000) first++
    most = Math.max(most, index - first + 1)
  })
  return most
}

const step = fc.record({
  /** Messages that come at once, and how far their slots lie ahead and apart. */
  messages: fc.nat(60),
  aheadMs: fc.nat(150),
  apartMs: fc.nat(40),
  heldUpMs: fc.oneof(fc.constant(0), fc.nat(3_000)),
  thenMs: fc.nat(2_500),
})

test('whatever comes and however long the process is held up: never more than n in any second, all in order, none before its slot', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.array(step, { minLength: 1, maxLength: 12 }),
      (n, steps) => {
        const clock = openClock()
        const went: { id: number; at: number; slotAt: number }[] = []
        const pace = createPushPace<{ id: number; slotAt: number }>(n, clock, (message) =>
          went.push({ ...message, at: clock.now() }),
        )
        let ids = 0
        for (const { messages, aheadMs, apartMs, heldUpMs, thenMs } of steps) {
          clock.heldUpMs = heldUpMs
          for (let i = 0; i < messages; i++) {
            const slotAt = clock.at + aheadMs + i * apartMs
            pace.add({ id: ids++, slotAt }, slotAt)
          }
          clock.windTo(clock.at + thenMs)
        }
        clock.heldUpMs = 0
        clock.windTo(clock.at + 10_000_000)
        expect(went.map(({ id }) => id)).toEqual(Array.from({ length: ids }, (_, id) => id))
        expect(went.every(({ at, slotAt }) => at > slotAt - 1)).toBe(true)
        expect(mostInASecond(went.map(({ at }) => at))).toBeLessThanOrEqual(n)
      },
    ),
  )
})

test('what is taken back does not go', () => {
  const clock = openClock()
  const went: string[] = []
  const pace = createPushPace<string>(2, clock, (message) => went.push(message))
  for (const message of ['甲', '乙', '丙', '丁']) pace.add(message, clock.at)
  expect(went).toEqual(['甲', '乙'])
  expect(pace.takeBack()).toEqual(['丙', '丁'])
  clock.windTo(clock.at + 10_000)
  expect(went).toEqual(['甲', '乙'])
})
