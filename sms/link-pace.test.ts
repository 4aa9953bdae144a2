import { expect, test } from 'vitest'
import { createPace, type Pace } from './link-pace.ts'
import { createQueue } from './link-queue.ts'

/** Segments sent in `seconds` from `fromMs`, by someone who never waits longer than told. */
function sentIn(pace: Pace, fromMs: number, seconds: number): number {
  let sent = 0
  for (let now = fromMs; now < fromMs + seconds * 1000;) {
    const waitMs = pace.take(now)
    if (waitMs === 0) sent++
    else now += waitMs
    if (sent > 1_000_000) return Infinity
  }
  return sent
}

test('a configured rate is neither passed nor wasted', () => {
  const sent = sentIn(createPace({ maxPerSecond: 50 }), 1_000, 10)
  expect(sent).toBeGreaterThanOrEqual(470)
  expect(sent).toBeLessThanOrEqual(505)
})

test('asked to slow down, the rate halves once for all that was in flight, then grows back to its limit', () => {
  const pace = createPace({ maxPerSecond: 100 })
  sentIn(pace, 1_000, 1)
  for (let n = 0; n < 30; n++) pace.slowDown(2_000)
  expect(pace.ratePerSecond).toBe(50)
  sentIn(pace, 2_000, 6)
  expect(pace.ratePerSecond).toBeGreaterThan(70)
  expect(pace.ratePerSecond).toBeLessThan(80)
  sentIn(pace, 8_000, 30)
  expect(pace.ratePerSecond).toBe(100)
})

test('without a limit the rate is unbounded until throttled, then half of what it was, and never zero', () => {
  const pace = createPace({ maxPerSecond: Infinity })
  for (let n = 0; n < 1_000; n++) expect(pace.take(1_000 + n)).toBe(0)
  pace.slowDown(2_000)
  expect(pace.ratePerSecond).toBeGreaterThan(400)
  expect(pace.ratePerSecond).toBeLessThan(600)
  for (let n = 1; n < 40; n++) pace.slowDown(2_000 + n * 1_000)
  expect(pace.ratePerSecond).toBeGreaterThanOrEqual(1)
})

test('the queue keeps its order while it sheds what has gone', () => {
  const queue = createQueue<number>()
  const out: (number | undefined)[] = []
  for (let n = 0; n < 5_000; n++) queue.push(n)
  for (let n = 0; n < 4_000; n++) out.push(queue.shift())
  queue.unshift(-1)
  expect([queue.peek(), queue.length]).toEqual([-1, 1_001])
  queue.shift()
  while (queue.length > 0) out.push(queue.shift())
  expect(out).toEqual(Array.from({ length: 5_000 }, (_, n) => n))
  expect(queue.shift()).toBeUndefined()
})
