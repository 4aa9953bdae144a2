/** Marketing tells people something: a segment, a draft, four eyes, a run, a pause, an order by text, the results. No scripts. */
import { AxeBuilder } from '@axe-core/playwright'
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { keepRounds } from '#server/campaign/rounds.ts'
import { countSegments } from '#server/segment/count.ts'
import { openPushSender } from '#sms/push-sender.ts'
import { DESKTOP, inBrowser, newPage } from '#tests/support/browser.ts'
import { goOnDuty } from '#tests/support/desk-pages.ts'
import { openTestDesk } from '#tests/support/desk.ts'
import { NOW } from '#tests/support/line.ts'
import { link, open, quiet, simulator } from '#tests/support/link.ts'

const desk = await openTestDesk()

inBrowser(
  'from a segment to the lift, without scripts',
  async () => {
    const line = await desk.newLine()
    const perform = (name: 'allowMarketing' | 'chooseLanguage', input: object) =>
      desk.hall.portal
        .visit({
          channel: 'sms',
          subscriberId: line.id,
          access: 'sim',
          request: randomUUID(),
          now: desk.clock.now,
          port: '10086',
        })
        .perform(name, input)
    await perform('allowMarketing', {})
    const author = await newPage({ viewport: DESKTOP, javaScriptEnabled: false })
    author.setDefaultTimeout(6000)
    await goOnDuty(author, desk, 'marketing')

    await author.goto(`${desk.url}/marketing/segments/new`)
    await author.fill('[name=name]', '同意营销的客户')
    await author.selectOption('[name=t-0_fact]', 'consent')
    await author.click('button[value="fact t-0"]')
    await author.click('button[value=save]')
    await author.waitForURL(/segments\/[0-9a-f-]{36}$/)
    await countSegments(desk.store, desk.clock.now)
    await author.reload()
    expect(await author.textContent('[data-matched]')).toBe('1')
    expect(await author.textContent('main')).toContain('****')

    await author.goto(`${desk.url}/marketing/campaigns/new`)
    await author.fill('[name=name]', '语言推荐')
    await author.fill('[name=goal]', '让客户知道可以用英文')
    await author.fill('[name=zhA]', '{name}您好，电厅有英文了，回复EN试试')
    await author.click('label:has([name=about][value=order])')
    await author.selectOption('[name=operation]', 'chooseLanguage')
    await author.fill('[name=holdout]', '0')
    await author.click('main button:has-text("刷新预览与核对")')
    expect(await author.textContent('[data-bubble=A]')).toContain('电厅有英文了')
    expect(await author.textContent('[data-summary]')).toContain('计划触达1人')
    await author.click('main button:has-text("保存草稿")')
    await author.waitForURL(/campaigns\/[0-9a-f-]{36}$/)
    const address = author.url()
    expect(await author.textContent('main')).toContain('电厅有英文了')
    await author.click('button:has-text("提交审批")')
    expect(await author.textContent('main')).toContain('等另一位同事审批')
    expect(await author.locator('button:has-text("审批通过")').count()).toBe(0)

    const approver = await newPage({ viewport: DESKTOP, javaScriptEnabled: false })
    await goOnDuty(approver, desk, 'marketing')
    await approver.goto(address)
    expect(await approver.textContent('[data-whom]')).toBe('同意接收营销')
    await approver.click('button:has-text("审批通过")')
    await approver.click('button:has-text("立即开始")')
    await keepRounds(desk.store, desk.clock.now)
    await approver.click('button:has-text("暂停")')
    expect(await approver.textContent('main')).toContain('已暂停')
    await approver.click('button:has-text("继续")')

    const smsc = await simulator()
    const bench: { pushes?: ReturnType<typeof openPushSender> } = {}
    const { link: wire, bound } = link(
      smsc.smppPort,
      {},
      { receipt: (receipt) => bench.pushes?.receipt(receipt) },
    )
    await bound()
    const offset = NOW - Date.now()
    bench.pushes = openPushSender({
      store: desk.store,
      send: (mt) => wire.send(mt),
      linkState: () => wire.state,
      holder: randomUUID(),
      leaseMs: 60_000,
      pollMs: 20,
      now: () => Date.now() + offset,
      log: quiet,
    })
    open.push(bench.pushes)
    const text = await smsc.received(line.msisdn)
    expect(text.text).toContain('您好，电厅有英文了，回复EN试试。拒收请回复TD')
    desk.clock.now = NOW + 60_000
    await perform('chooseLanguage', { language: 'en' })
    await author.fill('#why [name=msisdn]', line.msisdn)
    await author.click('#why button')
    await author.waitForSelector('[data-why]')
    expect(await author.textContent('[data-why]')).toMatch(/已送达|已发送/)

    await author.goto(address)
    const row = author.locator('tbody tr', { hasText: '短信' }).first()
    await expect.poll(async () => (await author.goto(address), row.textContent())).toMatch(/A短信11/)
    for (const page of [
      '/marketing/campaigns',
      '/marketing/calls',
      '/marketing/segments',
      '/marketing/calendar',
      '/marketing/campaigns/new',
    ]) {
      const answered = await author.goto(`${desk.url}${page}`)
      expect(answered?.status()).toBe(200)
    }
    const looked = await newPage({ viewport: DESKTOP })
    await goOnDuty(looked, desk, 'marketing')
    for (const page of [
      address,
      `${desk.url}/marketing/campaigns/new`,
      `${desk.url}/marketing/calls`,
      `${desk.url}/marketing/segments/new`,
    ]) {
      await looked.goto(page)
      expect((await new AxeBuilder({ page: looked }).analyze()).violations.map(({ id }) => id)).toEqual([])
    }
  },
  120_000,
)
