import { expect, test } from 'vitest'
import { grantCoins } from '#server/ecoin/lot.ts'
import { NOW, words } from '#tests/support/line.ts'
import { openPeople } from '#tests/support/people.ts'
import { lookAt } from './verify.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const people = await openPeople()
const { store, hall } = people
const till = await people.newStaff('shop', { merchantCode: 'tea', name: '半日闲滨江店' })
const other = await people.newStaff('shop', { merchantCode: 'tea', name: '半日闲钟楼店' })
const marketing = await people.newStaff('marketing')
const backoffice = await people.newStaff('backoffice')

/** Somebody with e-coins who has bought a cup of tea; the voucher's code is in what they were told. */
async function holder(item = '201') {
  const me = await people.newSubscriber()
  const gift = { subscriberId: me.id, key: 'gift', source: 'gift', coins: 1000, validMonths: 12, now: NOW }
  await store.transaction((tx) => grantCoins(tx, gift))
  await me.perform('redeemEcoins', { item })
  const told = words(await me.visit().confirm())
  const code = /[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}/.exec(told)?.[0] ?? ''
  return { ...me, code }
}

test('a shop types a code in any shape, sees what it is good for, and uses it once', async () => {
  const { code, msisdn } = await holder()
  const typed = ` ${code.toLowerCase().replaceAll('-', '')} `
  const shown = {
    code,
    name: { zh: '茉莉奶绿一杯' },
    worthFen: 1600,
    msisdn: `${msisdn.slice(0, 3)}****${msisdn.slice(-4)}`,
  }
  expect(await till.perform('checkVoucher', { code: typed })).toMatchObject({ kind: 'done', output: shown })
  expect(await till.perform('verifyVoucher', { code, attempt: 'the form of this page' })).toMatchObject({
    kind: 'done',
    output: shown,
  })
  // Another till, and this one with another form, are told when and where.
  const used = { kind: 'refused', reason: 'used', words: '这张券已于2026-11-22 10:00在半日闲滨江店使用过。' }
  expect(await other.perform('verifyVoucher', { code, attempt: 'another form' })).toMatchObject(used)
  expect(await till.perform('checkVoucher', { code })).toMatchObject(used)
  const today = await other.perform('seeVerifiedToday')
  expect(today).toMatchObject({
    output: { shop: '半日闲钟楼店', lines: [{ code: `****${code.slice(-4)}`, by: '半日闲滨江店' }] },
  })
})

test.each([
  ['ABCD-EFGH-2345', 'unknown', '没有这个券码'],
  ['12345', 'unknown', '没有这个券码'],
  ['0000-1111-OOOO', 'unknown', '没有这个券码'],
])('the code %s is none', async (code, reason, told) => {
  const shop = await people.newStaff('shop', { merchantCode: 'tea' })
  const answer = await shop.perform('checkVoucher', { code })
  expect(answer).toMatchObject({ kind: 'refused', reason })
  expect(JSON.stringify(answer)).toContain(told)
})

test("another merchant's voucher, an expired one and a cancelled one are told apart", async () => {
  const shop = await people.newStaff('shop', { merchantCode: 'tea' })
  const cinema = await holder('402')
  expect(await shop.perform('checkVoucher', { code: cinema.code })).toMatchObject({
    reason: 'foreign',
    words: '这张券不是本商家的，不能在这里使用。',
  })
  const late = await holder()
  const later = NOW + 31 * DAY
  const looked = await store.read((tx) => lookAt(tx, 'tea', late.code, later))
  expect(looked).toMatchObject({ kind: 'expired' })
  const account = await backoffice.perform('seeEcoinAccount', { subscriberId: late.id })
  if (account.kind !== 'done') throw new Error(account.kind)
  const voucher = account.output.vouchers[0]?.id
  const cancel = { subscriberId: late.id, voucher, reason: '客户要求取消' }
  expect(await backoffice.perform('cancelVoucher', cancel)).toMatchObject({ output: { coins: 80 } })
  expect(await backoffice.perform('cancelVoucher', cancel)).toMatchObject({ reason: 'not-unused' })
  expect(await shop.perform('checkVoucher', { code: late.code })).toMatchObject({ reason: 'cancelled' })
})

test('ten wrong codes and the till waits, for right ones too', async () => {
  const shop = await people.newStaff('shop', { merchantCode: 'tea' })
  const { code } = await holder()
  for (let wrong = 0; wrong < 10; wrong++) {
    expect(await shop.perform('checkVoucher', { code: 'ABCD-EFGH-2345' })).toMatchObject({
      reason: 'unknown',
    })
  }
  expect(await shop.perform('checkVoucher', { code })).toMatchObject({
    reason: 'too-many-wrong',
    words: '错误的券码过多，请10分钟后再试。',
  })
  expect(await shop.perform('checkVoucher', { code }, NOW + 10 * MINUTE)).toMatchObject({ kind: 'done' })
})

