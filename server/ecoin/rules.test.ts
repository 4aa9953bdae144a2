import { expect, test } from 'vitest'
import { balanceOf } from '#server/balance/ledger.ts'
import { NOW } from '#tests/support/line.ts'
import { openPeople } from '#tests/support/people.ts'
import { openStore } from '#server/store/store.ts'
import { awardCoins } from './award.ts'
import { budgetOf, putBudget, returnToBudget, takeFromBudget } from './budget.ts'
import { openRules } from './rule.ts'

const DAY = 24 * 3600_000
const people = await openPeople()
const marketing = await people.newStaff('marketing')
const { store } = people

const rule = {
  code: 'look',
  name: '看余额',
  kind: 'operation',
  business: 'balance',
  coins: '3',
  validMonths: '12',
  open: 'true',
}

const save = (over: Record<string, string> = {}) => marketing.perform('saveEarningRule', { ...rule, ...over })

const purse = (id: string) => store.read((tx) => balanceOf(tx, id, 'ecoin'))

test('a rule that marketing makes pays at the next request, changed or closed it does so too', async () => {
  const me = await people.newSubscriber()
  await me.perform('checkBalance')
  expect(await purse(me.id)).toBe(0)
  expect(await save()).toMatchObject({ kind: 'done' })
  await me.perform('checkBalance')
  expect(await purse(me.id)).toBe(3)
  expect(await save({ changing: 'look', coins: '5' })).toMatchObject({ kind: 'done' })
  await me.perform('checkBalance')
  expect(await purse(me.id)).toBe(8)
  expect(await save({ changing: 'look', open: '' })).toMatchObject({ kind: 'done' })
  await me.perform('checkBalance')
  expect(await purse(me.id)).toBe(8)
})

test('another process sees the change at its next request', async () => {
  const other = await openStore(people.place)
  const coinsThere = async () =>
    (await other.read(openRules)).find(({ code }) => code === 'elsewhere')?.coins ?? null
  expect(await coinsThere()).toBeNull()
  await save({ code: 'elsewhere', business: 'complaint', coins: '7' })
  expect(await coinsThere()).toBe(7)
  await save({ code: 'elsewhere', changing: 'elsewhere', business: 'complaint', coins: '8' })
  expect(await coinsThere()).toBe(8)
  await other.close()
})

test('so many times a day and so many a month, then no more', async () => {
  await save({ code: 'often', business: 'ecoin-query', perDay: '2', perMonth: '3' })
  const me = await people.newSubscriber()
  const looked = async (days: number, times: number) => {
    for (let time = 0; time < times; time++) await me.perform('seeEcoins', {}, { now: NOW + days * DAY })
    return purse(me.id)
  }
  expect(await looked(0, 3)).toBe(6)
  expect(await looked(1, 3)).toBe(9)
  // The 22nd of November and nine days: another month.
  expect(await looked(9, 1)).toBe(12)
})

test('it pays between its dates only', async () => {
  await save({ code: 'dated', business: 'request-query', startsAt: '2026-11-23', endsAt: '2026-11-24' })
  const me = await people.newSubscriber()
  const paid = []
  for (const day of [0, 1, 2, 3]) {
    await me.perform('seeRequests', {}, { now: NOW + day * DAY })
    paid.push(await purse(me.id))
  }
  expect(paid).toEqual([0, 3, 6, 6])
})

test('the first use of a channel pays once; who was there before the rule is not new', async () => {
  const old = await people.newSubscriber()
  await old.perform('readInbox', {}, { channel: 'wap', now: NOW - 40 * DAY })
  await save({ code: 'first-wap', kind: 'first-use', business: '', channel: 'wap', coins: '50' })
  const me = await people.newSubscriber()
  await me.perform('readInbox', {}, { channel: 'web' })
  expect(await purse(me.id)).toBe(0)
  await me.perform('readInbox', {}, { channel: 'wap' })
  await me.perform('readInbox', {}, { channel: 'wap' })
  expect(await purse(me.id)).toBe(50)
  await old.perform('readInbox', {}, { channel: 'wap' })
  expect(await purse(old.id)).toBe(0)
  expect(await save({ code: 'first-any', kind: 'first-use' })).toMatchObject({
    kind: 'invalid',
    issues: [{ field: 'channel', message: '首次使用规则请选择渠道。' }],
  })
})

