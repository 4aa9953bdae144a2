/**
 * The touches that make an offer's figures. An exposure and each answer to it is a touch of its own; an order is the
 * operation's own touch, which answers the quote that answers the look into the offer.
 *
 * Touches are clustered by subscriber, so finding an offer's means walking its months: a bounded number of rows a page,
 * and the place to go on at.
 */
import { asc, sql } from 'drizzle-orm'
import type { OfferEvent } from '#drizzle/schema/offer.ts'
import { monthlyQuery } from '#server/store/monthly.ts'
import type { Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidTime } from '#server/store/uuidv7.ts'
import { touches } from '#server/touch/months.ts'
import { NOBODY, type Touch } from '#server/touch/record.ts'
import { findTouch } from '#server/touch/request.ts'
import type { Month } from '#words/format.ts'

export type OfferPlace = { month: Month; subscriberId: string; id: string }

export type WalkedTouch = Pick<
  Touch,
  'subscriberId' | 'id' | 'channel' | 'business' | 'operation' | 'outcome' | 'answersId' | 'place'
>

/** What a touch counts as, of which offer, and where it is counted. */
export type OfferTouch = { touch: WalkedTouch; code: string; event: OfferEvent; channel: string }

const CHUNK = 5000
const LOOKED_AT = 20_000
const PREFIX = 'offer:'

const nextTouches = monthlyQuery(touches, (db, touch, p: Params<Omit<OfferPlace, 'month'>>) =>
  db
    .select({
      subscriberId: touch.subscriberId,
      id: touch.id,
      channel: touch.channel,
      business: touch.business,
      operation: touch.operation,
      outcome: touch.outcome,
      answersId: touch.answersId,
      place: touch.place,
    })
    .from(touch)
    .where(
      sql`(${touch.subscriberId}, ${touch.id}) > (${sql.param(p.subscriberId, touch.subscriberId)}, ${sql.param(p.id, touch.id)})`,
    )
    .orderBy(asc(touch.subscriberId), asc(touch.id))
    .limit(CHUNK),
)

/** What an order may answer on its way from the offer: its quote, or the request that the back office completed. */
const LEADS_ON = new Set(['quoted', 'taken'])
/** A quote may repeat another once or twice before it is answered. */
const STEPS = 5

/** What a touch counts as for offers; undefined where it is none of theirs. */
export async function offerTouchOf(tx: Tx, touch: WalkedTouch): Promise<OfferTouch | undefined> {
  if (touch.business === 'recommendation') {
    const code = codeIn(touch.place)
    const { outcome: event } = touch
    return code && isAnswer(event) ? { touch, code, event, channel: touch.channel } : undefined
  }
  if (touch.outcome !== 'done' || touch.operation === null) return undefined
  let id = touch.answersId
  for (let step = 0; id && step < STEPS; step++) {
    const asked: Touch | undefined = await findTouch(tx, touch.subscriberId, id)
    const code = asked?.business === 'recommendation' ? codeIn(asked.place) : undefined
    if (asked && code) return { touch, code, event: 'ordered', channel: asked.channel }
    // What answers an order, such as a score, is no order.
    id = asked && LEADS_ON.has(asked.outcome) ? asked.answersId : null
  }
  return undefined
}

export type OfferFigure = {
  code: string
  event: OfferEvent
  channel: string | null
  /** Read in this order. */
  months: Month[]
  /** UTC ms, until exclusive. */
  from: number
  until: number
}

/** Up to `most` touches of a figure after `from`, and the place to go on at; no place at the end. */
export async function touchesOfOffer(
  tx: Tx,
  figure: OfferFigure,
  most: number,
  from?: OfferPlace,
): Promise<{ touches: OfferTouch[]; next: OfferPlace | null }> {
  const kept = await touches.months(tx)
  const months = figure.months.filter((month) => kept.includes(month))
  const found: OfferTouch[] = []
  let looked = 0
  for (const month of months.slice(Math.max(0, from ? months.indexOf(from.month) : 0))) {
    let place = from?.month === month ? from : { month, subscriberId: NOBODY, id: NOBODY }
    for (let read = CHUNK; read === CHUNK;) {
      const rows = await nextTouches.all(tx, month, place)
      read = rows.length
      looked += read
      for (const row of rows) {
        place = { month, subscriberId: row.subscriberId, id: row.id }
        const each = mayBe(figure, row) ? await offerTouchOf(tx, row) : undefined
        if (each && makes(figure, each)) found.push(each)
        if (found.length === most) return { touches: found, next: place }
      }
      if (read === CHUNK && looked >= LOOKED_AT) return { touches: found, next: place }
    }
  }
  return { touches: found, next: null }
}

/** Every touch of a month that counts for an offer, a stretch at a time. */
export async function offerTouchesIn(
  tx: Tx,
  place: OfferPlace,
): Promise<{ touches: OfferTouch[]; next: OfferPlace | null }> {
  const rows = await nextTouches.all(tx, place.month, place)
  const found: OfferTouch[] = []
  for (const row of rows) {
    const each = await offerTouchOf(tx, row)
    if (each) found.push(each)
  }
  const last = rows.at(-1)
  const more = last && rows.length === CHUNK
  return {
    touches: found,
    next: more ? { month: place.month, subscriberId: last.subscriberId, id: last.id } : null,
  }
}

/** What can be told without following what a touch answers. */
function mayBe({ event, from, until }: OfferFigure, row: WalkedTouch): boolean {
  const at = uuidTime(row.id)
  return at >= from && at < until && row.outcome === (event === 'ordered' ? 'done' : event)
}

function makes(figure: OfferFigure, { code, event, channel }: OfferTouch): boolean {
  return (
    code === figure.code && event === figure.event && (figure.channel === null || channel === figure.channel)
  )
}

function codeIn(place: string | null): string | undefined {
  return place?.startsWith(PREFIX) ? place.slice(PREFIX.length) : undefined
}

function isAnswer(outcome: string): outcome is Exclude<OfferEvent, 'ordered'> {
  return ['shown', 'viewed', 'accepted', 'declined', 'expired'].includes(outcome)
}
