/** The back office works what subscribers asked for: pre-registrations, complaints, evidence. */
import { expect, test } from 'vitest'
import { openTestDesk, type TestDesk } from '#tests/support/desk.ts'
import { paidAtCashier } from '#tests/support/flagged.ts'
import { hiddenIn } from '#tests/support/http-client.ts'
import { NOW } from '#tests/support/line.ts'
import type { OperationName } from '#server/operations.ts'

const desk = await openTestDesk()
let requests = 0

/** A subscriber asks for something by text. */
async function asks(subscriberId: string, name: OperationName, input: unknown) {
  const contact = { channel: 'sms', subscriberId, access: 'sim', port: '10086' } as const
  const request = `${subscriberId}:${requests++}`
  const outcome = await desk.hall.portal.visit({ ...contact, request, now: NOW }).perform(name, input)
  expect([name, outcome.kind]).toEqual([name, 'done'])
}

type Client = Awaited<ReturnType<TestDesk['onDuty']>>

/** The form in whose name this id stands. */
async function send(client: Client, path: string, form: string, fields: Record<string, string>) {
  const page = await client.get(path)
  return client.post(path, { ...hiddenIn(page.html, form), ...fields })
}

const idIn = (html: string, form: string) => new RegExp(`\\.${form}-([0-9a-f-]{36})"`).exec(html)?.[1] ?? ''

test('a pre-registration is taken, finished with a result, and the subscriber is told', async () => {
  const line = await desk.newLine('林小满')
  await asks(line.id, 'preRegister', { code: 'KD', details: '青禾街道12号' })
  const office = await desk.onDuty('backoffice')
  const queue = await office.get('/desk/requests')
  expect(queue.html).toContain('林**')
  expect(queue.html).not.toContain(line.msisdn)
  const id = idIn(queue.html, 'take')
  const one = { subscriberId: line.id, id }
  await send(office, '/desk/requests', `take-${id}`, one)
  const working = '/desk/requests?state=working'
  const empty = await send(office, working, `finish-${id}`, { ...one, outcome: 'completed', result: ' ' })
  expect(empty.status).toBe(422)
  const done = await send(office, working, `finish-${id}`, {
    ...one,
    outcome: 'completed',
    result: '明日上门安装',
  })
  expect((await office.get(done.location ?? '')).html).toContain('结果已发给客户')
  expect((await office.get('/desk/requests?state=completed')).html).toContain('明日上门安装')
  expect((await office.get(`/desk/subscribers/${line.id}`)).html).toContain('明日上门安装')
})

test('the queue is filtered, shows what is overdue, and is extracted with whole numbers', async () => {
  const line = await desk.newLine()
  await asks(line.id, 'preRegister', { code: 'KD', details: '双桥路3号' })
  const office = await desk.onDuty('backoffice')
  expect((await office.get('/desk/requests?branchCode=luzhou')).html).toContain('队列里没有预登记')
  expect((await office.get('/desk/requests?overdue=true')).html).toContain('队列里没有预登记')
  const csv = await office.get('/desk/requests/csv?state=received')
  expect(csv.headers.get('content-disposition')).toContain('attachment')
  expect(csv.html).toContain(line.msisdn)
})

test('a complaint is answered once, and the answer is on its way', async () => {
  const line = await desk.newLine()
  await asks(line.id, 'complain', { content: '宽带三天没有人来装' })
  const clerk = await desk.onDuty('clerk')
  const page = await clerk.get('/desk/complaints')
  expect(page.html).toContain('宽带三天没有人来装')
  const id = idIn(page.html, 'answer')
  const typed = { subscriberId: line.id, id, answer: '今日18点前上门' }
  const sent = await send(clerk, '/desk/complaints', `answer-${id}`, typed)
  expect((await clerk.get(sent.location ?? '')).html).toContain('答复已发给客户')
  expect((await clerk.get('/desk/complaints?state=answered')).html).toContain('今日18点前上门')
  const again = await clerk.post('/desk/complaints', { ...hiddenIn(page.html, `answer-${id}`), ...typed })
  expect(again.status).toBe(409)
})

