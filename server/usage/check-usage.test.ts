import { expect, test } from 'vitest'
import { NOW, openLines } from '#tests/support/line.ts'
import { shanghaiMs } from '#words/format.ts'

const lines = await openLines()
const GB = 1024 * 1024

test('what is left of each allowance, as of the last report, with the days to go', async () => {
  const me = await lines.newLine({ used: { 202611: { minutes: 80, messages: 12, dataKb: 7 * GB } } })
  const usage = await me.output('checkUsage')
  expect(usage).toMatchObject({ asOf: NOW - 3600_000, overFen: 0, daysLeft: 9, plan: { code: 'GT58' } })
  expect(usage.bars).toMatchObject([
    { kind: 'minutes', used: 80, allowed: 200, remaining: 120, over: 0 },
    { kind: 'messages', remaining: 38 },
    { kind: 'dataKb', remaining: 3 * GB, allowed: 10 * GB },
  ])
  const { reply } = await me.perform('checkUsage')
  expect(reply.lines).toEqual([
    '截至11月22日9时，剩余通话120/200分钟、短信38/50条、流量3GB/10GB，本月还有9天。',
  ])
})

test('beyond the allowance it says how far and what it costs', async () => {
  const me = await lines.newLine({ used: { 202611: { minutes: 220, dataKb: 10 * GB + 1 } } })
  const usage = await me.output('checkUsage')
  // 20 minutes at 0.15 and one started megabyte at 0.01.
  expect(usage.overFen).toBe(301)
  const { reply } = await me.perform('checkUsage')
  expect(reply.lines[0]).toContain('通话已超出20分钟')
  expect(reply.lines[1]).toBe('超出部分已产生费用3.01元。')
})

test('last month’s use is not this month’s', async () => {
  const me = await lines.newLine({ used: { 202610: { minutes: 199 } } })
  const usage = await me.output('checkUsage')
  expect(usage.bars[0]).toMatchObject({ used: 0, remaining: 200 })
  expect(usage.asOf).toBe(NOW)
})

test('on the last day of a month one day is left, in Shanghai', async () => {
  const me = await lines.newLine()
  const lastMinute = shanghaiMs(2026, 11, 30, 23, 59)
  expect((await me.output('checkUsage', {}, { now: lastMinute })).daysLeft).toBe(1)
  expect((await me.output('checkUsage', {}, { now: lastMinute + 60_000 })).daysLeft).toBe(31)
})
