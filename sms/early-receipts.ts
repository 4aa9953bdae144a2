/** A receipt may come before the answer it belongs to: it is kept for a while under every form of its id. */
import { messageIdForms, type Receipt } from './smpp/receipt.ts'

const EARLY_MS = 60_000
const MOST_EARLY = 20_000

export type EarlyReceipts = {
  keep(receipt: Receipt): void
  /** `id` as the answer gave it. */
  take(id: string): Receipt[]
}

/** `strange` is told of each form of an id that was dropped: it came for nobody, or too early and too long ago. */
export function createEarlyReceipts(now: () => number, strange: () => void): EarlyReceipts {
  const early = new Map<string, { receipt: Receipt; until: number }>()

  return {
    keep(receipt) {
      const until = now() + EARLY_MS
      for (const [id, one] of early) {
        if (one.until > now() && early.size < MOST_EARLY) break
        early.delete(id)
        strange()
      }
      for (const id of messageIdForms(receipt.messageId)) early.set(id, { receipt, until })
    },
    take(id) {
      const one = early.get(id)
      if (!one) return []
      for (const form of messageIdForms(one.receipt.messageId)) early.delete(form)
      return [one.receipt]
    },
  }
}
