/** Time, timers and chance, handed in so that a test can hold them still. */
export type Clock = {
  /** UTC epoch ms. */
  now(): number
  /** Runs `then` once after `ms`; the answer cancels it. */
  after(ms: number, then: () => void): () => void
  /** Uniform in [0, 1). */
  random(): number
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, then) {
    const timer = setTimeout(then, ms)
    return () => clearTimeout(timer)
  },
  random: () => Math.random(),
}
