/** Staff at a real browser: what the keyboard, the scripts and the page without scripts do. */
import { expect } from 'vitest'
import { DESKTOP, inBrowser, MOBILE, newPage } from '#tests/support/browser.ts'
import { goOnDuty } from '#tests/support/desk-pages.ts'
import { paidAtCashier } from '#tests/support/flagged.ts'
import { openTestDesk } from '#tests/support/desk.ts'
import { DAY, NOW } from '#tests/support/line.ts'

const desk = await openTestDesk()

inBrowser('a clerk finds a subscriber by keyboard and sees a text the moment it comes', async () => {
  const line = await desk.newLine('林小满')
  await desk.contact(line.id, NOW - DAY, { said: '昨天的短信' })
  const page = await newPage({ viewport: DESKTOP })
  await goOnDuty(page, desk, 'clerk')
  await page.locator('body').press('/')
  await page.keyboard.type(line.msisdn)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/desk/subscribers/**')
  expect(page.url()).not.toContain(line.msisdn)
  await page.getByText('实时更新中').waitFor()
  expect(await page.getByText('昨天的短信').count()).toBe(1)
  await desk.contact(line.id, NOW, { said: '刚刚发来的短信', told: { title: '余额', lines: ['128.50元'] } })
  await page.getByText('刚刚发来的短信').waitFor()
  expect(await page.locator('[data-live]').textContent()).toContain('新触点')
  await page.getByLabel('渠道', { exact: true }).selectOption('web')
  await page.getByRole('button', { name: '筛选' }).click()
  await page.getByText('没有触点').waitFor()
})

inBrowser('a clerk reveals a number for a reason, on a phone', async () => {
  const line = await desk.newLine('林小满')
  const page = await newPage({ viewport: MOBILE })
  await goOnDuty(page, desk, 'clerk')
  await page.goto(`${desk.url}/desk/subscribers/${line.id}`)
  expect(await page.getByText(line.msisdn).count()).toBe(0)
  await page.getByText('查看完整号码').click()
  await page.getByLabel('原因').fill('客户来电核对')
  await page.getByRole('button', { name: '查看', exact: true }).click()
  await page.getByText(line.msisdn).waitFor()
  await page.reload()
})

inBrowser(
  'the back office settles a payment that does not fit, and pressing twice settles it once',
  async () => {
    const line = await desk.newLine('林小满')
    await paidAtCashier(desk.store, line.id, { amountFen: 5000, at: NOW }, { ref: 'LT7', paidFen: 500 })
    const page = await newPage({ viewport: DESKTOP })
    await goOnDuty(page, desk, 'backoffice')
    await page.getByRole('link', { name: '缴费差异' }).click()
    await page.getByText('收银台通知实收5.00元').waitFor()
    await page.getByLabel('核实经过').fill('客户确认只付了5元')
    await page.getByRole('button', { name: '入账5.00元' }).dblclick()
    await page.getByText('已入账，客户已收到通知').waitFor()
    await page.getByText('没有待核实的缴费').waitFor()
    await page.getByRole('link', { name: '已办结' }).click()
    await page.getByText('客户确认只付了5元').waitFor()
    await page.getByLabel('问题', { exact: true }).selectOption('paid-twice')
    await page.getByRole('button', { name: '筛选' }).click()
    await page.getByText('没有符合条件的记录').waitFor()
  },
)

inBrowser('a file with bad rows is uploaded, mended and uploaded again', async () => {
  const line = await desk.newLine()
  const page = await newPage({ viewport: DESKTOP })
  await goOnDuty(page, desk, 'ops')
  await page.goto(`${desk.url}/desk/imports`)
  const head = '手机号,时间,渠道,业务类型'
  const good = `${line.msisdn},2026-11-20 09:30,服营厅,套餐变更`
  const upload = async (rows: string[]) => {
    const buffer = Buffer.from([head, ...rows, ''].join('\r\n'))
    await page.getByLabel('CSV文件').setInputFiles({ name: '一厅.csv', mimeType: 'text/csv', buffer })
    await page.getByRole('button', { name: '上传并导入' }).click()
    await page.waitForURL('**batch=**')
    await page.getByText('导入结果：一厅.csv').waitFor()
  }
  await upload([good, good.replace('2026-11-20', '2026-02-31')])
  await page.getByText('1行未导入').waitFor()
  expect(await page.getByRole('row', { name: /^3 .*时间应为/ }).count()).toBe(1)
  const first = page.url()
  const [faults] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载错误明细' }).click(),
  ])
  expect(faults.suggestedFilename()).toMatch(/\.csv$/)
  await upload([good, good.replace('2026-11-20', '2026-11-21')])
  expect(page.url()).not.toBe(first)
  await page.getByText('全部记录已导入').waitFor()
})

inBrowser(
  'operations read the report, follow a figure, set a target and switch a function, without scripts',
  async () => {
    const line = await desk.newLine()
    const handled = { business: 'service-on', operation: 'turnServiceOn', told: null } as const
    for (let count = 0; count < 3; count++)
      await desk.contact(line.id, NOW - count * 1000, { ...handled, channel: 'web' })
    await desk.contact(line.id, NOW, { ...handled, channel: 'counter', place: '二厅' })
    const page = await newPage({ viewport: DESKTOP, javaScriptEnabled: false })
    await goOnDuty(page, desk, 'ops')
    await page.locator('#filter-business').selectOption('service-on')
    await page.getByRole('button', { name: '筛选' }).click()
    await page.getByText('75.00%').first().waitFor()
    await page
      .getByRole('row', { name: /^业务开通/ })
      .getByRole('link', { name: '1' })
      .click()
    await page.getByText('二厅').waitFor()
    await page.getByRole('link', { name: '返回报表' }).click()
    await page.getByLabel('目标占比（%）').fill('60')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('目标已保存').waitFor()
    await page.getByText('125.00%').first().waitFor()
    await page.getByRole('link', { name: '功能矩阵' }).first().click()
    await page.getByRole('button', { name: /^套餐变更，WAP营业厅：已开放/ }).click()
    await page.getByText('「套餐变更」在WAP营业厅已关闭').waitFor()
  },
)
