/**
 * How fast segments may go: a token bucket whose rate halves when the SMSC asks to slow down and grows steadily while it does not
 * (additive increase, multiplicative decrease), never above what was configured.
 */
export type Pace = {
  /** Takes the right to send one segment, or answers how many ms to wait. */
  take(now: number): number
  /** The SMSC asked to slow down. Several such answers to what was in flight at once count as one. */
  slowDown(now: number): void
  /** Segments per second; Infinity when neither limit nor throttling has set one. */
  readonly ratePerSecond: number
}

export type PaceOptions = {
  /** Infinity: as fast as the window allows, until the SMSC asks to slow down. */
  maxPerSecond: number
  minPerSecond?: number
  /** How long one slow-down counts for all that were in flight. */
  settleMs?: number
}

/** Of the largest known rate, gained back per second. */
const INCREASE = 0.05

export function createPace({ maxPerSecond, minPerSecond = 1, settleMs = 1_000 }: PaceOptions): Pace {
  let rate = maxPerSecond
  let ceiling = maxPerSecond
  let tokens = Math.max(1, burstOf(maxPerSecond))
  let refilledAt = 0
  let slowedAt = -Infinity
  let sentSince = 0
  let countedFrom = 0

  function refill(now: number): void {
    if (refilledAt === 0) refilledAt = countedFrom = now
    const elapsedMs = Math.max(0, now - refilledAt)
    refilledAt = now
    if (rate === Infinity || elapsedMs === 0) return
    tokens = Math.min(burstOf(rate), tokens + (rate * elapsedMs) / 1000)
    if (now - slowedAt >= settleMs)
      rate = Math.min(maxPerSecond, rate + (ceiling * INCREASE * elapsedMs) / 1000)
    if (maxPerSecond === Infinity && rate > 4 * ceiling) rate = Infinity
  }

  /** The rate of late: what a link without a limit was doing when it was told to slow down. */
  function measured(now: number): number {
    return (sentSince * 1000) / Math.max(100, now - countedFrom)
  }

  return {
    get ratePerSecond() {
      return rate
    },
    take(now) {
      refill(now)
      if (now - countedFrom > 2_000) {
        countedFrom = now
        sentSince = 0
      }
      if (rate !== Infinity) {
        if (tokens < 1) return Math.max(1, Math.ceil(((1 - tokens) * 1000) / rate))
        tokens--
      }
      sentSince++
      return 0
    },
    slowDown(now) {
      if (now - slowedAt < settleMs) return
      refill(now)
      const before = rate === Infinity ? measured(now) : rate
      if (maxPerSecond === Infinity) ceiling = Math.max(before, minPerSecond)
      rate = Math.max(minPerSecond, before / 2)
      tokens = 0
      slowedAt = now
    },
  }
}

/** A tenth of a second's worth may go at once. */
function burstOf(rate: number): number {
  return rate === Infinity ? 1 : Math.max(1, rate / 10)
}
