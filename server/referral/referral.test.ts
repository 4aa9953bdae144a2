import { expect, test } from 'vitest'
import { balanceOf } from '#server/balance/ledger.ts'
import { budgetOf, putBudget } from '#server/ecoin/budget.ts'
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

const CODE = /[BCDFGHJKMNPQRSTVWXYZ]{7}/

async function codeOf(me: Awaited<ReturnType<typeof people.newSubscriber>>) {
  return CODE.exec(words(await me.perform('seeReferralCode', {}, { channel: 'sms' })))?.[0] ?? ''
}

test('CXTJM: a code that stays one’s own, has nothing of the number in it, and comes with words to send on', async () => {
  const me = await people.newSubscriber()
  const other = await people.newSubscriber()
  const code = await codeOf(me)
  expect(code).toMatch(CODE)
  expect(await codeOf(me)).toBe(code)
  expect(await codeOf(other)).not.toBe(code)
  const [first, second] = await Promise.all([
    me.perform('seeReferralCode', {}, { channel: 'kiosk' }),
    me.perform('seeReferralCode', {}, { channel: 'wap', language: 'en' }),
  ])
  expect(words(first)).toContain(`发短信 TJM ${code} 到10086`)
  expect(words(second)).toContain(`Text TJM ${code} to 10086`)
})

test('TJM and a code: who is new says who told them, and that one is paid once', async () => {
  const me = await people.newSubscriber()
  const friend = await people.newSubscriber()
  const typed = (await codeOf(me)).toLowerCase().replace(/^(.{3})/, ' $1-')
  // Whoever came by the code has signed in and looked around first.
  await friend.perform('seeEcoins', {}, { channel: 'web' })
  const told = await friend.perform('useReferralCode', { code: typed }, { channel: 'sms' })
  expect(words(told)).toContain('感谢您和您的好友')
  // Saying who told one is not yet using the hall.
  expect(await payReferrals(store, NOW)).toBe(0)
  await friend.perform('checkBalance', {}, { channel: 'wap' })
  expect(await payReferrals(store, NOW)).toBe(1)
  expect(await purse(me.id)).toBe(100)
  expect(words(await me.perform('seeReferralCode'))).toContain('您已推荐1位好友，获得100个e币')
  const again = await friend.perform('useReferralCode', { code: typed })
  expect(again).toMatchObject({ reason: 'recommended-before' })
})

test('one’s own code, an unknown one, none at all, an old customer and a circle are told apart in plain words', async () => {
  const me = await people.newSubscriber()
  const code = await codeOf(me)
  const friend = await people.newSubscriber()
  const say = async (asked: Promise<{ kind: string; reply: { lines: string[] } }>) =>
    (await asked).reply.lines.join()
  expect(await say(me.perform('useReferralCode', { code }))).toContain('您自己的推荐码')
  expect(await say(friend.perform('useReferralCode', { code: 'BBBBBBB' }))).toContain('没有这个推荐码')
  expect(await friend.perform('useReferralCode', { code: '13800000000' })).toMatchObject({ kind: 'invalid' })
  const old = await people.newSubscriber()
  await old.perform('checkBalance', {}, { channel: 'sms', now: NOW - 8 * 24 * 3600_000 })
  expect(await say(old.perform('useReferralCode', { code }))).toContain('7天内')
  await friend.perform('useReferralCode', { code })
  const circle = await me.perform('useReferralCode', { code: await codeOf(friend) })
  expect(circle).toMatchObject({ reason: 'circle' })
})

test('two codes at once, or two friends who give each other theirs: one counts', async () => {
  const [one, two, friend] = [
    await people.newSubscriber(),
    await people.newSubscriber(),
    await people.newSubscriber(),
  ]
  const codes = [await codeOf(one), await codeOf(two)]
  const twice = await Promise.all(
    codes.map((code, at) => friend.perform('useReferralCode', { code }, { channel: at ? 'sms' : 'web' })),
  )
  expect(twice.map(({ kind }) => kind).sort()).toEqual(['done', 'refused'])
  const crossed = await Promise.all([
    one.perform('useReferralCode', { code: codes[1] }),
    two.perform('useReferralCode', { code: codes[0] }),
  ])
  expect(crossed.map(({ kind }) => kind).sort()).toEqual(['done', 'refused'])
})

test('the budget of recommendations holds, whoever comes at once, and both sides are told in plain words', async () => {
  const me = await people.newSubscriber()
  const code = await codeOf(me)
  const rule = await store.read((tx) => ruleOf(tx, 'referral'))
  if (!rule) throw new Error('the rule for referrals is delivered')
  await store.transaction(async (tx) => {
    await putBudget(tx, { code: 'friends', name: '推荐', total: 250, perMonth: null })
    await putRule(tx, { ...rule, budgetCode: 'friends', perMonth: 100 }, NOW + 1)
  })
  const friends = await Promise.all(Array.from({ length: 5 }, () => people.newSubscriber()))
  await Promise.all(friends.map((friend) => friend.perform('useReferralCode', { code })))
  await Promise.all(friends.map((friend) => friend.perform('checkBalance')))
  await Promise.all([payReferrals(store, NOW), payReferrals(store, NOW)])
  expect(await purse(me.id)).toBe(200)
  expect((await store.read((tx) => budgetOf(tx, 'friends')))?.spent).toBe(200)
  expect(words(await me.perform('seeReferralCode'))).toContain('暂无e币奖励')
  const letters = await me.perform('readInbox')
  expect(JSON.stringify(letters)).toContain('推荐好友没有奖励')
  await store.transaction((tx) => putRule(tx, rule, NOW + 2))
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
