/** The desk: signing in, finding a subscriber, the timeline of all channels, the whole number for a reason. */
import { expect, test } from 'vitest'
import { auditPage } from '#server/staff/audit.ts'
import { openTestDesk, STAFF_PASSWORD } from '#tests/support/desk.ts'
import { hiddenIn, newClient } from '#tests/support/http-client.ts'
import { DAY, NOW } from '#tests/support/line.ts'
import { PASSWORD } from '#tests/support/web.ts'

const desk = await openTestDesk()

const audited = async (subscriberId: string | null = null) =>
  (await desk.store.read((tx) => auditPage(tx, null, subscriberId))).map(({ action }) => action)

async function signIn(login: string, password: string, back = '') {
  const client = newClient(desk.url)
  const page = await client.get('/desk/sign-in')
  return client.post('/desk/sign-in', { ...hiddenIn(page.html, 'staff'), login, password, back })
}

test('whoever has not signed in is led to the staff sign-in and back to where they wanted to go', async () => {
  const turned = await newClient(desk.url).get('/ops?by=month')
  expect(turned).toMatchObject({ status: 303, location: '/desk/sign-in?back=%2Fops%3Fby%3Dmonth' })
  const { login } = await desk.newStaff('ops')
  expect((await signIn(login, STAFF_PASSWORD, '/ops?by=month')).location).toBe('/ops?by=month')
  expect((await signIn(login, STAFF_PASSWORD, '//evil.example')).location).toBe('/ops')
  expect((await signIn(login, STAFF_PASSWORD, '/overview')).location).toBe('/ops')
})

test('a wrong password says so, and five of them lock the login, the right one included', async () => {
  const { login } = await desk.newStaff('clerk')
  for (let tries = 0; tries < 5; tries++) {
    const refused = await signIn(login, 'not the password')
    expect(refused.status).toBe(401)
    expect(refused.html).toContain('连续输错5次将锁定15分钟')
    expect(refused.html).not.toContain('not the password')
  }
  expect((await signIn(login, STAFF_PASSWORD)).status).toBe(401)
  desk.clock.now = NOW + 16 * 60_000
  expect((await signIn(login, STAFF_PASSWORD)).location).toBe('/desk')
  desk.clock.now = NOW
})

test('each role begins where its work is, and is shown nothing that it may not do', async () => {
  const clerk = await desk.onDuty('clerk')
  const page = await clerk.get('/desk')
  expect(page.html).toContain('href="/desk/imports"')
  expect(page.html).not.toContain('href="/ops')
  const marketing = await desk.onDuty('marketing')
  const report = await marketing.get('/ops')
  expect(report.status).toBe(200)
  expect(report.html).not.toContain('href="/ops/audit"')
  expect(report.html).not.toContain('id="target"')
})

test('what a role may not see says so, and the visit is in the audit log', async () => {
  const clerk = await desk.onDuty('clerk')
  for (const path of ['/ops', '/ops/audit', '/ops/staff', '/desk/requests', '/desk/evidence']) {
    const page = await clerk.get(path)
    expect([path, page.status]).toEqual([path, 403])
    expect(page.html).toContain('您的岗位不能查看此页')
  }
  expect(await audited()).toContain('seeShareReport')
})

test('a subscriber’s session opens no page of staff, and a disabled login none any more', async () => {
  const line = await desk.newLine()
  const subscriber = newClient(desk.url)
  await subscriber.signIn(line.msisdn, PASSWORD)
  expect((await subscriber.get('/desk')).status).toBe(303)
  const admin = await desk.onDuty('admin')
  const clerk = await desk.onDuty('clerk')
  const form = hiddenIn((await admin.get('/ops/staff')).html, `staff-${clerk.id}`)
  await admin.post('/ops/staff', { ...form, staffId: clerk.id, disabled: 'true' })
  expect((await clerk.get('/desk')).status).toBe(303)
})

test('after signing out the cookie opens nothing any more', async () => {
  const clerk = await desk.onDuty('clerk')
  const cookies = new Map(clerk.cookies)
  const page = await clerk.get('/desk')
  const left = await clerk.post('/desk/sign-out', hiddenIn(page.html, 'sign-out'))
  expect(left.location).toBe('/desk/sign-in')
  for (const [name, value] of cookies) clerk.cookies.set(name, value)
  expect((await clerk.get('/desk')).status).toBe(303)
})

test('a subscriber is found by the whole number, and the number is shown to nobody', async () => {
  const line = await desk.newLine('林小满')
  const clerk = await desk.onDuty('clerk')
  const form = hiddenIn((await clerk.get('/desk')).html, 'by-number')
  const found = await clerk.post('/desk', { ...form, msisdn: `+86 ${line.msisdn}` })
  expect(found.location).toBe(`/desk/subscribers/${line.id}`)
  const page = await clerk.get(found.location ?? '')
  expect(page.html).toContain('林**')
  expect(page.html).toContain(line.msisdn.replace(/^(\d{3})\d{4}/, '$1****'))
  expect(page.html).not.toContain(line.msisdn)
  expect(page.html).not.toContain('林小满')
})

