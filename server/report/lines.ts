/** How many lines each branch has. Counting them reads every subscriber, so the answer is kept for a while. */
import type { Store } from '#server/store/store.ts'
import { linesOf } from './counted.ts'

/** Lines in use by branch code. @param now UTC ms */
export type LineCounts = (now: number) => Promise<Map<string, number>>

const KEPT_MS = 10 * 60_000

export function openLineCounts(store: Store): LineCounts {
  let kept: { at: number; lines: Promise<Map<string, number>> } | null = null
  return (now) => {
    if (!kept || now - kept.at >= KEPT_MS || now < kept.at) {
      const lines = store.read(linesOf)
      kept = { at: now, lines }
      lines.catch(() => {
        kept = null
      })
    }
    return kept.lines
  }
}
