import { expect, test } from 'vitest'
import { rechargeVoucher } from '#drizzle/schema/money.ts'
import { evidence, pending, touch } from '#drizzle/schema/touch.ts'
import { balanceOf } from '#server/balance/ledger.ts'
import { embeddedBoss } from '#server/boss/embedded.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { query } from '#server/store/query.ts'
import type { Store } from '#server/store/store.ts'
import { findTouch } from '#server/touch/request.ts'
import { subscriberOf } from '#server/identity/who.ts'
import { DAY, NOW, openLines, words, type Line } from '#tests/support/line.ts'
import { bindAccount } from './bound-account.ts'
import { blankCards, cardHash } from './card-code.ts'
import { openTill } from './till.ts'

const CARD_KEY = 'the key behind the cards'
const CODE = '4400123456789012'

function openHall() {
  return openLines(undefined, [], openTill({ cardKey: CARD_KEY, cashier: null }))
}

async function issueCard(store: Store, code = CODE, faceFen = 5000, expiresAt = NOW + 30 * DAY) {
  const card = { codeHash: cardHash(CARD_KEY, code), faceFen, expiresAt, usedBy: null, usedAt: null }
  await store.transaction((tx) => insertMany(tx, rechargeVoucher, [card]))
}

function bind(line: Line) {
  const account = {
    subscriberId: line.id,
    bank: { zh: '青岚银行', en: 'Qinglan Bank' },
    tail: '6688',
    boundAt: NOW,
  }
  return line.within((tx) => bindAccount(tx, account))
}

function balance(line: Line) {
  return line.within((tx) => balanceOf(tx, line.id, 'balance'))
}

test('CZ 50 names the account and the price, and takes the money at the yes', async () => {
  const line = await (await openHall()).newLine()
  await bind(line)
  const asked = await line.perform('topUp', { what: '50' })
  expect(words(asked)).toContain('从您绑定的青岚银行尾号6688账户扣款50.00元')
  expect(await balance(line)).toBe(0)
  const done = await line.visit().confirm()
  expect(words(done)).toContain('已充值50.00元，当前余额50.00元')
  expect(await balance(line)).toBe(5000)
  const kept = await line.within((tx) => findTouch(tx, line.id, done.touchId))
  expect(kept).toMatchObject({ outcome: 'done', business: 'topup', amountFen: 5000 })
})

test('a yes said twice, or by two tabs at once, tops up once', async () => {
  const line = await (await openHall()).newLine()
  await bind(line)
  const asked = await line.perform('topUp', { what: '50' })
  if (asked.kind !== 'quoted') throw new Error(asked.kind)
  const answers = await Promise.all([1, 2, 3].map(() => line.visit().confirm(asked.pendingId)))
  expect(answers.map((answer) => answer.kind).sort()).toEqual(['done', 'repeated', 'repeated'])
  const request = 'the same click'
  await line.perform('topUp', { what: '20' })
  const clicks = await Promise.all([1, 2].map(() => line.visit({ request }).confirm()))
  expect(clicks.map((click) => click.kind).sort()).toEqual(['done', 'repeated'])
  expect(await balance(line)).toBe(7000)
})

const impossible = [
  ['-50', '不能为负数'],
  ['－50', '不能为负数'],
  ['0', '至少充值1元'],
  ['0.5', '整数元'],
  ['50.55', '整数元'],
  ['501', '最多充值500元'],
  ['99999999', '最多充值500元'],
  ['1e3', '整数金额'],
  ['NaN', '整数金额'],
  ['Infinity', '整数金额'],
  ['五十', '整数金额'],
  ['', '整数金额'],
  ['440012345678901', '16–18位'],
  ['4400123456789012345', '16–18位'],
  [Number.NaN, '整数金额'],
  [-1, '不能为负数'],
  [1.5, '整数元'],
  [null, '整数金额'],
  [{ kind: 'amount', amountFen: 5_000_000 }, '整数金额'],
  [{ kind: 'amount', amountFen: -100 }, '整数金额'],
  [{ kind: 'amount', amountFen: 50 }, '整数金额'],
] as const

test('an amount that cannot be is answered with what is wrong with it', async () => {
  const line = await (await openHall()).newLine()
  await bind(line)
  for (const [what, told] of impossible) {
    const answer = await line.perform('topUp', { what })
    expect([what, answer.kind, words(answer)]).toEqual([what, 'invalid', expect.stringContaining(told)])
  }
})

test('fifty yuan may be written in many ways', async () => {
  const line = await (await openHall()).newLine()
  await bind(line)
  for (const what of ['50', ' 50 ', '５０', '50元', '￥50', '50.00', '050']) {
    expect(words(await line.perform('topUp', { what }))).toContain('50.00元')
  }
})

test('without a bound account the ways that are open are named', async () => {
  const line = await (await openHall()).newLine()
  const answer = await line.perform('topUp', { what: '50' })
  expect(answer).toMatchObject({ kind: 'refused', reason: 'no-bound-account' })
  expect(words(answer)).toContain('CZ加充值卡密码')
})

