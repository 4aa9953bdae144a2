/** What a subscriber says about marketing holds at once, and everything that is marketing is counted in one place. */
import { expect, test } from 'vitest'
import { overCap, type Contacts } from '#server/campaign/may-contact.ts'
import { contactsSince } from '#server/campaign/contact-ledger.ts'
import { addCallList } from '#server/campaign/call-list.ts'
import { fillCallLists } from '#server/campaign/fill-call-list.ts'
import { deliverToInboxes } from '#server/campaign/inbox.ts'
import { showBanner } from '#server/campaign/banner.ts'
import { pushTarget } from '#drizzle/schema/campaign.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { setRules, setStop } from '#server/campaign/policy.ts'
import { noLimits, openMarketing } from '#tests/support/campaigns.ts'
import { DAY, NOW } from '#tests/support/line.ts'
import { runningCampaign } from '#tests/support/running.ts'
import { anOffer, publish } from '#tests/support/offers.ts'
import { openTexting } from '#tests/support/texts.ts'

const bySms = { channel: 'sms', access: 'sim', port: '10086' } as const

test('“only in the web inbox” stops a text that waits to be sent, and leaves the consent alone', async () => {
  const { newReader, newRunning, take, targets, author } = await openMarketing()
  const stays = await newReader()
  const leaves = await newReader()
  const id = await newRunning()
  expect(await leaves.perform('chooseMarketingWay', { way: 'inbox-only' }, bySms)).toMatchObject({
    kind: 'done',
    reply: { lines: ['已设置为：只发站内信。', '立即生效，尚未发出的营销信息也照此办理。'] },
  })
  expect((await take(id)).messages.map(({ to }) => to)).toEqual([stays.msisdn])
  expect((await targets(id)).find(({ subscriberId }) => subscriberId === leaves.id)).toMatchObject({
    state: 'skipped',
    reason: 'channel-refused',
  })
  expect(await author.perform('whySubscriber', { campaign: id, msisdn: leaves.msisdn })).toMatchObject({
    output: { campaign: { now: { kind: 'no', reason: 'channel-refused' } } },
  })
  await leaves.perform('chooseMarketingWay', { way: 'auto' })
  expect(await leaves.perform('seeMarketingWay')).toMatchObject({ output: { marketing: true, way: 'auto' } })
})

test('what they use is shown to them and to staff, and what they say comes first', async () => {
  const { newReader, newStaff } = await openMarketing()
  const reader = await newReader()
  for (let i = 0; i < 4; i++) await reader.perform('checkBalance', {}, { ...bySms, now: NOW + i })
  expect(await reader.perform('seeMarketingWay')).toMatchObject({
    output: { way: 'auto', learned: ['sms'], habits: [{ kind: 'query', channel: 'sms', count: 4 }] },
    reply: { lines: ['您的选择：按我的使用习惯。', '按近三个月的使用，您常用短信。'] },
  })
  await reader.perform('chooseMarketingWay', { way: 'inbox' })
  const clerk = await newStaff('clerk')
  expect(await clerk.perform('seeTimeline', { subscriberId: reader.id })).toMatchObject({
    output: { subscriber: { marketingWay: 'inbox' }, learned: ['sms'] },
  })
})

test('a text chooses the way in its own words, or from a menu', async () => {
  const texting = await openTexting()
  const phone = await texting.newPhone()
  expect(await phone.body('不要发短信')).toContain('已设置为：不要发短信。')
  expect(await phone.body('YXFS')).toContain('7. 只发站内信')
  expect(await phone.body('7')).toContain('已设置为：只发站内信。')
  expect(await phone.body('YXFS AUTO')).toContain('已设置为：按我的使用习惯。')
})

test('whoever opts out by text is told the way back, and takes it by text', async () => {
  const phone = await (await openTexting()).newPhone()
  expect(await phone.body('TD')).toContain('如需恢复，发YXTY到10086')
  expect(await phone.body('YXTY')).toContain('您已同意接收优惠信息')
  expect(await phone.body('退订')).toContain('您已退订')
  expect(await phone.body('恢复营销')).toContain('您已同意接收优惠信息')
})

