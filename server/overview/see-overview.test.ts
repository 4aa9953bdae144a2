import { expect, test } from 'vitest'
import { complaint } from '#drizzle/schema/request.ts'
import { inboxMessage } from '#drizzle/schema/subscriber.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { DAY, NOW, openLines } from '#tests/support/line.ts'

const lines = await openLines()

test('one touch shows money, usage, plan, bill, questions and requests', async () => {
  const me = await lines.newLine({
    brand: 'easyown',
    payment: 'prepaid',
    plan: 'SZ38',
    balanceFen: 50_00,
    bills: [5800, 6100, 5900, 6300, 5800, 6000, 6250],
    used: { 202611: { minutes: 220 } },
  })
  await me.confirmed('turnServiceOn', { code: 'LL10' })
  await me.confirmed('turnServiceOn', { code: 'JYB' })
  await me.perform('changePlan', { code: 'SZ19' })
  await me.within(async (tx) => {
    const mine = { subscriberId: me.id, id: uuidv7(NOW) }
    const letter = { kind: 'notice', title: '通知', body: '内容', sentAt: NOW } as const
    await insertMany(tx, inboxMessage, [
      { ...mine, ...letter, readAt: null },
      { ...mine, id: uuidv7(NOW), ...letter, readAt: NOW },
    ])
    const asked = { ticket: 'TS1', content: '信号不好', state: 'received', branchCode: 'QL-CENTER' } as const
    await insertMany(tx, complaint, [{ ...mine, ...asked, receivedAt: NOW, deadlineAt: NOW + 2 * DAY }])
  })

  const overview = await me.output('seeOverview', {}, { channel: 'web', port: 'web' })
  expect(overview).toMatchObject({
    balanceFen: 37_00,
    owedFen: 0,
    plan: { current: { code: 'SZ38' }, next: null },
    usage: { daysLeft: 9, overFen: 300 },
    services: { charged: 2 },
    lastBill: { month: 202610, totalFen: 6250 },
    ecoins: { balance: 0, nextExpiry: null },
    unread: 1,
    questions: [{ port: '10086', operation: 'changePlan' }],
    requests: [{ ticket: 'TS1', kind: null }],
  })
  // The plan's 38, the packs' 10 and 3, twenty minutes beyond the allowance.
  expect(overview.runningCostFen).toBe(3800 + 1000 + 300 + 300)
  expect(overview.trend).toHaveLength(6)
  expect(overview.questions[0]?.quoted).toContain('神州行轻松19')
})

test('a new line has an overview too', async () => {
  const me = await lines.newLine({ openedAt: NOW - DAY })
  const overview = await me.output('seeOverview', {}, { channel: 'web' })
  expect(overview).toMatchObject({
    balanceFen: 0,
    lastBill: null,
    trend: [],
    questions: [],
    requests: [],
    unread: 0,
  })
})

test('a question that lapsed is not shown as open', async () => {
  const me = await lines.newLine()
  await me.perform('changePlan', { code: 'GT88' })
  expect((await me.output('seeOverview', {}, { channel: 'web', now: NOW + DAY })).questions).toEqual([])
})
