/** Marketing makes an offer in the console; subscribers and agents meet it; the figures come back. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from 'vitest'
import { auditPage } from '#server/staff/audit.ts'
import { setSwitch } from '#server/matrix/switches.ts'
import { DESKTOP, inBrowser, MOBILE, newPage } from '#tests/support/browser.ts'
import { goOnDuty } from '#tests/support/desk-pages.ts'
import { openTestDesk } from '#tests/support/desk.ts'
import { signIn } from '#tests/support/hall-pages.ts'
import { hiddenIn, newClient } from '#tests/support/http-client.ts'
import { anOffer, publish } from '#tests/support/offers.ts'
import { PASSWORD } from '#tests/support/web.ts'

const TOKEN = 'a token for the agents of the hotline'
const desk = await openTestDesk({ agentToken: TOKEN })

const typed = {
  changing: '',
  code: 'E1',
  name: '测试加油包',
  operation: 'turnServiceOn',
  input: 'code=LDTX',
  'every.title.zh': '来电提醒',
  'every.title.en': 'Call alerts',
  'every.text.zh': '漏接来电，短信告诉您。',
  'every.text.en': 'A text for each call you missed.',
  'every.price.zh': '3元/月',
  'every.price.en': '¥3 a month',
  startsAt: '2026-11-01',
  endsAt: '2026-12-31',
  points: '90',
  coolDownDays: '30',
  step: 'save',
}

type Client = Awaited<ReturnType<typeof desk.onDuty>>

async function save(client: Client, path: string, fields: Record<string, string>) {
  const page = await client.get(path)
  return client.post(path, { ...hiddenIn(page.html, 'offer'), ...fields })
}

async function subscriber() {
  const line = await desk.newLine()
  const client = newClient(desk.url)
  await client.signIn(line.msisdn, PASSWORD)
  return { line, client }
}

test('marketing makes an offer, puts it live, and the subscriber sees it at the next request', async () => {
  const marketing = await desk.onDuty('marketing')
  const { client, line } = await subscriber()
  const made = await save(marketing, '/marketing/offers/new', typed)
  expect(made.location).toBe('/marketing/offers/E1?saved')
  const draft = await marketing.get('/marketing/offers/E1')
  expect(draft.html).toContain('漏接来电，短信告诉您。')
  expect(draft.html).toContain('回E1办来电提醒，退订TD。')
  expect((await client.get('/overview')).html).not.toContain('来电提醒，')
  expect((await client.get('/offers')).html).toContain('目前没有适合您的推荐')

  const live = { ...hiddenIn(draft.html, 'publish'), changing: 'E1', step: 'publish' }
  expect((await marketing.post('/marketing/offers/E1', live)).location).toBe('/marketing/offers/E1?published')
  const shown = await client.get('/overview')
  expect(shown.html).toContain('漏接来电，短信告诉您。')
  await client.get('/overview')

  const why = await marketing.get('/marketing/why')
  const asked = { ...hiddenIn(why.html, 'why'), msisdn: line.msisdn, channel: 'web' }
  const answer = await marketing.post('/marketing/why', asked)
  expect(answer.html).toContain('90分（基础90）')
  expect(answer.html).toContain(line.msisdn.replace(/^(\d{3})\d{4}/, '$1****'))
  expect(answer.html).not.toContain(line.msisdn)
  const [looked] = await desk.store.read((tx) => auditPage(tx, null, line.id))
  expect(looked?.action).toBe('whyOffers')

  const no = { ...hiddenIn(shown.html, 'decline-E1'), offer: 'E1', answer: 'decline' }
  const declined = await client.post('/offers', no)
  expect((await client.get(declined.location ?? '')).html).toContain('30天内各渠道都不再')
  expect((await client.get('/overview')).html).not.toContain('漏接来电')
  const again = await marketing.post('/marketing/why', {
    ...hiddenIn((await marketing.get('/marketing/why')).html, 'why'),
    msisdn: line.msisdn,
    channel: 'hotline',
  })
  expect(again.html).toContain('表示不感兴趣，各渠道静默到2026-12-22')
  const figures = (await marketing.get('/marketing/offers/E1/figures')).html
  expect(figures).toContain('网上营业厅')
  await save(marketing, '/marketing/offers/E1', { ...typed, changing: 'E1' })
  const ending = hiddenIn((await marketing.get('/marketing/offers/E1')).html, 'end')
  await marketing.post('/marketing/offers/E1', { ...ending, changing: 'E1', step: 'end' })
})

test('an offer that opens nothing, or what is closed, is refused in clear words', async () => {
  const marketing = await desk.onDuty('marketing')
  const wrong = async (over: Record<string, string>) => {
    const answer = await save(marketing, '/marketing/offers/new', { ...typed, code: 'F1', ...over })
    expect(answer.status).toBe(422)
    return answer.html
  }
  expect(await wrong({ operation: 'dropTables' })).toContain('没有这个业务功能')
  expect(await wrong({ operation: 'resetPassword' })).toContain('没有这个业务功能')
  expect(await wrong({ input: 'code=NOPE' })).toContain('没有编码为NOPE的在售业务')
  expect(await wrong({ operation: 'redeemEcoins', input: 'item=999' })).toContain('没有编码为999的礼品')
  expect(await wrong({ operation: 'preRegister', input: 'code=NO' })).toContain('没有编码为NO的预登记业务')
  expect(await wrong({ input: 'nonsense' })).toContain('预设参数')
  expect(await wrong({ code: 'T1' })).toContain('编号是一个字母')
  expect(await wrong({ endsAt: '2026-10-01' })).toContain('截止不能早于开始')
  expect(await wrong({ 'every.title.en': '' })).toContain('中英文都要填写')
  await desk.store.transaction(async (tx) => {
    const row = { operation: 'redeemEcoins', channel: 'wap', open: false }
    for (const brand of ['gotone', 'easyown', 'mzone']) await setSwitch(tx, { ...row, brand })
  })
  const closed = await wrong({ operation: 'redeemEcoins', input: 'item=501', channels: 'wap' })
  expect(closed).toContain('没有开放：WAP营业厅')
})

test('figures leave as spreadsheets: every offer, one by day and channel, and the touches behind a figure', async () => {
  await publish(desk.store, anOffer('M1', { input: { code: 'LDTX' }, changedAt: 5 }))
  const { client, line } = await subscriber()
  const shown = await client.get('/overview')
  await client.post('/offers', { ...hiddenIn(shown.html, 'decline-M1'), offer: 'M1', answer: 'decline' })
  const marketing = await desk.onDuty('marketing')
  const file = async (path: string) => {
    const { html, headers } = await marketing.get(path)
    expect(headers.get('content-type')).toContain('text/csv')
    return html.replace('\uFEFF', '').trim().split('\r\n')
  }
  const all = await file('/marketing/offers/csv')
  expect(all[0]).toBe('编号,内部名称,状态,渠道,展示,查看,同意,拒绝,过期,办成,办成率%')
  expect(all).toContain('M1,优惠M1,上线,网上营业厅,1,0,0,1,0,0,0')
  expect(await file('/marketing/offers/M1/figures/csv')).toEqual([
    '日期,渠道,展示,查看,同意,拒绝,过期,办成,办成率%',
    '2026-11-22,网上营业厅,1,0,0,1,0,0,0',
  ])
  expect(await file('/marketing/offers/M1/figures/csv?channel=sms')).toHaveLength(1)
  expect((await marketing.get('/marketing/offers/Z9/figures')).status).toBe(404)
  const [head, ...touches] = await file('/marketing/offers/M1/touches/csv?event=declined')
  expect(head).toBe('时间,手机号,客户,渠道,触点,触点编号')
  expect(touches).toHaveLength(1)
  expect(touches[0]).toContain(`${line.msisdn.slice(0, 3)}****`)
  expect(touches[0]).not.toContain(line.msisdn)
  const audits = await desk.store.read((tx) => auditPage(tx, null, null))
  const audited = audits.find(({ action }) => action === 'exportOfferTouches')
  expect(audited?.detail).toMatchObject({ event: 'declined', seen: [line.id] })
  await publish(desk.store, anOffer('M1', { status: 'ended', changedAt: 6 }))
})

test('who is no marketer keeps no offers', async () => {
  const clerk = await desk.onDuty('clerk')
  expect((await clerk.get('/marketing/offers')).status).toBe(403)
  expect((await clerk.get('/marketing/why')).html).not.toContain('优惠与推荐')
})

test('an agent’s screen lists, says why, takes the answer, and leaves touches', async () => {
  await publish(desk.store, anOffer('G1', { input: { code: 'QQH' }, changedAt: 7 }))
  const { line, client } = await subscriber()
  const ask = (path: string, init: RequestInit = {}, token = TOKEN) =>
    fetch(desk.url + path, { ...init, headers: { authorization: `Bearer ${token}` } })
  const list = `/api/recommendations?msisdn=${line.msisdn}&channel=hotline&agent=8001`
  expect((await ask(list, {}, 'wrong')).status).toBe(401)
  expect((await ask('/api/recommendations?msisdn=1&channel=web')).status).toBe(422)
  expect((await ask(list.replace(line.msisdn, '13900009999'))).status).toBe(404)
  const body = (await (await ask(list)).json()) as { msisdn: string; offers: object[] }
  expect(body.msisdn).toMatch(/^139\*{4}/)
  expect(body.offers).toMatchObject([{ code: 'G1', points: 50, reasons: ['对所有客户'] }])
  expect((await client.get('/offers')).html).toContain('不感兴趣')

  const said = { msisdn: line.msisdn, channel: 'hotline', agent: '8001', offer: 'G1', answer: 'declined' }
  const post = () => ask('/api/recommendations/response', { method: 'POST', body: JSON.stringify(said) })
  const first = (await (await post()).json()) as { touch: string }
  expect(await (await post()).json()).toEqual(first)
  expect((await client.get('/offers')).html).toContain('目前没有适合您的推荐')
  expect(((await (await ask(list)).json()) as { offers: unknown[] }).offers).toEqual([])
  const mine = (await client.get('/touches')).html
  expect(mine).toContain('人工话务')
  await publish(desk.store, anOffer('G1', { status: 'ended', changedAt: 8 }))
})

inBrowser('from the overview to the order, and how it looks', { timeout: 180_000 }, async () => {
  const B1 = anOffer('B1', { operation: 'redeemEcoins', input: { item: '501' }, points: 20, changedAt: 10 })
  const every = { ...B1.words.every, title: { zh: '代金券', en: 'A voucher' } }
  await publish(desk.store, anOffer('K1', { input: { code: 'LDTX' }, changedAt: 9 }), {
    ...B1,
    words: { every, own: {} },
  })
  const line = await desk.newLine()
  const page = await newPage({ viewport: MOBILE })
  await signIn(page, desk.url, line.msisdn)
  await page.waitForSelector('#offers')
  await shot(page, 'hall-overview-phone')
  await page.click('form:has([value=K1]) button[value=take]')
  await page.waitForURL(/\/confirm\//)
  await page.click('form:has([value=yes]) button')
  await page.waitForURL(/\/told\//)
  await page.goto(`${desk.url}/offers`)
  expect(await page.textContent('main')).not.toContain('1GB加油包')
  expect(await axe(page)).toEqual([])

  const admin = await newPage({ viewport: DESKTOP })
  await goOnDuty(admin, desk, 'admin')
  for (const language of ['zh', 'en']) {
    if (language === 'en') await admin.click('header button[value=en]')
    for (const path of [
      '/marketing/offers',
      '/marketing/offers/K1',
      '/marketing/offers/new',
      '/marketing/offers/K1/figures',
    ]) {
      await admin.goto(desk.url + path)
      await shot(admin, `${path.slice(1).replaceAll('/', '-')}-${language}`)
      expect([path, language, await axe(admin)]).toEqual([path, language, []])
    }
    await admin.goto(`${desk.url}/marketing/why`)
    await admin.fill('main [name=msisdn]', line.msisdn)
    await admin.click('main button')
    await admin.waitForSelector('table')
    await shot(admin, `marketing-why-${language}`)
    expect([language, await axe(admin)]).toEqual([language, []])
  }
})

type BrowserPage = Awaited<ReturnType<typeof newPage>>

async function axe(page: BrowserPage): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  const told = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
  return wide > 0 ? [...told, `${wide} px wider than the screen`] : told
}

/** Where `SHOTS` names a folder. */
async function shot(page: BrowserPage, name: string): Promise<void> {
  const folder = process.env['SHOTS']
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}
