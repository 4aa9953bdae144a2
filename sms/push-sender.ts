/**
 * Campaigns leave here. Messages are taken in small batches, each under a lease and with a slot of its own, and sent behind
 * the hall's replies; what became of them is written down a moment later, together.
 *
 * Nothing tells whether a message left when its sender dies with it, or its answer is lost: the campaign says whether such
 * a message is sent once more. All others are sent exactly once, however many senders there are.
 */
import { subscriberIdOf } from '#server/identity/who.ts'
import { campaignsIn } from '#server/campaign/campaign.ts'
import { AHEAD_MS } from '#server/campaign/pace.ts'
import { RECEIPT } from '#server/campaign/results.ts'
import {
  settleLate,
  settleMessages,
  settleReceipt,
  type PushFate,
  type PushReceipt,
  type Settled,
} from '#server/campaign/settle.ts'
import { takeMessages, type Taken } from '#server/campaign/take.ts'
import { senderLeft, senderSeen } from '#server/campaign/why.ts'
import { operator } from '#server/operator.ts'
import type { Store } from '#server/store/store.ts'
import { localStatus, type Fate, type Mt } from './link-options.ts'
import type { Link } from './link.ts'
import { createQueue } from './link-queue.ts'
import { bareMessageId, messageIdForms, type Receipt } from './smpp/receipt.ts'
import { segmentCount } from './smpp/segments.ts'

export type PushSenderOptions = {
  store: Store
  send: Link['send']
  linkState: () => string
  /** A UUID. */
  holder: string
  /** Longer than the link may take to tell a fate. */
  leaseMs: number
  pollMs: number
  now: () => number
  log: { error(fields: object, message: string): void; warn(fields: object, message: string): void }
}

export type PushSender = {
  receipt(receipt: Receipt): void
  /** The answer to a message came after it was given up. */
  late(mt: Mt, fate: Fate): void
  /** Takes no more; what has not left is free for others. */
  pause(): void
  /** Resolves when what is under way is written down. */
  close(): Promise<void>
  readonly counts: Readonly<Counts>
}

type Counts = {
  taken: number
  accepted: number
  refused: number
  again: number
  unknown: number
  receipts: number
  /** Receipts of messages that no campaign sent, or that came too early and too long ago. */
  strangeReceipts: number
}

/** Small, so that a reply to a text never waits long for a batch of pushes. */
const A_BATCH = 100
const MOST_UNDER_WAY = 1_000
const SETTLED_AFTER_MS = 15
const SETTLED_A_UNIT = 100
const SEEN_EVERY_MS = 5_000
const THROTTLED_MS = 5_000
/** A receipt may come before the answer it belongs to. */
const EARLY_MS = 60_000
const MOST_EARLY = 20_000

export function openPushSender(options: PushSenderOptions): PushSender {
  const { store, log, holder, now } = options
  const counts: Counts = {
    taken: 0,
    accepted: 0,
    refused: 0,
    again: 0,
    unknown: 0,
    receipts: 0,
    strangeReceipts: 0,
  }
  const waiting = createQueue<Taken>()
  const messages = new WeakMap<Mt, { message: Taken; reason: string }>()
  const books = openBooks(options, counts)
  const gates = new Map<string, Gate>()
  const desk = { underWay: 0, closed: false }
  let polling: Promise<void> | undefined
  let releasing: NodeJS.Timeout | undefined
  let seenAt = 0

  async function poll(): Promise<void> {
    const at = now()
    if (at - seenAt >= SEEN_EVERY_MS) {
      seenAt = at
      await store.transaction((tx) => senderSeen(tx, holder, options.linkState(), at))
    }
    if (options.linkState() !== 'bound') return
    const running = await store.read((tx) => campaignsIn(tx, 'running'))
    let found = true
    while (found && !desk.closed && desk.underWay < MOST_UNDER_WAY) {
      found = false
      for (const { id, variants, perSecond } of running) {
        if (!variants.some(({ channel }) => channel === 'sms')) continue
        gates.set(id, gates.get(id) ?? createGate(perSecond))
        found = (await takeFor(id)) || found
      }
    }
  }

  async function takeFor(campaignId: string): Promise<boolean> {
    const at = now()
    const lease = { holder, until: at + options.leaseMs }
    const how = { lease, segmentsOf: segmentCount, most: A_BATCH }
    const taking = await store.transaction((tx) => takeMessages(tx, campaignId, 'sms', at, how))
    counts.taken += taking.messages.length
    desk.underWay += taking.messages.length
    for (const message of taking.messages) waiting.push(message)
    release()
    return taking.looked > 0
  }

  /** Sends what has its slot now, and comes back for the next. */
  function release(): void {
    clearTimeout(releasing)
    releasing = undefined
    for (let next = waiting.peek(); next && !desk.closed; next = waiting.peek()) {
      const at = now()
      const waitMs = Math.max(next.slotAt - at, gates.get(next.target.campaignId)?.waitMs(at) ?? 0)
      if (waitMs >= 1) {
        releasing = setTimeout(release, Math.min(waitMs, AHEAD_MS))
        return
      }
      waiting.shift()
      gates.get(next.target.campaignId)?.passed(at)
      dispatch(next)
    }
  }

  function dispatch(message: Taken): void {
    const mt: Mt = {
      to: message.to,
      from: operator.port,
      text: message.text,
      priority: 'push',
      wantsReceipt: true,
    }
    void answered(message, mt, options.send(mt))
  }

  async function answered(message: Taken, mt: Mt, sent: Promise<Fate>): Promise<void> {
    const fate = pushFate(await sent, now())
    desk.underWay--
    if (fate.kind === 'unknown') messages.set(mt, { message, reason: fate.reason })
    books.settle({ message, fate, at: now() })
    if (desk.underWay < MOST_UNDER_WAY / 2) wake()
  }

  function wake(): void {
    if (desk.closed || polling) return
    polling = poll()
      .catch((error: unknown) => log.error({ error }, 'campaigns could not be read'))
      .finally(() => (polling = undefined))
  }

  const timer = setInterval(wake, options.pollMs)

  function pause(): void {
    if (desk.closed) return
    desk.closed = true
    clearInterval(timer)
    clearTimeout(releasing)
    giveBack()
  }

  /** What has not left is free for any sender. */
  function giveBack(): void {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      desk.underWay--
      books.settle({ message: one, fate: { kind: 'again', reason: '', dueAt: now() }, at: now() })
    }
  }

  return {
    counts,
    receipt: (receipt) => books.receipt(receipt),
    late(mt, fate) {
      const known = messages.get(mt)
      if (known && fate.kind === 'accepted') books.late(known.message, receiptIds(fate), known.reason)
    },
    pause,
    async close() {
      pause()
      await polling
      // A batch that was taken while the door closed goes back as well.
      giveBack()
      while (desk.underWay > 0) await new Promise((resolve) => setTimeout(resolve, 5))
      await books.flushed()
      await store.transaction((tx) => senderLeft(tx, holder))
    },
  }
}

