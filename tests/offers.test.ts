/** An offer from the first sight of it to the order, across channels: what is shown, answered, silent, and written down. */
import { expect, test } from 'vitest'
import { offerCounter } from '#drizzle/schema/offer.ts'
import { embeddedBoss } from '#server/boss/embedded.ts'
import { subscriberOf } from '#server/identity/who.ts'
import { finish } from '#server/preregistration/finish.ts'
import { move, preregistrationsOf } from '#server/preregistration/preregistration.ts'
import type { Contact } from '#server/operation.ts'
import { expireOffers } from '#server/recommendation/follow-up.ts'
import { recountOffers } from '#server/recommendation/recount-offers.ts'
import { anybody } from '#server/recommendation/rules.ts'
import { showOffers } from '#server/recommendation/show.ts'
import { lapseQuestions } from '#server/pending/question.ts'
import { recount } from '#server/report/recount.ts'
import { query } from '#server/store/query.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { DAY, NOW } from './support/line.ts'
import { anOffer, publish } from './support/offers.ts'
import { openTexting } from './support/texts.ts'

const counters = query((db) => db.select().from(offerCounter))

async function openOffers() {
  const texting = await openTexting()
  const { store, portal } = texting
  const phone = await texting.newPhone()
  let requests = 0
  return {
    store,
    phone,
    texting,
    /** The slot of a page. */
    slot: async (now = NOW, most = 2) => {
      const subscriber = await store.read((tx) => subscriberOf(tx, phone.id))
      if (!subscriber) throw new Error('the line is gone')
      return showOffers({ store, boss: embeddedBoss }, { subscriber, channel: 'web', now, most })
    },
    web: (over: Partial<Contact> = {}) =>
      portal.visit({
        channel: 'web',
        subscriberId: phone.id,
        access: 'verified',
        request: `web:${phone.id}:${requests++}`,
        now: NOW,
        port: 'web',
        ...over,
      }),
    /** `A1 sms shown` → how often. */
    counts: async () => {
      const found: Record<string, number> = {}
      for (const { offerCode, channel, event, count } of await store.read((tx) => counters.all(tx))) {
        const key = `${offerCode} ${channel} ${event}`
        found[key] = (found[key] ?? 0) + count
      }
      return found
    },
  }
}

test('a page that is refreshed shows the offer again and counts it once a day', async () => {
  const { store, slot, phone, counts } = await openOffers()
  await publish(store, anOffer('A1'))
  for (const now of [NOW, NOW + 60_000, NOW + 120_000]) expect((await slot(now))[0]?.code).toBe('A1')
  expect(await counts()).toEqual({ 'A1 web shown': 1 })
  const [exposure] = await phone.touches()
  expect(exposure).toMatchObject({
    outcome: 'shown',
    operation: 'turnServiceOn',
    channel: 'web',
    place: 'offer:A1',
    told: { title: '1GB加油包' },
  })
  await slot(NOW + DAY)
  expect(await counts()).toEqual({ 'A1 web shown': 2 })
})

test('two tabs at once count one exposure', async () => {
  const { store, slot, counts } = await openOffers()
  await publish(store, anOffer('A1'))
  await Promise.all([slot(), slot(), slot()])
  expect(await counts()).toEqual({ 'A1 web shown': 1 })
})

test('the order links to the quote, the quote to the answer, the answer to the exposure', async () => {
  const { store, slot, phone, web, counts } = await openOffers()
  await publish(store, anOffer('A1'))
  await slot()
  const quoted = await web({ now: NOW + 1000 }).perform('takeOffer', { offer: 'A1' })
  expect(quoted.kind).toBe('quoted')
  expect(await slot(NOW + 1500)).toEqual([])
  const done = await web({ now: NOW + 2000 }).confirm()
  expect(done.kind).toBe('done')
  const byId = new Map((await phone.touches()).map((touch) => [touch.id, touch]))
  const chain = []
  for (let at = byId.get(done.touchId); at; at = byId.get(at.answersId ?? ''))
    chain.push(`${at.business} ${at.outcome}`)
  expect(chain).toEqual([
    'service-on done',
    'service-on quoted',
    'recommendation viewed',
    'recommendation shown',
  ])
  expect(await counts()).toEqual({
    'A1 web shown': 1,
    'A1 web viewed': 1,
    'A1 web accepted': 1,
    'A1 web ordered': 1,
  })
  expect(await slot(NOW + DAY)).toEqual([])
})

