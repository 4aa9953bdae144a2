/** Marketing sets an activity up without scripts; subscribers take part; the result and the file come back. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from 'vitest'
import type { Page } from 'playwright'
import { aGrab, aQuiz, aSurvey, aVote, goLive } from '#tests/support/activities.ts'
import { DESKTOP, inBrowser, MOBILE, newPage } from '#tests/support/browser.ts'
import { goOnDuty } from '#tests/support/desk-pages.ts'
import { openTestDesk } from '#tests/support/desk.ts'
import { signIn } from '#tests/support/hall-pages.ts'
import { hiddenIn } from '#tests/support/http-client.ts'

const desk = await openTestDesk()
const plain = { viewport: DESKTOP, javaScriptEnabled: false }
const press = (page: Page, words: string) => page.click(`main button:not(.sr-only):has-text("${words}")`)

async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) await page.fill(`[name="${name}"]`, value)
}

inBrowser(
  'a survey with a branch, from the empty form to the file',
  async () => {
    const staff = await newPage(plain)
    await goOnDuty(staff, desk, 'marketing')
    await staff.goto(`${desk.url}/marketing/activities/new`)
    await staff.click('text=问卷')
    await fill(staff, {
      code: 'WJ77',
      'title.zh': '营业厅体验',
      'title.en': 'Our shops',
      'lead.zh': '一分钟，帮我们做得更好。',
      'lead.en': 'A minute to make us better.',
      'q1.zh': '您来过营业厅吗？',
      'q1.en': 'Have you been to a shop?',
      'q1.c1.zh': '来过',
      'q1.c1.en': 'Yes',
      'q1.c2.zh': '没有',
      'q1.c2.en': 'No',
    })
    await press(staff, '添加选项')
    expect(await staff.inputValue('[name="q1.c1.zh"]')).toBe('来过')
    await fill(staff, { 'q1.c3.zh': '不记得', 'q1.c3.en': 'I forget' })
    await staff.click('[aria-label="删除选项3"]')
    expect(await staff.locator('[name="q1.c3.zh"]').count()).toBe(0)
    await press(staff, '添加一题')
    await fill(staff, { 'q2.zh': '哪里可以改进？', 'q2.en': 'What could be better?' })
    await staff.selectOption('[name="q2.asks"]', 'words')
    await staff.selectOption('[name="q1.c2.goTo"]', 'end')
    await press(staff, '添加奖品')
    await fill(staff, { 'p1.coins': '15' })
    await press(staff, '保存')
    await staff.waitForURL(/WJ77\?saved/)
    expect(await staff.locator('[name="q2.c1.zh"]').count()).toBe(0)
    await press(staff, '发布')
    expect(await staff.textContent('main')).toContain('网页和短信同时开放')

    const line = await desk.newLine()
    const page = await newPage({ javaScriptEnabled: false })
    await signIn(page, desk.url, line.msisdn)
    expect(await page.textContent('main')).toContain('营业厅体验')
    await page.click('a[href="/activities/WJ77"]')
    await page.check('[name=answer][value="1"]')
    await press(page, '下一题')
    expect(await page.textContent('main')).toContain('哪里可以改进')
    await page.fill('[name=text]', '多开几个窗口')
    await press(page, '下一题')
    const told = (await page.textContent('main')) ?? ''
    expect(told).toContain('问卷已提交')
    expect(told).toContain('奖励15个e币')
    await page.goto(`${desk.url}/activities`)
    expect(await page.textContent('main')).toContain('已参加')

    const other = await desk.newLine()
    const second = await newPage({ javaScriptEnabled: false })
    await signIn(second, desk.url, other.msisdn)
    await second.goto(`${desk.url}/activities/WJ77`)
    await second.check('[name=answer][value="2"]')
    await press(second, '下一题')
    expect(await second.textContent('main')).toContain('问卷已提交')

    await staff.goto(`${desk.url}/marketing/activities/WJ77/results`)
    const result = (await staff.textContent('main')) ?? ''
    expect(result).toContain('多开几个窗口')
    expect(result).toMatch(/参与人数2/)
    const download = staff.waitForEvent('download')
    await staff.click('a:has-text("导出CSV")')
    const stream = await (await download).createReadStream()
    let csv = ''
    for await (const piece of stream) csv += String(piece)
    expect(csv.trim().split('\r\n')).toHaveLength(3)
    expect(csv).toContain('多开几个窗口')
    expect(csv).toContain('****')
    expect(csv).not.toContain(line.msisdn)
    await staff.goto(`${desk.url}/marketing/activities/WJ77`)
    await press(staff, '结束活动')
    expect(await staff.textContent('main')).toContain('活动已结束')
    await second.reload()
    expect(await second.textContent('main')).toContain('已结束')
  },
  90_000,
)

test('what is wrong stands by the form, and nothing typed is lost', async () => {
  const marketing = await desk.onDuty('marketing')
  const page = await marketing.get('/marketing/activities/new?kind=vote')
  const fields = {
    ...hiddenIn(page.html, 'activity'),
    kind: 'vote',
    code: 'TP88',
    keyword: 'TD',
    step: 'save',
  }
  const answer = await marketing.post('/marketing/activities/new?kind=vote', {
    ...fields,
    'title.zh': '选一选',
    'q1.asks': 'one',
    'q1.zh': '哪个好？',
  })
  expect(answer.status).toBe(422)
  expect(answer.html).toContain('中英文都要填写')
  expect(answer.html).toContain('value="选一选"')
  expect(answer.html).toContain('value="哪个好？"')
})

test('who is no marketer sees no activities of the console', async () => {
  const clerk = await desk.onDuty('clerk')
  for (const path of ['', '/new', '/TP01', '/TP01/results', '/TP01/csv']) {
    expect((await clerk.get(`/marketing/activities${path}`)).status, path).toBe(403)
  }
})

inBrowser(
  'every page of every kind is accessible, in both languages',
  async () => {
    await goLive(desk.store, aVote(), aSurvey(), aQuiz(), aGrab(40))
    const line = await desk.newLine()
    const hall = await newPage({ viewport: MOBILE })
    await signIn(hall, desk.url, line.msisdn)
    await hall.goto(`${desk.url}/activities/TP01`)
    await hall.check('[name=answer][value="2"]')
    await press(hall, '投票')
    expect(await hall.textContent('main')).toContain('您投给了：云麓植物园')
    await hall.goto(`${desk.url}/activities/QP01`)
    await press(hall, '立即抢票')
    expect(await hall.textContent('main')).toContain('票号QP01-0001')
    const staff = await newPage({ viewport: DESKTOP })
    await goOnDuty(staff, desk, 'marketing')
    const inHall = ['/activities', ...['TP01', 'WJ01', 'QP01'].map((code) => `/activities/${code}`)]
    const inConsole = [
      ...['TP01', 'WJ01', 'DT01', 'QP01'].map((code) => `/marketing/activities/${code}/results`),
      '/marketing/activities/new?copy=WJ01',
      '/marketing/activities/new?copy=DT01',
      '/marketing/activities/TP01',
    ]
    for (const path of ['/overview', ...inHall]) await accessible(hall, path)
    for (const path of ['/marketing/activities', ...inConsole]) await accessible(staff, path)
    await hall.click('button:has-text("English")')
    await staff.click('button:has-text("English")')
    for (const path of inHall.slice(1)) await accessible(hall, path)
    for (const path of inConsole.slice(0, 5)) await accessible(staff, path)
  },
  180_000,
)

async function accessible(page: Page, path: string): Promise<void> {
  await page.goto(desk.url + path)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html}`)).toEqual([])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wide, path).toBeLessThanOrEqual(0)
  const folder = process.env['SCREENSHOTS']
  if (folder)
    await page.screenshot({
      path: `${folder}/activities-${path.replaceAll(/\W+/g, '-')}.png`,
      fullPage: true,
    })
}

inBrowser(
  'on the generic pages a survey goes on to its end: choices to press, a field for what is typed',
  async () => {
    await goLive(desk.store, aSurvey({ code: 'GP01', keyword: 'GP01' }))
    const line = await desk.newLine()
    const page = await newPage({ javaScriptEnabled: false })
    await signIn(page, desk.url, line.msisdn)
    await page.goto(`${desk.url}/do/takePart`)
    await page.fill('[name=activity]', 'gp01')
    await press(page, '办理')
    await press(page, '不满意')
    await press(page, '家里')
    expect(await page.textContent('main')).toContain('可选2项')
    await page.fill('[name=answer]', '1,3')
    await press(page, '提交回答')
    expect(await page.textContent('main')).toContain('还有什么想说的')
    await page.fill('[name=text]', '地铁里信号再好一点')
    await press(page, '提交回答')
    expect(await page.textContent('main')).toContain('问卷已提交')
  },
)

inBrowser(
  'a subscriber sends the code on, and a friend who is new gives it',
  async () => {
    const [line, other] = [await desk.newLine(), await desk.newLine()]
    const page = await newPage({ viewport: MOBILE })
    await signIn(page, desk.url, line.msisdn)
    await page.goto(`${desk.url}/ecoins`)
    await page.click('a[href="/friends"]')
    const words = await page.inputValue('#share')
    const [, code = ''] = /推荐码([A-Z]{7})/.exec(words) ?? []
    expect(words).toContain(`发短信 TJM ${code} 到10086`)
    expect(code).not.toContain(line.msisdn.slice(-4))
    await page.fill('[name=code]', code)
    await press(page, '提交')
    expect(await page.textContent('main')).toContain('这是您自己的推荐码')
    await accessible(page, '/friends')
    const friend = await newPage({ viewport: MOBILE, javaScriptEnabled: false })
    await signIn(friend, desk.url, other.msisdn)
    await friend.goto(`${desk.url}/friends`)
    await friend.fill('[name=code]', code.toLowerCase())
    await press(friend, '提交')
    expect(await friend.textContent('main')).toContain('感谢您和您的好友')
    await page.goto(`${desk.url}/friends`)
    expect(await page.textContent('main')).toMatch(/已推荐好友\s*1位/)
  },
  60_000,
)

inBrowser(
  'the result page follows the votes by itself, says as of when, and takes nothing away that is being typed',
  async () => {
    await goLive(desk.store, aGrab(5, { code: 'SS01', keyword: 'SS01' }))
    const page = await newPage({ viewport: DESKTOP })
    await goOnDuty(page, desk, 'marketing')
    await page.goto(`${desk.url}/marketing/activities/SS01/results`)
    expect(await page.textContent('#results')).toMatch(/截至 \d{4}-\d\d-\d\d \d\d:\d\d:\d\d/)
    await page.waitForSelector('[data-watch-state="live"]')
    const grab = async () => {
      const line = await desk.newLine()
      const contact = { channel: 'sms', subscriberId: line.id, access: 'sim', port: '10086' } as const
      const visit = desk.hall.portal.visit({ ...contact, request: `grab ${line.id}`, now: desk.clock.now })
      expect((await visit.perform('takePart', { activity: 'SS01' })).kind).toBe('done')
    }
    await grab()
    await page.waitForSelector('#results >> text=SS01-0001')
    await page.fill('[name="more"]', '7')
    await grab()
    expect(await page.inputValue('[name="more"]')).toBe('7')
    await page.fill('[name="more"]', '')
    await page.locator('[name="more"]').blur()
    await grab()
    await page.waitForSelector('#results >> text=SS01-0003')
  },
)