test('a shop may do nothing but this, and nobody else may do it', async () => {
  const { code } = await holder()
  const denied = { kind: 'denied', because: 'role' }
  for (const name of [
    'findSubscriber',
    'seeTimeline',
    'seeMerchants',
    'seeStatements',
    'listAliases',
    'changeOwnPassword',
  ] as const) {
    expect(await till.perform(name), name).toMatchObject(denied)
  }
  for (const staff of [marketing, backoffice, await people.newStaff('admin')]) {
    expect(await staff.perform('verifyVoucher', { code, attempt: 'somebody else' })).toMatchObject(denied)
  }
})

test('marketing keeps merchants, their rewards and the logins of their shops', async () => {
  const merchant = {
    code: 'noodles',
    nameZh: '面面俱到',
    nameEn: 'Noodles',
    contact: '何面',
    phone: '13900010701',
    channel: 'partner',
    settleBy: 'percent',
    settlePercent: '80',
    status: 'active',
  }
  expect(await marketing.perform('saveMerchant', merchant)).toMatchObject({ kind: 'done' })
  expect(await marketing.perform('saveMerchant', merchant)).toMatchObject({
    kind: 'invalid',
    issues: [{ field: 'code', message: '该编号已存在。' }],
  })
  const reward = {
    merchantCode: 'noodles',
    code: '701',
    nameZh: '牛肉面',
    nameEn: 'Beef noodles',
    price: '90',
    valueFen: '18.50',
    stock: '5',
    validDays: '20',
    open: 'true',
  }
  expect(await marketing.perform('saveReward', reward)).toMatchObject({ kind: 'done' })
  const shop = { merchantCode: 'noodles', login: 'noodles-1', name: '面面俱到一店', password: 'ten letters' }
  const added = await marketing.perform('addShop', shop)
  expect(added).toMatchObject({ kind: 'done' })
  expect(await marketing.perform('addShop', shop)).toMatchObject({ issues: [{ field: 'login' }] })
  const from = { ip: '127.0.0.1', language: 'zh' } as const
  const enter = (password: string) => hall.staffIdentity.signIn({ login: 'noodles-1', password }, from, NOW)
  expect(await enter('ten letters')).toMatchObject({ staff: { role: 'shop', merchantCode: 'noodles' } })
  const me = await holder('701')
  expect(me.code).not.toBe('')
  await marketing.perform('saveMerchant', { ...merchant, changing: 'noodles', status: 'paused' })
  expect(await me.perform('redeemEcoins', { item: '701' })).toMatchObject({ reason: 'no-such-reward' })
  const seen = await marketing.perform('seeMerchant', { code: 'noodles' })
  if (seen.kind !== 'done') throw new Error(seen.kind)
  const shopId = seen.output.shops[0]?.id
  await marketing.perform('resetShopPassword', { shopId, password: 'eleven letters' })
  expect(await enter('ten letters')).toMatchObject({ kind: 'refused' })
  await marketing.perform('disableShop', { shopId, disabled: true })
  expect(await enter('eleven letters')).toMatchObject({ kind: 'refused' })
  // The operator's own people are not kept here.
  expect(await marketing.perform('disableShop', { shopId: backoffice.id, disabled: true })).toMatchObject({
    reason: 'no-shop',
  })
})

/** What the timeline has of vouchers at shops and of what staff undid, newest first. */
async function contacts(subscriberId: string) {
  const clerk = await people.newStaff('clerk')
  const seen = await clerk.perform('seeTimeline', { subscriberId })
  if (seen.kind !== 'done') throw new Error(seen.kind)
  return seen.output.touches.filter(
    ({ business }) => business.startsWith('ecoin-v') || business.endsWith('-correction'),
  )
}

test('a voucher at a shop is a contact: one touch, however often and at however many tills it is pressed', async () => {
  const { id, code } = await holder()
  const presses = [
    till.perform('verifyVoucher', { code, attempt: 'this very form' }),
    till.perform('verifyVoucher', { code, attempt: 'this very form' }),
    other.perform('verifyVoucher', { code, attempt: 'another form' }),
  ]
  const kinds = (await Promise.all(presses)).map(({ kind }) => kind)
  expect(kinds).toContain('done')
  expect(await contacts(id)).toMatchObject([
    {
      channel: 'partner',
      business: 'ecoin-voucher',
      outcome: 'done',
      said: `****${code.slice(-4)}`,
      told: { title: '兑换券已使用' },
    },
  ])
  const [touch] = await contacts(id)
  expect(['半日闲滨江店', '半日闲钟楼店']).toContain(touch?.place)
  // What is undone leaves its own, which answers the first.
  const undo = { subscriberId: id, line: touch?.id, reason: '门店误操作' }
  const undone = await Promise.all([1, 2].map(() => marketing.perform('reverseVoucher', undo)))
  expect(undone.map(({ kind }) => kind).sort()).toEqual(['done', 'refused'])
  expect(await contacts(id)).toMatchObject([
    { channel: 'partner', outcome: 'told', answersId: touch?.id, place: marketing.login },
    { id: touch?.id },
  ])
})