test('a line about an offer is a contact: caps bound it, a refusal and the emergency stop silence it', async () => {
  const texting = await openTexting()
  const { store } = texting
  await publish(store, anOffer('A1'))
  const caps = [{ channel: 'all' as const, perDay: null, perWeek: 2, perMonth: null }]
  const rule = (rules: typeof noLimits) => store.transaction((tx) => setRules(tx, rules, NOW))
  await rule({ ...noLimits, caps })
  const phone = await texting.newPhone()
  const seen = async (afterMs: number) => (await phone.body('CXYE', { afterMs })).includes('A1')
  // From a Monday on.
  expect(await seen(DAY)).toBe(true)
  expect(await seen(60_000)).toBe(false)
  expect(await seen(DAY)).toBe(true)
  expect(await seen(DAY)).toBe(false)
  const contactsOf = await store.read((tx) => contactsSince(tx, [phone.id], 0))
  expect(contactsOf(phone.id).map(({ channel, count }) => `${channel} ${count}`)).toEqual([
    'reply 1',
    'reply 1',
  ])

  await rule(noLimits)
  await phone.body('不要发短信')
  expect(await seen(60_000)).toBe(false)
  await phone.body('优先短信')
  await store.transaction((tx) => setStop(tx, { by: phone.id }, NOW))
  expect(await seen(60_000)).toBe(false)
  await store.transaction((tx) => setStop(tx, null, NOW))
  expect(await seen(60_000)).toBe(true)
})

test('a line about an offer counts for the cap over all, and is none of the texts of a campaign', () => {
  const day = 20_780
  const told: Contacts[] = [{ day, channel: 'reply', count: 1 }]
  const cap = (channel: 'all' | 'sms') => ({
    ...noLimits,
    caps: [{ channel, perDay: 1, perWeek: null, perMonth: null }],
  })
  expect(overCap(told, cap('all'), 'sms', day)).toBe('cap-day')
  expect(overCap(told, cap('sms'), 'sms', day)).toBe(null)
})

test('why somebody did not get it: consent then, the rule that fails, the caps with what counted, the hours of their zone', async () => {
  const caps = [{ channel: 'all' as const, perDay: 1, perWeek: null, perMonth: null }]
  const zones = { 'QL-CENTER': 'Asia/Urumqi' }
  const { author, newReader, newRunning, take, settle } = await openMarketing({ ...noLimits, caps, zones })
  const reader = await newReader({ brand: 'mzone', branchCode: 'QL-CENTER' })
  const other = await newReader({ brand: 'gotone', branchCode: 'QL-CENTER' })
  await reader.perform('allowMarketing', {}, { now: NOW - 1000 })
  const rule = {
    all: [
      { fact: 'brand', in: ['mzone'] },
      { fact: 'tier', max: 99 },
    ],
  }
  const first = await newRunning({ rule })
  await settle((await take(first)).messages, { kind: 'accepted', receipts: ['7f'] })
  const second = await newRunning({ rule })
  expect((await take(second)).messages).toEqual([])
  await reader.perform('stopMarketing', {}, { now: NOW + 60_000 })

  const why = await author.perform(
    'whySubscriber',
    { msisdn: reader.msisdn, campaign: second },
    NOW + 120_000,
  )
  expect(why).toMatchObject({
    output: {
      msisdn: expect.stringMatching(/^\d{3}\*{4}\d{4}$/),
      consent: { marketing: false },
      recent: [
        { campaignId: second, state: 'skipped', reason: 'cap-day' },
        { campaignId: first, state: 'sent' },
      ],
      campaign: {
        targets: [{ state: 'skipped', reason: 'cap-day' }],
        consent: { marketing: true, channel: 'web' },
        segment: {
          version: 1,
          isIn: true,
          parts: [{ words: '品牌为动感地带', holds: true }, { holds: true }],
        },
        caps: [{ channel: 'all', span: 'perDay', used: 1, most: 1 }],
        contacts: [{ channel: 'sms', count: 1 }],
        hours: { zone: 'Asia/Urumqi', minute: 8 * 60 + 2 },
        now: { kind: 'no', reason: 'opted-out' },
      },
    },
  })
  expect(await author.perform('whySubscriber', { subscriberId: other.id, campaign: second })).toMatchObject({
    output: {
      campaign: { targets: [], segment: { isIn: false, parts: [{ holds: false }, { holds: true }] } },
    },
  })
  expect(await author.perform('whySubscriber', { campaign: second })).toMatchObject({ kind: 'invalid' })
})

