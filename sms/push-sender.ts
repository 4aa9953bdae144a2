/**
 * Campaigns leave here. Messages are taken in small batches, each under a lease and with a slot of its own, and sent behind
 * the hall's replies; what became of them is written down a moment later, together.
 *
 * Nothing tells whether a message left when its sender dies with it, or its answer is lost: the campaign says whether such
 * a message is sent once more. All others are sent exactly once, however many senders there are.
 */
import { campaignsIn } from '#server/campaign/campaign.ts'
import { LEAVES_WITHIN_MS } from '#server/campaign/pace.ts'
import type { PushFate } from '#server/campaign/settle.ts'
import { stillMeant } from '#server/campaign/still-meant.ts'
import { takeMessages, type Taken } from '#server/campaign/take.ts'
import { senderLeft, senderSeen } from '#server/campaign/senders.ts'
import { operator } from '#server/operator.ts'
import type { Store } from '#server/store/store.ts'
import { localStatus, type Fate, type Mt } from './link-options.ts'
import type { Link } from './link.ts'
import { openPushBooks, type PushCounts } from './push-books.ts'
import { createPushPace, type PushPace } from './push-pace.ts'
import { systemClock } from './smpp/clock.ts'
import { bareMessageId, type Receipt } from './smpp/receipt.ts'

export type PushSenderOptions = {
  store: Store
  send: Link['send']
  linkState: () => string
  /** A UUID. */
  holder: string
  /** Longer than the link may take to tell a fate. */
  leaseMs: number
  pollMs: number
  /** Whether subscribers are texting: pushes then go in small bites, with a rest after each. */
  busy?: () => boolean
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
  readonly counts: Readonly<PushCounts>
}

/** Small, so that a reply to a text never waits long for a batch of pushes. */
const A_BATCH = 100
const A_BITE = 10
const MOST_REST_MS = 20
const MOST_UNDER_WAY = 1_000
/** So often a sender that is never done says that it lives, and looks for campaigns that began or ended. */
const ROUND_MS = 1_000
const SEEN_EVERY_MS = 5_000
const THROTTLED_MS = 5_000
/** Taking took so long that little is left of the time in which its messages must leave. */
const SLOW_MS = 100

/** A message whose slot has not come. `judgedAt` is on the link's clock. */
type Due = Taken & { judgedAt: number }