function pushFate(fate: Fate, now: number): PushFate {
  if (fate.kind === 'accepted') return { kind: 'accepted', receipts: receiptIds(fate) }
  if (fate.kind === 'unknown') return { kind: 'unknown', reason: fate.reason }
  if (fate.permanent) return { kind: 'refused', reason: fate.status }
  const local = Object.values<string>(localStatus).includes(fate.status)
  return { kind: 'again', reason: fate.status, dueAt: now + (local ? 1_000 : THROTTLED_MS) }
}

function receiptIds({ messageIds }: Extract<Fate, { kind: 'accepted' }>): string[] {
  return messageIds.filter(Boolean).map(bareMessageId)
}

type Late = { message: Taken; receipts: string[]; reason: string; at: number }

/** What came back, written down in small transactions a moment later. */
function openBooks({ store, holder, now, log }: PushSenderOptions, counts: Counts) {
  let fates: Settled[] = []
  let lates: Late[] = []
  let receipts: Receipt[] = []
  const early = new Map<string, { receipt: Receipt; until: number }>()
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
    for (let start = 0; start < batch.fates.length; start += SETTLED_A_UNIT) {
      const unit = batch.fates.slice(start, start + SETTLED_A_UNIT)
      await kept(unit.length, () => store.transaction((tx) => settleMessages(tx, unit, holder)))
    }
    for (const { message, receipts: ids, reason, at } of batch.lates) {
      await kept(1, () => store.transaction((tx) => settleLate(tx, message, ids, reason, at)))
    }
    const arrived = batch.fates.flatMap(({ fate }) => (fate.kind === 'accepted' ? fate.receipts : []))
    const due = [...arrived.flatMap((id) => takeEarly(id)), ...batch.receipts]
    for (let start = 0; start < due.length; start += SETTLED_A_UNIT) {
      const unit = due.slice(start, start + SETTLED_A_UNIT)
      await kept(unit.length, () => receive(unit))
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
    for (const receipt of strange) keepEarly(receipt)
  }

  function keepEarly(receipt: Receipt): void {
    const until = now() + EARLY_MS
    for (const [id, one] of early) {
      if (one.until > now() && early.size < MOST_EARLY) break
      early.delete(id)
      counts.strangeReceipts++
    }
    for (const id of messageIdForms(receipt.messageId)) early.set(id, { receipt, until })
  }

  function takeEarly(id: string): Receipt[] {
    const one = early.get(id)
    if (!one) return []
    for (const form of messageIdForms(one.receipt.messageId)) early.delete(form)
    return [one.receipt]
  }

  return {
    settle(settled: Settled) {
      const { kind } = settled.fate
      if (kind !== 'delivered') counts[kind]++
      fates.push(settled)
      if (fates.length >= SETTLED_A_UNIT) flush()
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

type Gate = { waitMs(now: number): number; passed(now: number): void }

/** A second, and what the way to the SMSC may vary. */
const SPAN_MS = 1_030

/** Never more than so many within any second, even where this process was held up and its slots have piled up. */
function createGate(perSecond: number): Gate {
  const passes = new Float64Array(perSecond)
  let at = 0
  return {
    waitMs: (now) => Math.max(0, (passes[at] ?? 0) + SPAN_MS - now),
    passed(now) {
      passes[at] = now
      at = (at + 1) % perSecond
    },
  }
}