test('a budget is spent to the last e-coin and not one further, however many come at once', async () => {
  await store.transaction((tx) => putBudget(tx, { code: 'small', name: '小', total: 100, perMonth: null }))
  const crowd = await Promise.all(Array.from({ length: 40 }, () => people.newSubscriber()))
  const paid = await Promise.all(
    crowd.map(({ id: subscriberId }) =>
      store.transaction((tx) =>
        awardCoins(tx, {
          subscriberId,
          key: 'prize',
          source: 'activity',
          coins: 7,
          validMonths: 6,
          budget: 'small',
          now: NOW,
        }),
      ),
    ),
  )
  expect(paid.filter((coins) => coins === 7)).toHaveLength(14)
  expect(await store.read((tx) => budgetOf(tx, 'small'))).toMatchObject({ spent: 98, monthSpent: 98 })
  const purses = await Promise.all(crowd.map(({ id }) => purse(id)))
  expect(purses.reduce((sum, coins) => sum + coins, 0)).toBe(98)
})

test('a month has its own end, and the next month begins anew', async () => {
  const code = 'monthly'
  const take = (coins: number, now: number) => store.transaction((tx) => takeFromBudget(tx, code, coins, now))
  await store.transaction((tx) => putBudget(tx, { code, name: '月', total: 250, perMonth: 100 }))
  const next = NOW + 10 * DAY
  const after = NOW + 45 * DAY
  expect([await take(60, NOW), await take(60, NOW), await take(40, NOW)]).toEqual([true, false, true])
  expect([await take(100, next), await take(1, next), await take(60, after)]).toEqual([true, false, false])
  expect(await take(50, after)).toBe(true)
  await store.transaction((tx) => returnToBudget(tx, code, 50, after))
  expect(await store.read((tx) => budgetOf(tx, code))).toMatchObject({ spent: 200, monthSpent: 0 })
  expect(await take(1, NOW + 400 * DAY)).toBe(true)
  expect(await store.transaction((tx) => takeFromBudget(tx, 'none', 1, NOW))).toBe(false)
})

test('a rule with an empty budget pays nobody, and staff see how much is used', async () => {
  expect(await marketing.perform('saveBudget', { code: 'tiny', name: '小额', total: '5' })).toMatchObject({
    kind: 'done',
  })
  await save({ code: 'budgeted', business: 'recommendation', coins: '5', budgetCode: 'tiny' })
  const [first, second] = [await people.newSubscriber(), await people.newSubscriber()]
  await first.perform('seeOffers')
  await second.perform('seeOffers')
  expect([await purse(first.id), await purse(second.id)]).toEqual([5, 0])
  const seen = await marketing.perform('seeEarningRules')
  if (seen.kind !== 'done') throw new Error(seen.kind)
  expect(seen.output.budgets.find(({ code }) => code === 'tiny')).toMatchObject({ total: 5, spent: 5 })
  expect(seen.output.dry).toContain('budgeted')
})

test.each([
  [{ coins: '0' }, 'coins', '请填写整数的e币数量。'],
  [{ coins: '2.5' }, 'coins', '请填写整数的e币数量。'],
  [{ code: '看余额' }, 'code', '编号为2至31位小写字母、数字或短横线。'],
  [{ startsAt: '2026-12-01', endsAt: '2026-11-01' }, 'endsAt', '截止日期不能早于开始日期。'],
  [{ budgetCode: 'nothing' }, 'budgetCode', '没有这个预算。'],
  [{ perDay: '-1' }, 'perDay', '请填写次数，不限次数请留空。'],
])('a rule with %o is sent back', async (over, field, message) => {
  expect(await save({ code: `wrong-${field.toLowerCase()}`, ...over })).toMatchObject({
    kind: 'invalid',
    issues: [{ field, message }],
  })
})

test('a code that is taken is not taken over, and a clerk keeps no rules', async () => {
  expect(await save({ code: 'bill-web' })).toMatchObject({
    kind: 'invalid',
    issues: [{ field: 'code', message: '该编号已存在。' }],
  })
  const clerk = await people.newStaff('clerk')
  expect(await clerk.perform('saveEarningRule', rule)).toMatchObject({ kind: 'denied', because: 'role' })
})
