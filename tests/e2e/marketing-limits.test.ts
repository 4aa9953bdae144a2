/** Limits as people see them: marketing sets them with four eyes, a subscriber has the last word. No scripts. */
import { AxeBuilder } from '@axe-core/playwright'
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { pushTarget } from '#drizzle/schema/campaign.ts'
import { targetReasons } from '#server/campaign/reason.ts'
import { takeMessages } from '#server/campaign/take.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { reasonIn } from '#app/marketing/reasons.ts'
import { speak } from '#words/message.ts'
import { DESKTOP, inBrowser, MOBILE, newPage } from '#tests/support/browser.ts'
import { goOnDuty } from '#tests/support/desk-pages.ts'
import { openTestDesk } from '#tests/support/desk.ts'
import { signIn } from '#tests/support/hall-pages.ts'
import { NOW } from '#tests/support/line.ts'
import { runningCampaign } from '#tests/support/running.ts'

const desk = await openTestDesk()

const violations = async (page: Awaited<ReturnType<typeof newPage>>) =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)

inBrowser(
  'the rules: tighter holds at once, looser waits for a colleague, and every change is kept',
  async () => {
    const author = await newPage({ viewport: DESKTOP, javaScriptEnabled: false })
    await goOnDuty(author, desk, 'marketing')
    await author.goto(`${desk.url}/marketing/rules`)
    await author.fill('[name=sms-perWeek]', '2')
    await author.fill('[name=why]', '投诉增多，先收紧')
    await author.click('main button:has-text("提交改动")')
    expect(await author.textContent('main')).toContain('改动已生效。')
    expect(await author.textContent('main')).toContain('短信每周：3 → 2')

    await author.fill('[name=quietFrom]', '二十二点')
    await author.fill('[name=why]', '晚一点')
    await author.click('main button:has-text("提交改动")')
    expect(await author.textContent('main')).toContain('时间请按HH:MM填写。')
    await author.fill('[name=quietFrom]', '22:00')
    await author.click('main button:has-text("提交改动")')
    expect(await author.textContent('main')).toContain('等待另一位同事同意')
    expect(await author.locator('button:has-text("同意生效")').count()).toBe(0)

    const colleague = await newPage({ viewport: DESKTOP, javaScriptEnabled: false })
    await goOnDuty(colleague, desk, 'marketing')
    await colleague.goto(`${desk.url}/marketing/rules`)
    await colleague.click('button:has-text("同意生效")')
    expect(await colleague.inputValue('[name=quietFrom]')).toBe('22:00')
    const looked = await newPage({ viewport: DESKTOP })
    await goOnDuty(looked, desk, 'marketing')
    await looked.goto(`${desk.url}/marketing/rules`)
    expect(await violations(looked)).toEqual([])
  },
  120_000,
)

inBrowser(
  'a subscriber says “only in the web inbox”, and a text that waits is not sent',
  async () => {
    const line = await desk.newLine()
    const visit = () =>
      desk.hall.portal.visit({
        channel: 'web',
        subscriberId: line.id,
        access: 'verified',
        request: randomUUID(),
        now: NOW,
        port: 'web',
      })
    await visit().perform('allowMarketing', {})
    const id = await runningCampaign(desk.store, { now: NOW, name: '流量包推荐' })
    const page = await newPage({ viewport: MOBILE })
    await signIn(page, desk.url, line.msisdn)
    await page.goto(`${desk.url}/settings`)
    await page.selectOption('[name=way]', 'inbox-only')
    await page.click('button:has-text("保存方式")')
    await page.waitForURL(/told/)
    expect(await page.textContent('main')).toContain('已设置为：只发站内信。')
    await page.goto(`${desk.url}/settings`)
    expect(await page.inputValue('[name=way]')).toBe('inbox-only')
    expect(await violations(page)).toEqual([])

    const taken = await desk.store.transaction((tx) =>
      takeMessages(tx, id, 'sms', NOW, { lease: { holder: 'a test', until: NOW + 60_000 } }),
    )
    expect(taken).toMatchObject({ messages: [], looked: 1 })

    const marketing = await newPage({ viewport: DESKTOP })
    await goOnDuty(marketing, desk, 'marketing')
    await marketing.goto(`${desk.url}/marketing/campaigns/${id}`)
    await marketing.fill('#why [name=msisdn]', line.msisdn)
    await marketing.click('#why button:has-text("逐项说明")')
    await marketing.waitForSelector('[data-why]')
    expect(await marketing.inputValue('[name=campaign]')).toBe(id)
    const why = () => marketing.textContent('[data-why]')
    expect(await why()).toContain('未发送 客户不接受这个渠道')
    expect(await why()).toContain('只发站内信 · 客户不接受这个渠道')
    expect(await why()).not.toContain(line.msisdn)
    expect(marketing.url()).not.toContain(line.msisdn)
    expect(await violations(marketing)).toEqual([])
    await marketing.click('[data-why] table a')
    expect(marketing.url()).toContain(`subscriber=${line.id}`)
    expect(await why()).toContain('客户不接受这个渠道')
  },
  120_000,
)

test('whatever the reason, the why page says it in words, in both languages', async () => {
  const { id: subscriberId } = await desk.newLine()
  const campaignId = await runningCampaign(desk.store, {
    now: NOW,
    rule: { fact: 'branch', in: ['nowhere'] },
  })
  const reasons = [...targetReasons, 'ESME_RINVDSTADR']
  const rows = reasons.map((reason, index) => ({
    subscriberId,
    campaignId,
    round: index + 100,
    variant: 'A',
    channel: 'sms' as const,
    state: 'skipped' as const,
    reason,
    dueAt: null,
    lost: 0,
    queuedAt: NOW,
    sentAt: null,
    segments: 0,
  }))
  await desk.store.transaction((tx) => insertMany(tx, pushTarget, rows))
  const marketing = await desk.onDuty('marketing')
  const place = `/marketing/why?campaign=${campaignId}&subscriber=${subscriberId}`
  for (const language of ['zh', 'en'] as const) {
    const { html } = await marketing.get(place, { 'accept-language': language })
    const [, shown = ''] = html.split('data-why=')
    for (const reason of reasons) {
      expect(shown, reason).toContain(reasonIn(speak[language], reason))
      if (!reason.startsWith('ESME')) expect(shown).not.toContain(`· ${reason} ·`)
    }
  }
})
