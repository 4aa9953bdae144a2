/** A campaign that finds its best variant by itself, and one that goes where its readers are. */
import { expect, test } from 'vitest'
import { auditPage, HOUSE } from '#server/staff/audit.ts'
import { openMarketing, noLimits, plan } from '#tests/support/campaigns.ts'
import { NOW } from '#tests/support/line.ts'
import { deliverToInboxes } from './inbox.ts'
import { setRules } from './policy.ts'
import { keepRounds } from './rounds.ts'

const HOUR = 3600_000
const [variant] = plan.variants
const variants = [
  { ...variant, code: 'A', channels: ['inbox'] },
  { ...variant, code: 'B', channels: ['inbox'], text: { zh: '另一种说法，看看流量包', en: '' } },
]
const abTest = {
  shareBp: 5000,
  hours: 24,
  sample: 10,
  metric: 'answered',
  confidence: 95,
  fallback: 'B',
}
const tried = { variants, abTest, operation: 'chooseLanguage' }

async function openTest(people: number, over: object = {}) {
  const marketing = await openMarketing()
  const readers: Awaited<ReturnType<typeof marketing.newReader>>[] = []
  for (let i = 0; i < people; i++) readers.push(await marketing.newReader())
  const id = await marketing.newRunning({ ...tried, ...over })
  await deliverToInboxes(marketing.store, NOW)
  const rows = async () => new Map((await marketing.targets(id)).map((row) => [row.subscriberId, row]))
  const answer = async (code: string) => {
    for (const [person, row] of await rows()) {
      if (row.variant !== code) continue
      const reader = readers.find((each) => each.id === person)
      await reader?.perform('chooseLanguage', { language: 'en' }, { now: NOW + 1000 })
    }
  }
  return { ...marketing, id, rows, answer }
}

const variantsIn = (rows: Map<string, { variant: string; reason: string }>) =>
  [...Map.groupBy(rows.values(), ({ variant, reason }) => `${variant} ${reason}`.trim())].map(
    ([key, all]) => [key, all.length] as const,
  )

test('a part hears every variant, the rest waits, and then hears the one that won', async () => {
  const { store, id, rows, answer, author, figures, campaign } = await openTest(120)
  const before = Object.fromEntries(variantsIn(await rows()))
  expect(before['winner'] ?? 0).toBeGreaterThan(20)
  expect((before['A'] ?? 0) + (before['B'] ?? 0)).toBeGreaterThan(20)
  expect(await author.perform('seeCampaign', { id })).toMatchObject({
    output: { standstills: [{ why: 'winner', at: NOW + 24 * HOUR }] },
  })
  await answer('A')
  await keepRounds(store, NOW + 23 * HOUR)
  expect(await campaign(id)).toMatchObject({ winner: null, state: 'running' })
  await Promise.all([keepRounds(store, NOW + 24 * HOUR), keepRounds(store, NOW + 24 * HOUR)])
  expect(await campaign(id)).toMatchObject({ winner: { code: 'A', why: 'significant' } })
  await deliverToInboxes(store, NOW + 24 * HOUR)
  const after = Object.fromEntries(variantsIn(await rows()))
  expect(after).toEqual({ A: (before['A'] ?? 0) + (before['winner'] ?? 0), B: before['B'] })
  const { kept, recounted } = await figures(id)
  expect(kept).toEqual(recounted)
  await keepRounds(store, NOW + 25 * HOUR)
  expect(await campaign(id)).toMatchObject({ state: 'finished' })
})

test('without a clear difference the fallback goes to the rest, by the shares where it says so', async () => {
  const one = await openTest(120)
  await keepRounds(one.store, NOW + 24 * HOUR)
  const { B: rest = 0, A: tested = 0 } = Object.fromEntries(variantsIn(await one.rows()))
  expect(await one.campaign(one.id)).toMatchObject({ winner: { code: 'B', why: 'fallback' } })
  expect(rest).toBeGreaterThan(tested)
  const split = await openTest(60, { abTest: { ...abTest, fallback: 'split' } })
  await keepRounds(split.store, NOW + 24 * HOUR)
  const shares = Object.fromEntries(variantsIn(await split.rows()))
  expect(new Set(Object.keys(shares))).toEqual(new Set(['A', 'B']))
  expect(shares['A']).toBeGreaterThan(15)
})

