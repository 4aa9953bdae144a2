import { expect, test } from 'vitest'
import { plans } from '#drizzle/reference/plans.ts'
import { plan } from '#drizzle/schema/boss.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { NOW, openLines, words, type Line, type Wanted } from '#tests/support/line.ts'
import { shanghaiMs } from '#words/format.ts'

const lines = await openLines()
const [gotone58] = plans
if (!gotone58) throw new Error('the catalogue is empty')
const prepaid: Wanted = { brand: 'easyown', payment: 'prepaid', plan: 'SZ38', balanceFen: 50_00 }
const HOUR = 3600_000
const DECEMBER = shanghaiMs(2026, 12, 1)
const GB = 1024 * 1024

async function codes(me: Line, now = NOW): Promise<string[]> {
  return (await me.output('listServices', {}, { now })).items.map(({ service }) => service.code)
}

/** A line with two charged services, a free one, and what its plan brings. */
async function furnished() {
  const me = await lines.newLine(prepaid)
  await me.confirmed('turnServiceOn', { code: 'LL10' })
  await me.confirmed('turnServiceOn', { code: 'CL5' })
  await me.output('turnServiceOn', { code: 'GJMY' })
  const { shown } = await me.output('listServices')
  return { me, shown }
}

test('a charged service is quoted first: name, price, charging, how to cancel', async () => {
  const me = await lines.newLine(prepaid)
  const asked = await me.perform('turnServiceOn', { code: 'll10' })
  expect(asked).toMatchObject({
    kind: 'quoted',
    quote: {
      name: '开通5GB流量包（LL10）',
      price: '10.00元/月，每月增加5GB国内流量，当月有效。',
      charging: '开通即从余额扣收首月10.00元（按整月），之后每月1日扣收，到取消为止。',
      cancelling: '随时可取消：发QX LL10到10086或在网上营业厅取消，次月起不再收费。',
    },
  })
  expect(await codes(me)).not.toContain('LL10')
  const done = await me.visit().confirm()
  expect(done.reply.lines).toEqual(['已为您开通5GB流量包，已从余额扣收10.00元。'])
  expect((await me.output('checkBalance')).balanceFen).toBe(40_00)
  expect((await me.output('checkUsage')).bars[2]?.allowed).toBe(13 * GB)
})

test('confirming twice turns on once and charges once', async () => {
  const me = await lines.newLine(prepaid)
  const asked = await me.perform('turnServiceOn', { code: 'LL10' })
  if (asked.kind !== 'quoted') throw new Error(asked.kind)
  const first = await me.visit().confirm(asked.pendingId)
  const second = await me.visit().confirm(asked.pendingId)
  expect(second).toMatchObject({ kind: 'repeated', touchId: first.touchId })
  expect((await me.output('checkBalance')).balanceFen).toBe(40_00)
})

test('a free service is on at once, by code or by name', async () => {
  const me = await lines.newLine()
  expect(await me.perform('turnServiceOn', { code: '国际漫游' })).toMatchObject({ kind: 'done' })
  expect(await codes(me)).toContain('GJMY')
})

test.for<[string, Wanted, string]>([
  ['no-such-service', {}, 'WUCI'],
  ['other-brand', {}, 'YYHY'],
  ['in-plan', {}, 'LDXS'],
  ['arrears', { credit: 'arrears' }, 'LL10'],
  ['suspended', { credit: 'suspended' }, 'GJMY'],
  ['balance-too-low', { ...prepaid, balanceFen: 999 }, 'LL10'],
])('%s is a clear no', async ([reason, wanted, code]) => {
  const me = await lines.newLine(wanted)
  expect(await me.perform('turnServiceOn', { code })).toMatchObject({ kind: 'refused', reason })
})

test('arrears do not stop what is free', async () => {
  const me = await lines.newLine({ credit: 'arrears' })
  expect(await me.perform('turnServiceOn', { code: 'GJMY' })).toMatchObject({ kind: 'done' })
})

test('services of one group exclude each other, by name and code', async () => {
  const { me } = await furnished()
  const outcome = await me.perform('turnServiceOn', { code: 'LL20' })
  expect(outcome).toMatchObject({ kind: 'refused', reason: 'excluded' })
  expect(words(outcome)).toContain('与您已订的5GB流量包（LL10）互斥')
  expect(await me.perform('turnServiceOn', { code: 'LL10' })).toMatchObject({ reason: 'already-on' })
})

