/** Counter and hotline records come in: as a file at the desk, and by the endpoint of another system. */
import { expect, test } from 'vitest'
import { openTestDesk } from '#tests/support/desk.ts'
import { hiddenIn } from '#tests/support/http-client.ts'

const TOKEN = 'a token that is long enough'
const desk = await openTestDesk({ importToken: TOKEN })
const line = await desk.newLine()

const HEAD = 'msisdn,time,channel,business,place,note'
const row = (at: string, note = '') => `${line.msisdn},${at},counter,plan-change,一厅,${note}`
const csv = (...rows: string[]) => Buffer.from([HEAD, ...rows, ''].join('\n'))

async function upload(bytes: Uint8Array, name = 'counter.csv') {
  const clerk = await desk.onDuty('clerk')
  const form = hiddenIn((await clerk.get('/desk/imports')).html, 'import')
  const sent = await clerk.upload('/desk/imports', form, { name, bytes })
  return { clerk, sent, page: sent.location ? await clerk.get(sent.location) : sent }
}

const figures = (html: string) =>
  [...html.matchAll(/text-2xl[^>]*>(\d+)<\/dd>/g)].map(([, figure]) => Number(figure))

test('good rows are taken, bad ones told with line and reason, and the faults can be downloaded', async () => {
  const file = csv(
    row('2026-11-20 09:30'),
    row('2026-13-40 09:30'),
    `12345,2026-11-20 09:31,counter,plan-change,一厅,`,
  )
  const { clerk, page, sent } = await upload(file)
  expect(figures(page.html)).toEqual([1, 0, 2])
  expect(page.html).toContain('时间应为')
  expect(page.html).toContain('手机号应为11位数字')
  const batch = new URL(sent.location ?? '', desk.url).searchParams.get('batch')
  const faults = await clerk.get(`/desk/imports/${batch}/faults`)
  expect(faults.headers.get('content-disposition')).toContain('faults-counter.csv')
  expect(faults.html).toMatch(/行号,原因\n3,/)
  expect((await clerk.get(`/desk/subscribers/${line.id}`)).html).toContain('一厅')
})

test('the same file twice changes nothing and says so', async () => {
  const file = csv(row('2026-11-20 10:00'), row('2026-11-20 10:01'))
  expect(figures((await upload(file)).page.html)).toEqual([2, 0, 0])
  const again = await upload(file)
  expect(figures(again.page.html)).toEqual([0, 2, 0])
  expect(again.page.html).toContain('之前都已导入')
})

test('GBK as Excel writes it, and UTF-8 with a BOM, are read', async () => {
  // 手机号,时间,渠道,业务类型,营业厅 and 服营厅,套餐变更,二厅 in GBK
  const gbk = Buffer.concat([
    Buffer.from('cad6bbfabac52ccab1bce42cc7feb5c02cd2b5cef1c0e0d0cd2cd3aad2b5ccfc0a', 'hex'),
    Buffer.from(`${line.msisdn},2026-11-20 11:00,`),
    Buffer.from('b7fed3aaccfc2cccd7b2cdb1e4b8fc2cb6feccfc0a', 'hex'),
  ])
  const { clerk, page } = await upload(gbk, '服营厅.csv')
  expect(figures(page.html)).toEqual([1, 0, 0])
  expect(page.html).toContain('导入结果：服营厅.csv')
  expect((await clerk.get(`/desk/subscribers/${line.id}`)).html).toContain('二厅')
  const bom = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), csv(row('2026-11-20 11:01'))])
  expect(figures((await upload(bom)).page.html)).toEqual([1, 0, 0])
})