test('what runs without a quote is ordered at once', async () => {
  const { store, web, counts } = await openOffers()
  await publish(store, anOffer('A1', { operation: 'turnServiceOn', input: { code: 'HJZY' } }))
  const done = await web().perform('takeOffer', { offer: 'A1' })
  expect(done.kind).toBe('done')
  expect(await counts()).toEqual({ 'A1 web viewed': 1, 'A1 web accepted': 1, 'A1 web ordered': 1 })
})

test('a request that the back office completes is a yes at once and an order when it is done', async () => {
  const { store, slot, phone, web, counts } = await openOffers()
  await publish(store, anOffer('A1', { operation: 'preRegister', input: { code: 'KD' } }))
  await slot()
  expect((await web().perform('takeOffer', { offer: 'A1' })).kind).toBe('done')
  expect(await counts()).toEqual({ 'A1 web shown': 1, 'A1 web viewed': 1, 'A1 web accepted': 1 })
  expect(await slot(NOW + DAY)).toEqual([])
  const [request] = await store.read((tx) => preregistrationsOf(tx, phone.id))
  if (!request) throw new Error('nothing was taken in')
  const staff = { id: uuidv7(NOW), login: 'backoffice' }
  await store.transaction(async (tx) => {
    await move(tx, { ...request, from: 'received', to: 'working', workedBy: staff.id })
    await finish(tx, request, { outcome: 'completed', result: '周六上门', staff, now: NOW + DAY })
  })
  expect(await counts()).toMatchObject({ 'A1 web ordered': 1 })
  expect(await slot(NOW + 60 * DAY)).toEqual([])
  expect(await recountOffers(store, { mend: false })).toEqual([])
})

test('a no on the web is silent by text for the cool-down, and not longer', async () => {
  const { store, slot, phone, web } = await openOffers()
  await publish(store, anOffer('A1', { coolDownDays: 7, rules: { ...anybody } }))
  await slot()
  const declined = await web().perform('declineOffer', { offer: 'A1' })
  expect(declined.reply.lines.join()).toContain('7天内各渠道都不再')
  expect(await phone.body('YH')).toContain('没有适合您的推荐')
  expect(await phone.body('CXYE')).not.toContain('A1')
  expect(await slot(NOW + 7 * DAY - 1)).toEqual([])
  expect((await slot(NOW + 7 * DAY))[0]?.code).toBe('A1')
})

test('a no to the quote that an offer led to is a no to the offer', async () => {
  const { store, slot, phone, web, counts } = await openOffers()
  await publish(store, anOffer('A1'))
  await slot()
  await web().perform('takeOffer', { offer: 'A1' })
  await web({ now: NOW + 1000 }).decline()
  expect(await counts()).toMatchObject({ 'A1 web declined': 1 })
  expect(await slot(NOW + DAY * 2)).toEqual([])
  expect(await phone.body('YH')).toContain('没有适合您的推荐')
})

test('silence to the quote is an expiry, and the offer may come again', async () => {
  const { store, slot, web, phone, counts } = await openOffers()
  await publish(store, anOffer('A1'))
  await slot()
  await web().perform('takeOffer', { offer: 'A1' })
  await expireOffers(store, NOW + DAY - 1)
  expect(await counts()).not.toHaveProperty('A1 web expired')
  await store.transaction((tx) => lapseQuestions(tx, NOW + DAY))
  await expireOffers(store, NOW + DAY)
  await expireOffers(store, NOW + DAY)
  expect(await counts()).toMatchObject({ 'A1 web expired': 1 })
  const [expired] = await phone.touches()
  expect(expired).toMatchObject({ outcome: 'expired', place: 'offer:A1' })
  expect((await slot(NOW + DAY))[0]?.code).toBe('A1')
})

