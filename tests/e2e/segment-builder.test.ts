/** Marketing builds "asked for their usage three times, never bought a pack" by hand: with scripts, and without. */
import { AxeBuilder } from '@axe-core/playwright'
import { eq } from 'drizzle-orm'
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { subscriberService } from '#drizzle/schema/boss.ts'
import { countSegments } from '#server/segment/count.ts'
import type { Rule } from '#server/segment/rule.ts'
import { addSegment } from '#server/segment/segment.ts'
import { query, type Params } from '#server/store/query.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { DESKTOP, inBrowser, MOBILE, newPage } from '#tests/support/browser.ts'
import { goOnDuty } from '#tests/support/desk-pages.ts'
import { openTestDesk } from '#tests/support/desk.ts'
import { NOW } from '#tests/support/line.ts'

const desk = await openTestDesk()
const HOUR = 3600_000

const asked = await desk.newLine('林小满')
const buyer = await desk.newLine('赵一舟')
for (const { id } of [asked, buyer])
  for (const hours of [30, 20, 10])
    await desk.contact(id, NOW - hours * HOUR, { business: 'usage', operation: 'checkUsage' })
const takeOff = query((db, p: Params<{ id: string }>) =>
  db.delete(subscriberService).where(eq(subscriberService.subscriberId, p.id)),
)
await desk.store.transaction((tx) => takeOff.run(tx, { id: asked.id }))

async function savedSegment(name: string, rule: Rule): Promise<string> {
  const id = uuidv7(desk.clock.now)
  await desk.store.transaction((tx) => addSegment(tx, { id, name, rule, staffId: id, now: desk.clock.now }))
  return id
}

const SENTENCE = '近30天在短信营业厅用量查询不少于3次，且从未办理过任一流量包'

/** @param look takes the choice where no script does it by itself */
async function build(page: Page, look: (path: string) => Promise<void>, add: () => Promise<void>) {
  await page.goto(`${desk.url}/marketing/segments/new`)
  expect(await page.title()).toContain('新建客户群')
  await page.fill('[name=name]', '查流量不买包')
  await page.selectOption('[name=t-0_fact]', 'touch')
  await look('t-0')
  await page.selectOption('[name=t-0_business]', 'usage')
  await page.selectOption('[name=t-0_channel]', 'sms')
  await page.fill('[name=t-0_times]', '3')
  await page.fill('[name=t-0_days]', '30')
  await add()
  await page.selectOption('[name=t-1_fact]', 'service')
  await look('t-1')
  await page.selectOption('[name=t-1_op]', 'never')
  await page.check('[name=t-1_in][value="*data"]')
}

async function keep(page: Page): Promise<string> {
  await page.click('button[value=save]')
  await page.waitForURL(/segments\/[0-9a-f-]{36}$/)
  await countSegments(desk.store, desk.clock.now)
  await page.reload()
  expect(await page.textContent('[data-sentence]')).toBe(SENTENCE)
  expect(await page.textContent('[data-matched]')).toBe('1')
  return page.url()
}

const faults = async (page: Page) => [
  ...(await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id),
  ...((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) > 0 ? ['too wide'] : []),
]

inBrowser(
  'without scripts: every button brings the form back, and nothing typed is lost',
  async () => {
    const page = await newPage({ viewport: DESKTOP, javaScriptEnabled: false })
    page.setDefaultTimeout(8000)
    await goOnDuty(page, desk, 'marketing')
    await build(
      page,
      (path) => page.click(`button[value="fact ${path}"]`),
      () => page.click('button[value="add t"]'),
    )
    await page.click('button[value=preview]:visible >> nth=-1')
    expect(await page.textContent('[data-preview]')).toBe('1人')
    expect(await page.textContent('#preview')).toContain(SENTENCE)
    expect(await page.textContent('#preview')).toMatch(/139\*{4}\d{4}/)

    await page.fill('[name=t-0_days]', '九百')
    await page.click('button[value="group t"]')
    await page.click('button[value="up t-2"]')
    await page.click('button[value=save]')
    expect(await page.inputValue('[name=t-0_days]')).toBe('九百')
    expect(await page.inputValue('[name=name]')).toBe('查流量不买包')
    expect(await page.textContent('#t-0')).toContain('天数请填1至730，或不填。')
    expect(await page.textContent('#t-1-0')).toContain('请选择要看什么。')
    expect(await page.textContent('#preview')).toContain('还有2个条件没有填好')
    await page.click('button[value="remove t-1"]')
    await page.fill('[name=t-0_days]', '30')
    const address = await keep(page)

    await page.selectOption('[name=t_mode]', 'none')
    await page.click('button[value=save]')
    expect(await page.textContent('[data-sentence]')).toBe(
      '不属于（近30天在短信营业厅用量查询不少于3次，或从未办理过任一流量包）',
    )
    expect(await page.textContent('main')).toContain('v2')
    expect(await page.textContent('main')).toContain(SENTENCE)
    await page.goto(`${desk.url}/marketing/segments`)
    expect(await page.textContent('main')).toContain('不属于（近30天')

    await page.goto(address)
    await page.click('summary:has-text("高级")')
    await page.fill('[name=json]', '{"fact":"astrology"}')
    await page.click('button[value=import]')
    expect(await page.textContent('main')).toContain('JSON不是有效的客户群条件。')
    await page.fill('[name=json]', '{"any":[{"fact":"tier","min":4},{"not":{"fact":"consent","is":true}}]}')
    await page.click('button[value=import]')
    expect(await page.inputValue('[name=t_mode]')).toBe('any')
    expect(await page.inputValue('[name=t-0_min]')).toBe('4')
  },
  120_000,
)