test('fewer people than asked for decide nothing: the fallback goes on, and says why', async () => {
  const { store, id, answer, author, campaign } = await openTest(40, { abTest: { ...abTest, sample: 500 } })
  await answer('A')
  await keepRounds(store, NOW + HOUR)
  const seen = await author.perform('seeCampaign', { id })
  expect(seen).toMatchObject({ output: { test: { winner: null, endsAt: NOW + 24 * HOUR } } })
  const short = seen.kind === 'done' ? seen.output.test?.outlook.short : []
  expect(short?.map(({ code }) => code)).toEqual(['A', 'B'])
  expect(short?.every(({ people }) => people > 400 && people < 500)).toBe(true)
  await keepRounds(store, NOW + 24 * HOUR)
  expect(await campaign(id)).toMatchObject({ winner: { code: 'B', why: 'too-few' } })
})

test('what is judged by itself and what staff choose instead are both in the audit log', async () => {
  const { store, id, answer, author, campaign } = await openTest(120)
  await answer('A')
  await keepRounds(store, NOW + 24 * HOUR)
  const audits = () => store.read((tx) => auditPage(tx, null, null))
  expect((await audits())[0]).toMatchObject({
    action: 'findWinner',
    staffId: HOUSE,
    detail: { id, winner: 'A', why: 'significant' },
  })
  const refused = await author.perform('chooseWinner', { id, variant: 'C', because: '试试' })
  expect(refused.kind).toBe('invalid')
  const chosen = { id, variant: 'B', because: '法务要求改用B' }
  expect(await author.perform('chooseWinner', chosen)).toMatchObject({ kind: 'done' })
  expect(await campaign(id)).toMatchObject({
    winner: { code: 'B', why: 'chosen', chosen: { because: '法务要求改用B' } },
  })
  const chose = (await audits()).find(({ action }) => action === 'chooseWinner')
  expect(chose).toMatchObject({ detail: { ...chosen, before: 'A' } })
})

test('staff may choose while a test is under way: whoever waits is told in that variant', async () => {
  const { store, id, author, rows } = await openTest(30)
  const waiting = [...(await rows()).values()].filter(({ reason }) => reason === 'winner')
  await author.perform('chooseWinner', { id, variant: 'A', because: '试点已有结论' })
  await keepRounds(store, NOW + HOUR)
  const told = await rows()
  expect(waiting.length).toBeGreaterThan(5)
  for (const { subscriberId } of waiting) expect(told.get(subscriberId)).toMatchObject({ variant: 'A' })
})

test('stopping in the middle of a test leaves out who waits, and an unfit test is no draft', async () => {
  const { store, id, author, rows, figures, newDraft } = await openTest(40)
  await author.perform('stopCampaign', { id })
  await keepRounds(store, NOW + HOUR)
  expect([...(await rows()).values()].every(({ dueAt }) => dueAt === null)).toBe(true)
  const { kept, recounted } = await figures(id)
  expect(kept).toEqual(recounted)
  await expect(newDraft({ abTest })).rejects.toThrow('自动选优需要至少两个版本')
  await expect(newDraft({ ...tried, abTest: { ...abTest, fallback: 'C' } })).rejects.toThrow('备选')
})

test('a message goes to the first channel that is open to it: by their wish, by the caps, or in its own order', async () => {
  const { store, newReader, newRunning, take, targets, figures } = await openMarketing()
  const plain = await newReader()
  const wished = await newReader()
  await wished.perform('chooseMarketingWay', { way: 'inbox-only' })
  const both = [{ ...variant, channels: ['sms', 'inbox'] }]
  const first = await newRunning({ variants: both })
  const channels = async (id: string) =>
    Object.fromEntries((await targets(id)).map((row) => [row.subscriberId, row.channel]))
  expect(await channels(first)).toEqual({ [plain.id]: 'sms', [wished.id]: 'inbox' })
  expect((await take(first)).messages.map(({ to }) => to)).toEqual([plain.msisdn])
  const caps = [{ channel: 'sms' as const, perDay: 1, perWeek: null, perMonth: null }]
  await store.transaction((tx) => setRules(tx, { ...noLimits, caps }, NOW))
  const second = await newRunning({ variants: both })
  expect((await take(second)).messages).toEqual([])
  expect(await channels(second)).toEqual({ [plain.id]: 'inbox', [wished.id]: 'inbox' })
  await deliverToInboxes(store, NOW)
  expect(await targets(second)).toMatchObject([{ state: 'delivered' }, { state: 'delivered' }])
  const { kept, recounted } = await figures(second)
  expect(kept).toEqual(recounted)
})
