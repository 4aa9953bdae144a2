/** The alliance from end to end: a subscriber redeems, a shop verifies on a phone, marketing takes one back and settles the month. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { grantCoins } from '#server/ecoin/lot.ts'
import { DESKTOP, inBrowser, MOBILE, newPage } from '#tests/support/browser.ts'
import { goOnDuty } from '#tests/support/desk-pages.ts'
import { openTestDesk, STAFF_PASSWORD } from '#tests/support/desk.ts'
import { signIn } from '#tests/support/hall-pages.ts'
import { hiddenIn, newClient } from '#tests/support/http-client.ts'
import { NOW } from '#tests/support/line.ts'
import { addMonths, monthOf } from '#words/format.ts'

const desk = await openTestDesk()
const LAST_MONTH = addMonths(monthOf(NOW), -1)
let gifts = 0

/** Somebody with e-coins. */
async function rich() {
  const line = await desk.newLine()
  const gift = { subscriberId: line.id, key: `gift ${++gifts}`, source: 'gift', coins: 2000, validMonths: 12 }
  await desk.store.transaction((tx) => grantCoins(tx, { ...gift, now: NOW }))
  return line
}

/** The code of a cup of tea bought at a moment. */
async function bought(now = NOW): Promise<{ id: string; code: string }> {
  const { id: subscriberId } = await rich()
  const contact = { channel: 'web', subscriberId, access: 'verified', port: 'web', now } as const
  const asked = await desk.hall.portal
    .visit({ ...contact, request: 'buy' })
    .perform('redeemEcoins', { item: '201' })
  if (asked.kind !== 'quoted') throw new Error(asked.kind)
  const done = await desk.hall.portal.visit({ ...contact, request: 'yes' }).confirm(asked.pendingId)
  return { id: subscriberId, code: /\w{4}(-\w{4}){2}/.exec(done.reply.lines.join())?.[0] ?? '' }
}

async function atTheTill(page: Page, merchantCode = 'tea', name = '半日闲滨江店'): Promise<void> {
  const { login } = await desk.newStaff('shop', name, merchantCode)
  await page.goto(`${desk.url}/shop`)
  expect(page.url()).toContain('/shop/sign-in')
  await page.fill('[name=login]', login)
  await page.fill('[name=password]', STAFF_PASSWORD)
  await page.press('[name=password]', 'Enter')
  await page.waitForURL(`${desk.url}/shop`)
}

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  return [...violations.map(({ id }) => `${page.url()}: ${id}`), ...(wide > 0 ? [`${wide} px too wide`] : [])]
}

inBrowser(
  'redeemed in the hall, verified at a shop, taken back and settled by marketing',
  { timeout: 240_000 },
  async () => {
    const line = await rich()
    const mine = await newPage({ viewport: MOBILE })
    await signIn(mine, desk.url, line.msisdn)
    await mine.goto(`${desk.url}/ecoins`)
    await mine.getByRole('button', { name: '兑换茉莉奶绿一杯' }).click()
    await mine.getByRole('button', { name: '确认办理' }).click()
    await mine.goto(`${desk.url}/ecoins`)
    const code = await mine.locator('p.font-mono').first().innerText()

    const till = await newPage({ viewport: MOBILE })
    await atTheTill(till)
    expect(await faultsOf(till)).toEqual([])
    await till.fill('[name=code]', 'ABCD EFGH 2345')
    await till.getByRole('button', { name: '查验' }).click()
    await till.getByText('没有这个券码').waitFor()
    expect(await faultsOf(till)).toEqual([])
    await till.fill('[name=code]', code.toLowerCase().replaceAll('-', ' '))
    await till.getByRole('button', { name: '查验' }).click()
    await till.getByText('可以核销').waitFor()
    expect(await till.locator('dl').innerText()).toContain(`${line.msisdn.slice(0, 3)}****`)
    expect(await faultsOf(till)).toEqual([])
    await till.getByRole('button', { name: '确认核销' }).click()
    await till.getByText('核销成功').waitFor()
    expect(await till.locator('ul').innerText()).toContain(`****${code.slice(-4)}`)
    await till.fill('[name=code]', code)
    await till.getByRole('button', { name: '查验' }).click()
    await till.getByText('在半日闲滨江店使用过').waitFor()

    await mine.goto(`${desk.url}/ecoins`)
    await mine.getByText('已使用').waitFor()
    expect(await faultsOf(mine)).toEqual([])

    const office = await newPage({ viewport: DESKTOP })
    await goOnDuty(office, desk, 'marketing')
    await office.goto(`${desk.url}/marketing/settlement`)
    await office.getByRole('link', { name: '半日闲茶铺的结算单' }).click()
    await office.getByText('本月进行中').waitFor()
    await office.getByRole('link', { name: `撤销券码****${code.slice(-4)}的核销` }).click()
    await office.fill('[name=reason]', '门店点错了，客户未取货')
    await office.getByRole('button', { name: '撤销' }).click()
    await office.getByText('券恢复为未使用').waitFor()
    expect(await faultsOf(office)).toEqual([])
    const file = await office.request.get(`${desk.url}/marketing/settlement/tea/${monthOf(NOW)}/csv`)
    expect(await file.text()).toContain('门店点错了，客户未取货')

    await mine.goto(`${desk.url}/ecoins`)
    expect(await mine.getByText('已使用').count()).toBe(0)
  },
)

inBrowser('the till in English, in the dark: nothing for axe to report', { timeout: 120_000 }, async () => {
  const till = await newPage({ viewport: DESKTOP, locale: 'en-GB', colorScheme: 'dark' })
  await till.goto(`${desk.url}/shop/sign-in`)
  const faults = await faultsOf(till)
  await atTheTill(till)
  const { code } = await bought()
  await till.fill('[name=code]', code)
  await till.getByRole('button', { name: 'Check' }).click()
  await till.getByText('Good to take').waitFor()
  faults.push(...(await faultsOf(till)))
  await till.getByRole('button', { name: 'Take this voucher' }).click()
  await till.getByText('Verified').waitFor()
  expect([...faults, ...(await faultsOf(till))]).toEqual([])
})

