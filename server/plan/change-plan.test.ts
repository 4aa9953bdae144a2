import { expect, test } from 'vitest'
import { DAY, NOW, openLines, words, type Wanted } from '#tests/support/line.ts'
import { shanghaiMs } from '#words/format.ts'

const lines = await openLines()
const DECEMBER = shanghaiMs(2026, 12, 1)
const wealthy: Wanted = { brand: 'easyown', payment: 'prepaid', plan: 'SZ19', balanceFen: 100_00 }

test('BG asks first, with name, price, charging and how to cancel, and changes nothing', async () => {
  const me = await lines.newLine()
  const outcome = await me.perform('changePlan', { code: 'gt88' })
  expect(outcome).toMatchObject({
    kind: 'quoted',
    quote: {
      name: '套餐变更为全球通商旅88（GT88）',
      price: '88.00元/月，通话500分钟、短信100条、流量20GB，含来电显示和来电提醒。',
      charging: '2026-12-01起生效，按月收取88.00元，本月仍用全球通畅享58，不另收费。',
      cancelling: '12月1日前可随时取消：发QXBG到10086或在网上营业厅取消。',
    },
  })
  expect((await me.output('seePlan')).next).toBeNull()
})

test('after the yes the plan changes by its date alone, in Shanghai, and its services with it', async () => {
  const me = await lines.newLine()
  const done = await me.confirmed('changePlan', { code: 'GT88' })
  expect(done.reply.lines).toEqual(['已为您预约：2026-12-01起由全球通畅享58变更为全球通商旅88。'])
  const before = await me.output('seePlan', {}, { now: DECEMBER - 1 })
  expect(before).toMatchObject({
    current: { code: 'GT58' },
    next: { plan: { code: 'GT88' }, startsAt: DECEMBER },
  })
  const after = await me.output('seePlan', {}, { now: DECEMBER })
  expect(after).toMatchObject({ current: { code: 'GT88' }, previous: { plan: { code: 'GT58' } }, next: null })
  const codes = async (now: number) =>
    (await me.output('listServices', {}, { now })).items.map(({ service }) => service.code)
  expect(await codes(DECEMBER - 1)).toEqual(['LDXS'])
  expect(await codes(DECEMBER)).toEqual(['LDXS', 'LDTX'])
})

test('a dearer plan may start at once for the difference of the days that are left', async () => {
  const me = await lines.newLine(wealthy)
  const asked = await me.perform('changePlan', { code: 'SZ38', when: '立即' })
  // 19 yuan more a month, nine of thirty days left: 5.70.
  expect(words(asked)).toContain('本月剩余9天按天补差价5.70元，从余额扣收')
  const done = await me.visit().confirm()
  expect(done).toMatchObject({ kind: 'done', output: { payFen: 570, when: 'now' } })
  expect((await me.output('checkBalance')).balanceFen).toBe(94_30)
  const [minutes] = (await me.output('checkUsage')).bars
  // 21 days of 100 minutes and 9 of 200.
  expect(minutes?.allowed).toBe(130)
  expect((await me.output('checkUsage', {}, { now: DECEMBER })).bars[0]?.allowed).toBe(200)
})

test('on a postpaid line the difference goes on the bill and the balance stays', async () => {
  const me = await lines.newLine({ balanceFen: 1 })
  const asked = await me.perform('changePlan', { code: 'GT88', when: 'NOW' })
  expect(words(asked)).toContain('计入本月账单')
  await me.visit().confirm()
  expect((await me.output('checkBalance')).balanceFen).toBe(1)
  expect((await me.output('seePlan')).current.code).toBe('GT88')
})

test('a price that moves overnight is asked again before it is taken', async () => {
  const me = await lines.newLine(wealthy)
  await me.perform('changePlan', { code: 'SZ38', when: 'now' })
  const tomorrow = await me.visit({ now: NOW + DAY / 2 + 3 * 3600_000 }).confirm()
  expect(tomorrow).toMatchObject({ kind: 'quoted' })
  expect(words(tomorrow)).toContain('补差价5.07元')
})

test.for<[string, Wanted, { code: string; when?: string }]>([
  ['no-such-plan', {}, { code: 'GT999' }],
  ['not-on-sale', { brand: 'easyown', payment: 'prepaid', plan: 'SZ19' }, { code: 'SZ28' }],
  ['other-brand', {}, { code: 'MZ29' }],
  ['same-plan', {}, { code: 'GT58' }],
  ['in-contract', { plan: 'GT128', contractUntil: shanghaiMs(2027, 3) }, { code: 'GT58' }],
  ['cheaper-from-next-month', { plan: 'GT88' }, { code: 'GT58', when: '立即' }],
  ['arrears', { credit: 'arrears' }, { code: 'GT88' }],
  ['suspended', { credit: 'suspended' }, { code: 'GT88' }],
  ['balance-too-low', { ...wealthy, balanceFen: 569 }, { code: 'SZ38', when: 'now' }],
])('%s is a clear no', async ([reason, wanted, input]) => {
  const me = await lines.newLine(wanted)
  const outcome = await me.perform('changePlan', input)
  expect(outcome).toMatchObject({ kind: 'refused', reason })
  expect((await me.visit().confirm()).kind).toBe('refused')
})