test('a card is quoted at its face, and tops up once', async () => {
  const { store, newLine } = await openHall()
  await issueCard(store)
  const line = await newLine()
  expect(words(await line.perform('topUp', { what: '4400 1234 5678 9012' }))).toContain('面值50.00元')
  expect(words(await line.visit().confirm())).toContain('已充值50.00元')
  const again = await line.perform('topUp', { what: CODE })
  expect(again).toMatchObject({ kind: 'refused', reason: 'card-used' })
  expect(words(again)).toContain('您已使用过')
  const other = await (await newLine()).perform('topUp', { what: CODE })
  expect(words(other)).toContain('已被使用')
  expect(await balance(line)).toBe(5000)
})

test('of two subscribers who say yes to one card at once, one gets the money', async () => {
  const { store, newLine } = await openHall()
  await issueCard(store)
  const lines = [await newLine(), await newLine()]
  for (const line of lines) expect((await line.perform('topUp', { what: CODE })).kind).toBe('quoted')
  const answers = await Promise.all(lines.map((line) => line.visit().confirm()))
  expect(answers.map((answer) => answer.kind).sort()).toEqual(['done', 'refused'])
  const balances = await Promise.all(lines.map(balance))
  expect(balances.sort((a, b) => a - b)).toEqual([0, 5000])
})

test('a card that expired says when', async () => {
  const { store, newLine } = await openHall()
  await issueCard(store, CODE, 5000, NOW - DAY)
  const answer = await (await newLine()).perform('topUp', { what: CODE })
  expect(answer).toMatchObject({ kind: 'refused', reason: 'card-expired' })
  expect(words(answer)).toContain('2026-11-21')
})

test('five wrong codes close the day, even to a right one, and the next day opens it', async () => {
  const { store, newLine } = await openHall()
  await issueCard(store)
  const line = await newLine()
  const told: string[] = []
  for (let guess = 0; guess < 5; guess++) {
    const answer = await line.perform('topUp', { what: `440000000000000${guess}` })
    expect(answer).toMatchObject({ kind: 'refused', reason: 'card-unknown' })
    told.push(words(answer))
  }
  expect(told[0]).toContain('今日还可尝试4次')
  expect(told[4]).toContain('明日再试')
  expect(await line.perform('topUp', { what: CODE })).toMatchObject({
    kind: 'refused',
    reason: 'card-locked',
  })
  expect((await line.perform('topUp', { what: CODE }, { now: NOW + DAY })).kind).toBe('quoted')
  expect((await (await newLine()).perform('topUp', { what: CODE })).kind).toBe('quoted')
})

test('the code of a card is nowhere in the database, asked or answered', async () => {
  const { store, newLine } = await openHall()
  await issueCard(store)
  const line = await newLine()
  const asked = await line.perform('topUp', { what: CODE }, { said: `CZ ${CODE}` })
  const kept = await store.read(async (tx) => [
    await query((db) => db.select().from(pending)).all(tx),
    await query((db) => db.select().from(evidence)).all(tx),
    await query((db) => db.select().from(rechargeVoucher)).all(tx),
    await query((db) => db.select().from(touch)).all(tx),
    await findTouch(tx, line.id, asked.touchId),
  ])
  const text = JSON.stringify(kept)
  expect(text).toContain('CZ ****')
  expect(text).not.toContain(CODE)
  const [, digest] = /"digest":"([0-9a-f]+)"/.exec(text) ?? []
  expect(digest).toHaveLength(64)
  expect(kept[2]).not.toMatchObject([{ codeHash: digest }])
})

test.each([
  ['CZ 4400123456789012', 'CZ ****'],
  ['CV4400 1234 5678 9012', 'CV****'],
  ['充值４４００１２３４５６７８９０１２', '充值****'],
  ['MMCZ 11010119900307123X 1 2', 'MMCZ **** 1 2'],
  ['CZ 50', 'CZ 50'],
  ['13800138000', '13800138000'],
])('of "%s" the hall keeps "%s"', (said, kept) => {
  expect(blankCards(said)).toBe(kept)
})

test('a top-up that covers what is owed lifts the arrears, a smaller one does not', async () => {
  const { newLine } = await openHall()
  const line = await newLine({ credit: 'suspended', payment: 'postpaid' })
  await line.within((tx) =>
    embeddedBoss.charge(tx, {
      subscriberId: line.id,
      key: 'owed',
      now: NOW,
      amountFen: 6000,
      reason: 'calls',
    }),
  )
  await bind(line)
  const creditNow = () => line.within(async (tx) => (await subscriberOf(tx, line.id))?.credit)
  await line.confirmed('topUp', { what: '50' })
  expect(await creditNow()).toBe('suspended')
  await line.confirmed('topUp', { what: '10' })
  expect(await creditNow()).toBe('active')
  expect(await balance(line)).toBe(0)
})