inBrowser('a month that is over is closed once, and stays', { timeout: 120_000 }, async () => {
  const office = await newPage({ viewport: DESKTOP })
  await goOnDuty(office, desk, 'marketing')
  await office.goto(`${desk.url}/marketing/settlement/books/${LAST_MONTH}`)
  await office.getByRole('button', { name: '关闭结算单' }).click()
  await office.getByText('已关闭').waitFor()
  expect(await office.getByRole('button', { name: '关闭结算单' }).count()).toBe(0)
  await office.goto(`${desk.url}/marketing/settlement?month=2026-10`)
  expect(await office.locator('tr', { hasText: '知了书店' }).innerText()).toContain('已关闭')
})

inBrowser(
  'marketing makes a rule with a budget, and reads what is used of it',
  { timeout: 120_000 },
  async () => {
    const office = await newPage({ viewport: DESKTOP })
    await goOnDuty(office, desk, 'marketing')
    await office.goto(`${desk.url}/marketing/earning`)
    await office.getByRole('link', { name: '新建预算' }).click()
    await office.fill('[name=code]', 'autumn')
    await office.fill('[name=name]', '秋季活动')
    await office.fill('[name=total]', '10')
    await office.getByRole('button', { name: '保存' }).click()
    await office.getByText('已保存').waitFor()
    await office.getByRole('link', { name: '新建规则' }).click()
    await office.fill('[name=code]', 'autumn-look')
    await office.fill('[name=name]', '秋季看余额')
    await office.selectOption('[name=business]', 'balance')
    await office.fill('[name=coins]', '6')
    await office.selectOption('[name=budgetCode]', 'autumn')
    await office.getByRole('button', { name: '保存' }).click()
    await office.getByText('已保存').waitFor()
    for (const line of [await desk.newLine(), await desk.newLine()]) {
      const contact = {
        channel: 'web',
        subscriberId: line.id,
        access: 'verified',
        port: 'web',
        now: NOW,
      } as const
      await desk.hall.portal.visit({ ...contact, request: 'look' }).perform('checkBalance', {})
    }
    await office.goto(`${desk.url}/marketing/earning`)
    await office.getByText('已用6，共10').waitFor()
    await office.goto(`${desk.url}/marketing/earning?rule=autumn-look`)
    await office.fill('[name=coins]', '-3')
    await office.getByRole('button', { name: '保存' }).click()
    await office.getByText('请填写整数的e币数量。').first().waitFor()
  },
)

test('a shop is let into nothing but its own pages, and staff not into those', async () => {
  const { login } = await desk.newStaff('shop', '半日闲滨江店', 'tea')
  const shop = newClient(desk.url)
  const page = await shop.get('/desk/sign-in')
  const typed = { login, password: STAFF_PASSWORD, back: '/desk' }
  const entered = await shop.post('/desk/sign-in', { ...hiddenIn(page.html, 'staff'), ...typed })
  expect(entered.location).toBe('/shop')
  for (const path of [
    '/desk',
    '/desk/password',
    '/ops',
    '/marketing/settlement',
    '/marketing/settlement/tea/202611/csv',
  ]) {
    expect(await shop.get(path), path).toMatchObject({ status: 303 })
  }
  expect((await shop.get('/desk/sign-in')).location).toBe('/shop')
  const marketing = await desk.onDuty('marketing')
  expect((await marketing.get('/shop')).location).toContain('/shop/sign-in')
  expect((await marketing.get('/shop/sign-in')).location).toMatch(/^\/marketing/)
})

test('a form that is sent twice is told yes both times, a second form is told when and where', async () => {
  const { code } = await bought()
  const { login } = await desk.newStaff('shop', '半日闲滨江店', 'tea')
  const shop = newClient(desk.url)
  const page = await shop.get('/shop/sign-in')
  await shop.post('/shop/sign-in', { ...hiddenIn(page.html, 'shop'), login, password: STAFF_PASSWORD })
  const start = await shop.get('/shop')
  const seen = await shop.post('/shop', { ...hiddenIn(start.html, 'check'), what: 'check', code })
  const form = { ...hiddenIn(seen.html, 'verify'), what: 'verify', code }
  const answers = await Promise.all([shop.post('/shop', form), shop.post('/shop', form)])
  for (const { html } of answers) expect(html).toContain('核销成功')
  const other = { ...hiddenIn(start.html, 'check'), what: 'verify', code }
  expect((await shop.post('/shop', other)).html).toContain('在半日闲滨江店使用过')
})

test('the back office cancels a voucher and takes an earning back, and is told what came of it', async () => {
  const { id } = await bought()
  const backoffice = await desk.onDuty('backoffice')
  const place = `/desk/subscribers/${id}/ecoins`
  const account = await backoffice.get(place)
  const [, voucher = ''] = /undo=([0-9a-f-]{36})"[^>]*aria-label="取消券/.exec(account.html) ?? []
  const asked = await backoffice.get(`${place}?undo=${voucher}`)
  const hidden = hiddenIn(asked.html, 'undo-voucher')
  const wrong = await backoffice.post(place, { ...hidden, voucher, reason: '错' })
  expect(wrong.html).toContain('请写明原因，4至200字。')
  const done = await backoffice.post(place, { ...hidden, voucher, reason: '客户要求取消' })
  expect((await backoffice.get(done.location ?? '')).html).toContain('券已取消，80个e币已退回。')
})