test('an order that is refused leaves the offer where it was', async () => {
  const { store, slot, web } = await openOffers()
  await publish(store, anOffer('A1', { operation: 'redeemEcoins', input: { item: '0001' } }))
  const outcome = await web().perform('takeOffer', { offer: 'A1' })
  expect(outcome.kind).toBe('refused')
  expect((await slot())[0]?.code).toBe('A1')
})

test('an answer to a query ends with the offer where there is room, once a day, and A1 opens its quote', async () => {
  const { store, phone, counts } = await openOffers()
  await publish(store, anOffer('A1'))
  const balance = await phone.body('CXYE')
  expect(balance).toMatch(/回A1办1GB加油包，退订TD。/)
  expect(balance.length).toBeLessThanOrEqual(70)
  expect(await phone.body('YE')).not.toContain('A1')
  expect(await counts()).toEqual({ 'A1 sms shown': 1 })
  const quote = await phone.body('a1')
  expect(quote).toContain('1GB流量加油包')
  expect(quote).toContain('回复“是”')
  expect(await phone.body('是')).toContain('1GB流量加油包')
  expect(await counts()).toMatchObject({ 'A1 sms viewed': 1, 'A1 sms accepted': 1, 'A1 sms ordered': 1 })
  const [first] = (await phone.touches()).filter(({ business }) => business === 'balance').slice(-1)
  expect(first?.told?.lines.at(-1)).toContain('A1')
})

test('no line where it would cost a text more, nor for who has not allowed marketing', async () => {
  const { store, phone, texting } = await openOffers()
  const title = { zh: '超长优惠'.repeat(8), en: 'A very long offer '.repeat(9) }
  const every = { ...anOffer('A1').words.every, title }
  await publish(store, anOffer('A1', { words: { every, own: {} } }))
  expect(await phone.body('CXYE')).not.toContain('A1')
  await publish(store, anOffer('A1', { changedAt: NOW + 1 }))
  expect(await phone.body('YE')).toContain('A1')
  await phone.say('TD')
  const other = await texting.newPhone()
  await other.say('TD')
  expect(await other.body('CXYE')).not.toContain('A1')
})

test('the list by text: a number takes one, “不要” and its code refuses one', async () => {
  const { store, phone, counts } = await openOffers()
  await publish(store, anOffer('A1'), anOffer('B1', { points: 10, input: { code: 'SJB' } }))
  const list = await phone.body('优惠')
  expect(list).toMatch(/1\. ?A1 1GB加油包 3元/)
  expect(await phone.body('不要A1')).toContain('不再向您推荐')
  expect(await phone.body('2')).toContain('青岚早报')
  expect(await counts()).toMatchObject({ 'A1 sms declined': 1, 'B1 sms viewed': 1 })
  expect(await phone.body('Z9')).toContain('没有编号为Z9的优惠')
})

test('in English too', async () => {
  const { store, phone } = await openOffers()
  await publish(store, anOffer('A1'))
  await phone.say('EN')
  const balance = await phone.body('CXYE')
  expect(balance).toMatch(/A1/)
  expect(balance.length).toBeLessThanOrEqual(160)
})

test('every figure of the report still follows from the touches', async () => {
  const { store, slot, web } = await openOffers()
  await publish(store, anOffer('A1'))
  await slot()
  await web().perform('takeOffer', { offer: 'A1' })
  await expireOffers(store, NOW + DAY)
  expect((await recount(store, { mend: false })).drifts).toEqual([])
})