test('a contract that ends with this month stands in the way of nothing that starts with the next', async () => {
  const me = await lines.newLine({ plan: 'GT128', contractUntil: DECEMBER })
  expect(await me.confirmed('changePlan', { code: 'GT58' })).toMatchObject({ kind: 'done' })
  expect(await me.perform('changePlan', { code: 'GT188', when: 'now' })).toMatchObject({
    reason: 'in-contract',
  })
})

test('a new contract runs for its full months from the first one', async () => {
  const me = await lines.newLine()
  const asked = await me.perform('changePlan', { code: 'GT128' })
  expect(words(asked)).toContain('合约期12个月')
  await me.visit().confirm()
  const plan = await me.output('seePlan', {}, { now: DECEMBER })
  expect(plan.contractUntil).toBe(shanghaiMs(2027, 12, 1))
  const { reply } = await me.perform('seePlan', {}, { now: DECEMBER })
  expect(reply.lines).toContain('合约到2027-11-30止。')
})

test('what the new plan excludes must go first, and it says how', async () => {
  const me = await lines.newLine()
  await me.confirmed('turnServiceOn', { code: 'CL10' })
  const outcome = await me.perform('changePlan', { code: 'GT188' })
  expect(outcome).toMatchObject({ kind: 'refused', reason: 'excludes-service' })
  expect(words(outcome)).toContain('视频彩铃尊享版（CL10）互斥')
  await me.output('turnServiceOff', { code: 'CL10' })
  expect(await me.perform('changePlan', { code: 'GT188' })).toMatchObject({ kind: 'quoted' })
})

test('a service paid for on its own ends where the plan brings it, and lives on when the change is cancelled', async () => {
  const me = await lines.newLine()
  await me.confirmed('turnServiceOn', { code: 'LDTX' })
  const asked = await me.perform('changePlan', { code: 'GT88' })
  expect(words(asked)).toContain('来电提醒已含在新套餐内，届时不再单独收费。')
  await me.visit().confirm()
  const at = async (now: number) =>
    (await me.output('listServices', {}, { now })).items.find(({ service }) => service.code === 'LDTX')
  expect(await at(DECEMBER - 1)).toMatchObject({ inPlan: false, endsAt: DECEMBER })
  expect(await at(DECEMBER)).toMatchObject({ inPlan: true })
  await me.output('cancelPlanChange')
  expect(await at(DECEMBER)).toMatchObject({ inPlan: false, endsAt: null })
})

test('a second wish replaces the scheduled one and says so; the same one again is no news', async () => {
  const me = await lines.newLine()
  await me.confirmed('changePlan', { code: 'GT88' })
  expect(await me.perform('changePlan', { code: 'GT88' })).toMatchObject({ reason: 'already-scheduled' })
  expect(await me.perform('changePlan', { code: 'GT58' })).toMatchObject({ reason: 'same-plan' })
  const asked = await me.perform('changePlan', { code: 'GT128' })
  expect(words(asked)).toContain('将取代您已预约的全球通商旅88')
  await me.visit().confirm()
  expect((await me.output('seePlan')).next?.plan.code).toBe('GT128')
})

test('a scheduled change can be cancelled until it starts, once', async () => {
  const me = await lines.newLine()
  await me.confirmed('changePlan', { code: 'GT88' })
  const cancelled = await me.perform('cancelPlanChange')
  expect(words(cancelled)).toContain('您将继续使用全球通畅享58')
  expect(await me.perform('cancelPlanChange')).toMatchObject({ reason: 'nothing-scheduled' })
  await me.confirmed('changePlan', { code: 'GT88' })
  expect(await me.perform('cancelPlanChange', {}, { now: DECEMBER })).toMatchObject({
    reason: 'nothing-scheduled',
  })
})

test('at once is once a month', async () => {
  const me = await lines.newLine()
  await me.confirmed('changePlan', { code: 'GT88', when: 'now' })
  expect(await me.perform('changePlan', { code: 'GT128', when: 'now' }, { now: NOW + DAY })).toMatchObject({
    reason: 'changed-this-month',
  })
  expect(
    await me.perform('changePlan', { code: 'GT128', when: 'now' }, { now: DECEMBER + DAY }),
  ).toMatchObject({
    kind: 'quoted',
  })
})

test('a change at once drops the one that was scheduled', async () => {
  const me = await lines.newLine()
  await me.confirmed('changePlan', { code: 'GT128' })
  await me.confirmed('changePlan', { code: 'GT88', when: 'now' })
  expect(await me.output('seePlan', {}, { now: DECEMBER })).toMatchObject({
    current: { code: 'GT88' },
    next: null,
  })
})

test('a text that names no time is asked again, not guessed', async () => {
  const me = await lines.newLine()
  expect(await me.perform('changePlan', { code: 'GT88', when: '随便' })).toMatchObject({ kind: 'invalid' })
})
