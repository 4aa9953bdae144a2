/** What became of pushes, written down in small transactions a moment later. */
import { subscriberIdOf } from '#server/identity/who.ts'
import { RECEIPT } from '#server/campaign/results.ts'
import {
  settleLate,
  settleMessages,
  settleReceipt,
  type PushReceipt,
  type Settled,
} from '#server/campaign/settle.ts'
import type { Taken } from '#server/campaign/take.ts'
import type { Store } from '#server/store/store.ts'
import { createEarlyReceipts } from './early-receipts.ts'
import { messageIdForms, type Receipt } from './smpp/receipt.ts'

export type PushCounts = {
  taken: number
  accepted: number
  refused: number
  again: number
  unknown: number
  receipts: number
  /** Receipts of messages that no campaign sent, or that came too early and too long ago. */
  strangeReceipts: number
}

const SETTLED_AFTER_MS = 15

type BooksOptions = {
  store: Store
  /** A UUID. */
  holder: string
  now: () => number
  /** How many are written down at once. */
  most: () => number
  log: { error(fields: object, message: string): void }
}

type Late = { message: Taken; receipts: string[]; reason: string; at: number }

export function openPushBooks({ store, holder, now, most, log }: BooksOptions, counts: PushCounts) {
  let fates: Settled[] = []
  let lates: Late[] = []
  let receipts: Receipt[] = []
  const early = createEarlyReceipts(now, () => counts.strangeReceipts++)
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()

  function soon(): void {
    timer ??= setTimeout(flush, SETTLED_AFTER_MS)
  }

  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    const batch = { fates, lates, receipts }
    fates = []
    lates = []
    receipts = []
    writing = writing.then(() => write(batch))
  }

  async function write(batch: { fates: Settled[]; lates: Late[]; receipts: Receipt[] }): Promise<void> {
    for (const unit of units(batch.fates)) {
      await kept(unit.length, () => store.transaction((tx) => settleMessages(tx, unit, holder)))
    }
    for (const { message, receipts: ids, reason, at } of batch.lates) {
      await kept(1, () => store.transaction((tx) => settleLate(tx, message, ids, reason, at)))
    }
    const arrived = batch.fates.flatMap(({ fate }) => (fate.kind === 'accepted' ? fate.receipts : []))
    const due = [...arrived.flatMap((id) => early.take(id)), ...batch.receipts]
    for (const unit of units(due)) await kept(unit.length, () => receive(unit))
  }

  function* units<T>(all: readonly T[]): Generator<T[]> {
    for (let start = 0; start < all.length;) {
      const unit = all.slice(start, start + most())
      start += unit.length
      yield unit
    }
  }

  async function kept(count: number, write: () => Promise<void>): Promise<void> {
    try {
      await write()
    } catch (error) {
      log.error(
        { error, count },
        'what became of pushes could not be written down; their leases will run out',
      )
    }
  }

  async function receive(unit: Receipt[]): Promise<void> {
    const strange = await store.transaction(async (tx) => {
      const unmatched: Receipt[] = []
      for (const receipt of unit) {
        const subscriberId = await subscriberIdOf(tx, receipt.from)
        const found = subscriberId && (await settleReceipt(tx, pushReceipt(receipt, subscriberId)))
        if (found) counts.receipts++
        else unmatched.push(receipt)
      }
      return unmatched
    })
    for (const receipt of strange) early.keep(receipt)
  }

  return {
    settle(settled: Settled) {
      const { kind } = settled.fate
      if (kind !== 'delivered') counts[kind]++
      fates.push(settled)
      if (fates.length >= most()) flush()
      else soon()
    },
    late(message: Taken, ids: string[], reason: string) {
      lates.push({ message, receipts: ids, reason, at: now() })
      soon()
    },
    receipt(receipt: Receipt) {
      if (!receipt.final) return
      receipts.push(receipt)
      soon()
    },
    async flushed() {
      flush()
      await writing
    },
  }
}

function pushReceipt({ messageId, state }: Receipt, subscriberId: string): PushReceipt {
  const failure = state === 'delivered' ? null : `${RECEIPT}${state}`
  return { subscriberId, ids: messageIdForms(messageId), failure }
}
