/** E-coins for who orders because of a campaign: out of its budget, never to the holdout, and no further than it goes. */
import { expect, test } from 'vitest'
import { balanceOf } from '#server/balance/ledger.ts'
import { budgetOf, putBudget } from '#server/ecoin/budget.ts'
import { countSegments } from '#server/segment/count.ts'
import { openMarketing, plan } from '#tests/support/campaigns.ts'
import { NOW } from '#tests/support/line.ts'
import { deliverToInboxes } from './inbox.ts'

const variants = plan.variants.map((variant) => ({ ...variant, channels: ['inbox'] }))
const benefit = { coins: 50, budget: 'spring', validMonths: 6 }
const paid = { variants, operation: 'chooseLanguage', benefit }

async function openBudget(total: number) {
  const marketing = await openMarketing()
  const { store } = marketing
  await store.transaction((tx) => putBudget(tx, { code: 'spring', name: '春季营销', total, perMonth: null }))
  return {
    ...marketing,
    coinsOf: (id: string) => store.read((tx) => balanceOf(tx, id, 'ecoin')),
    spent: async () => (await store.read((tx) => budgetOf(tx, 'spring')))?.spent,
  }
}

test('whoever orders is paid once and told so, and the results say what it came to', async () => {
  const { store, newReader, newRunning, author, figures, coinsOf, spent } = await openBudget(1000)
  const reader = await newReader()
  const id = await newRunning(paid)
  await deliverToInboxes(store, NOW)
  const done = await reader.perform('chooseLanguage', { language: 'zh' }, { now: NOW + 1000 })
  expect(done).toMatchObject({ kind: 'done' })
  expect(JSON.stringify(done)).toContain('活动赠送50个e币')
  await reader.perform('chooseLanguage', { language: 'en' }, { now: NOW + 2000 })
  expect([await coinsOf(reader.id), await spent()]).toEqual([50, 50])
  expect(await author.perform('seeCampaign', { id })).toMatchObject({
    output: { results: { all: { answered: 1, rewarded: 1, coins: 50 } } },
  })
  const { kept, recounted } = await figures(id)
  expect(kept).toEqual(recounted)
})

test('a budget that is used up pays nobody more, and the order still counts', async () => {
  const { store, newReader, newRunning, author, coinsOf, spent, figures } = await openBudget(60)
  const readers = [await newReader(), await newReader()]
  const id = await newRunning(paid)
  await deliverToInboxes(store, NOW)
  for (const reader of readers)
    await reader.perform('chooseLanguage', { language: 'en' }, { now: NOW + 1000 })
  const coins = await Promise.all(readers.map((reader) => coinsOf(reader.id)))
  expect(coins.toSorted((one, other) => one - other)).toEqual([0, 50])
  expect(await spent()).toBe(50)
  expect(await author.perform('seeCampaign', { id })).toMatchObject({
    output: { results: { all: { answered: 2, rewarded: 1, coins: 50 } } },
  })
  const { kept, recounted } = await figures(id)
  expect(kept).toEqual(recounted)
})

test('who is held back orders without e-coins', async () => {
  const { newReader, newRunning, coinsOf, spent } = await openBudget(5000)
  const readers = []
  for (let count = 0; count < 12; count++) readers.push(await newReader())
  await newRunning({ ...paid, holdoutBp: 5000 })
  for (const reader of readers)
    await reader.perform('chooseLanguage', { language: 'en' }, { now: NOW + 1000 })
  for (const reader of readers) expect(await coinsOf(reader.id)).toBe(0)
  expect(await spent()).toBe(0)
})

test('the planned cost is the messages and at most what the budget has left', async () => {
  const { store, newReader, newDraft, author } = await openBudget(120)
  for (let count = 0; count < 3; count++) await newReader()
  const id = await newDraft({ operation: 'chooseLanguage', benefit })
  expect(await author.perform('seeCampaign', { id })).toMatchObject({ output: { planned: null } })
  await countSegments(store, NOW)
  expect(await author.perform('seeCampaign', { id })).toMatchObject({
    output: {
      planned: { people: 3, texts: 3, segments: 3, costFen: 15, coins: { each: 50, left: 120, atMost: 120 } },
    },
  })
})

test('a benefit needs a budget that is there and an operation that earns it', async () => {
  const { newDraft } = await openBudget(100)
  await expect(newDraft({ ...paid, benefit: { ...benefit, budget: 'none' } })).rejects.toThrow(
    '没有这个e币预算',
  )
  await expect(newDraft({ ...paid, operation: null })).rejects.toThrow('响应业务')
})