test('what the desk undoes is told to whom it belongs, and stands in the timeline', async () => {
  const { id, code } = await holder()
  const account = await backoffice.perform('seeEcoinAccount', { subscriberId: id })
  if (account.kind !== 'done') throw new Error(account.kind)
  const { vouchers, earnings } = account.output
  await backoffice.perform('cancelVoucher', {
    subscriberId: id,
    voucher: vouchers[0]?.id,
    reason: '客户要求取消',
  })
  await backoffice.perform('reverseEarning', {
    subscriberId: id,
    earning: earnings[0]?.id,
    reason: '活动误发',
  })
  expect((await contacts(id)).map(({ told }) => told?.lines.join())).toEqual([
    '有一笔e币发放有误，已从您的账户扣回1000个e币。如有疑问请联系10086。',
    '您的“茉莉奶绿一杯”券已取消，80个e币已退回。',
  ])
  expect(await lookedAt(code)).toBe('cancelled')
})

const lookedAt = async (code: string) => (await store.read((tx) => lookAt(tx, 'tea', code, NOW))).kind

test('the stock is changed by how many, so that nothing redeemed meanwhile is lost', async () => {
  const seen = async () => {
    const merchant = await marketing.perform('seeMerchant', { code: 'tea' })
    if (merchant.kind !== 'done') throw new Error(merchant.kind)
    return merchant.output.rewards.find(({ code }) => code === '201')
  }
  const before = await seen()
  if (!before) throw new Error('the tea is delivered')
  const { name, price, validDays, stock } = before
  const form = {
    changing: '201',
    code: '201',
    merchantCode: 'tea',
    nameZh: name.zh,
    nameEn: name.en,
    price: String(price),
    valueFen: '16',
    validDays: String(validDays),
    open: 'true',
  }
  // Somebody redeems while the form is open; then it is sent, twenty more.
  await holder()
  expect(await marketing.perform('saveReward', { ...form, stockChange: '+20' })).toMatchObject({
    kind: 'done',
  })
  expect((await seen())?.stock).toBe(stock - 1 + 20)
  await marketing.perform('saveReward', form)
  expect((await seen())?.stock).toBe(stock + 19)
  await marketing.perform('saveReward', { ...form, stockChange: '－19' })
  expect((await seen())?.stock).toBe(stock)
  const tooMany = await marketing.perform('saveReward', { ...form, stockChange: String(-stock - 1) })
  expect(tooMany).toMatchObject({
    kind: 'invalid',
    issues: [{ field: 'stockChange', message: `现在只剩${stock}件，减不了这么多。` }],
  })
  expect(await marketing.perform('saveReward', { ...form, stockChange: '二十' })).toMatchObject({
    issues: [{ field: 'stockChange' }],
  })
})

test('the code stands in what the subscriber was told, and staff read its last four letters', async () => {
  const me = await holder()
  const clerk = await people.newStaff('clerk')
  const timeline = JSON.stringify(await clerk.perform('seeTimeline', { subscriberId: me.id }))
  expect(timeline).toContain(`****-****-${me.code.slice(-4)}`)
  expect(timeline).not.toContain(me.code)
  expect(JSON.stringify(await me.perform('seeTouches'))).toContain(me.code)
  const figure = {
    from: '202611',
    to: '202611',
    kind: 'handle',
    side: 'electronic',
    business: 'ecoin-redeem',
  }
  const ops = await people.newStaff('ops')
  const touches = JSON.stringify(await ops.perform('seeFigure', figure))
  expect(touches).toContain(me.code.slice(-4))
  expect(touches).not.toContain(me.code)
})

test('an earning is taken back once, as far as the purse reaches, and says what could not be had', async () => {
  const me = await people.newSubscriber()
  const give = (key: string, coins: number) =>
    store.transaction((tx) =>
      grantCoins(tx, { subscriberId: me.id, key, source: key, coins, validMonths: 12, now: NOW }),
    )
  await give('wrong', 100)
  await me.perform('redeemEcoins', { item: '201' })
  await me.visit().confirm()
  const account = async () => {
    const seen = await backoffice.perform('seeEcoinAccount', { subscriberId: me.id })
    if (seen.kind !== 'done') throw new Error(seen.kind)
    return seen.output
  }
  const { earnings, balance } = await account()
  expect(balance).toBe(20)
  const asked = { subscriberId: me.id, earning: earnings[0]?.id, reason: '规则误发，冲正' }
  const [first, second] = await Promise.all([
    backoffice.perform('reverseEarning', asked),
    backoffice.perform('reverseEarning', asked),
  ])
  expect([first.kind, second.kind].sort()).toEqual(['done', 'refused'])
  expect([first, second]).toContainEqual(expect.objectContaining({ output: { taken: 20, missing: 80 } }))
  expect((await account()).balance).toBe(0)
  await give('more', 30)
  await me.perform('seeEcoins')
  expect(await backoffice.perform('reverseEarning', asked)).toMatchObject({ reason: 'reversed-before' })
  expect((await account()).balance).toBe(30)
})