test('a missing column, an empty file and no file at all are told above the form', async () => {
  const missing = await upload(Buffer.from('msisdn,time\n13900001111,2026-11-20 09:30\n'))
  expect(missing.page.status).toBe(422)
  expect(missing.page.html).toContain('缺少列：channel, business')
  expect((await upload(Buffer.from(''))).page.html).toContain('文件没有内容')
  const clerk = await desk.onDuty('clerk')
  const form = hiddenIn((await clerk.get('/desk/imports')).html, 'import')
  expect((await clerk.post('/desk/imports', form)).html).toContain('请先选择文件')
})

test('the template can be filled in and taken', async () => {
  const clerk = await desk.onDuty('clerk')
  const template = await clerk.get('/desk/imports/template')
  expect(template.headers.get('content-disposition')).toContain('.csv')
  const mine = template.html.replace('13900001111', line.msisdn)
  expect(figures((await upload(Buffer.from(mine))).page.html)).toEqual([1, 0, 0])
})

test('marketing imports nothing', async () => {
  const marketing = await desk.onDuty('marketing')
  expect((await marketing.get('/desk/imports')).status).toBe(403)
  const form = hiddenIn((await marketing.get('/ops')).html, 'sign-out')
  const sent = await marketing.upload('/desk/imports', form, {
    name: 'x.csv',
    bytes: csv(row('2026-11-20 12:00')),
  })
  expect(sent.status).toBe(403)
})

async function send(body: string | Uint8Array, headers: Record<string, string> = {}) {
  const response = await fetch(`${desk.url}/api/contacts`, {
    method: 'POST',
    body: typeof body === 'string' ? body : new Uint8Array(body),
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'text/csv', ...headers },
  })
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> }
}

test('another system hands in CSV and JSON; the same again is known', async () => {
  expect(await send(csv(row('2026-11-21 09:00')))).toMatchObject({
    status: 200,
    answer: { taken: 1, known: 0, faults: [] },
  })
  expect(await send(csv(row('2026-11-21 09:00')))).toMatchObject({ answer: { taken: 0, known: 1 } })
  const record = {
    msisdn: line.msisdn,
    time: '2026-11-21 09:01',
    channel: 'hotline',
    business: 'plan-change',
    amount: 88,
    record: 'A1',
  }
  const json = { 'content-type': 'application/json' }
  const sent = await send(
    JSON.stringify([record, { ...record, record: 'A2', time: 'yesterday' }, 'what']),
    json,
  )
  expect(sent.answer).toMatchObject({ taken: 1, known: 0, faultCount: 2, faults: [{ line: 2 }, { line: 3 }] })
  expect(await send(JSON.stringify([record]), json)).toMatchObject({ answer: { taken: 0, known: 1 } })
})

test('the endpoint says what is wrong with a request', async () => {
  const json = { 'content-type': 'application/json' }
  const body = csv(row('2026-11-21 10:00'))
  for (const authorization of ['', 'Bearer wrong', `Bearer ${TOKEN}x`, `Basic ${TOKEN}`]) {
    expect((await send(body, { authorization })).status).toBe(401)
  }
  expect((await send(body, { 'content-type': 'text/plain' })).status).toBe(415)
  expect((await send('{"not":"an array"}', json)).status).toBe(422)
  expect((await send('[', json)).status).toBe(422)
  expect((await send('msisdn,time\n1,2\n')).answer).toMatchObject({
    error: expect.stringContaining('缺少列'),
  })
  const english = await send('msisdn,time\n1,2\n', { 'accept-language': 'en' })
  expect(english.answer).toMatchObject({ error: 'Missing columns: channel, business.' })
  expect((await send(Buffer.alloc(9 * 1024 * 1024, 65))).status).toBe(413)
  expect(
    (await fetch(`${desk.url}/api/contacts`, { headers: { authorization: `Bearer ${TOKEN}` } })).status,
  ).toBe(405)
})

test('where no token is set there is no endpoint', async () => {
  const closed = await openTestDesk()
  const response = await fetch(`${closed.url}/api/contacts`, {
    method: 'POST',
    headers: { authorization: 'Bearer ' },
  })
  expect(response.status).toBe(404)
})