export function openPushSender(options: PushSenderOptions): PushSender {
  const { store, log, holder, now } = options
  const counts: PushCounts = {
    taken: 0,
    accepted: 0,
    refused: 0,
    again: 0,
    unknown: 0,
    receipts: 0,
    strangeReceipts: 0,
  }
  const messages = new WeakMap<Mt, { message: Taken; reason: string }>()
  const most = () => (options.busy?.() ? A_BITE : A_BATCH)
  const books = openPushBooks({ ...options, most }, counts)
  const paces = new Map<string, PushPace<Due>>()
  /** `more`: there is more to take, once there is room or at once. */
  const desk = { underWay: 0, closed: false, more: false }
  let polling: Promise<void> | undefined
  let seenAt = 0
  let bitAt = 0
  let polls = 0

  async function poll(): Promise<void> {
    const at = now()
    desk.more = false
    if (at - seenAt >= SEEN_EVERY_MS) {
      seenAt = at
      await store.transaction((tx) => senderSeen(tx, holder, options.linkState(), at))
    }
    if (options.linkState() !== 'bound') return
    const running = inTurns(await store.read((tx) => campaignsIn(tx, 'running')), polls++)
    forgetPaces(running)
    bitAt = performance.now()
    let found = true
    while (found && !desk.closed && desk.underWay < MOST_UNDER_WAY && now() - at < ROUND_MS) {
      found = false
      for (const { id, variants, perSecond } of running) {
        if (!variants.some(({ channels }) => channels.includes('sms'))) continue
        found = (await takeFor(id, paceOf(id, perSecond))) || found
        await rest()
      }
    }
    desk.more = found
  }

  const mayTake = () => desk.more && desk.underWay < MOST_UNDER_WAY / 2

  /** Whoever texts meanwhile gets the process for as long as the bite took. */
  async function rest(): Promise<void> {
    const tookMs = performance.now() - bitAt
    if (options.busy?.()) await new Promise((resolve) => setTimeout(resolve, Math.min(tookMs, MOST_REST_MS)))
    bitAt = performance.now()
  }

  function paceOf(campaignId: string, perSecond: number): PushPace<Due> {
    const known = paces.get(campaignId)
    if (known) return known
    const clock = { ...systemClock, now }
    const pace = createPushPace(perSecond, clock, dispatch)
    paces.set(campaignId, pace)
    return pace
  }

  /** Campaigns that are over would pile up. The database knows the slots of one that comes back. */
  function forgetPaces(running: { id: string }[]): void {
    const ids = new Set(running.map(({ id }) => id))
    for (const [id, pace] of paces) if (!ids.has(id) && pace.waiting === 0) paces.delete(id)
  }

  async function takeFor(campaignId: string, pace: PushPace<Due>): Promise<boolean> {
    const at = now()
    const lease = { holder, until: at + options.leaseMs }
    const how = { lease, most: most() }
    const judgedAt = systemClock.now()
    const taking = await store.transaction((tx) => takeMessages(tx, campaignId, 'sms', at, how))
    counts.taken += taking.messages.length
    desk.underWay += taking.messages.length
    for (const message of await judgedLately(campaignId, taking.messages, judgedAt))
      pace.add(message, message.slotAt)
    return taking.looked > 0
  }

  /** Where the database was slow, they are looked at once more, which only reads; the others go back. */
  async function judgedLately(campaignId: string, taken: Taken[], judgedAt: number): Promise<Due[]> {
    const lookedAt = systemClock.now()
    if (taken.length === 0 || lookedAt - judgedAt <= SLOW_MS)
      return taken.map((message) => ({ ...message, judgedAt }))
    let meant = new Set<Taken>()
    try {
      meant = await store.read((tx) => stillMeant(tx, campaignId, taken, now()))
    } finally {
      for (const message of taken) if (!meant.has(message)) goBack(message)
    }
    return [...meant].map((message) => ({ ...message, judgedAt: lookedAt }))
  }

  function dispatch({ judgedAt, ...message }: Due): void {
    const mt: Mt = {
      to: message.to,
      from: operator.port,
      text: message.text,
      priority: 'push',
      wantsReceipt: true,
      judged: { at: judgedAt, until: judgedAt + LEAVES_WITHIN_MS },
    }
    void answered(message, mt, options.send(mt))
  }

  async function answered(message: Taken, mt: Mt, sent: Promise<Fate>): Promise<void> {
    const fate = pushFate(await sent, now())
    desk.underWay--
    if (fate.kind === 'unknown') messages.set(mt, { message, reason: fate.reason })
    books.settle({ message, fate, at: now() })
    if (mayTake()) wake()
  }

  function wake(): void {
    if (desk.closed || polling) return
    polling = poll()
      .catch((error: unknown) => log.error({ error }, 'campaigns could not be read'))
      .finally(() => {
        polling = undefined
        if (mayTake()) wake()
      })
  }

  const timer = setInterval(wake, options.pollMs)

  function pause(): void {
    if (desk.closed) return
    desk.closed = true
    clearInterval(timer)
    giveBack()
  }

  /** What has not left is free for any sender. */
  function giveBack(): void {
    for (const one of [...paces.values()].flatMap((pace) => pace.takeBack())) goBack(one)
  }

  function goBack(message: Taken): void {
    desk.underWay--
    books.settle({ message, fate: { kind: 'again', reason: '', dueAt: now() }, at: now() })
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

/** Each is the first once: where the house's ceiling leaves room for one bite, none takes it for ever. */
function inTurns<T>(all: T[], turn: number): T[] {
  const first = turn % Math.max(1, all.length)
  return [...all.slice(first), ...all.slice(0, first)]
}

function pushFate(fate: Fate, now: number): PushFate {
  if (fate.kind === 'accepted') return { kind: 'accepted', receipts: receiptIds(fate) }
  if (fate.kind === 'unknown')
    return { kind: 'unknown', reason: fate.reason === 'closed' ? 'link-broke' : fate.reason }
  if (fate.permanent) return { kind: 'refused', reason: fate.status }
  const local = Object.values<string>(localStatus).includes(fate.status)
  return { kind: 'again', reason: fate.status, dueAt: now + (local ? 1_000 : THROTTLED_MS) }
}

function receiptIds({ messageIds }: Extract<Fate, { kind: 'accepted' }>): string[] {
  return messageIds.filter(Boolean).map(bareMessageId)
}
