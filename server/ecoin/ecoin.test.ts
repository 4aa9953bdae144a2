import { expect, test } from 'vitest'
import { earningRule, ecoinLot } from '#drizzle/schema/money.ts'
import { reward } from '#drizzle/schema/reward.ts'
import { balanceOf } from '#server/balance/ledger.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { query } from '#server/store/query.ts'
import type { Store } from '#server/store/store.ts'
import { DAY, NOW, openLines, words, type Line } from '#tests/support/line.ts'
import { shanghaiMs } from '#words/format.ts'
import { earnEcoins } from './earn.ts'
import { expireLots } from './expire-lots.ts'
import { grantCoins } from './lot.ts'

const openHall = () => openLines(undefined, [earnEcoins])

let grants = 0
function grant(line: Line, coins: number, validMonths = 12, now = NOW) {
  const given = { subscriberId: line.id, key: `grant ${++grants}`, source: 'gift', coins, validMonths, now }
  return line.within((tx) => grantCoins(tx, given))
}

function purse(line: Line) {
  return line.within((tx) => balanceOf(tx, line.id, 'ecoin'))
}

async function offer(store: Store, over: Partial<typeof reward.$inferInsert> = {}) {
  const cup = {
    code: '900',
    name: { zh: '纪念杯', en: 'A mug' },
    merchantCode: 'tea',
    price: 40,
    valueFen: 2000,
    stock: 1,
    validDays: 30,
    open: true,
    ...over,
  }
  await store.transaction((tx) => insertMany(tx, reward, [cup]))
}

test('what is done in the hall earns e-coins by rule, so many times a day', async () => {
  const { store, newLine } = await openHall()
  const rule = {
    code: 'look',
    name: '查余额',
    kind: 'operation' as const,
    business: 'balance',
    channel: 'sms',
    coins: 3,
    perDay: 2,
    validMonths: 6,
    open: true,
  }
  await store.transaction((tx) =>
    insertMany(tx, earningRule, [
      rule,
      { ...rule, code: 'shut', open: false },
      { ...rule, code: 'web', channel: 'web' },
    ]),
  )
  const line = await newLine()
  const replies = []
  for (let visit = 0; visit < 3; visit++) replies.push(words(await line.perform('checkBalance')))
  expect(replies.map((reply) => reply.includes('本次获得3个e币'))).toEqual([true, true, false])
  expect(words(await line.perform('checkBalance', {}, { now: NOW + DAY }))).toContain('获得3个')
  expect(await purse(line)).toBe(9)
  const seen = await line.output('seeEcoins')
  expect(seen).toMatchObject({ balance: 9, expiringNext: { coins: 9, expiresAt: shanghaiMs(2027, 6, 1) } })
})

test('CXJB tells the balance, what expires next, and what it buys', async () => {
  const { newLine } = await openHall()
  const line = await newLine()
  expect(words(await line.perform('seeEcoins'))).toContain('您有0个e币')
  await grant(line, 100, 12)
  await grant(line, 20, 1)
  const asked = await line.perform('seeEcoins')
  expect(words(asked)).toContain('您有120个e币。\n其中20个将于2026-12-31到期。')
  expect(asked.reply.menu).toHaveLength(3)
  expect(asked.reply.menu?.every((choice) => choice.operation === 'redeemEcoins')).toBe(true)
})

test('DH quotes in e-coins, takes what expires first, and hands out a voucher', async () => {
  const { store, newLine } = await openHall()
  await offer(store)
  const line = await newLine()
  await grant(line, 30, 12)
  await grant(line, 30, 1)
  expect(words(await line.perform('redeemEcoins', { item: '900' }))).toContain('扣除40个e币')
  const done = await line.visit().confirm()
  expect(words(done)).toMatch(
    /已兑换纪念杯，券码[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}，到半日闲茶铺出示使用，有效期至2026-12-22/,
  )
  const seen = await line.output('seeEcoins')
  expect(seen.expiringNext).toEqual({ coins: 20, expiresAt: shanghaiMs(2027, 12, 1) })
  expect(seen.vouchers).toHaveLength(1)
  expect(seen.movements.map(({ kind, coins }) => [kind, coins])).toEqual([
    ['redeemed', -40],
    ['earned', 30],
    ['earned', 30],
  ])
})