const onChannels = (channels: ('sms' | 'inbox' | 'banner' | 'outbound')[]) => ({
  variants: [
    { code: 'A', channels, share: 1, title: { zh: '加油包', en: '' }, text: { zh: '加油包5元1GB', en: '' } },
  ],
})

test('however many senders, lists and inboxes speak at the same time, one contact a day is one', async () => {
  const caps = [{ channel: 'all' as const, perDay: 1, perWeek: null, perMonth: null }]
  const { store, newReader, take, targets } = await openMarketing({ ...noLimits, caps })
  for (let i = 0; i < 20; i++) await newReader()
  const begin = (channels: ('sms' | 'inbox' | 'outbound')[]) =>
    runningCampaign(store, { now: NOW, ...onChannels(channels) })
  const texts = [await begin(['sms']), await begin(['sms'])]
  const inbox = await begin(['inbox'])
  const calls = await begin(['outbound'])
  const list = { id: uuidv7(NOW), campaignId: calls, agency: '新声外呼', wanted: 100, takenBy: uuidv7(NOW) }
  await store.transaction((tx) => addCallList(tx, { ...list, takenAt: NOW, leaseUntil: NOW + DAY }))
  await Promise.all([
    ...texts.map((id) => take(id)),
    deliverToInboxes(store, NOW),
    fillCallLists(store, NOW),
    ...texts.map((id) => take(id)),
  ])
  const rows = (await Promise.all([...texts, inbox, calls].map((id) => targets(id)))).flat()
  const told = rows.filter(({ state }) => state === 'claimed' || state === 'delivered')
  expect(told).toHaveLength(20)
  expect(new Set(told.map(({ subscriberId }) => subscriberId)).size).toBe(20)
  expect(rows.filter(({ reason }) => reason === 'cap-day')).toHaveLength(60)
})

test('two rounds that wait for one person in one batch are two contacts', async () => {
  const caps = [{ channel: 'sms' as const, perDay: 1, perWeek: null, perMonth: null }]
  const { store, newReader, newRunning, take, targets } = await openMarketing({ ...noLimits, caps })
  await newReader()
  const id = await newRunning()
  const [first] = await targets(id)
  if (!first) throw new Error('nobody is meant')
  await store.transaction((tx) => insertMany(tx, pushTarget, [{ ...first, round: first.round + 1 }]))
  expect((await take(id)).messages).toHaveLength(1)
  expect((await targets(id)).map(({ state, reason }) => `${state} ${reason}`.trim()).sort()).toEqual([
    'claimed',
    'skipped cap-day',
  ])
})

test('who is held back for comparison is told nothing, on no channel, nor because of an event', async () => {
  const { store, newReader, take, targets } = await openMarketing()
  const people = []
  for (let i = 0; i < 24; i++) people.push(await newReader({ openedAt: NOW - DAY }))
  const event = { kind: 'event', event: 'new-line', days: 1, firstAt: NOW, until: NOW + 30 * DAY } as const
  const held = new Set<string>()
  for (const schedule of [{ kind: 'once' as const, firstAt: NOW }, event]) {
    for (const channel of ['sms', 'inbox', 'banner', 'outbound'] as const) {
      const how = { now: NOW, holdoutBp: 5000, schedule, ...onChannels([channel]) }
      const id = await runningCampaign(store, how)
      const list = { id: uuidv7(NOW), campaignId: id, agency: '新声外呼', wanted: 100, takenBy: uuidv7(NOW) }
      await store.transaction((tx) => addCallList(tx, { ...list, takenAt: NOW, leaseUntil: NOW + DAY }))
      await take(id)
      await deliverToInboxes(store, NOW)
      await fillCallLists(store, NOW)
      for (const person of people) await showBanner(store, person.id, NOW)
      const rows = await targets(id)
      expect(rows, `${schedule.kind} ${channel}`).toHaveLength(24)
      const back = rows.filter(({ state }) => state === 'holdout')
      expect(back.length).toBeGreaterThan(3)
      expect(back.every(({ sentAt, dueAt, touchId }) => !sentAt && !dueAt && !touchId)).toBe(true)
      const told = rows.filter(({ state }) => state === 'claimed' || state === 'delivered')
      if (channel !== 'banner') expect(told.length + back.length).toBe(24)
      for (const { subscriberId } of back) held.add(`${id} ${subscriberId}`)
    }
  }
  expect(held.size).toBeGreaterThan(24)
})
