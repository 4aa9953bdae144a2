import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { plan, service } from '#drizzle/schema/boss.ts'
import { earningRule } from '#drizzle/schema/money.ts'
import { branch, businessType, channel, functionSwitch, keywordAlias } from '#drizzle/schema/reference.ts'
import { preregistrationKind } from '#drizzle/schema/request.ts'
import { reward } from '#drizzle/schema/reward.ts'
import { isOpen } from '#server/matrix/is-open.ts'
import { operations } from '#server/operations.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Store } from '#server/store/store.ts'
import { businessTypes } from '#server/touch/business-types.ts'
import { openTestStore } from '#tests/support/store.ts'
import { aliasRows } from './aliases.ts'
import { branches } from './branches.ts'
import { earningRules } from './earning-rules.ts'
import { plans } from './plans.ts'
import { preregistrationKinds } from './preregistration-kinds.ts'
import { rewards } from './rewards.ts'
import { seedReference, type Registry } from './seed.ts'
import { services } from './services.ts'

const tables = [
  channel,
  businessType,
  branch,
  functionSwitch,
  keywordAlias,
  plan,
  service,
  reward,
  earningRule,
  preregistrationKind,
].map((table) => query((db) => db.select().from(table)))

const everything = (store: Store) =>
  store.read(async (tx) => {
    const rows = []
    for (const table of tables) rows.push(await table.all(tx))
    return rows
  })

const registry: Registry = {
  checkBalance: { keyword: 'CXYE' },
  seeTouches: { keyword: 'JLCX' },
  seeOverview: {},
}

test('seeding twice changes nothing', async () => {
  const store = await openTestStore()
  await seedReference(store)
  const first = await everything(store)
  await seedReference(store)
  expect(await everything(store)).toEqual(first)
  expect(first.every((rows) => rows.length > 0)).toBe(true)
})

test('what staff changed or took away stays so', async () => {
  const store = await openTestStore()
  await seedReference(store)
  const closeBalance = query((db) =>
    db.update(functionSwitch).set({ open: false }).where(eq(functionSwitch.operation, 'checkBalance')),
  )
  const raise = query((db) => db.update(plan).set({ monthlyFen: 9900 }).where(eq(plan.code, 'GT88')))
  const forget = query((db) => db.delete(keywordAlias).where(eq(keywordAlias.word, '话费')))
  await store.transaction(async (tx) => {
    for (const change of [closeBalance, raise, forget]) await change.run(tx)
  })
  const changed = await everything(store)
  await seedReference(store)
  expect(await everything(store)).toEqual(changed)
})

test('an operation that comes later brings its switches and its words', async () => {
  const store = await openTestStore()
  await seedReference(store, { checkBalance: { keyword: 'CXYE' } })
  await seedReference(store, { checkBalance: { keyword: 'CXYE' }, seeBill: { keyword: 'CXZD' } })
  const meaning = query((db, p: Params<{ word: string }>) =>
    db.select().from(keywordAlias).where(eq(keywordAlias.word, p.word)).limit(1),
  )
  const found = await store.read((tx) => meaning.first(tx, { word: '账单' }))
  expect(found?.operation).toBe('seeBill')
  expect(await store.read((tx) => isOpen(tx, 'seeBill', 'mzone', 'wap'))).toBe(true)
})

test('what has no keyword is closed in texts, and a kiosk shows nobody a year of contacts', async () => {
  const store = await openTestStore()
  await seedReference(store, registry)
  const open = (operation: string, on: string) => store.read((tx) => isOpen(tx, operation, 'gotone', on))
  expect(await open('seeOverview', 'web')).toBe(true)
  expect(await open('seeOverview', 'sms')).toBe(false)
  expect(await open('seeTouches', 'kiosk')).toBe(false)
  expect(await open('checkBalance', 'counter')).toBe(false)
})

test('a word means one thing, is written as texts are normalised, and never repeats a printed keyword', () => {
  const known = Object.entries(operations as Registry)
  const offered = new Set(known.filter(([, { keyword }]) => keyword).map(([name]) => name))
  const rows = aliasRows(known.map(([name]) => name))
  expect(rows.filter(({ operation }) => !offered.has(operation))).toEqual([])
  const words = aliasRows(known.map(([name]) => name)).map(({ word }) => word)
  expect(new Set(words).size).toBe(words.length)
  for (const word of words) expect(word).toBe(word.normalize('NFKC').trim().toUpperCase())
  const printed = new Set(known.map(([, { keyword }]) => keyword))
  expect(words.filter((word) => printed.has(word))).toEqual([])
})

test('plans, rewards and rules speak only of what there is', () => {
  const codes = new Set(services.map(({ code }) => code))
  for (const { includes } of plans) expect(includes.filter((code) => !codes.has(code))).toEqual([])
  for (const { business } of earningRules) expect(Object.keys(businessTypes)).toContain(business)
  for (const list of [plans, services, rewards, earningRules, preregistrationKinds, branches]) {
    expect(new Set(list.map(({ code }) => code)).size).toBe(list.length)
  }
})