test('by name and last four digits; what is missing is said, nobody found is said too', async () => {
  const line = await desk.newLine('欧阳若兰')
  const clerk = await desk.onDuty('clerk')
  const ask = async (fields: Record<string, string>) => {
    const form = hiddenIn((await clerk.get('/desk')).html, 'by-name')
    return clerk.post('/desk', { ...form, ...fields })
  }
  const found = await ask({ name: '欧阳若兰', lastFour: line.msisdn.slice(-4) })
  expect(found.location).toBe(`/desk/subscribers/${line.id}`)
  expect((await ask({ name: '欧阳若兰', lastFour: '' })).html).toContain('或姓名加号码后四位')
  expect((await ask({ name: '欧阳若兰', lastFour: '0000' })).html).toContain('没有找到客户')
  expect((await ask({ msisdn: '12345' })).html).toContain('11位手机号码')
})

test('the timeline shows every channel, what was said, what we told, and what followed what', async () => {
  const line = await desk.newLine()
  const asked = await desk.contact(line.id, NOW - 60_000, {
    business: 'plan-change',
    operation: 'changePlan',
    outcome: 'quoted',
    said: 'BG GT88',
    told: { title: '套餐变更', lines: ['全球通畅享88，每月88.00元'] },
  })
  await desk.contact(line.id, NOW - 30_000, {
    business: 'plan-change',
    operation: 'changePlan',
    said: '是',
    told: { title: '套餐变更', lines: ['下月起生效'] },
    answersId: asked.id,
    amountFen: 8800,
  })
  await desk.contact(line.id, NOW - DAY, {
    channel: 'counter',
    operation: null,
    said: '来厅咨询套餐',
    told: null,
    place: '一厅3号台',
  })
  const clerk = await desk.onDuty('clerk')
  const { html } = await clerk.get(`/desk/subscribers/${line.id}`)
  for (const text of [
    'BG GT88',
    '全球通畅享88',
    '下月起生效',
    '来厅咨询套餐',
    '一厅3号台',
    '88.00',
    '待确认',
    '昨天',
  ]) {
    expect(html).toContain(text)
  }
  expect(html).toContain(`href="#t-${asked.id}"`)
  expect(await audited(line.id)).toContain('seeTimeline')
})

test('filters narrow the timeline, and the page before begins where this one ended', async () => {
  const line = await desk.newLine()
  for (let count = 0; count < 60; count++)
    await desk.contact(line.id, NOW - count * 3600_000, { said: `第${count}条` })
  const paid = { channel: 'web', business: 'topup', operation: 'topUp', said: '网上充值50元' }
  await desk.contact(line.id, NOW - 61 * 3600_000, paid)
  const clerk = await desk.onDuty('clerk')
  const at = `/desk/subscribers/${line.id}`
  const first = await clerk.get(at)
  expect(first.html.match(/data-touch=/g)).toHaveLength(50)
  expect(first.html).toContain('第49条')
  expect(first.html).not.toContain('第50条')
  const [, earlier = ''] = /href="([^"]*cursor=[^"]+)"[^>]*>(?:(?!<\/a>).)*更早/.exec(first.html) ?? []
  const second = await clerk.get(earlier.replaceAll('&amp;', '&'))
  expect(second.html).toContain('第50条')
  expect(second.html).not.toContain('第49条')
  const onWeb = await clerk.get(`${at}?channel=web`)
  expect(onWeb.html).toContain('网上充值50元')
  expect(onWeb.html.match(/data-touch=/g)).toHaveLength(1)
  const onDay = await clerk.get(`${at}?from=2026-11-21&until=2026-11-21&business=balance&outcome=done`)
  expect(onDay.html).toContain('第24条')
  expect(onDay.html).not.toContain('第1条')
  expect((await clerk.get(`${at}?channel=counter`)).html).toContain('没有触点')
})

test('an open timeline is told that something came, and not what', async () => {
  const line = await desk.newLine()
  const clerk = await desk.onDuty('clerk')
  const cookie = [...clerk.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const leaving = new AbortController()
  const news = await fetch(`${desk.url}/desk/subscribers/${line.id}/news`, {
    headers: { cookie },
    signal: leaving.signal,
  })
  expect(news.headers.get('content-type')).toContain('text/event-stream')
  const reader = news.body?.pipeThrough(new TextDecoderStream()).getReader()
  const touch = await desk.contact(line.id, NOW, { said: '刚发的短信' })
  let heard = ''
  while (!heard.includes(touch.id)) heard += (await reader?.read())?.value ?? ''
  expect(heard).not.toContain('刚发的短信')
  leaving.abort()
  const ops = await desk.onDuty('ops')
  expect((await ops.get(`/desk/subscribers/${line.id}/news`)).status).toBe(403)
})

test('the whole number is shown for a reason, and the reason is kept', async () => {
  const line = await desk.newLine('林小满')
  const clerk = await desk.onDuty('clerk')
  const at = `/desk/subscribers/${line.id}`
  const form = hiddenIn((await clerk.get(at)).html, 'reveal')
  const refused = await clerk.post(at, { ...form, reason: '看' })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('请写明原因')
  expect(refused.html).not.toContain(line.msisdn)
  const shown = await clerk.post(at, { ...form, reason: '客户来电核对号码' })
  expect(shown.html).toContain(line.msisdn)
  expect(shown.html).toContain('林小满')
  const rows = await desk.store.read((tx) => auditPage(tx, null, line.id))
  const why = rows.find(({ action, detail }) => action === 'revealNumber' && detail['reason'])
  expect(why?.detail).toMatchObject({ reason: '客户来电核对号码' })
})

test('a subscriber who does not exist has no page', async () => {
  const clerk = await desk.onDuty('clerk')
  for (const id of ['nobody', '00000000-0000-7000-8000-000000000000']) {
    expect((await clerk.get(`/desk/subscribers/${id}`)).status).toBe(404)
  }
})
