/**
 * Whether a push may still be written to the socket. Between the moment it was judged and the moment there is room for it
 * a subscriber may have opted out and the house may have stopped everything, so a push that waited goes back to be judged
 * again. Nothing of it has left then.
 */
import type { Mt } from './link-options.ts'

export type Freshness = {
  /** An answer is about to be sent to this number: it may be the answer to a TD. */
  answering(to: string): void
  isStale(mt: Mt): boolean
}

/** Longer than any push may wait. */
const KEPT_MS = 5_000

/** @param now UTC ms, on the clock of `Mt.judged` */
export function createFreshness(now: () => number): Freshness {
  let recent = new Map<string, number>()
  let older = new Map<string, number>()
  let turnedAt = now()

  return {
    answering(to) {
      const at = now()
      if (at - turnedAt >= KEPT_MS) {
        older = recent
        recent = new Map()
        turnedAt = at
      }
      recent.set(to, at)
    },
    isStale({ to, judged }) {
      if (!judged) return false
      const answeredAt = recent.get(to) ?? older.get(to) ?? -Infinity
      return now() > judged.until || answeredAt >= judged.at
    },
  }
}
