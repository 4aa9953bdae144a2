/** What the reports add up is what the targets say: by the day and the hour, with what orders came to. */
import { expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { planTerm } from '#drizzle/schema/boss.ts'
import { campaignCounter, campaignDay, campaignHour } from '#drizzle/schema/campaign.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { query } from '#server/store/query.ts'
import { DAY, NOW } from '#tests/support/line.ts'
import { openMarketing } from '#tests/support/campaigns.ts'
import { deliverToInboxes } from './inbox.ts'
import { recountCampaigns } from './recount.ts'
import { settleReceipt } from './settle.ts'
import { dayIn, SHANGHAI } from './zone.ts'

const days = query((db) => db.select().from(campaignDay))
const onPhone = { channel: 'sms', access: 'sim', port: '10086' } as const
const TODAY = dayIn(SHANGHAI, NOW)

/** A campaign that offers the one-month pack by text, sent to everybody at once. */
async function offered(people: number) {
  const hall = await openMarketing()
  const readers = []
  for (let i = 0; i < people; i++) {
    const reader = await hall.newReader()
    const { id: subscriberId } = reader
    const term = { subscriberId, planCode: 'GT58', startsAt: NOW - DAY, orderedAt: NOW - DAY }
    await hall.store.transaction((tx) => insertMany(tx, planTerm, [{ ...term, contractUntil: null }]))
    readers.push(reader)
  }
  const id = await hall.newRunning({ operation: 'turnServiceOn', operationCode: 'JYB' })
  const { messages } = await hall.take(id)
  await hall.settle(messages, { kind: 'accepted', receipts: ['1'] })
  const figures = async () => {
    const rows = (await hall.store.read((tx) => days.all(tx))).filter((row) => row.campaignId === id)
    return rows.map(({ day, what, count, segments, amountFen }) =>
      [day - TODAY, what, count, segments, amountFen].join(' '),
    )
  }
  return { ...hall, id, readers, figures }
}

test('who asks for the price has responded, who says yes has ordered, and the order is worth its price', async () => {
  const { store, readers, figures, targets, id } = await offered(3)
  const [asks, orders] = readers
  await asks?.perform('turnServiceOn', { code: 'JYB' }, { ...onPhone, now: NOW + 1000 })
  await orders?.perform('turnServiceOn', { code: 'JYB' }, { ...onPhone, now: NOW + DAY })
  expect((await figures()).sort()).toEqual(
    ['0 responded 1 0 0', '0 sent 3 3 0', '0 target 3 0 0', '1 responded 1 0 0'].sort(),
  )
  await orders?.visit({ ...onPhone, now: NOW + DAY + 1000 }).confirm()
  expect(await figures()).toContain('1 answered 1 0 300')
  const ordered = (await targets(id)).find(({ subscriberId }) => subscriberId === orders?.id)
  expect(ordered).toMatchObject({ answeredFen: 300, respondedAt: NOW + DAY, answeredAt: NOW + DAY + 1000 })
  expect(ordered?.answeredId).not.toBe(ordered?.respondedId)
  expect((await recountCampaigns(store, { mend: false })).drifts).toEqual([])
})

test('an opt-out is held against the last campaign that reached them, on the day they left', async () => {
  const { store, readers, figures } = await offered(1)
  await readers[0]?.perform('stopMarketing', {}, { ...onPhone, now: NOW + 2 * DAY })
  expect(await figures()).toContain('2 opted-out 1 0 0')
  expect((await recountCampaigns(store, { mend: false })).drifts).toEqual([])
})

test('a receipt of the next day tells about the day of the sending', async () => {
  const { store, readers, figures } = await offered(1)
  const receipt = { subscriberId: readers[0]?.id ?? '', ids: ['1'], failure: 'receipt-expired' }
  await store.transaction((tx) => settleReceipt(tx, receipt))
  expect(await figures()).toContain('0 failed 1 0 0')
  expect((await recountCampaigns(store, { mend: false })).drifts).toEqual([])
})

test('who orders although the receipt says that nothing came is among the orders, as among the sent', async () => {
  const { store, readers, figures } = await offered(1)
  const receipt = { subscriberId: readers[0]?.id ?? '', ids: ['1'], failure: 'receipt-expired' }
  await store.transaction((tx) => settleReceipt(tx, receipt))
  await readers[0]?.perform('turnServiceOn', { code: 'JYB' }, { ...onPhone, now: NOW + DAY })
  await readers[0]?.visit({ ...onPhone, now: NOW + DAY + 1000 }).confirm()
  expect(await figures()).toEqual(expect.arrayContaining(['0 failed 1 0 0', '1 answered 1 0 300']))
  expect((await recountCampaigns(store, { mend: false })).drifts).toEqual([])
})

test('a message that was lost with its sender takes no opt-out from the one before', async () => {
  const { readers, figures, newRunning, take, targets } = await offered(1)
  const lost = await newRunning()
  await take(lost)
  await take(lost, NOW + 120_000)
  expect(await targets(lost)).toMatchObject([{ state: 'unknown', reason: 'sender-lost', sentAt: null }])
  await readers[0]?.perform('stopMarketing', {}, { ...onPhone, now: NOW + DAY })
  expect(await figures()).toContain('1 opted-out 1 0 0')
})

test('a message that is opened in the inbox is a response', async () => {
  const { store, newReader, newRunning, targets } = await openMarketing()
  const reader = await newReader()
  const title = { zh: '冬日礼包', en: '' }
  const variant = { code: 'A', channels: ['inbox'], share: 1, title, text: { zh: '您好，看看礼包', en: '' } }
  const id = await newRunning({ variants: [variant] })
  await deliverToInboxes(store, NOW)
  const [target] = await targets(id)
  await reader.perform('openMessage', { message: target?.touchId }, { now: NOW + 5000 })
  await reader.perform('openMessage', { message: target?.touchId }, { now: NOW + 9000 })
  expect(await targets(id)).toMatchObject([{ state: 'delivered', respondedAt: NOW + 5000 }])
  expect((await recountCampaigns(store, { mend: false })).drifts).toEqual([])
})

test('figures that lie are named, and put right when that is wished', async () => {
  const { store } = await offered(2)
  const lie = query((db) => db.update(campaignDay).set({ segments: 9 }).where(eq(campaignDay.what, 'sent')))
  const forget = query((db) => db.delete(campaignHour))
  const invent = query((db) =>
    db.update(campaignCounter).set({ count: 7 }).where(eq(campaignCounter.what, 'target')),
  )
  await store.transaction(async (tx) => {
    for (const each of [lie, forget, invent]) await each.run(tx)
  })
  const found = (await recountCampaigns(store, { mend: false })).drifts
  expect(found.map(({ counter }) => counter.replace(/\d+ /, ''))).toEqual(
    expect.arrayContaining(['all sms A target ', 'day sms A sent', 'hour sent', 'hour target']),
  )
  expect((await recountCampaigns(store, { mend: true })).drifts).toEqual(found)
  expect(await recountCampaigns(store, { mend: true })).toEqual({ campaigns: 1, drifts: [] })
})
