import { expect, test } from 'vitest'
import { balanceOf } from '#server/balance/ledger.ts'
import { ruleOf, putRule } from '#server/ecoin/rule.ts'
import { words, NOW } from '#tests/support/line.ts'
import { openPeople } from '#tests/support/people.ts'
import { payReferrals } from './pay-referrals.ts'

const people = await openPeople()
const { store } = people

/** The delivered rule asks for a top-up; these tests use whatever is done first. */
await store.transaction(async (tx) => {
  const rule = await ruleOf(tx, 'referral')
  if (!rule) throw new Error('the rule for referrals is delivered')
  await putRule(tx, { ...rule, business: null, perMonth: 2 }, NOW)
})

const purse = (id: string) => store.read((tx) => balanceOf(tx, id, 'ecoin'))

test('TJ and a number: what the friend does first in the e-hall pays once, and is told', async () => {
  const me = await people.newSubscriber()
  const friend = await people.newSubscriber()
  const told = await me.perform('refer', { friend: `+86 ${friend.msisdn}` }, { channel: 'sms' })
  expect(words(told)).toContain(`已记下您推荐的好友${friend.msisdn.slice(0, 3)}****`)
  expect(words(told)).toContain('您将获得100个e币')
  expect(await payReferrals(store, NOW)).toBe(0)
  await friend.perform('checkBalance', {}, { channel: 'sms' })
  await friend.perform('checkBalance', {}, { channel: 'web' })
  const paid = await Promise.all([payReferrals(store, NOW), payReferrals(store, NOW)])
  expect(paid[0] + paid[1]).toBe(1)
  expect(await purse(me.id)).toBe(100)
  expect(await purse(friend.id)).toBe(0)
  expect((await me.letters())[0]).toContain('您推荐的好友已使用电子渠道，100个e币已到账')
  await friend.perform('seeEcoins')
  expect(await payReferrals(store, NOW)).toBe(0)
})

test('nobody recommends themselves, a stranger, who is there already, or who was recommended', async () => {
  const [me, other, friend, user] = await Promise.all(Array.from({ length: 4 }, () => people.newSubscriber()))
  if (!me || !other || !friend || !user) throw new Error('four people')
  await user.perform('checkBalance')
  await other.perform('refer', { friend: friend.msisdn })
  expect(await me.perform('refer', { friend: me.msisdn })).toMatchObject({ reason: 'yourself' })
  // One no for all of them: it tells nobody who is a customer and what they use.
  const noes = []
  for (const number of ['18699990000', user.msisdn, friend.msisdn]) {
    noes.push(words(await me.perform('refer', { friend: number })))
  }
  expect(new Set(noes).size).toBe(1)
  expect(noes[0]).toContain('暂不能推荐')
  expect(await me.perform('refer', { friend: '12345' })).toMatchObject({ kind: 'invalid' })
})

test('two who recommend each other at the same moment: one does', async () => {
  const [one, two] = [await people.newSubscriber(), await people.newSubscriber()]
  const answers = await Promise.all([
    one.perform('refer', { friend: two.msisdn }, { channel: 'sms' }),
    two.perform('refer', { friend: one.msisdn }, { channel: 'sms' }),
  ])
  expect(answers.map(({ kind }) => kind).sort()).toEqual(['done', 'refused'])
})

test('over the limit of the month, and after the rule has closed, nothing is paid', async () => {
  const me = await people.newSubscriber()
  for (let count = 0; count < 3; count++) {
    const friend = await people.newSubscriber()
    await me.perform('refer', { friend: friend.msisdn })
    await friend.perform('checkBalance')
    await payReferrals(store, NOW)
  }
  expect(await purse(me.id)).toBe(200)
})

test('ten a day are enough', async () => {
  const me = await people.newSubscriber()
  for (let count = 0; count < 10; count++) {
    const friend = await people.newSubscriber()
    expect(await me.perform('refer', { friend: friend.msisdn })).toMatchObject({ kind: 'done' })
  }
  const friend = await people.newSubscriber()
  expect(await me.perform('refer', { friend: friend.msisdn })).toMatchObject({ reason: 'too-many-a-day' })
  const tomorrow = { now: NOW + 25 * 3600_000 }
  expect(await me.perform('refer', { friend: friend.msisdn }, tomorrow)).toMatchObject({ kind: 'done' })
})
