/** Keeps telling: a pass at the start, for what an earlier process left, and then one whenever a pause is over. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Cashier } from './cashier.ts'

const PAUSE_MS = 1000

/**
 * @param clock UTC ms
 * @param onFault told when a pass failed, e.g. the database was away; the next one tries again
 * @returns stops it, when the pass under way is over
 */
export function runCashier(
  cashier: Cashier,
  clock: () => number,
  onFault: (fault: unknown) => void,
): () => Promise<void> {
  const stopping = new AbortController()
  const { signal } = stopping
  const running = (async () => {
    while (!signal.aborted) {
      await cashier.deliver(clock()).catch(onFault)
      await pause(PAUSE_MS, undefined, { signal, ref: false }).catch(() => undefined)
    }
  })()
  return async () => {
    stopping.abort()
    await running
  }
}