test('what a scheduled plan brings is excluded as well', async () => {
  const me = await lines.newLine()
  await me.confirmed('changePlan', { code: 'GT188' })
  expect(await me.perform('turnServiceOn', { code: 'CL10' })).toMatchObject({
    reason: 'excluded-by-next-plan',
  })
  await me.confirmed('turnServiceOn', { code: 'CL5' })
  const { items } = await me.output('listServices', {}, { now: DECEMBER })
  expect(items.find(({ service }) => service.code === 'CL5')).toMatchObject({ inPlan: true })
})

test('off is off at once; a pack that is paid for counts until the month is over', async () => {
  const { me } = await furnished()
  const off = await me.perform('turnServiceOff', { code: 'LL10' })
  expect(off.reply.lines).toEqual(['已为您取消5GB流量包，次月起不再收费，本月流量可用到月底。'])
  expect(await codes(me)).not.toContain('LL10')
  expect((await me.output('checkUsage')).bars[2]?.allowed).toBe(13 * GB)
  expect((await me.output('checkUsage', {}, { now: DECEMBER })).bars[2]?.allowed).toBe(8 * GB)
  expect(await me.perform('turnServiceOff', { code: 'LL10' })).toMatchObject({ reason: 'not-on' })
})

test('a pack bought once is over with its month', async () => {
  const me = await lines.newLine(prepaid)
  await me.confirmed('turnServiceOn', { code: 'JYB' })
  expect(await codes(me, DECEMBER - 1)).toContain('JYB')
  expect(await codes(me, DECEMBER)).not.toContain('JYB')
})

test('what the plan brings cannot be turned off alone', async () => {
  const me = await lines.newLine()
  const outcome = await me.perform('turnServiceOff', { code: '来电显示' })
  expect(outcome).toMatchObject({ kind: 'refused', reason: 'in-plan' })
  expect(words(outcome)).toContain('套餐自带')
})

test('0000 lists what is charged outside the plan first and what the plan brings last', async () => {
  const { me } = await furnished()
  const { reply } = await me.perform('listServices')
  expect(reply.lines).toEqual(['共5项，2小时内可按序号取消。'])
  expect(reply.menu?.map(({ label }) => label)).toEqual([
    '5GB流量包 10.00元/月',
    '彩铃普通版 5.00元/月',
    '国际漫游 免费',
    '来电显示 套餐内',
    '余额提醒 套餐内',
  ])
  expect(reply.menu?.[1]).toMatchObject({ operation: 'cancelServices', input: { indexes: '2' } })
})

test('a line without services is told so', async () => {
  const me = await lines.newLine({ plan: 'BARE' })
  await me.within((tx) =>
    insertMany(tx, plan, [{ ...gotone58, code: 'BARE', includes: [] }], { onConflict: 'nothing' }),
  )
  expect((await me.perform('listServices')).reply.lines).toEqual(['您没有订购任何业务。'])
})

test('several indexes are cancelled at once, and the same request again cancels nothing more', async () => {
  const { me, shown } = await furnished()
  const answer = { indexes: '１、３', shown }
  const done = await me.perform('cancelServices', answer, { request: 'the-answer' })
  expect(done.reply.lines).toHaveLength(2)
  expect(await codes(me)).toEqual(['CL5', 'LDXS', 'YETX'])
  const again = await me.perform('cancelServices', answer, { request: 'the-answer' })
  expect(again).toMatchObject({ kind: 'repeated', touchId: done.touchId, reply: done.reply })
})

test('the shown list may be answered again: 2 is still what 2 was, and 1 is gone', async () => {
  const { me, shown } = await furnished()
  await me.output('cancelServices', { indexes: '1', shown })
  expect(await me.perform('cancelServices', { indexes: '1', shown })).toMatchObject({ reason: 'already-off' })
  const second = await me.perform('cancelServices', { indexes: '2', shown })
  expect(second.reply.lines).toEqual([
    '已为您取消彩铃普通版，立即生效，次月起不再收费。',
    '1号此前已不在您的号码上。',
  ])
})

test('several choices of a menu hand the list in once each', async () => {
  const { me, shown } = await furnished()
  const { cancelled } = await me.output('cancelServices', { indexes: '1,2', shown: `${shown},${shown}` })
  expect(cancelled.map(({ service }) => service.code)).toEqual(['LL10', 'CL5'])
})

