/** What offers did over time, and that every figure of theirs leads to exactly the touches that make it. */
import { expect, test } from 'vitest'
import { offerCounter, type OfferEvent } from '#drizzle/schema/offer.ts'
import { embeddedBoss } from '#server/boss/embedded.ts'
import { subscriberOf } from '#server/identity/who.ts'
import { monthsIn } from '#server/report/months.ts'
import { touchesOfOffer } from '#server/recommendation/offer-touches.ts'
import { recountOffers } from '#server/recommendation/recount-offers.ts'
import { showOffers } from '#server/recommendation/show.ts'
import { query } from '#server/store/query.ts'
import { DAY, NOW } from './support/line.ts'
import { anOffer, publish } from './support/offers.ts'
import { openTexting } from './support/texts.ts'

const counters = query((db) => db.select().from(offerCounter))
const events: OfferEvent[] = ['shown', 'viewed', 'accepted', 'declined', 'expired', 'ordered']

/** One who orders on the web, and one who says no by text the day after. */
async function answered() {
  const texting = await openTexting()
  const { store, portal } = texting
  await publish(store, anOffer('A1'))
  const orders = await texting.newPhone()
  const refuses = await texting.newPhone()
  let requests = 0
  const web = (subscriberId: string, now: number) =>
    portal.visit({
      channel: 'web',
      subscriberId,
      access: 'verified',
      request: `${subscriberId}:${requests++}`,
      now,
      port: 'web',
    })
  for (const { id } of [orders, refuses]) {
    const subscriber = await store.read((tx) => subscriberOf(tx, id))
    if (!subscriber) throw new Error('the line is gone')
    for (const now of [NOW, NOW + DAY])
      await showOffers({ store, boss: embeddedBoss }, { subscriber, channel: 'web', now, most: 2 })
  }
  await web(orders.id, NOW + DAY + 1000).perform('takeOffer', { offer: 'A1' })
  await web(orders.id, NOW + DAY + 2000).confirm()
  await web(refuses.id, NOW + DAY + 3000).perform('takeOffer', { offer: 'A1' })
  await web(refuses.id, NOW + DAY + 4000).decline()
  return { store, orders, refuses }
}

test('exposures, looks, a yes, a no and an order are counted by the day, and the touches say the same', async () => {
  const { store } = await answered()
  const rows = await store.read((tx) => counters.all(tx))
  const counted = rows.map(({ day, event, count }) => `${day} ${event} ${count}`).sort()
  expect(counted).toEqual([
    '20261122 shown 2',
    '20261123 accepted 1',
    '20261123 declined 1',
    '20261123 ordered 1',
    '20261123 shown 2',
    '20261123 viewed 2',
  ])
  expect(await recountOffers(store, { mend: false })).toEqual([])
})

test('each figure leads to its touches, the order to what was ordered', async () => {
  const { store, orders } = await answered()
  const rows = await store.read((tx) => counters.all(tx))
  const months = monthsIn({ from: 202611, to: 202612 })
  for (const event of events) {
    const figure = { code: 'A1', event, channel: 'web', months, from: NOW - DAY, until: NOW + 3 * DAY }
    const { touches, next } = await store.read((tx) => touchesOfOffer(tx, figure, 50))
    const kept = rows.filter((row) => row.event === event).reduce((sum, { count }) => sum + count, 0)
    expect(touches.length, event).toBe(kept)
    expect(next).toBeNull()
    if (event === 'ordered')
      expect(touches).toMatchObject([
        { touch: { subscriberId: orders.id, business: 'service-on', outcome: 'done' } },
      ])
    const other = { ...figure, channel: 'sms' }
    expect((await store.read((tx) => touchesOfOffer(tx, other, 50))).touches).toEqual([])
  }
})

test('a counter of an offer that lies is named and put right', async () => {
  const { store } = await answered()
  const lie = query((db) => db.update(offerCounter).set({ count: 7 }))
  await store.transaction((tx) => lie.run(tx))
  const found = await recountOffers(store, { mend: true })
  expect(found).toContainEqual({
    month: 202611,
    counter: 'offer A1 20261123 web ordered',
    counted: '7',
    recounted: '1',
  })
  expect(await recountOffers(store, { mend: true })).toEqual([])
})
