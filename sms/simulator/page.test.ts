import { AxeBuilder } from '@axe-core/playwright'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright'
import { expect, test } from 'vitest'
import { link, simulator } from '#tests/support/link.ts'

const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
)
const quietFlags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

test.skipIf(!browserPath)(
  'on the page, somebody picks a phone, texts the hall by keyboard and reads the answer [needs Chromium]',
  async () => {
    const smsc = await simulator({ httpPort: 0 })
    link(smsc.smppPort)
    const browser = await chromium.launch({ executablePath: browserPath ?? '', args: quietFlags })
    try {
      const context = await browser.newContext({ viewport: { width: 1360, height: 860 }, locale: 'zh-CN' })
      const page = await context.newPage()
      const faults: string[] = []
      page.on('pageerror', (error) => faults.push(error.message))
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
      await page.goto(`http://localhost:${smsc.httpPort}/`)
      await page.getByRole('searchbox').fill('周明')
      await page.getByRole('searchbox').press('Enter')
      await page.getByRole('textbox', { name: '输入短信，按回车发送' }).fill('余额😀')
      expect(await page.locator('.counter').textContent()).toBe('4/70 · 1条')
      await page.keyboard.press('Enter')
      await page.locator('.row.in', { hasText: '回：余额😀' }).waitFor()
      await page.getByRole('img', { name: '已送达' }).waitFor()
      await page.getByRole('button', { name: 'BZ', exact: true }).click()
      await page.locator('.row.in', { hasText: '回：BZ' }).waitFor()
      await page.getByRole('button', { name: /断开链路/ }).click()
      await page.getByRole('status').filter({ hasText: '短信厅已接入' }).waitFor()
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(
          violations.map(
            (one) => `${colorScheme} ${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`,
          ),
        ).toEqual([])
      }
      expect(faults).toEqual([])
    } finally {
      await browser.close()
    }
  },
)
