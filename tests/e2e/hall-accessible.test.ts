/** Every page, in both languages, on a phone and on a desk, in the light and in the dark: nothing for axe to report. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { DESKTOP, inBrowser, MOBILE, newPage } from '#tests/support/browser.ts'
import { HALL_PAGES, OPEN_PAGES, signIn } from '#tests/support/hall-pages.ts'
import { openTestWeb } from '#tests/support/web.ts'

const web = await openTestWeb()
const line = await web.newLine()

const settings = [
  { name: 'Chinese on a phone', locale: 'zh-CN', viewport: MOBILE, colorScheme: 'light' },
  { name: 'English on a desk in the dark', locale: 'en-GB', viewport: DESKTOP, colorScheme: 'dark' },
] as const

for (const { name, ...setting } of settings) {
  inBrowser(`everybody can use every page: ${name}`, { timeout: 180_000 }, async () => {
    const page = await newPage(setting)
    const faults: string[] = []
    for (const path of OPEN_PAGES) faults.push(...(await faultsOf(page, path)))
    await signIn(page, web.url, line.msisdn)
    if (setting.locale === 'en-GB') await chooseEnglish(page)
    for (const path of HALL_PAGES) faults.push(...(await faultsOf(page, path)))
    expect(faults).toEqual([])
  })
}

/** The subscriber's remembered language wins over the browser's wish. */
async function chooseEnglish(page: Page): Promise<void> {
  await page.goto(`${web.url}/settings`)
  const switches = page.locator('header button[value=en]')
  if (await switches.count()) await switches.click()
  await page.waitForSelector('html[lang=en]')
}

async function faultsOf(page: Page, path: string): Promise<string[]> {
  const scripts: string[] = []
  const heard = (error: Error) => scripts.push(`${path}: ${error.message}`)
  page.on('pageerror', heard)
  await page.goto(web.url + path)
  const { violations } = await new AxeBuilder({ page }).analyze()
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  page.off('pageerror', heard)
  if (wide > 0) scripts.push(`${path}: ${wide} px wider than the screen`)
  const told = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${path}: ${id}: ${node.target.join(' ')}`),
  )
  return [...scripts, ...told]
}