inBrowser(
  'with scripts: the fields follow the choice, and the count follows the fields',
  async () => {
    const page = await newPage({ viewport: DESKTOP })
    page.setDefaultTimeout(8000)
    await goOnDuty(page, desk, 'marketing')
    await build(
      page,
      async (path) => page.waitForSelector(`[name=${path}_op]`).then(() => undefined),
      async () => {
        await page.click('button[value="add t"]')
        await page.waitForSelector('[name=t-1_fact]')
      },
    )
    await page.waitForSelector('[data-preview=exact]')
    expect(await page.textContent('[data-preview]')).toBe('1人')
    await page.uncheck('[name=t-1_in][value="*data"]')
    await page.check('[name=t-1_in][value=YETX]')
    await expect.poll(() => page.textContent('#preview'), { timeout: 10_000 }).toContain('2人')
    await page.check('[name=t-1_in][value="*data"]')
    await page.uncheck('[name=t-1_in][value=YETX]')
    await page.fill('[name=name]', '查流量不买包2')
    await keep(page)
    expect(await faults(page)).toEqual([])
  },
  120_000,
)

inBrowser(
  'a segment built on another one says whom that means, and the other one cannot be laid aside',
  async () => {
    const inner = await savedSegment('只看用量的人', { fact: 'touch', business: 'usage', atLeast: 3 })
    const page = await newPage({ viewport: DESKTOP })
    page.setDefaultTimeout(8000)
    await goOnDuty(page, desk, 'marketing')
    await page.goto(`${desk.url}/marketing/segments/new`)
    await page.selectOption('[name=t-0_fact]', 'segment')
    await page.waitForSelector('[name=t-0_in]')
    await page.selectOption('[name=t-0_in]', inner)
    await expect
      .poll(() => page.textContent('#preview'), { timeout: 10_000 })
      .toContain('属于客户群“只看用量的人”（v1）2人')
    await page.fill('[name=name]', '外层')
    await page.click('button[value=save]')
    await page.waitForURL(/segments\/[0-9a-f-]{36}$/)
    expect(await page.textContent('[data-inside]')).toBe('其中“只看用量的人”（v1）：用量查询不少于3次。')
    await countSegments(desk.store, desk.clock.now)
    await expect.poll(() => page.textContent('#counted'), { timeout: 10_000 }).toContain('2重新计数')
    expect(await faults(page)).toEqual([])
    await page.goto(`${desk.url}/marketing/segments/${inner}`)
    await page.click('button[value=archive]')
    expect(await page.textContent('[role=alert]')).toContain('不能归档，还在使用它的有：客户群“外层”。')
  },
  120_000,
)

inBrowser(
  'on a phone, in English and in the dark: nothing for axe, nothing beyond the edge',
  async () => {
    const page = await newPage({ viewport: MOBILE, locale: 'en-GB', colorScheme: 'dark' })
    await goOnDuty(page, desk, 'marketing')
    for (const path of ['/marketing/segments', '/marketing/segments/new']) {
      await page.goto(desk.url + path)
      expect(await faults(page)).toEqual([])
    }
    await page.click('button[value="group t"]')
    await page.waitForSelector('[name=t-1-0_fact]')
    await page.selectOption('[name=t-1-0_fact]', 'plan')
    await page.waitForSelector('[name=t-1-0_in]')
    await page.selectOption('[name=t-0_fact]', 'usage')
    await page.waitForSelector('[name=t-0_what]')
    await page.click('button[value=preview]:visible >> nth=-1')
    await expect
      .poll(() => page.textContent('#preview'), { timeout: 10_000 })
      .toContain('2 conditions are not complete')
    expect(await page.textContent('#t-1-0')).toContain('Choose at least one.')
    expect(await faults(page)).toEqual([])
  },
  120_000,
)
