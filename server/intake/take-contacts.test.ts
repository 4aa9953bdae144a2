/** Importing what happened at counters and on the hotline, as the one who uploads the file sees it. */
import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { branch, businessType } from '#drizzle/schema/reference.ts'
import { msisdnDirectory, subscriber } from '#drizzle/schema/subscriber.ts'
import { touchCounter } from '#drizzle/schema/touch.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { monthlyQuery } from '#server/store/monthly.ts'
import { query, type Params } from '#server/store/query.ts'
import { uuidTime, uuidv7 } from '#server/store/uuidv7.ts'
import { touches } from '#server/touch/months.ts'
import { openTestStore } from '#tests/support/store.ts'
import { dateTime, shanghaiMs } from '#words/format.ts'
import { UnreadableFile } from './rows.ts'
import { takeContacts } from './take-contacts.ts'

const NOW = shanghaiMs(2026, 11, 22, 10)
const store = await openTestStore()
await store.transaction(async (tx) => {
  const name = { zh: '套餐变更', en: 'Plan change' }
  await insertMany(tx, businessType, [
    { code: 'plan-change', name, kind: 'handle', charged: true, position: 1 },
    { code: 'topup', name: { zh: '充值缴费', en: 'Top-up' }, kind: 'pay', charged: true, position: 2 },
  ])
  await insertMany(tx, branch, [
    { code: 'east', name: { zh: '东城', en: 'East' }, position: 1 },
    { code: 'west', name: { zh: '西城', en: 'West' }, position: 2 },
  ])
})

let lines = 0
/** A line in use since the middle of July 2026, in the branch `east`. */
async function newLine() {
  const id = uuidv7(NOW)
  const msisdn = `1390000${String(1000 + lines++)}`
  const openedAt = shanghaiMs(2026, 7, 15)
  await store.transaction(async (tx) => {
    const line = { brand: 'mzone', payment: 'prepaid', credit: 'active', branchCode: 'east' } as const
    await insertMany(tx, subscriber, [
      { id, msisdn, name: '周小舟', ...line, tier: 1, openedAt, closedAt: null },
    ])
    await insertMany(tx, msisdnDirectory, [{ msisdn, subscriberId: id, since: openedAt }])
  })
  return { id, msisdn }
}

const ofSubscriber = monthlyQuery(touches, (db, touch, p: Params<{ id: string }>) =>
  db.select().from(touch).where(eq(touch.subscriberId, p.id)).orderBy(asc(touch.id)),
)
const touchesOf = (id: string, month = 202611) =>
  store.transaction(async (tx) => {
    await touches.ensureMonth(tx, month)
    return ofSubscriber.all(tx, month, { id })
  })

const take = (text: string | Uint8Array, over: { language?: 'zh' | 'en' } = {}) =>
  takeContacts(store, {
    bytes: typeof text === 'string' ? Buffer.from(text) : text,
    form: 'csv',
    fileName: 'counter.csv',
    source: 'upload',
    staffId: null,
    now: NOW,
    language: over.language ?? 'zh',
  })

test('a counter’s record becomes a touch at its own time, place and branch', async () => {
  const { id, msisdn } = await newLine()
  const result = await take(
    `msisdn,time,channel,business,branch,place,amount,note\n${msisdn},2026-11-20 09:30,counter,plan-change,west,一厅3号台,,改为畅享套餐\n`,
  )
  expect(result).toMatchObject({ taken: 1, known: 0, faultCount: 0 })
  const [touch] = await touchesOf(id)
  expect(touch).toMatchObject({
    channel: 'counter',
    business: 'plan-change',
    branchCode: 'west',
    place: '一厅3号台',
    said: '改为畅享套餐',
    outcome: 'done',
  })
  expect(dateTime(uuidTime(touch?.id ?? ''))).toBe('2026-11-20 09:30')
})

test('Chinese headers, a BOM, Chinese names and yuan are understood', async () => {
  const { id, msisdn } = await newLine()
  const text = `\uFEFF手机号,时间,渠道,业务类型,金额\n+86 ${msisdn},2026/11/2 9:05,人工话务,充值缴费,"1,050.5"\n`
  expect(await take(text)).toMatchObject({ taken: 1, faultCount: 0 })
  expect(await touchesOf(id)).toMatchObject([
    { channel: 'hotline', business: 'topup', amountFen: 105050, branchCode: 'east' },
  ])
})

test('a file in GBK is understood', async () => {
  const { msisdn } = await newLine()
  const header = Buffer.from([0xca, 0xd6, 0xbb, 0xfa, 0xba, 0xc5])
  const rest = Buffer.from(`,time,channel,business\r\n${msisdn},2026-11-02 09:05,counter,topup\r\n`)
  expect(await take(Buffer.concat([header, rest]))).toMatchObject({ taken: 1, faultCount: 0 })
})

test('good rows are taken, bad ones reported with line and reason', async () => {
  const { msisdn } = await newLine()
  const good = `${msisdn},2026-11-20 09:30,counter,topup`
  const result = await take(
    [
      'msisdn,time,channel,business,branch,amount',
      `${good},,`,
      `12345,2026-11-20 09:30,counter,topup,,`,
      `13999999999,2026-11-20 09:30,counter,topup,,`,
      `${msisdn},2026-02-31 09:30,counter,topup,,`,
      `${msisdn},2027-01-01 09:30,counter,topup,,`,
      `${msisdn},2026-07-14 09:30,counter,topup,,`,
      `${msisdn},2026-11-20 09:30,web,topup,,`,
      `${msisdn},2026-11-20 09:30,counter,astrology,,`,
      `${msisdn},2026-11-20 09:30,counter,topup,nowhere,`,
      `${msisdn},2026-11-20 09:30,counter,topup,,-5`,
      `${msisdn},2026-11-20 09:30,counter`,
      `${msisdn},2026-06-30 23:59,counter,topup,,`,
    ].join('\n'),
    { language: 'en' },
  )
  expect(result.taken).toBe(1)
  expect(result.faults.map(({ line, reason }) => `${line} ${reason.slice(0, 24)}`)).toEqual([
    '3 The number must have 11 ',
    '4 Nobody has this number n',
    '5 The time must look like ',
    '6 The time is in the futur',
    '7 The contact is older tha',
    '8 The channel must be coun',
    '9 There is no such busines',
    '10 There is no such branch.',
    '11 The amount must be yuan,',
    '12 Not a complete CSV line:',
    '13 Only contacts of this mo',
  ])
})

test('the same file twice changes nothing', async () => {
  const { id, msisdn } = await newLine()
  const text = `msisdn,time,channel,business\n${msisdn},2026-11-20 09:30,counter,topup\n${msisdn},2026-11-20 09:31,counter,topup\n`
  expect(await take(text)).toMatchObject({ taken: 2, known: 0 })
  const before = await counts()
  expect(await take(text)).toMatchObject({ taken: 0, known: 2 })
  expect(await counts()).toEqual(before)
  expect(await touchesOf(id)).toHaveLength(2)
})

test('a missing column, an empty file and bytes that are no text are refused whole', async () => {
  await expect(take('msisdn,time,channel\n')).rejects.toThrow('Missing columns: business')
  await expect(take('')).rejects.toThrow(UnreadableFile)
  await expect(take(new Uint8Array([0, 255, 0, 254, 1, 2]))).rejects.toThrow('encoding')
})

const allCounts = query((db) =>
  db
    .select({ channel: touchCounter.channel, count: touchCounter.count })
    .from(touchCounter)
    .orderBy(touchCounter.channel, touchCounter.business, touchCounter.branchCode),
)
const counts = () => store.read((tx) => allCounts.all(tx))
