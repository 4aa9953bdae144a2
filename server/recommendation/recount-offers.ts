/** The counters of offers from the touches: what they must say, and where they do not. */
import { and, gte, lte } from 'drizzle-orm'
import { offerCounter, type OfferEvent } from '#drizzle/schema/offer.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Store } from '#server/store/store.ts'
import { uuidTime } from '#server/store/uuidv7.ts'
import { touches } from '#server/touch/months.ts'
import { NOBODY } from '#server/touch/record.ts'
import type { Month } from '#words/format.ts'
import { dayOf } from './offer-contact.ts'
import { offerTouchesIn, type OfferPlace } from './offer-touches.ts'

export type OfferDrift = { month: Month; counter: string; counted: string; recounted: string }

type Row = { offerCode: string; day: number; channel: string; event: OfferEvent; count: number }
type Days = { from: number; until: number }

const inMonth = (p: Params<Days>) => and(gte(offerCounter.day, p.from), lte(offerCounter.day, p.until))
const kept = query((db, p: Params<Days>) => db.select().from(offerCounter).where(inMonth(p)))
const drop = query((db, p: Params<Days>) => db.delete(offerCounter).where(inMonth(p)))

/** Compares month by month, as far as touches are kept; the running month while nobody is at it. */
export async function recountOffers(store: Store, { mend }: { mend: boolean }): Promise<OfferDrift[]> {
  const drifts: OfferDrift[] = []
  for (const month of await store.read((tx) => touches.months(tx))) {
    const right = await fromTouches(store, month)
    const days = { from: month * 100, until: month * 100 + 31 }
    const found = await store.transaction(async (tx) => {
      const differing = differences(month, await kept.all(tx, days), right)
      if (mend && differing.length > 0) {
        await drop.run(tx, days)
        await insertMany(
          tx,
          offerCounter,
          right.map((row) => ({ ...row, slot: 0 })),
        )
      }
      return differing
    })
    drifts.push(...found)
  }
  return drifts
}

async function fromTouches(store: Store, month: Month): Promise<Row[]> {
  const counters = new Map<string, Row>()
  let place: OfferPlace | null = { month, subscriberId: NOBODY, id: NOBODY }
  while (place) {
    const at: OfferPlace = place
    const stretch = await store.read((tx) => offerTouchesIn(tx, at))
    for (const { touch, code, event, channel } of stretch.touches) {
      const row = { offerCode: code, day: dayOf(uuidTime(touch.id)), channel, event, count: 1 }
      const known = counters.get(keyOf(row))
      if (known) known.count++
      else counters.set(keyOf(row), row)
    }
    place = stretch.next
  }
  return [...counters.values()]
}

const keyOf = ({ offerCode, day, channel, event }: Row) => `offer ${offerCode} ${day} ${channel} ${event}`

function differences(month: Month, counted: readonly Row[], right: readonly Row[]): OfferDrift[] {
  const sums = (rows: readonly Row[]) => {
    const found = new Map<string, number>()
    for (const row of rows) found.set(keyOf(row), (found.get(keyOf(row)) ?? 0) + row.count)
    return found
  }
  const has = sums(counted)
  const must = sums(right)
  return [...new Set([...has.keys(), ...must.keys()])]
    .map((counter) => ({
      month,
      counter,
      counted: String(has.get(counter) ?? 0),
      recounted: String(must.get(counter) ?? 0),
    }))
    .filter((drift) => drift.counted !== drift.recounted)
}
