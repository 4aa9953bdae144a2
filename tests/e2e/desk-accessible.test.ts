/** Every page of staff, in both languages, on a phone and on a desk, in the light and in the dark: nothing for axe to report. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { DESKTOP, inBrowser, MOBILE, newPage } from '#tests/support/browser.ts'
import { deskPages, goOnDuty } from '#tests/support/desk-pages.ts'
import { paidAtCashier } from '#tests/support/flagged.ts'
import { openTestDesk } from '#tests/support/desk.ts'
import { NOW } from '#tests/support/line.ts'

const desk = await openTestDesk()
const line = await desk.newLine()
for (const channel of ['web', 'sms', 'wap', 'kiosk', 'counter', 'hotline', 'outbound', 'partner']) {
  await desk.contact(line.id, NOW - 3600_000, { channel, place: '一厅' })
}
for (const [name, input] of [
  ['preRegister', { code: 'KD', details: '青禾街道12号' }],
  ['complain', { content: '宽带三天没有人来装' }],
] as const) {
  const contact = { channel: 'sms', subscriberId: line.id, access: 'sim', port: '10086', now: NOW } as const
  await desk.hall.portal.visit({ ...contact, request: name }).perform(name, input)
}

await paidAtCashier(desk.store, line.id, { amountFen: 5000, at: NOW }, { ref: 'LT1', paidFen: 500 })
const both = [
  { ref: 'LT2', paidFen: 3000 },
  { ref: 'LT3', paidFen: 3000 },
]
await paidAtCashier(desk.store, line.id, { amountFen: 3000, at: NOW }, ...both)

const settings = [
  { name: 'Chinese on a desk', locale: 'zh-CN', viewport: DESKTOP, colorScheme: 'light' },
  { name: 'English on a phone in the dark', locale: 'en-GB', viewport: MOBILE, colorScheme: 'dark' },
] as const

for (const { name, ...setting } of settings) {
  inBrowser(`all staff can use every page: ${name}`, { timeout: 240_000 }, async () => {
    const page = await newPage(setting)
    const faults = await faultsOf(page, '/desk/sign-in')
    await goOnDuty(page, desk, 'admin')
    for (const path of deskPages(line.id)) faults.push(...(await faultsOf(page, path)))
    expect(faults).toEqual([])
  })
}

async function faultsOf(page: Page, path: string): Promise<string[]> {
  const told: string[] = []
  const heard = (error: Error) => told.push(`${path}: ${error.message}`)
  page.on('pageerror', heard)
  const answer = await page.goto(desk.url + path)
  if (answer?.status() !== 200) told.push(`${path}: ${answer?.status()}`)
  const { violations } = await new AxeBuilder({ page }).analyze()
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  page.off('pageerror', heard)
  if (wide > 0) told.push(`${path}: ${wide} px wider than the screen`)
  for (const { id, nodes } of violations)
    told.push(...nodes.map((node) => `${path}: ${id}: ${node.target.join(' ')}`))
  return told
}
