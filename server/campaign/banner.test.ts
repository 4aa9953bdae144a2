/** Campaigns on a banner: shown to whom they are meant for, counted once a day, gone the moment somebody says so. */
import { desc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { monthlyQuery } from '#server/store/monthly.ts'
import type { Params } from '#server/store/query.ts'
import { touches } from '#server/touch/months.ts'
import { openMarketing, noLimits, plan } from '#tests/support/campaigns.ts'
import { DAY, NOW } from '#tests/support/line.ts'
import { showBanner } from './banner.ts'
import { keepRounds } from './rounds.ts'

const touchesOf = monthlyQuery(touches, (db, touch, p: Params<{ id: string }>) =>
  db.select().from(touch).where(eq(touch.subscriberId, p.id)).orderBy(desc(touch.id)),
)

async function openBanners(rules = noLimits) {
  const marketing = await openMarketing(rules)
  const [variant] = plan.variants
  const title = { zh: '英文服务', en: '' }
  const variants = [
    { ...variant, channels: ['banner'], title, text: { zh: '{name}您好，电厅有英文了', en: '' } },
  ]
  const newBanner = (over: object = {}) =>
    marketing.newRunning({ variants, operation: 'chooseLanguage', ...over })
  const look = (id: string, now = NOW) => showBanner(marketing.store, id, now)
  const seenBy = (id: string) => marketing.store.read((tx) => touchesOf.all(tx, 202611, { id }))
  return { ...marketing, newBanner, look, seenBy }
}

test('who it is meant for sees it, once a day as a contact; who is not sees nothing', async () => {
  const { newReader, newBanner, look, seenBy, targets, figures } = await openBanners()
  const reader = await newReader({ name: '林小满' })
  const never = await newReader({ marketing: null })
  const id = await newBanner()
  const shown = { campaign: id, title: '英文服务', text: '林**您好，电厅有英文了', opens: true }
  expect(await look(never.id)).toBeNull()
  const looks = await Promise.all([look(reader.id), look(reader.id), look(reader.id, NOW + 1000)])
  expect(looks).toEqual([shown, shown, shown])
  expect(await seenBy(reader.id)).toMatchObject([{ channel: 'web', outcome: 'shown', place: id }])
  expect(await look(reader.id, NOW + DAY)).toEqual(shown)
  expect(await seenBy(reader.id)).toHaveLength(2)
  expect((await targets(id)).find(({ subscriberId }) => subscriberId === reader.id)).toMatchObject({
    state: 'delivered',
    sentAt: NOW,
  })
  const { kept, recounted } = await figures(id)
  expect(kept).toEqual(recounted)
})

test('a pause, a stop of everything and an opt-out hide it at the next look', async () => {
  const { newReader, newBanner, look, author, newStaff } = await openBanners()
  const reader = await newReader()
  const id = await newBanner()
  const ops = await newStaff('ops')
  expect(await look(reader.id)).not.toBeNull()
  await author.perform('pauseCampaign', { id })
  expect(await look(reader.id)).toBeNull()
  await author.perform('resumeCampaign', { id })
  await author.perform('stopEverything')
  expect(await look(reader.id)).toBeNull()
  await ops.perform('letGoOn')
  expect(await look(reader.id)).not.toBeNull()
  await reader.perform('stopMarketing')
  expect(await look(reader.id)).toBeNull()
})

test('a click is a response and leads on, an order hides it, a no hides it for good', async () => {
  const { newReader, newBanner, look, targets, figures } = await openBanners()
  const clicks = await newReader()
  const closes = await newReader()
  const id = await newBanner()
  const answer = { campaign: id, answer: 'open' }
  expect(await clicks.perform('answerBanner', answer)).toMatchObject({ reason: 'no-banner' })
  await look(clicks.id)
  await look(closes.id)
  expect(await clicks.perform('answerBanner', answer)).toMatchObject({
    output: { clicked: true, leads: { operation: 'chooseLanguage', code: null } },
  })
  expect(await look(clicks.id)).not.toBeNull()
  await clicks.perform('chooseLanguage', { language: 'en' }, { now: NOW + 1000 })
  expect(await look(clicks.id, NOW + 2000)).toBeNull()
  await closes.perform('answerBanner', { campaign: id, answer: 'close' })
  expect(await look(closes.id)).toBeNull()
  const by = new Map((await targets(id)).map((row) => [row.subscriberId, row]))
  expect(by.get(clicks.id)).toMatchObject({ response: 'clicked', answeredAt: NOW + 1000 })
  expect(by.get(closes.id)).toMatchObject({ response: 'dismissed', respondedAt: null, dueAt: null })
  const { kept, recounted } = await figures(id)
  expect(kept).toEqual(recounted)
  expect(kept).toContain('A responded  1 0')
})

test('its own cap bounds it, and it takes nothing from the texts', async () => {
  const caps = [
    { channel: 'all' as const, perDay: 1, perWeek: null, perMonth: null },
    { channel: 'banner' as const, perDay: null, perWeek: 1, perMonth: null },
  ]
  const { newReader, newBanner, newRunning, look, take } = await openBanners({ ...noLimits, caps })
  const reader = await newReader()
  await newBanner()
  expect(await look(reader.id)).not.toBeNull()
  // Sunday the 22nd; the week that begins on Monday has a showing of its own.
  expect(await look(reader.id, NOW + DAY)).not.toBeNull()
  expect(await look(reader.id, NOW + 2 * DAY)).toBeNull()
  expect((await take(await newRunning())).messages).toHaveLength(1)
})

test('after its days it is over: seen stays seen, and who never came is told apart', async () => {
  const { store, newReader, newBanner, look, targets, campaign, figures } = await openBanners()
  const came = await newReader()
  const stayed = await newReader()
  const id = await newBanner({ openDays: 2 })
  await look(came.id)
  await keepRounds(store, NOW + DAY)
  expect(await campaign(id)).toMatchObject({ state: 'running' })
  await keepRounds(store, NOW + 2 * DAY)
  expect(await campaign(id)).toMatchObject({ state: 'finished' })
  expect(await look(came.id, NOW + 2 * DAY)).toBeNull()
  const by = new Map((await targets(id)).map((row) => [row.subscriberId, row]))
  expect(by.get(came.id)).toMatchObject({ state: 'delivered' })
  expect(by.get(stayed.id)).toMatchObject({ state: 'skipped', reason: 'never-came' })
  const { kept, recounted } = await figures(id)
  expect(kept).toEqual(recounted)
})