test.for([
  ['0', 'index-out-of-range'],
  ['6', 'index-out-of-range'],
  ['1,6', 'index-out-of-range'],
  ['1,1', 'index-repeated'],
  ['全部', 'index-unreadable'],
  ['1,4', 'in-plan'],
])('the answer %s is refused as %s and cancels nothing', async ([indexes, reason]) => {
  const { me, shown } = await furnished()
  const outcome = await me.perform('cancelServices', { indexes, shown })
  expect(outcome).toMatchObject({ kind: 'refused', reason })
  expect(words(outcome)).toContain('未取消任何业务')
  expect(await codes(me)).toHaveLength(5)
})

test('an answer counts for two hours and not a moment longer', async () => {
  const { me, shown } = await furnished()
  const late = await me.perform('cancelServices', { indexes: '1', shown }, { now: NOW + 2 * HOUR + 1 })
  expect(late).toMatchObject({ kind: 'refused', reason: 'list-stale' })
  const intime = await me.perform('cancelServices', { indexes: '1', shown }, { now: NOW + 2 * HOUR })
  expect(intime).toMatchObject({ kind: 'done' })
})

test('a list that has changed meanwhile cancels nothing', async () => {
  const { me, shown } = await furnished()
  await me.confirmed('turnServiceOn', { code: 'SJB' })
  expect(await me.perform('cancelServices', { indexes: '2', shown })).toMatchObject({
    reason: 'list-changed',
  })
  expect(await me.perform('cancelServices', { indexes: '1', shown: 'forged' })).toMatchObject({
    reason: 'list-stale',
  })
  const other = `${shown},${(await me.output('listServices')).shown}`
  expect(await me.perform('cancelServices', { indexes: '1,2', shown: other })).toMatchObject({
    reason: 'list-stale',
  })
  expect(await codes(me)).toHaveLength(6)
})

test('a plan that changed meanwhile makes it another list', async () => {
  const me = await lines.newLine()
  await me.confirmed('turnServiceOn', { code: 'LDTX' })
  await me.confirmed('changePlan', { code: 'GT88' })
  const before = DECEMBER - HOUR
  const { shown } = await me.output('listServices', {}, { now: before })
  expect(await me.perform('cancelServices', { indexes: '1', shown }, { now: before })).toMatchObject({
    kind: 'done',
  })
  const { shown: again } = await me.output('listServices', {}, { now: before })
  expect(await me.perform('cancelServices', { indexes: '1', shown: again }, { now: DECEMBER })).toMatchObject(
    {
      reason: 'list-changed',
    },
  )
})

test('two tabs that cancel the same line of the list cancel it once', async () => {
  const { me, shown } = await furnished()
  const outcomes = await Promise.all(
    ['tab-1', 'tab-2', 'tab-3'].map((request) =>
      me.perform('cancelServices', { indexes: '1', shown }, { request }),
    ),
  )
  expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(1)
  expect(
    outcomes.filter((outcome) => outcome.kind === 'refused' && outcome.reason === 'already-off'),
  ).toHaveLength(2)
})

test('a yes that comes five times at once is charged once', async () => {
  const me = await lines.newLine(prepaid)
  await me.perform('turnServiceOn', { code: 'LL10' })
  const outcomes = await Promise.all(
    [1, 2, 3, 4, 5].map((request) => me.visit({ request: `yes-${request}` }).confirm()),
  )
  expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(1)
  expect((await me.output('checkBalance')).balanceFen).toBe(40_00)
})

test('two wishes for one purse: the second is told that the money is gone', async () => {
  const me = await lines.newLine({ ...prepaid, balanceFen: 12_00 })
  await me.perform('turnServiceOn', { code: 'LL10' })
  await me.perform('turnServiceOn', { code: 'CL5' }, { port: 'web', channel: 'web' })
  const answers = await Promise.all([
    me.visit().confirm(),
    me.visit({ port: 'web', channel: 'web' }).confirm(),
  ])
  const [refused] = answers.filter(({ kind }) => kind === 'refused')
  expect(refused).toMatchObject({ reason: 'balance-too-low' })
  expect(answers.filter(({ kind }) => kind === 'done')).toHaveLength(1)
})

test('the shop offers what is not there yet and says why something may not be had', async () => {
  const { me } = await furnished()
  const { offers } = await me.output('listServices')
  expect(offers.map(({ service }) => service.code)).not.toContain('LL10')
  expect(offers.find(({ service }) => service.code === 'LL20')?.refused).toMatchObject({ reason: 'excluded' })
  expect(offers.find(({ service }) => service.code === 'SJB')?.refused).toBeNull()
})