test('a payment that does not fit is settled with a reason, once, and the list is filtered', async () => {
  const line = await desk.newLine('林小满')
  await paidAtCashier(desk.store, line.id, { amountFen: 5000, at: NOW }, { ref: 'LT1', paidFen: 500 })
  const office = await desk.onDuty('backoffice')
  const page = await office.get('/desk/payments')
  expect(page.html).toContain('缴费单50.00元，收银台通知实收5.00元，未入账。')
  expect(page.html).not.toContain(line.msisdn)
  const other = await office.get('/desk/payments?verdict=paid-twice')
  expect(other.html).toContain('没有待核实的缴费')
  expect((await office.get('/desk/payments?from=2026-11-23')).html).toContain('没有待核实的缴费')

  const id = idIn(page.html, 'resolve')
  const typed = { subscriberId: line.id, id, resolution: 'credited', note: '与收银台对账，多次分笔支付' }
  const short = await send(office, '/desk/payments', `resolve-${id}`, { ...typed, note: '好' })
  expect(short.status).toBe(422)
  expect(short.html).toContain('请写明核实经过')
  const done = await send(office, '/desk/payments', `resolve-${id}`, typed)
  expect((await office.get(done.location ?? '')).html).toContain('已入账，客户已收到通知')
  const again = await office.post('/desk/payments', { ...hiddenIn(page.html, `resolve-${id}`), ...typed })
  expect(again.status).toBe(409)
  expect(again.html).toContain('该笔缴费已处理')
  const resolved = await office.get('/desk/payments?state=resolved&verdict=mismatched')
  expect(resolved.html).toContain('多次分笔支付')
  expect(resolved.html).toContain('周明')

  const english = await office.get('/desk/payments?state=resolved&verdict=line-closed')
  expect(english.html).toContain('没有符合条件的记录')
  const clerk = await desk.onDuty('clerk')
  expect((await clerk.get('/desk/payments')).status).toBe(403)
})

test('evidence is counted, and leaves as a file of a period or of one subscriber', async () => {
  const line = await desk.newLine('林小满')
  const contact = { channel: 'sms', subscriberId: line.id, access: 'sim', port: '10086', now: NOW } as const
  const asked = await desk.hall.portal.visit({ ...contact, request: 'on' }).perform('turnServiceOn', {
    code: 'CL5',
  })
  expect(asked.kind).toBe('quoted')
  const office = await desk.onDuty('backoffice')
  const period = { from: '2026-11-01', until: '2026-11-22', msisdn: '' }
  const count = { ...period, do: 'count' }
  const page = await send(office, '/desk/evidence', 'evidence', { ...count, msisdn: line.msisdn })
  expect(page.html).toContain('共1条凭证，可以导出。')
  expect(page.html).toContain(`value="${line.msisdn}"`)
  const csv = await send(office, '/desk/evidence', 'evidence', { ...period, do: 'export' })
  expect(csv.headers.get('content-disposition')).toContain('evidence-2026-11-01-2026-11-22.csv')
  expect(csv.html).toContain(line.msisdn)
  const ofOne = `/desk/evidence?subscriber=${line.id}`
  const all = { subscriberId: line.id, from: '', until: '' }
  expect((await office.get(ofOne)).html).toContain('仅限从客户页面选定的客户')
  expect((await send(office, ofOne, 'evidence', { ...all, do: 'export' })).html).toContain(line.msisdn)
  const nothing = await send(office, '/desk/evidence', 'evidence', { from: '', until: '', do: 'export' })
  expect(nothing.status).toBe(422)
  expect(nothing.html).toContain('请填写客户号码，或完整的时间段')
  const nobody = { ...count, msisdn: '13999999999' }
  expect((await send(office, '/desk/evidence', 'evidence', nobody)).status).toBe(409)
})
