/**
 * How fast messages may leave: each has a slot of its own, handed out in the transaction that takes it, so that several
 * senders keep one pace. The house's ceiling counts segments, a campaign's throttle messages.
 */
import { eq } from 'drizzle-orm'
import { pushPace } from '#drizzle/schema/campaign.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'

/** Slots are handed out so far ahead. */
export const AHEAD_MS = 150

/**
 * A message leaves so soon after it was judged, or is judged anew: whoever stops something is answered when what was
 * judged before has left or gone back.
 */
export const LEAVES_WITHIN_MS = 400

/** Slots are handed out when there are so many, not one by one: each time costs a transaction. */
const WORTHWHILE_MS = 25

/** Slots are a little further apart than the throttle allows: several senders are never on the very moment. */
const MARGIN = 0.96

/** How fast messages of a campaign may go, and segments of the house. */
export type Throttle = { perSecond: number; segmentsPerSecond: number }

/** How long a slot lasts. */
function slotMs(perSecond: number): number {
  return 1000 / (perSecond * MARGIN)
}

const HOUSE = 'house'

const paceOf = query((db, p: Params<{ key: string }>) =>
  db.select().from(pushPace).where(eq(pushPace.key, p.key)).limit(1).for('update'),
)
const putPace = insertInto(pushPace, { onConflict: 'replace' })
const firstPace = insertInto(pushPace, { always: { nextUs: 0 }, onConflict: 'nothing' })

export type Slots = {
  /** The first slot, UTC ms and parts of them. */
  from: number
  /** Messages that may be taken; 0: come back later. */
  count: number
}

/** Holds the pace of a campaign until the transaction ends. */
export async function freeSlots(tx: Tx, campaignId: string, throttle: Throttle, now: number): Promise<Slots> {
  const own = await held(tx, campaignId)
  const house = await held(tx, HOUSE)
  const from = Math.max(now, own, house)
  if (from > now + AHEAD_MS - WORTHWHILE_MS) return { from, count: 0 }
  const lastsMs = slotMs(Math.min(throttle.perSecond, throttle.segmentsPerSecond))
  return { from, count: Math.max(1, Math.floor((now + AHEAD_MS - from) / lastsMs)) }
}

/**
 * Takes slots for messages of so many segments each. A message comes behind the one before it by a slot of its campaign,
 * or by the segments of that one at the pace of the house, whatever is longer.
 *
 * @returns when each may leave, UTC ms
 */
export async function takeSlots(
  tx: Tx,
  campaignId: string,
  { from }: Slots,
  segments: readonly number[],
  throttle: Throttle,
): Promise<number[]> {
  if (segments.length === 0) return []
  const [messageMs, segmentMs] = [slotMs(throttle.perSecond), slotMs(throttle.segmentsPerSecond)]
  const next = { own: from, house: from }
  const starts = segments.map((count) => {
    const at = Math.max(next.own, next.house)
    next.own = at + messageMs
    next.house = at + count * segmentMs
    return at
  })
  await putPace.run(tx, { key: campaignId, nextUs: Math.ceil(next.own * 1000) })
  await putPace.run(tx, { key: HOUSE, nextUs: Math.ceil(next.house * 1000) })
  return starts
}

/** Whether the house's ceiling is what a campaign waits for: others have taken the slots beyond its own. */
export async function houseIsAhead(tx: Tx, campaignId: string, now: number): Promise<boolean> {
  const house = await nextSlot(tx, HOUSE)
  return house > now && house > (await nextSlot(tx, campaignId))
}

/** Whether a campaign has taken a slot since: however much waits behind its throttle, it moves. */
export async function hasMovedSince(tx: Tx, campaignId: string, since: number): Promise<boolean> {
  return (await nextSlot(tx, campaignId)) > since
}

async function held(tx: Tx, key: string): Promise<number> {
  const row = await paceOf.first(tx, { key })
  if (row) return row.nextUs / 1000
  await firstPace.run(tx, { key })
  return nextSlot(tx, key)
}

async function nextSlot(tx: Tx, key: string): Promise<number> {
  return ((await paceOf.first(tx, { key }))?.nextUs ?? 0) / 1000
}
