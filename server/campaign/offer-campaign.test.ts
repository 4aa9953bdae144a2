/** A campaign about an offer: who is told, what it counts as, and how it is answered from the handset, the page and the phone. */
import { desc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { planTerm, subscriberService } from '#drizzle/schema/boss.ts'
import { offerCounter } from '#drizzle/schema/offer.ts'
import type { Offer } from '#server/recommendation/offer.ts'
import { recountOffers } from '#server/recommendation/recount-offers.ts'
import { anybody } from '#server/recommendation/rules.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { monthlyQuery } from '#server/store/monthly.ts'
import { query, type Params } from '#server/store/query.ts'
import { touches } from '#server/touch/months.ts'
import { openMarketing, plan } from '#tests/support/campaigns.ts'
import { DAY, NOW } from '#tests/support/line.ts'
import { anOffer, publish } from '#tests/support/offers.ts'
import { keepDryRuns } from './dry-run.ts'
import { deliverToInboxes } from './inbox.ts'
import { showBanner } from './banner.ts'

const counters = query((db) => db.select().from(offerCounter))
const touchesOf = monthlyQuery(touches, (db, touch, p: Params<{ id: string }>) =>
  db.select().from(touch).where(eq(touch.subscriberId, p.id)).orderBy(desc(touch.id)),
)

const texted = { channel: 'sms', access: 'sim', port: '10086' } as const
const accepted = { kind: 'accepted' as const, receipts: [] }
const [variant] = plan.variants
const silent = { ...variant, text: { zh: '', en: '' } }
const on = (...channels: string[]) => [{ ...silent, channels }]

async function openOffers(over: Partial<Offer> = {}) {
  const marketing = await openMarketing()
  const { store } = marketing
  await publish(store, anOffer('A1', over))
  /** Somebody on a plan, who agreed to offers. */
  async function newTaker(person: Parameters<typeof marketing.newReader>[0] = {}) {
    const reader = await marketing.newReader(person)
    const term = {
      planCode: 'GT58',
      startsAt: NOW - 30 * DAY,
      contractUntil: null,
      orderedAt: NOW - 30 * DAY,
    }
    await store.transaction((tx) => insertMany(tx, planTerm, [{ subscriberId: reader.id, ...term }]))
    return reader
  }
  const newCampaign = (campaign: object = {}) =>
    marketing.newRunning({ variants: on('sms'), offerCode: 'A1', ...campaign })
  return {
    ...marketing,
    newTaker,
    newCampaign,
    /** `A1 sms shown` → how often; and what the touches say differently. */
    counts: async () => {
      const found: Record<string, number> = {}
      for (const { offerCode, channel, event, count } of await store.read((tx) => counters.all(tx))) {
        const key = `${offerCode} ${channel} ${event}`
        found[key] = (found[key] ?? 0) + count
      }
      return found
    },
    drifts: () => recountOffers(store, { mend: false }),
    touchesOf: (id: string) => store.read((tx) => touchesOf.all(tx, 202611, { id })),
    send: async (id: string, now = NOW) => {
      const { messages } = await marketing.take(id, now)
      await marketing.settle(messages, accepted, now)
      return messages
    },
  }
}

test('the text is the offer’s own, says how to take it and how to hear no more, and is an exposure of the offer', async () => {
  const { newTaker, newCampaign, send, counts, drifts, touchesOf: seen, campaign } = await openOffers()
  const reader = await newTaker({ name: '林小满' })
  const id = await newCampaign()
  expect(await campaign(id)).toMatchObject({ operation: 'turnServiceOn', operationCode: 'JYB' })
  expect((await send(id)).map(({ text }) => text)).toEqual([
    '【青岚通信】林**您好，流量不够用？加1GB，当月有效。1GB加油包，3元。回复A1办理，拒收请回复TD',
  ])
  expect(await send(id)).toEqual([])
  expect(await counts()).toEqual({ 'A1 sms shown': 1 })
  const [shown, push] = await seen(reader.id)
  expect(push).toMatchObject({ business: 'push', outcome: 'told', place: id })
  expect(shown).toMatchObject({
    business: 'recommendation',
    outcome: 'shown',
    place: 'offer:A1',
    answersId: push?.id,
  })
  expect(await drifts()).toEqual([])
})

test('A1 and a yes by text answer the campaign and the offer, once each, and the order hangs on both', async () => {
  const { newTaker, newCampaign, send, counts, drifts, targets, figures } = await openOffers()
  const reader = await newTaker()
  const id = await newCampaign()
  await send(id)
  const asked = await reader.perform('takeOffer', { offer: 'A1' }, { ...texted, now: NOW + 1000 })
  expect(asked.kind).toBe('quoted')
  expect(await targets(id)).toMatchObject([{ respondedAt: NOW + 1000, answeredAt: null }])
  const ordered = await reader.visit({ ...texted, now: NOW + 2000 }).confirm()
  expect(ordered.kind).toBe('done')
  expect(await targets(id)).toMatchObject([{ answeredAt: NOW + 2000, answeredId: ordered.touchId }])
  expect(await counts()).toEqual({
    'A1 sms shown': 1,
    'A1 sms viewed': 1,
    'A1 sms accepted': 1,
    'A1 sms ordered': 1,
  })
  const { kept, recounted } = await figures(id)
  expect(kept).toEqual(['A answered  1 0', 'A responded  1 0', 'A sent  1 1', 'A target  1 0'])
  expect(recounted).toEqual(kept)
  expect(await drifts()).toEqual([])
})

test('who orders what was offered by its own name has taken the offer as well', async () => {
  const { newTaker, newCampaign, send, counts, drifts, targets } = await openOffers()
  const reader = await newTaker()
  const id = await newCampaign()
  await send(id)
  const asked = await reader.perform('turnServiceOn', { code: 'JYB' }, { ...texted, now: NOW + 1000 })
  expect(asked.kind).toBe('quoted')
  expect((await reader.visit({ ...texted, now: NOW + 2000 }).confirm()).kind).toBe('done')
  expect(await targets(id)).toMatchObject([{ respondedAt: NOW + 1000, answeredAt: NOW + 2000 }])
  expect(await counts()).toEqual({ 'A1 sms shown': 1, 'A1 sms accepted': 1, 'A1 sms ordered': 1 })
  expect(await drifts()).toEqual([])
})

test('a no by text is kept by both, and the next campaign about it leaves them out', async () => {
  const { newTaker, newCampaign, send, counts, targets, figures, author } = await openOffers()
  const reader = await newTaker()
  const first = await newCampaign()
  await send(first)
  await reader.perform('declineOffer', { offer: 'A1' }, { ...texted, now: NOW + 1000 })
  expect(await counts()).toEqual({ 'A1 sms shown': 1, 'A1 sms declined': 1 })
  expect(await targets(first)).toMatchObject([{ response: 'refused', respondedAt: null }])
  const second = await newCampaign()
  expect(await targets(second)).toMatchObject([{ state: 'skipped', reason: 'offer-declined' }])
  const why = await author.perform('whySubscriber', { msisdn: reader.msisdn, campaign: second })
  expect(why).toMatchObject({
    output: {
      campaign: {
        offer: { code: 'A1', fits: false, because: ['客户在短信营业厅表示不感兴趣，各渠道静默到2026-12-22'] },
      },
    },
  })
  const { kept, recounted } = await figures(second)
  expect(kept).toEqual(['A skipped offer-declined 1 0', 'A target  1 0'])
  expect(recounted).toEqual(kept)
})

test('a no that comes while the message waits stops it', async () => {
  const { newTaker, newCampaign, take, targets } = await openOffers()
  const reader = await newTaker()
  const id = await newCampaign()
  await reader.perform('declineOffer', { offer: 'A1' }, texted)
  expect((await take(id)).messages).toEqual([])
  expect(await targets(id)).toMatchObject([{ state: 'skipped', reason: 'offer-declined' }])
})

test('each who cannot have it is left out with the reason, in the dry run as in the run', async () => {
  const { store, newTaker, newCampaign, newDraft, targets, campaign, author } = await openOffers({
    rules: { ...anybody, brands: ['mzone'], tierFrom: 2 },
  })
  const fits = await newTaker({ brand: 'mzone', tier: 3 })
  const brand = await newTaker({ tier: 3 })
  const rule = await newTaker({ brand: 'mzone', tier: 1 })
  const held = await newTaker({ brand: 'mzone', tier: 3 })
  const on = { serviceCode: 'JYB', since: NOW - DAY, endsAt: null }
  await store.transaction((tx) => insertMany(tx, subscriberService, [{ subscriberId: held.id, ...on }]))
  const draft = await newDraft({ variants: [silent], offerCode: 'A1' })
  await author.perform('dryRunCampaign', { id: draft })
  await keepDryRuns(store)
  expect((await campaign(draft))?.dryRun?.counts).toEqual({
    send: 1,
    'offer-brand': 1,
    'offer-rule': 1,
    'offer-held': 1,
  })
  const rows = new Map((await targets(await newCampaign())).map((row) => [row.subscriberId, row]))
  const reasons = [fits, brand, rule, held].map(({ id }) => rows.get(id)?.reason)
  expect(reasons).toEqual(['', 'offer-brand', 'offer-rule', 'offer-held'])
})

test('who cannot have the offer is in no holdout: both sides could have ordered', async () => {
  const { newTaker, newCampaign, targets } = await openOffers({ rules: { ...anybody, brands: ['mzone'] } })
  for (let i = 0; i < 12; i++) await newTaker({ brand: i % 2 ? 'mzone' : 'gotone' })
  const rows = await targets(await newCampaign({ holdoutBp: 5000 }))
  expect(rows.filter(({ reason }) => reason === 'offer-brand')).toHaveLength(6)
  expect(rows.filter(({ state }) => state === 'holdout').length).toBeLessThanOrEqual(6)
})

test('an offer of another channel alone goes where it may be told, and is left out where there is none', async () => {
  const { newTaker, newCampaign, take, targets, store } = await openOffers({ channels: ['web'] })
  await newTaker()
  const only = await newCampaign()
  expect((await take(only)).messages).toEqual([])
  expect(await targets(only)).toMatchObject([{ state: 'skipped', reason: 'offer-other-channel' }])
  const both = await newCampaign({ variants: on('sms', 'inbox') })
  expect((await take(both)).messages).toEqual([])
  await deliverToInboxes(store, NOW)
  expect(await targets(both)).toMatchObject([{ state: 'delivered', channel: 'inbox' }])
})

test('an offer that ends while its campaign runs is told to nobody any more', async () => {
  const { store, newTaker, newCampaign, take, targets } = await openOffers()
  await newTaker()
  const id = await newCampaign()
  await publish(store, anOffer('A1', { status: 'ended', changedAt: NOW + 1 }))
  expect((await take(id)).messages).toEqual([])
  expect(await targets(id)).toMatchObject([{ state: 'skipped', reason: 'offer-over' }])
})

test('opened in the inbox, clicked or closed on a banner: looks and noes of the offer on the web', async () => {
  const { store, newTaker, newCampaign, counts, drifts, targets } = await openOffers()
  const reader = await newTaker()
  const inbox = await newCampaign({ variants: on('inbox') })
  await deliverToInboxes(store, NOW)
  const [letter] = await targets(inbox)
  const opened = await reader.perform('openMessage', { message: letter?.touchId }, { now: NOW + 1000 })
  expect(opened).toMatchObject({ output: { title: '1GB加油包', offer: 'A1' } })
  expect(await targets(inbox)).toMatchObject([{ respondedAt: NOW + 1000 }])
  expect(await counts()).toEqual({ 'A1 web shown': 1, 'A1 web viewed': 1 })
  const banner = await newCampaign({ variants: on('banner') })
  expect(await showBanner(store, reader.id, NOW + 2000)).toMatchObject({
    campaign: banner,
    title: '1GB加油包',
  })
  await reader.perform('answerBanner', { campaign: banner, answer: 'close' }, { now: NOW + 3000 })
  expect(await counts()).toEqual({ 'A1 web shown': 1, 'A1 web viewed': 1, 'A1 web declined': 1 })
  expect(await showBanner(store, reader.id, NOW + 4000)).toBeNull()
  expect(await drifts()).toEqual([])
})

test('a draft needs an offer that goes on, and words about an offer need one', async () => {
  const { author, newSegment } = await openOffers()
  const segment = { segmentId: await newSegment(), segmentVersion: 1 }
  const save = (over: object) => author.perform('saveCampaign', { ...plan, ...segment, ...over })
  expect(await save({ offerCode: 'Z9' })).toMatchObject({ issues: [{ field: 'offerCode' }] })
  expect(await save({ variants: [silent] })).toMatchObject({ issues: [{ field: 'variants' }] })
  const named = { ...variant, text: { zh: '{offer}只要{price}', en: '' } }
  expect(await save({ variants: [named] })).toMatchObject({ issues: [{ field: 'variants' }] })
  const late = { kind: 'once', firstAt: NOW + 40 * DAY }
  expect(await save({ offerCode: 'A1', variants: [named], schedule: late })).toMatchObject({
    issues: [{ field: 'schedule', message: expect.stringContaining('优惠有效期') }],
  })
  expect(await save({ offerCode: 'A1', variants: [named] })).toMatchObject({ kind: 'done' })
})

test('a sender that dies with messages about an offer forgets nobody and exposes nobody twice', async () => {
  const { newTaker, newCampaign, take, settle, counts, drifts } = await openOffers()
  for (let i = 0; i < 6; i++) await newTaker()
  const id = await newCampaign()
  const { messages } = await take(id)
  expect(messages).toHaveLength(6)
  await settle(messages.slice(0, 3), accepted)
  await settle(messages.slice(0, 3), accepted)
  expect((await take(id, NOW + 120_000)).messages).toEqual([])
  expect(await counts()).toEqual({ 'A1 sms shown': 6 })
  expect(await drifts()).toEqual([])
})