test('the last piece goes to one person, and the other keeps the e-coins', async () => {
  const { store, newLine } = await openHall()
  await offer(store)
  const lines = [await newLine(), await newLine()]
  for (const line of lines) {
    await grant(line, 100)
    expect((await line.perform('redeemEcoins', { item: '900' })).kind).toBe('quoted')
  }
  const answers = await Promise.all(lines.map((line) => line.visit().confirm()))
  expect(answers.map((answer) => answer.kind).sort()).toEqual(['done', 'refused'])
  expect(answers.map(words).join()).toContain('已兑完，未扣除e币')
  expect((await Promise.all(lines.map(purse))).sort((a, b) => a - b)).toEqual([60, 100])
})

test('two tabs cannot spend the same e-coins', async () => {
  const { store, newLine } = await openHall()
  await offer(store, { stock: 10 })
  const line = await newLine()
  await grant(line, 60)
  for (const port of ['web', '10086']) await line.perform('redeemEcoins', { item: '900' }, { port })
  const answers = await Promise.all(['web', '10086'].map((port) => line.visit({ port }).confirm()))
  expect(answers.map((answer) => answer.kind).sort()).toEqual(['done', 'refused'])
  expect(await purse(line)).toBe(20)
})

test.each([
  ['900', 'too-few-ecoins', '需40个e币，您现有0个'],
  ['901', 'sold-out', '已兑完'],
  ['902', 'no-such-reward', '没有编号为902的商品'],
  ['77', 'no-such-reward', '没有编号为77的商品'],
])('DH %s is refused: %s', async (item, reason, told) => {
  const { store, newLine } = await openHall()
  await offer(store)
  await offer(store, { code: '901', stock: 0 })
  await offer(store, { code: '902', open: false })
  const answer = await (await newLine()).perform('redeemEcoins', { item })
  expect(answer).toMatchObject({ kind: 'refused', reason })
  expect(words(answer)).toContain(told)
})

test('a price that moved before the yes is asked anew', async () => {
  const { store, newLine } = await openHall()
  await offer(store)
  const line = await newLine()
  await grant(line, 100)
  await line.perform('redeemEcoins', { item: '900' })
  await store.transaction((tx) => query((db) => db.update(reward).set({ price: 50 })).run(tx))
  const asked = await line.visit().confirm()
  expect(asked.kind).toBe('quoted')
  expect(words(asked)).toContain('扣除50个e币')
  expect(await purse(line)).toBe(100)
})

test('what has expired cannot be spent, and the nightly job takes it away once', async () => {
  const { store, newLine } = await openHall()
  await offer(store)
  const line = await newLine()
  const other = await newLine()
  await grant(line, 40, 1)
  await grant(other, 5, 1)
  const later = shanghaiMs(2027, 1, 1)
  expect(await line.perform('redeemEcoins', { item: '900' }, { now: later })).toMatchObject({
    reason: 'too-few-ecoins',
  })
  expect((await line.output('seeEcoins', {}, { now: later })).balance).toBe(0)
  expect(await purse(line)).toBe(40)
  const taken = await Promise.all([expireLots(store, later), expireLots(store, later)])
  expect(taken.reduce((sum, { coins }) => sum + coins, 0)).toBe(45)
  expect(await expireLots(store, later)).toEqual({ subscribers: 0, coins: 0 })
  expect(await purse(line)).toBe(0)
  const lots = await line.within((tx) => query((db) => db.select().from(ecoinLot)).all(tx))
  expect(lots.map((lot) => lot.remaining)).toEqual([0, 0])
})
