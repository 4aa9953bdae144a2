/** A click on what a campaign says lands where it can be done, with what it is about filled in. Nothing needs a script. */
import { expect, test } from 'vitest'
import type { PushChannel } from '#drizzle/schema/campaign.ts'
import { setRules } from '#server/campaign/policy.ts'
import { deliverToInboxes } from '#server/campaign/inbox.ts'
import { noLimits, targetsIn } from '#tests/support/campaigns.ts'
import { openTestDesk } from '#tests/support/desk.ts'
import { hiddenIn, newClient } from '#tests/support/http-client.ts'
import { NOW } from '#tests/support/line.ts'
import { runningCampaign } from '#tests/support/running.ts'
import { PASSWORD } from '#tests/support/web.ts'

const desk = await openTestDesk()
await desk.store.transaction((tx) => setRules(tx, noLimits, NOW))

type About = { operation: string; operationCode: string | null }

/** Somebody who is told of something in a way, and their browser. */
async function told(channel: PushChannel, about: About) {
  const line = await desk.newLine()
  const client = newClient(desk.url)
  await client.signIn(line.msisdn, PASSWORD)
  const settings = await client.get('/settings')
  const agrees = hiddenIn(settings.html, 'marketing')
  await client.post('/settings', { ...agrees, step: 'allow' })
  const title = { zh: '看看这个', en: '' }
  const variants = [{ code: 'A', channels: [channel], share: 1, title, text: { zh: '给您留着呢', en: '' } }]
  const rule = { all: [] }
  const campaign = await runningCampaign(desk.store, { now: NOW, rule, variants, ...about })
  return { line, client, campaign }
}

async function clickBanner(about: About) {
  const { client, campaign, line } = await told('banner', about)
  const page = await client.get('/overview')
  const click = { ...hiddenIn(page.html, `banner-${campaign}`), campaign, answer: 'open' }
  return { client, campaign, line, landed: (await client.post('/banner', click)).location ?? '' }
}

test('a banner about a service: the service is there, one press from its price, and the order is the campaign’s', async () => {
  const { client, campaign, line, landed } = await clickBanner({
    operation: 'turnServiceOn',
    operationCode: 'LDTX',
  })
  expect(landed).toBe('/services?code=LDTX')
  const page = await client.get(landed)
  expect(page.html.indexOf('您要办的业务')).toBeLessThan(page.html.indexOf('已开通'))
  const order = { ...hiddenIn(page.html, 'wanted-LDTX'), code: 'LDTX' }
  const confirm = (await client.post(landed, order)).location ?? ''
  expect(confirm).toMatch(/^\/confirm\//)
  const yes = { ...hiddenIn((await client.get(confirm)).html, 'yes'), answer: 'yes' }
  await client.post(confirm, yes)
  const mine = (await targetsIn(desk.store, campaign)).find((row) => row.subscriberId === line.id)
  expect(mine).toMatchObject({ response: 'clicked' })
  expect(mine?.respondedId).not.toBeNull()
  expect(mine?.answeredId).not.toBeNull()
  const after = await client.get(landed)
  expect(after.html).toContain('已经开通。')
})

test.each([
  ['a plan', { operation: 'changePlan', operationCode: 'GT88' }, '/plan?code=GT88', '您要换的套餐'],
  ['a reward', { operation: 'redeemEcoins', operationCode: '501' }, '/ecoins?item=501', '您要兑换的'],
  ['a request', { operation: 'preRegister', operationCode: 'KD' }, '/requests/new/KD', '宽带'],
  [
    'an amount',
    { operation: 'topUp', operationCode: '50' },
    '/top-up?way=account&what=50',
    /name="what"[^>]*value="50"|value="50"[^>]*name="what"/,
  ],
  [
    'what has no page of its own',
    { operation: 'turnServiceOff', operationCode: 'LDTX' },
    '/do/turnServiceOff?code=LDTX',
    /value="LDTX"/,
  ],
  ['nothing in particular', { operation: 'seeEcoins', operationCode: null }, '/ecoins', 'e币'],
])('a banner about %s', async (_, about, place, seen) => {
  const { client, landed } = await clickBanner(about)
  expect(landed).toBe(place)
  expect((await client.get(landed)).html).toMatch(seen)
})

test('what is not to be had any more is told, and never a page that is missing', async () => {
  const gone = await clickBanner({ operation: 'turnServiceOn', operationCode: 'NOSUCH' })
  expect((await gone.client.get(gone.landed)).html).toContain('目前不能在您的号码上办理')
  const closed = await clickBanner({ operation: 'preRegister', operationCode: 'NOSUCH' })
  expect((await closed.client.get(closed.landed)).location).toBe('/requests')
})

test('a message in the inbox leads there too', async () => {
  const { client } = await told('inbox', { operation: 'turnServiceOn', operationCode: 'LDTX' })
  await deliverToInboxes(desk.store, NOW)
  const inbox = await client.get('/inbox')
  const message = /\/inbox\/[0-9a-f-]{36}/.exec(inbox.html)?.[0] ?? ''
  const opened = await client.get(message)
  expect(opened.html).toContain('href="/services?code=LDTX"')
})
