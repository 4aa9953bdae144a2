/** What people do in the web hall, in a real browser. */
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { DESKTOP, inBrowser, newPage } from '#tests/support/browser.ts'
import { signIn } from '#tests/support/hall-pages.ts'
import { lettersTo } from '#tests/support/letters.ts'
import { openTestWeb } from '#tests/support/web.ts'

const web = await openTestWeb()

async function signedIn(options: Parameters<typeof newPage>[0] = {}) {
  const line = await web.newLine()
  const page = await newPage(options)
  await signIn(page, web.url, line.msisdn)
  return { line, page }
}

const heading = (page: Page) => page.locator('h1').innerText()
const text = (page: Page) => page.locator('main').innerText()

inBrowser('signs in with a code that came by text, and out again', async () => {
  const line = await web.newLine()
  const page = await newPage()
  await page.goto(`${web.url}/bill`)
  await page.fill('[name=msisdn]', line.msisdn)
  await page.click('button[value=send]')
  await page.waitForSelector('[name=code]')
  const [letter = ''] = await lettersTo(web.store, line.id)
  await page.fill('[name=code]', /\d{6}/.exec(letter)?.[0] ?? '')
  await page.click('button[value=code]')
  await page.waitForURL(`${web.url}/bill`)
  expect(await heading(page)).toContain('2026年10月账单')
  await page.goto(`${web.url}/do`)
  await page.getByRole('button', { name: '退出登录' }).last().click()
  await page.waitForURL(`${web.url}/`)
  await page.goBack()
  await page.goto(`${web.url}/overview`)
  expect(page.url()).toContain('/sign-in')
})

inBrowser('looks through the months of the bill', async () => {
  const { page } = await signedIn()
  await page.goto(`${web.url}/bill`)
  await page.selectOption('#month', '202608')
  await page.waitForURL(/month=202608/)
  expect(await heading(page)).toContain('2026年8月账单')
  expect(await text(page)).toContain('全球通畅享58套餐月费')
})

