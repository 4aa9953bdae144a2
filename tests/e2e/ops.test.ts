/** Operations: the diversion-share report and what makes its figures, targets, the matrix, words, people, the audit log. */
import { expect, test } from 'vitest'
import { openTestDesk, type TestDesk } from '#tests/support/desk.ts'
import { hiddenIn, newClient } from '#tests/support/http-client.ts'
import { DAY, NOW } from '#tests/support/line.ts'
import { PASSWORD } from '#tests/support/web.ts'

const desk = await openTestDesk()
const line = await desk.newLine('林小满')

const handled = { business: 'plan-change', operation: 'changePlan', told: null } as const
for (let count = 0; count < 6; count++)
  await desk.contact(line.id, NOW - count * 1000, { ...handled, channel: 'web' })
await desk.contact(line.id, NOW - DAY, {
  ...handled,
  channel: 'counter',
  place: '一厅',
  branchCode: 'qinghe',
})
await desk.contact(line.id, NOW - 2 * DAY, { ...handled, channel: 'hotline', said: '人工办理' })
await desk.contact(line.id, NOW - 3 * DAY, { ...handled, channel: 'outbound' })
await desk.contact(line.id, NOW - 4 * DAY, { ...handled, channel: 'sms', outcome: 'refused' })

const text = (html: string) =>
  html
    .replace(/<!-- -->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

type Client = Awaited<ReturnType<TestDesk['onDuty']>>

async function send(client: Client, path: string, form: string, fields: Record<string, string>) {
  const page = await client.get(path)
  return client.post(path, { ...hiddenIn(page.html, form), ...fields })
}

test('the report says its definition, its share, and keeps outbound calls and refusals out of it', async () => {
  const ops = await desk.onDuty('ops')
  const said = text((await ops.get('/ops')).html)
  expect(said).toContain('占比 = 电子渠道办理量 ÷（电子渠道 + 服营厅 + 人工话务）办理量')
  // 6 ÷ (6 + 1 + 1)
  expect(said).toContain('办理占比 75.00%')
  expect(said).toContain('600.00%')
  const english = await ops.get('/ops', { 'accept-language': 'en' })
  expect(text(english.html)).toContain(
    'Share = e-channel handled ÷ (e-channel + counter + hotline agent) handled',
  )
})

test('each figure leads to the contacts that make it, masked, and to the timeline for who may', async () => {
  const admin = await desk.onDuty('admin')
  const report = await admin.get('/ops?from=2026-10&to=2026-11')
  const [, href = ''] =
    /href="(\/ops\/figure\?[^"]*side=electronic[^"]*business=plan-change[^"]*)"[^>]*>6</.exec(report.html) ??
    []
  const figure = await admin.get(href.replaceAll('&amp;', '&'))
  expect(figure.html.match(/<tr class="border-b/g)).toHaveLength(6)
  expect(figure.html).toContain('林**')
  expect(figure.html).not.toContain(line.msisdn)
  expect(figure.html).toContain(`/desk/subscribers/${line.id}?until=2026-11-22#t-`)
  const ops = await desk.onDuty('ops')
  const counter = await ops.get('/ops/figure?from=2026-11&to=2026-11&kind=handle&side=counter')
  expect(counter.html).toContain('一厅')
  expect(counter.html).not.toContain('/desk/subscribers/')
  expect((await ops.get('/ops/figure?from=2026-11&to=2026-11&kind=handle&side=web')).status).toBe(404)
})

test('by branch, by month, and a span that runs backwards', async () => {
  const ops = await desk.onDuty('ops')
  expect(text((await ops.get('/ops?by=branch')).html)).toContain('青禾分公司')
  expect(text((await ops.get('/ops?by=month&kind=handle&branch=qinghe')).html)).toContain('2026年11月')
  const backwards = await ops.get('/ops?from=2026-11&to=2026-01')
  expect(text(backwards.html)).toContain('已显示最近六个月')
  expect(text((await ops.get('/ops?from=2020-01&to=2020-02')).html)).toContain('这段时间没有数据')
})

test('the report as a spreadsheet', async () => {
  const marketing = await desk.onDuty('marketing')
  const csv = await marketing.get('/ops/share/csv?by=business&kind=handle')
  expect(csv.headers.get('content-type')).toContain('text/csv')
  expect(csv.html).toMatch(/套餐变更,0,0,0,6,1,1,/)
  expect(csv.html).toMatch(/合计,.*75\.00/)
})

test('a target that was set shows at once, beside what is completed of it', async () => {
  const ops = await desk.onDuty('ops')
  const wrong = await send(ops, '/ops', 'target', {
    month: '2026-11',
    business: '*',
    branch: '*',
    share: '120',
  })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('目标占比应为0到100')
  const set = await send(ops, '/ops', 'target', { month: '2026-11', business: '*', branch: '*', share: '80' })
  const said = text((await ops.get(set.location ?? '')).html)
  expect(said).toContain('目标已保存')
  expect(said).toContain('目标 80.00%')
  expect(said).toContain('93.75%')
})

test('a switch of the matrix takes effect at the next request of the hall', async () => {
  const subscriber = newClient(desk.url)
  await subscriber.signIn(line.msisdn, PASSWORD)
  const ask = async () =>
    subscriber.post(
      '/do/checkBalance',
      hiddenIn((await subscriber.get('/do/checkBalance')).html, 'operation'),
    )
  expect((await ask()).status).toBe(303)
  const ops = await desk.onDuty('ops')
  const cell = { brand: 'gotone', operation: 'checkBalance' }
  const at = '/ops/matrix?brand=gotone'
  const closed = await send(ops, at, 'checkBalance.web', { ...cell, cell: 'web=false' })
  expect(text((await ops.get(closed.location?.split('#')[0] ?? '')).html)).toContain('在网上营业厅已关闭')
  expect((await ask()).status).toBe(409)
  await send(ops, at, 'checkBalance.web', { ...cell, cell: 'web=true' })
  expect((await ask()).status).toBe(303)
})

test('a word is added, refused where it is reserved or taken, and removed', async () => {
  const ops = await desk.onDuty('ops')
  const add = (word: string, preset = '') =>
    send(ops, '/ops/aliases', 'add', { word, operation: 'checkBalance', preset })
  expect((await add('我还有多少钱')).status).toBe(303)
  expect(text((await ops.get('/ops/aliases?of=checkBalance')).html)).toContain('我还有多少钱')
  expect((await add('我还有多少钱')).html).toContain('该指令已被占用')
  expect((await add('退订')).html).toContain('保留指令')
  expect((await add('查查', 'what')).html).toContain('名称=值')
  const page = await ops.get('/ops/aliases')
  const [, form = ''] = /value="[^"]+\.(remove-[^"]+)"(?:(?!<\/form>).)*我还有多少钱/.exec(page.html) ?? []
  await send(ops, '/ops/aliases', form, { remove: '我还有多少钱' })
  expect(text((await ops.get('/ops/aliases')).html)).not.toContain('我还有多少钱')
})

test('an admin adds somebody who can then sign in, and reads who did what', async () => {
  const admin = await desk.onDuty('admin')
  const typed = {
    login: 'new.clerk',
    name: '唐梓轩',
    role: 'clerk',
    branchCode: 'lanxi',
    password: 'too short',
  }
  const wrong = await send(admin, '/ops/staff', 'add', typed)
  expect(wrong.html).toContain('密码至少10位')
  expect(wrong.html).not.toContain('too short')
  const added = await send(admin, '/ops/staff', 'add', { ...typed, password: 'long enough now' })
  expect(added.status).toBe(303)
  const fresh = newClient(desk.url)
  const form = hiddenIn((await fresh.get('/desk/sign-in')).html, 'staff')
  const entered = await fresh.post('/desk/sign-in', {
    ...form,
    login: 'new.clerk',
    password: 'long enough now',
  })
  expect(entered.location).toBe('/desk')
  const log = text((await admin.get('/ops/audit')).html)
  expect(log).toContain('新增员工')
  expect(log).toContain('login=new.clerk')
  expect(log).not.toContain('long enough now')
})

test('an own password is changed with the old one', async () => {
  const clerk = await desk.onDuty('clerk')
  const wrong = await send(clerk, '/desk/password', 'password', {
    current: 'guess',
    password: 'a new password',
  })
  expect(wrong.html).toContain('原密码不正确')
  const typed = { current: 'a clerk of the hall', password: 'a new password' }
  expect((await send(clerk, '/desk/password', 'password', typed)).location).toBe('/desk/password?changed')
})
