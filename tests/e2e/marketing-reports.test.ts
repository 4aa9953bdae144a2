/** Marketing reads what came of it: the overview, one campaign, all of them, the touches behind a figure. On the demo's year. */
import { AxeBuilder } from '@axe-core/playwright'
import { createHash } from 'node:crypto'
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { seedDemo } from '#drizzle/demo/seed-demo.ts'
import { countRepeats } from '#server/report/count-repeats.ts'
import { DESKTOP, inBrowser, MOBILE, newPage } from '#tests/support/browser.ts'
import { goOnDuty } from '#tests/support/desk-pages.ts'
import { openTestDesk } from '#tests/support/desk.ts'
import { NOW } from '#tests/support/line.ts'

const axe = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)
const number = (text: string | null) => Number((text ?? '').replaceAll(',', ''))

inBrowser(
  'on day one the overview says where to begin',
  async () => {
    const desk = await openTestDesk()
    const page = await newPage({ viewport: MOBILE, javaScriptEnabled: false })
    await goOnDuty(page, desk, 'marketing')
    expect(new URL(page.url()).pathname).toBe('/marketing')
    expect(await page.textContent('main')).toContain('第一个营销案')
    await page.goto(`${desk.url}/marketing/report`)
    expect(await page.textContent('main')).toContain('这段时间没有发送')
    const nowhere = '00000000-0000-7000-8000-000000000000'
    expect((await page.goto(`${desk.url}/marketing/campaigns/${nowhere}/report`))?.status()).toBe(404)
  },
  240_000,
)

inBrowser(
  'from the overview to a campaign, to a figure, to the touches behind it, and into a spreadsheet',
  async () => {
    const desk = await openTestDesk()
    await seedDemo(desk.store, {
      now: NOW,
      subscribers: 200,
      hash: (secret) => Promise.resolve(`hash of ${secret}`),
      cardHash: (code) => createHash('sha256').update(code).digest('hex'),
    })
    await countRepeats(desk.store, NOW)

    const page = await newPage({ viewport: DESKTOP, javaScriptEnabled: false })
    await goOnDuty(page, desk, 'marketing')
    expect(await page.textContent('main')).toContain('流量告急：每周加油')
    await page.click('a:has-text("全部营销案报表")')
    await page.click('th a:has-text("新春红包")')
    await page.waitForURL(/campaigns\/[0-9a-f-]{36}\/report$/)
    const report = page.url()
    expect(await page.textContent('#definitions')).toContain('Newcombe')
    const figure = page.locator('dl a[href*="what=answered"]').first()
    const ordered = number(await figure.textContent())
    expect(ordered).toBeGreaterThan(0)
    await figure.click()
    expect(await page.locator('tbody tr').count()).toBe(Math.min(50, ordered))
    const people = await page.textContent('tbody')
    expect(people).toMatch(/1\d{2}\*{4}\d{4}/)
    expect(people).not.toMatch(/1\d{10}/)
    expect(people).toContain('业务开通')

    const file = await page.getAttribute('a[href*="touches/csv"]', 'href')
    const csv = await page.request.get(`${desk.url}${file}`)
    const lines = (await csv.text()).trimEnd().split('\r\n')
    expect(lines[0]).toContain('\uFEFF时间,号码,姓名')
    expect(lines[1]).toMatch(/,短信,已送达,|,站内信,已送达,/)
    expect(lines).toHaveLength(ordered + 1)
    expect((await (await page.request.get(`${report}/csv`)).text()).split('\r\n')[0]).toContain('对照组办理')

    await page.goto(`${desk.url}/marketing/report?by=month`)
    const total = number(await page.locator('tfoot td').nth(2).textContent())
    const months = await page.locator('table:has(tfoot) tbody tr td:nth-of-type(3)').allTextContents()
    expect(months.reduce((sum, text) => sum + number(text), 0)).toBe(total)

    await page.goto(`${desk.url}/marketing/offers/A1/figures`)
    await page.locator('a[href*="event=shown"]').first().click()
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(0)
  },
  240_000,
)

inBrowser(
  'the reports are accessible in both languages, on a phone and on a desk',
  async () => {
    const desk = await openTestDesk()
    await seedDemo(desk.store, {
      now: NOW,
      subscribers: 40,
      hash: (secret) => Promise.resolve(`hash of ${secret}`),
      cardHash: (code) => createHash('sha256').update(code).digest('hex'),
    })
    await countRepeats(desk.store, NOW)
    for (const [viewport, language] of [
      [DESKTOP, 'zh'],
      [MOBILE, 'en'],
    ] as const) {
      const page = await newPage({ viewport })
      await goOnDuty(page, desk, 'admin')
      await page.goto(`${desk.url}/marketing`)
      if (language === 'en') await page.click('header button[value=en]')
      const one = await page.locator('a[href$="/report"]').first().getAttribute('href')
      for (const path of [
        '/marketing',
        '/marketing/report',
        one ?? '',
        '/marketing/report/touches?what=answered',
        '/marketing/offers/A1/figures',
        '/marketing/offers/A1/touches?event=ordered',
        '/ops/repeats?month=2026-10&kind=query',
      ]) {
        const answered = await page.goto(desk.url + path)
        expect([path, answered?.status()]).toEqual([path, 200])
        expect([path, language, await axe(page)]).toEqual([path, language, []])
      }
    }
  },
  240_000,
)