inBrowser('changes the plan: quoted, confirmed, seen, taken back', async () => {
  const { page } = await signedIn()
  await page.goto(`${web.url}/plan`)
  await page.locator('li', { hasText: '全球通商旅88' }).getByRole('button', { name: '下月生效' }).click()
  await page.waitForURL(/\/confirm\//)
  expect(await text(page)).toContain('88.00')
  await page.getByRole('button', { name: '确认办理' }).click()
  await page.waitForURL(/\/told\//)
  await page.goto(`${web.url}/plan`)
  expect(await text(page)).toContain('2026-12-01 生效')
  await page.getByRole('button', { name: '取消变更' }).click()
  await page.waitForURL(/\/told\//)
  await page.goto(`${web.url}/plan`)
  expect(await text(page)).not.toContain('2026-12-01 生效')
})

inBrowser('says no to a quote, and nothing is done', async () => {
  const { page } = await signedIn()
  await page.goto(`${web.url}/services`)
  await page.getByRole('button', { name: '开通5GB流量包' }).click()
  await page.waitForURL(/\/confirm\//)
  await page.getByRole('button', { name: '不办了' }).click()
  await page.waitForURL(/\/told\//)
  expect(await text(page)).toContain('未收取任何费用')
  await page.goto(`${web.url}/services`)
  expect(await page.getByRole('button', { name: '开通5GB流量包' }).count()).toBe(1)
})

inBrowser('presses twice: it runs once', async () => {
  const { page } = await signedIn()
  await page.goto(`${web.url}/services`)
  await page.getByRole('button', { name: '开通呼叫转移' }).dblclick()
  await page.waitForURL(/\/told\//)
  await page.goto(`${web.url}/touches?channel=web`)
  expect(
    await page
      .locator('li', { hasText: '业务: HJZY' })
      .or(page.locator('li', { hasText: 'HJZY' }))
      .count(),
  ).toBe(1)
})

inBrowser('answers one question in two tabs: the second tab gets the first answer', async () => {
  const { page } = await signedIn()
  await page.goto(`${web.url}/services`)
  await page.getByRole('button', { name: '开通5GB流量包' }).click()
  await page.waitForURL(/\/confirm\//)
  const second = await page.context().newPage()
  await second.goto(page.url())
  await page.getByRole('button', { name: '确认办理' }).click()
  await page.waitForURL(/\/told\//)
  await second.getByRole('button', { name: '确认办理' }).click()
  await second.waitForURL(/\/told\/.*again/)
  expect(await text(second)).toContain('没有重复执行')
})

inBrowser(
  'goes back: the form is fresh and empty, or it is the old one and gets the old answer',
  async () => {
    const { page } = await signedIn()
    await page.goto(`${web.url}/complaint`)
    await page.fill('[name=content]', '地铁里信号不好')
    await page.getByRole('button', { name: '提交' }).click()
    await page.waitForURL(/\/told\//)
    await page.goBack()
    await page.waitForURL(/\/complaint/)
    if ((await page.inputValue('[name=content]')) !== '') {
      await page.getByRole('button', { name: '提交' }).click()
      await page.waitForURL(/\/told\/.*again/)
    }
    await page.goto(`${web.url}/requests`)
    expect(await page.locator('li', { hasText: '地铁里信号不好' }).count()).toBe(1)
  },
)

inBrowser('a question that was replaced, or is too old, says so', async () => {
  const { page } = await signedIn()
  const ask = async (name: string) => {
    await page.goto(`${web.url}/services`)
    await page.getByRole('button', { name }).click()
    await page.waitForURL(/\/confirm\//)
    return page.url()
  }
  const first = await ask('开通5GB流量包')
  const old = await page.context().newPage()
  await old.goto(first)
  const second = await ask('开通12GB流量包')
  await old.getByRole('button', { name: '确认办理' }).click()
  await old.waitForSelector('[role=alert]')
  expect(await text(old)).toContain('取代')
  await page.goto(second)
  web.clock.now += 25 * 3600_000
  try {
    await signIn(page, web.url, (await web.newLine()).msisdn)
    await page.goto(second)
    expect(await text(page)).toContain('不再等待确认')
  } finally {
    web.clock.now -= 25 * 3600_000
  }
})

inBrowser('pays online: to the cashier, back, and the money is there', async () => {
  const { page } = await signedIn()
  await page.goto(`${web.url}/top-up`)
  await page.getByText('¥50', { exact: true }).click()
  await page.getByRole('button', { name: '去支付' }).click()
  await page.waitForURL(/\/cashier\/pay\//)
  await page.locator('button[value=pay]').click()
  await page.waitForLoadState()
  await web.settle()
  await page.locator('a[href*="/top-up/return"]').first().click()
  await page.waitForURL(/\/top-up\/return/)
  expect(await text(page)).toContain('已到账')
  await page.goto(`${web.url}/overview`)
  expect(await text(page)).toContain('178.50')
})

inBrowser('a wrong amount is named beside its field, and what was typed is still there', async () => {
  const { page } = await signedIn()
  await page.goto(`${web.url}/top-up`)
  await page.fill('[name=other]', '9999999')
  await page.getByRole('button', { name: '去支付' }).click()
  await page.waitForSelector('#other-wrong')
  expect(await page.inputValue('[name=other]')).toBe('9999999')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('other')
})

inBrowser('changes the password; the page never shows it', async () => {
  const { page } = await signedIn()
  await page.goto(`${web.url}/settings`)
  await page.fill('[name=current]', '111112')
  await page.fill('[name=password]', '926158')
  await page.fill('[name=again]', '926158')
  await page.getByRole('button', { name: '修改密码' }).click()
  await page.waitForSelector('[role=alert]')
  expect(await page.content()).not.toContain('926158')
  await page.fill('[name=current]', '739164')
  await page.fill('[name=password]', '926158')
  await page.fill('[name=again]', '926158')
  await page.getByRole('button', { name: '修改密码' }).click()
  await page.waitForURL(/\/told\//)
})

inBrowser('pre-registers, sees it, withdraws it', async () => {
  const { page } = await signedIn()
  await page.goto(`${web.url}/requests/new/KD`)
  await page.fill('[name="details.address"]', '望岚路18号')
  await page.getByRole('button', { name: '提交登记' }).click()
  await page.waitForURL(/\/told\//)
  await page.goto(`${web.url}/requests`)
  expect(await text(page)).toContain('已受理')
  await page.getByRole('button', { name: /^撤回/ }).click()
  await page.waitForURL(/\/told\//)
})

inBrowser('another subscriber’s addresses are not found', async () => {
  const mine = await signedIn()
  await mine.page.goto(`${web.url}/services`)
  await mine.page.getByRole('button', { name: '开通5GB流量包' }).click()
  await mine.page.waitForURL(/\/confirm\//)
  const question = mine.page.url()
  await mine.page.goto(`${web.url}/inbox`)
  const message = await mine.page.locator('main a[href^="/inbox/"]').first().getAttribute('href')
  const other = await signedIn()
  expect((await other.page.goto(web.url + message))?.status()).toBe(404)
  await other.page.goto(question)
  expect(await text(other.page)).toContain('不再等待确认')
})

inBrowser('works without scripts', async () => {
  const { page } = await signedIn({ javaScriptEnabled: false })
  await page.goto(`${web.url}/bill`)
  await page.selectOption('#month', '202607')
  await page.getByRole('button', { name: '查看' }).click()
  expect(await heading(page)).toContain('2026年7月账单')
  await page.goto(`${web.url}/services`)
  await page.getByRole('checkbox').first().check()
  await page.getByRole('button', { name: '取消所选业务' }).click()
  await page.waitForURL(/\/told\//)
  await page.goto(`${web.url}/plan`)
  await page.getByRole('button', { name: '下月生效' }).first().click()
  await page.waitForURL(/\/confirm\//)
  await page.getByRole('button', { name: '确认办理' }).click()
  await page.waitForURL(/\/told\//)
})

inBrowser('works with the keyboard alone', async () => {
  const line = await web.newLine()
  const page = await newPage({ viewport: DESKTOP })
  await page.goto(`${web.url}/sign-in?by=password`)
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到主要内容')
  await page.keyboard.press('Enter')
  await page.focus('[name=msisdn]')
  await page.keyboard.type(line.msisdn)
  await page.keyboard.press('Tab')
  await page.keyboard.type('739164')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/overview/)
  await page.goto(`${web.url}/top-up`)
  await page.focus('[name=yuan][value="100"]')
  await page.keyboard.press('ArrowRight')
  expect(await page.isChecked('[name=yuan][value="200"]')).toBe(true)
})

inBrowser('reads the hall in English and finds it so again', async () => {
  const { page, line } = await signedIn({ viewport: DESKTOP })
  await page.getByRole('button', { name: 'Switch to English' }).click()
  await page.waitForSelector('html[lang=en]')
  expect(await text(page)).toContain('Hello')
  const another = await newPage({ viewport: DESKTOP })
  await signIn(another, web.url, line.msisdn)
  expect(await another.locator('html').getAttribute('lang')).toBe('en')
})
