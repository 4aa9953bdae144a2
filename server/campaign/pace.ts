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

/** Slots are a little further apart than the throttle allows: several senders are never on the very moment. */
const MARGIN = 0.96

/** How long a slot lasts. */
export function slotMs(perSecond: number): number {
  return 1000 / (perSecond * MARGIN)
}

const HOUSE = 'house'

const paceOf = query((db, p: Params<{ key: string }>) =>
  db.select().from(pushPace).where(eq(pushPace.key, p.key)).limit(1).for('update'),
)
const putPace = insertInto(pushPace, { onConflict: 'replace' })
const firstPace = insertInto(pushPace, { always: { nextAt: 0 }, onConflict: 'nothing' })

export type Slots = {
  /** The first slot, UTC ms. */
  from: number
  /** Messages that may be taken; 0: come back later. */
  count: number
}

/** Holds the pace of a campaign until the transaction ends. */
export async function freeSlots(tx: Tx, campaignId: string, perSecond: number, now: number): Promise<Slots> {
  const own = await held(tx, campaignId)
  const house = await held(tx, HOUSE)
  const from = Math.max(now, own, house)
  if (from > now + AHEAD_MS) return { from, count: 0 }
  return { from, count: Math.max(1, Math.floor((now + AHEAD_MS - from) / slotMs(perSecond))) }
}

/** Says what was taken of the slots; the end of the last is where the next one begins. */
export async function takeSlots(
  tx: Tx,
  campaignId: string,
  slots: Slots,
  taken: { messages: number; perSecond: number; segments: number; segmentsPerSecond: number },
): Promise<void> {
  if (taken.messages === 0) return
  await putPace.run(tx, {
    key: campaignId,
    nextAt: slots.from + Math.ceil(taken.messages * slotMs(taken.perSecond)),
  })
  await putPace.run(tx, {
    key: HOUSE,
    nextAt: slots.from + Math.ceil((taken.segments * 1000) / taken.segmentsPerSecond),
  })
}

/** Whether the house's ceiling is what a campaign waits for: others have taken the slots beyond its own. */
export async function houseIsAhead(tx: Tx, campaignId: string, now: number): Promise<boolean> {
  const house = (await paceOf.first(tx, { key: HOUSE }))?.nextAt ?? 0
  const own = (await paceOf.first(tx, { key: campaignId }))?.nextAt ?? 0
  return house > now && house > own
}

async function held(tx: Tx, key: string): Promise<number> {
  const row = await paceOf.first(tx, { key })
  if (row) return row.nextAt
  await firstPace.run(tx, { key })
  return (await paceOf.first(tx, { key }))?.nextAt ?? 0
}
