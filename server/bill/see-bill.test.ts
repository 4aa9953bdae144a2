import { expect, test } from 'vitest'
import { openLines, words } from '#tests/support/line.ts'
import { shanghaiMs } from '#words/format.ts'

const lines = await openLines()
const bills = [5800, 6100, 5900, 6300, 5800, 6000, 6250, 5950]

test('the bill is the last issued one, by category, compared with the month before', async () => {
  const me = await lines.newLine({ bills })
  const bill = await me.output('seeBill')
  expect(bill).toMatchObject({
    month: 202610,
    totalFen: 5950,
    dueFen: 5950,
    previous: { month: 202609, totalFen: 6250, changeFen: -300 },
  })
  expect(bill.categories).toMatchObject([
    { category: 'plan', amountFen: 5800 },
    { category: 'voice', amountFen: 150 },
  ])
  expect(bill.trend.map(({ month }) => month)).toEqual([202605, 202606, 202607, 202608, 202609, 202610])
  expect(bill.months).toHaveLength(8)
})

test('the reply says the total, its parts and the difference in one breath', async () => {
  const me = await lines.newLine({ bills })
  const { reply } = await me.perform('seeBill')
  expect(reply.lines).toEqual([
    '共59.50元：套餐费58.00、语音费1.50。',
    '比9月少3.00元。',
    '尚有59.50元未缴。',
  ])
})

test.for([
  '202609',
  '2026-09',
  '2026/9',
  '2026年9月',
  '9',
  '09',
  '9月',
  '九月',
  '９月',
  '上上月',
  ' 2026 09 ',
])('September may be written %s', async (month) => {
  const me = await lines.newLine({ bills })
  expect(await me.output('seeBill', { month })).toMatchObject({ month: 202609, totalFen: 6250 })
})

test('a month that never was is not taken for another', async () => {
  const me = await lines.newLine({ bills })
  for (const month of ['202613', '13', '0', 'abc', '十三月', '1999']) {
    const outcome = await me.perform('seeBill', { month })
    expect(outcome.kind).toBe('invalid')
    expect(words(outcome)).toContain('如 202610')
  }
})

test('the running month and the future are not issued yet', async () => {
  const me = await lines.newLine({ bills })
  expect(await me.perform('seeBill', { month: '本月' })).toMatchObject({ reason: 'bill-not-issued' })
  expect(words(await me.perform('seeBill', { month: '11' }))).toContain('11月账单尚未出账')
  expect(words(await me.perform('seeBill', { month: '202701' }))).toContain('尚未到来')
})

test('months before the line was opened, and older than a year, are refused with the reason', async () => {
  const young = await lines.newLine({ bills: [5800], openedAt: shanghaiMs(2026, 10, 3) })
  const early = await young.perform('seeBill', { month: '9月' })
  expect(early).toMatchObject({ reason: 'before-opened' })
  expect(words(early)).toContain('2026年10月开户')
  const old = await lines.newLine({ bills })
  expect(await old.perform('seeBill', { month: '202510' })).toMatchObject({ reason: 'bill-too-old' })
  expect(await old.perform('seeBill', { month: '202511' })).toMatchObject({ reason: 'no-bill' })
})

test('a line without any bill is told when the first one comes', async () => {
  const me = await lines.newLine({ openedAt: shanghaiMs(2026, 11, 3) })
  expect(await me.perform('seeBill')).toMatchObject({ reason: 'no-bill-yet' })
})

test('nobody reads another’s bill, whatever they put into the input', async () => {
  const me = await lines.newLine({ bills: [9999] })
  const other = await lines.newLine()
  const outcome = await other.perform('seeBill', { month: '10', subscriberId: me.id, msisdn: '13900001111' })
  expect(outcome).toMatchObject({ kind: 'refused', reason: 'no-bill' })
})

test('in English the bill reads as well', async () => {
  const me = await lines.newLine({ bills })
  const { reply } = await me.perform('seeBill', {}, { language: 'en' })
  expect(reply.title).toBe('Bill for Oct 2026')
  expect(reply.lines[0]).toBe('¥59.50: plan 58.00, voice 1.50.')
  expect(reply.lines[1]).toBe('¥3.00 less than Sep 2026.')
})
