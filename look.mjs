import { chromium } from 'playwright'
import { AxeBuilder } from '@axe-core/playwright'
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const base = 'http://127.0.0.1:4800'
const ctx = await b.newContext({ viewport: { width: 1280, height: 900 } })
const p = await ctx.newPage()
p.setDefaultTimeout(15000)
p.on('pageerror', (e) => console.log('ERR', e.message))
p.on('console', (m) => m.type() === 'error' && console.log('CON', m.text()))
await p.goto(base + '/desk/sign-in')
await p.fill('[name=login]', 'marketing')
await p.fill('[name=password]', 'qinglan-demo-2026')
await p.click('main button[type=submit]')
await p.waitForURL(/desk|marketing/)
await p.goto(base + '/marketing/campaigns/new')
await p.screenshot({ path: '/tmp/wizard-1.png', fullPage: true })
await p.click('[data-walk="1"]:visible')
console.log('stays', await p.evaluate(() => document.activeElement.name))
await p.fill('[name=name]', '加油包推荐')
await p.fill('[name=goal]', '流量快用完的客户订一个包')
await p.keyboard.press('Enter')
await p.waitForTimeout(1500)
await p.screenshot({ path: '/tmp/wizard-2.png', fullPage: true })
const offers = await p.$$eval('[name=offer] option', (os) => os.map((o) => o.value))
console.log(offers)
await p.selectOption('[name=offer]', offers[1])
await p.click('[data-walk="1"]:visible')
await p.waitForTimeout(2500)
await p.screenshot({ path: '/tmp/wizard-3.png', fullPage: true })
console.log(await p.textContent('#look-A'))
await p.fill(
  '[name=zhA]',
  '{name}您好，{offer}只要{price}，本月流量不够用时加一个，随时有效，到{until}为止。',
)
await p.waitForTimeout(2500)
console.log(await p.textContent('#look-A'))
await p.click('[data-walk="1"]:visible')
await p.waitForTimeout(500)
await p.screenshot({ path: '/tmp/wizard-4.png', fullPage: true })
await p.click('[data-walk="1"]:visible')
await p.waitForTimeout(2500)
await p.screenshot({ path: '/tmp/wizard-5.png', fullPage: true })
console.log(
  (await new AxeBuilder({ page: p }).analyze()).violations.map(
    (v) => v.id + ': ' + v.nodes.map((n) => n.html.slice(0, 150)).join(' | '),
  ),
)
await p.click('button[value=save]:visible')
await p.waitForURL(/campaigns\/[0-9a-f-]{36}$/)
console.log(p.url())
const url = p.url()
await p.goto(url + '/edit#words')
await p.waitForTimeout(1500)
console.log(
  'reopened',
  await p.evaluate(() =>
    [...document.querySelectorAll('[data-step]')].filter((s) => !s.hidden).map((s) => s.id),
  ),
)
await p.setViewportSize({ width: 390, height: 844 })
await p.emulateMedia({ colorScheme: 'dark' })
await p.screenshot({ path: '/tmp/wizard-6.png', fullPage: true })
for (const s of ['people', 'what', 'words', 'when', 'check']) {
  await p.goto(url + '/edit#' + s)
  await p.reload()
  await p.waitForTimeout(700)
  const v = (await new AxeBuilder({ page: p }).analyze()).violations
  console.log(
    s,
    v.map((v) => v.id + ': ' + v.nodes.map((n) => n.html.slice(0, 120)).join(' | ')),
    await p.evaluate(() => document.documentElement.scrollWidth),
  )
}
// an error leads to its step
await p.goto(url + '/edit#check')
await p.waitForTimeout(700)
await p.evaluate(() => {
  document.querySelector('[name=holdout]').value = '80'
})
await p.click('button[value=save]:visible')
await p.waitForTimeout(2500)
console.log(
  'error at',
  p.url(),
  await p.evaluate(() => [
    [...document.querySelectorAll('[data-step]')].filter((s) => !s.hidden).map((s) => s.id),
    document.activeElement.name,
    document.querySelector('#holdout-wrong')?.textContent,
  ]),
)
await p.screenshot({ path: '/tmp/wizard-7.png', fullPage: true })
await b.close()
