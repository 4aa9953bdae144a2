/** A campaign from its draft to its results, as marketing and its readers see it. */
import { desc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { query, type Params } from '#server/store/query.ts'
import { monthlyQuery } from '#server/store/monthly.ts'
import { touches } from '#server/touch/months.ts'
import { activeCounter } from '#drizzle/schema/touch.ts'
import { openMarketing, plan } from '#tests/support/campaigns.ts'
import { DAY, NOW } from '#tests/support/line.ts'
import { shanghaiMs } from '#words/format.ts'
import { deliverToInboxes } from './inbox.ts'
import { defaultRules, setRules } from './policy.ts'
import { keepRounds } from './rounds.ts'
import { settleReceipt } from './settle.ts'
import { keepDryRuns } from './dry-run.ts'

const touchesOf = monthlyQuery(touches, (db, touch, p: Params<{ id: string }>) =>
  db.select().from(touch).where(eq(touch.subscriberId, p.id)).orderBy(desc(touch.id)),
)
const actives = query((db) => db.select().from(activeCounter))
const accepted = (id: string) => ({ kind: 'accepted' as const, receipts: [id] })

test('who wrote a campaign cannot approve it, and only what was approved runs', async () => {
  const { author, approver, newDraft, campaign, newReader } = await openMarketing()
  await newReader()
  const id = await newDraft()
  expect(await author.perform('startCampaign', { id })).toMatchObject({ reason: 'wrong-state' })
  expect(await author.perform('submitCampaign', { id })).toMatchObject({ kind: 'done' })
  expect(await author.perform('approveCampaign', { id })).toMatchObject({
    reason: 'four-eyes',
    words: '审批人不能是编写人，请另一位同事审批。',
  })
  expect(await approver.perform('approveCampaign', { id })).toMatchObject({ kind: 'done' })
  expect(
    await author.perform('saveCampaign', { ...plan, id, segmentId: id, segmentVersion: 1 }),
  ).toMatchObject({
    kind: 'invalid',
  })
  expect(await approver.perform('startCampaign', { id })).toMatchObject({ kind: 'done' })
  expect(await campaign(id)).toMatchObject({ state: 'running', round: 1, approvedBy: approver.id })
})

test('an approver who changes the text becomes its author', async () => {
  const { author, approver, newDraft, newSegment } = await openMarketing()
  const id = await newDraft()
  const segmentId = await newSegment()
  await author.perform('submitCampaign', { id })
  await approver.perform('returnCampaign', { id })
  const changed = { ...plan, id, segmentId, segmentVersion: 1, name: '改过的营销案' }
  expect(await approver.perform('saveCampaign', changed)).toMatchObject({ kind: 'done' })
  await author.perform('submitCampaign', { id })
  expect(await approver.perform('approveCampaign', { id })).toMatchObject({ reason: 'four-eyes' })
  expect(await author.perform('approveCampaign', { id })).toMatchObject({ kind: 'done' })
})

test('roles other than marketing see no campaigns', async () => {
  const { newStaff, newDraft } = await openMarketing()
  const id = await newDraft()
  const clerk = await newStaff('clerk')
  expect(await clerk.perform('seeCampaign', { id })).toMatchObject({ kind: 'denied' })
  expect(await clerk.perform('stopEverything')).toMatchObject({ kind: 'denied' })
})

test('ops sees what it may hold up: campaigns and their results, no preview and no export', async () => {
  const { newStaff, newReader, newRunning, newDraft } = await openMarketing()
  await newReader()
  const id = await newRunning()
  const ops = await newStaff('ops')
  expect(await ops.perform('seeCampaigns')).toMatchObject({ output: { rows: [{ campaign: { id } }] } })
  expect(await ops.perform('seeCampaign', { id })).toMatchObject({ kind: 'done' })
  expect(await ops.perform('pauseCampaign', { id })).toMatchObject({ kind: 'done' })
  expect(await ops.perform('resumeCampaign', { id })).toMatchObject({ kind: 'done' })
  expect(await ops.perform('stopEverything')).toMatchObject({ kind: 'done' })
  expect(await ops.perform('letGoOn')).toMatchObject({ kind: 'done' })
  expect(await ops.perform('stopCampaign', { id })).toMatchObject({ kind: 'done' })
  expect(await ops.perform('previewCampaign', { id })).toMatchObject({ kind: 'denied' })
  expect(await ops.perform('exportCampaign', { id })).toMatchObject({ kind: 'denied' })
  expect(await ops.perform('submitCampaign', { id: await newDraft() })).toMatchObject({ kind: 'denied' })
})

test('each is told once in the operator’s name, with the way out, and the contact is on their timeline', async () => {
  const { store, newReader, newRunning, take, settle, targets, figures } = await openMarketing()
  const reader = await newReader({ name: '林小满' })
  const id = await newRunning()
  const { messages } = await take(id)
  expect(messages).toMatchObject([
    { to: reader.msisdn, text: '【青岚通信】林**您好，加油包5元1GB，回复KT LL5办理。拒收请回复TD' },
  ])
  expect((await take(id)).messages).toEqual([])
  await settle(messages, accepted('7f'))
  expect(await store.read((tx) => touchesOf.all(tx, 202611, { id: reader.id }))).toMatchObject([
    { channel: 'sms', business: 'push', outcome: 'told', place: id, told: { lines: [messages[0]?.text] } },
  ])
  expect(await store.read((tx) => actives.all(tx))).toEqual([])
  const receipt = { subscriberId: reader.id, ids: ['127', '7f'], failure: null }
  expect(await store.transaction((tx) => settleReceipt(tx, receipt))).toBe(true)
  expect(await store.transaction((tx) => settleReceipt(tx, receipt))).toBe(false)
  expect(await targets(id)).toMatchObject([{ state: 'delivered', reason: '', dueAt: null, segments: 1 }])
  const { kept, recounted } = await figures(id)
  expect(kept).toEqual(['A delivered  1 0', 'A sent  1 1', 'A target  1 0'])
  expect(recounted).toEqual(kept)
})

test('TD while a message waits stops it, and the reason is kept', async () => {
  const { newReader, newRunning, take, targets, author } = await openMarketing()
  const stays = await newReader()
  const leaves = await newReader()
  const id = await newRunning()
  await leaves.perform('stopMarketing', {}, { channel: 'sms', access: 'sim', port: '10086' })
  expect((await take(id)).messages.map(({ to }) => to)).toEqual([stays.msisdn])
  expect((await targets(id)).find(({ subscriberId }) => subscriberId === leaves.id)).toMatchObject({
    state: 'skipped',
    reason: 'opted-out',
  })
  expect(await author.perform('whySubscriber', { campaign: id, msisdn: leaves.msisdn })).toMatchObject({
    output: {
      campaign: {
        targets: [{ state: 'skipped', reason: 'opted-out' }],
        segment: { isIn: true },
        now: { kind: 'no' },
      },
    },
  })
})

test('who never agreed, is suspended or is held back gets nothing, and each can be told why', async () => {
  const { newReader, newRunning, take, targets, figures } = await openMarketing()
  const never = await newReader({ marketing: null })
  const suspended = await newReader({ credit: 'suspended' })
  for (let i = 0; i < 40; i++) await newReader()
  const id = await newRunning({ holdoutBp: 5000 })
  const rows = new Map((await targets(id)).map((row) => [row.subscriberId, row]))
  expect(rows.get(never.id)).toMatchObject({ state: 'skipped', reason: 'no-consent' })
  expect(rows.get(suspended.id)).toMatchObject({ state: 'skipped', reason: 'suspended' })
  const held = [...rows.values()].filter(({ state }) => state === 'holdout')
  expect(held.length).toBeGreaterThan(5)
  const { messages } = await take(id)
  expect(messages.length + held.length).toBe(40)
  expect(messages.some(({ target }) => held.some((each) => each.subscriberId === target.subscriberId))).toBe(
    false,
  )
  const { kept, recounted } = await figures(id)
  expect(kept).toEqual(recounted)
})

test('caps hold over campaigns together, and a message that never left does not count', async () => {
  const caps = [{ channel: 'all' as const, perDay: 1, perWeek: null, perMonth: null }]
  const { store, newReader, newRunning, take, settle, targets } = await openMarketing()
  const reader = await newReader()
  await store.transaction((tx) => setRules(tx, { ...defaultRules, caps, quietFrom: 0, quietUntil: 0 }, NOW))
  const first = await newRunning()
  const second = await newRunning()
  const third = await newRunning()
  const { messages } = await take(first)
  expect(messages).toHaveLength(1)
  await settle(messages, { kind: 'refused', reason: 'ESME_RINVDSTADR' })
  expect(await targets(first)).toMatchObject([{ state: 'failed', reason: 'ESME_RINVDSTADR' }])
  expect((await take(second, NOW + 1000)).messages).toHaveLength(1)
  expect((await take(third, NOW + 2000)).messages).toHaveLength(0)
  expect(await targets(third)).toMatchObject([
    { subscriberId: reader.id, state: 'skipped', reason: 'cap-day' },
  ])
})

test('nothing leaves in the quiet hours, a pause or an emergency stop, and the console says why', async () => {
  const night = shanghaiMs(2026, 11, 22, 23)
  const morning = shanghaiMs(2026, 11, 23, 9)
  const { newReader, newRunning, take, author, approver, newStaff } = await openMarketing({
    ...defaultRules,
    caps: [],
  })
  await newReader()
  const id = await newRunning()
  expect((await take(id, night)).messages).toEqual([])
  await approver.perform('pauseCampaign', { id })
  expect((await take(id, morning)).messages).toEqual([])
  await approver.perform('resumeCampaign', { id })
  await approver.perform('stopEverything')
  expect((await take(id, morning)).messages).toEqual([])
  expect(await author.perform('seeCampaign', { id })).toMatchObject({
    output: { standstills: [{ why: 'stopped-by-house' }] },
  })
  const ops = await newStaff('ops')
  await ops.perform('letGoOn')
  expect(await author.perform('seeCampaign', { id })).toMatchObject({
    output: { standstills: [{ why: 'no-sender', channel: 'sms' }] },
  })
  expect((await take(id, morning)).messages).toHaveLength(1)
})

test('a message whose sender died is of unknown fate: once means never again, again means once more', async () => {
  const { newReader, newRunning, take, targets, settle, figures } = await openMarketing()
  await newReader()
  const once = await newRunning()
  const again = await newRunning({ onUnknown: 'again' })
  const lost = (await take(once)).messages
  expect(lost).toHaveLength(1)
  expect((await take(again)).messages).toHaveLength(1)
  const later = NOW + 61_000
  expect((await take(once, later)).messages).toEqual([])
  expect(await targets(once)).toMatchObject([{ state: 'unknown', reason: 'sender-lost' }])
  const second = (await take(again, later)).messages
  expect(second).toHaveLength(1)
  expect((await take(again, later + 61_000)).messages).toEqual([])
  expect(await targets(again)).toMatchObject([{ state: 'unknown', reason: 'sender-lost' }])
  // The answer comes after all: its fate is known.
  await settle(lost, accepted('9'), later)
  expect(await targets(once)).toMatchObject([{ state: 'sent' }])
  for (const id of [once, again]) {
    const { kept, recounted } = await figures(id)
    expect(kept).toEqual(recounted)
  }
})

test('an opt-out counts once, against the last campaign that reached them', async () => {
  const { newReader, newRunning, take, settle, author, figures } = await openMarketing()
  const reader = await newReader()
  const first = await newRunning()
  const last = await newRunning()
  await settle((await take(first)).messages, accepted('1'))
  await settle((await take(last, NOW + 1000)).messages, accepted('2'), NOW + 1000)
  for (const now of [NOW + DAY, NOW + DAY + 1]) await reader.perform('stopMarketing', {}, { now })
  const optedOut = async (id: string) => {
    const seen = await author.perform('seeCampaign', { id })
    return seen.kind === 'done' && seen.output.results.all.optedOut
  }
  expect([await optedOut(first), await optedOut(last)]).toEqual([0, 1])
  const { kept, recounted } = await figures(last)
  expect(kept).toEqual(recounted)
})

test('an order after its days, or of another code, is no response', async () => {
  const { newReader, newRunning, take, settle, author } = await openMarketing()
  const late = await newReader()
  const other = await newReader()
  const right = await newReader()
  const id = await newRunning({ operation: 'chooseLanguage', operationCode: 'en' })
  await settle((await take(id)).messages, accepted('1'))
  await late.perform('chooseLanguage', { language: 'en' }, { now: NOW + 8 * DAY })
  await other.perform('chooseLanguage', { language: 'zh' }, { now: NOW + DAY })
  const answered = async () => {
    const seen = await author.perform('seeCampaign', { id })
    return seen.kind === 'done' && seen.output.results.all.answered
  }
  expect(await answered()).toBe(0)
  await right.perform('chooseLanguage', { language: 'en' }, { now: NOW + DAY })
  expect(await answered()).toBe(1)
})

test('the operation that a campaign names lifts its rate over the holdout', async () => {
  const { newReader, newRunning, take, settle, author, figures } = await openMarketing()
  const readers = []
  for (let i = 0; i < 24; i++) readers.push(await newReader())
  const id = await newRunning({ operation: 'allowMarketing', holdoutBp: 4000 })
  const { messages } = await take(id)
  await settle(messages, accepted('1'))
  const told = new Set(messages.map(({ target }) => target.subscriberId))
  for (const reader of readers.filter((each) => told.has(each.id))) await reader.perform('allowMarketing')
  const held = readers.filter((each) => !told.has(each.id))
  await held[0]?.perform('allowMarketing')
  const seen = await author.perform('seeCampaign', { id })
  expect(seen).toMatchObject({
    output: {
      results: {
        all: { sent: told.size, answered: told.size, costFen: 5 * told.size, lift: { rate: 1, clear: true } },
        holdout: { people: held.length, answered: 1 },
      },
    },
  })
  const { kept, recounted } = await figures(id)
  expect(kept).toEqual(recounted)
  const csv = await author.perform('exportCampaign', { id })
  expect(csv).toMatchObject({ output: { csv: expect.stringContaining(`A,sms,${told.size}`) } })
})

test('a campaign in the inbox is read there, and counts as a contact', async () => {
  const { store, newReader, newRunning, targets } = await openMarketing()
  const reader = await newReader()
  const [variant] = plan.variants
  const inbox = { ...variant, channels: ['inbox'], title: { zh: '夏日加油包', en: '' } }
  const id = await newRunning({ variants: [inbox] })
  await deliverToInboxes(store, NOW)
  expect(await targets(id)).toMatchObject([{ state: 'delivered' }])
  const outcome = await reader.perform('readInbox')
  expect(JSON.stringify(outcome)).toContain('夏日加油包')
})

test('a stopped campaign leaves out what waits, a finished one has nothing open', async () => {
  const { store, newReader, newRunning, targets, author, campaign, take, settle, figures } =
    await openMarketing()
  await newReader()
  await newReader()
  const stopped = await newRunning()
  await author.perform('stopCampaign', { id: stopped })
  await keepRounds(store, NOW)
  expect((await targets(stopped)).map(({ state, reason }) => `${state} ${reason}`)).toEqual([
    'skipped stopped',
    'skipped stopped',
  ])
  const finished = await newRunning()
  await settle((await take(finished)).messages, accepted('3'))
  await keepRounds(store, NOW)
  expect(await campaign(finished)).toMatchObject({ state: 'finished', endedAt: NOW })
  for (const id of [stopped, finished]) {
    const { kept, recounted } = await figures(id)
    expect(kept).toEqual(recounted)
  }
})

test('a daily campaign begins its next round when the last has ended', async () => {
  const { store, newReader, newRunning, targets, take, settle, campaign } = await openMarketing()
  await newReader()
  const id = await newRunning({ schedule: { kind: 'daily', firstAt: NOW, until: NOW + 2 * DAY } })
  await settle((await take(id)).messages, accepted('1'))
  await keepRounds(store, NOW + 1000)
  expect(await campaign(id)).toMatchObject({ state: 'running', round: 1, nextRoundAt: NOW + DAY })
  for (const day of [1, 2]) {
    const now = NOW + day * DAY
    await keepRounds(store, now)
    await keepRounds(store, now)
    await settle((await take(id, now)).messages, accepted('1'), now)
    await keepRounds(store, now + 1)
  }
  expect((await targets(id)).map(({ round, state }) => `${round} ${state}`)).toEqual([
    '1 sent',
    '2 sent',
    '3 sent',
  ])
  expect(await campaign(id)).toMatchObject({ state: 'finished', round: 3 })
})

test('a campaign that is started before its hour tells everybody now, and not again at its hour', async () => {
  const { store, author, approver, newReader, newDraft, take, settle, targets, campaign } =
    await openMarketing()
  await newReader()
  const started = async (schedule: object) => {
    const id = await newDraft({ schedule })
    await author.perform('submitCampaign', { id })
    await approver.perform('approveCampaign', { id })
    await approver.perform('startCampaign', { id })
    await keepRounds(store, NOW)
    return id
  }
  const once = await started({ kind: 'once', firstAt: NOW + DAY })
  await settle((await take(once)).messages, accepted('1'))
  await keepRounds(store, NOW)
  await keepRounds(store, NOW + DAY)
  expect(await targets(once)).toHaveLength(1)
  expect(await campaign(once)).toMatchObject({ state: 'finished', round: 1 })

  const weekly = await started({ kind: 'weekly', firstAt: NOW + DAY, until: NOW + 20 * DAY })
  expect(await campaign(weekly)).toMatchObject({ round: 1, nextRoundAt: NOW + 8 * DAY })
})

test('a dry run says who would be left out and why, and sends nothing', async () => {
  const { store, newReader, newDraft, author, campaign, targets } = await openMarketing()
  await newReader()
  await newReader({ marketing: false })
  await newReader({ marketing: null })
  const id = await newDraft()
  await author.perform('dryRunCampaign', { id })
  await keepDryRuns(store)
  expect(await campaign(id)).toMatchObject({
    state: 'draft',
    dryRun: { state: 'done', counts: { send: 1, 'opted-out': 1, 'no-consent': 1 } },
  })
  expect(await targets(id)).toEqual([])
})

test('two senders share a campaign without sending anything twice', async () => {
  const { newReader, newRunning, take } = await openMarketing()
  for (let i = 0; i < 60; i++) await newReader()
  const id = await newRunning()
  const batches = await Promise.all([1, 2, 3, 4].map(() => take(id)))
  const ids = batches.flatMap(({ messages }) => messages.map(({ target }) => target.subscriberId))
  expect(new Set(ids).size).toBe(ids.length)
})

test('messages get slots no closer than the throttle allows', async () => {
  const { newReader, newRunning, take } = await openMarketing()
  for (let i = 0; i < 30; i++) await newReader()
  const id = await newRunning({ perSecond: 20 })
  const slots: number[] = []
  for (let now = NOW; slots.length < 30; now += 50) {
    slots.push(...(await take(id, now)).messages.map(({ slotAt }) => slotAt))
  }
  const gaps = slots.slice(1).map((slot, index) => slot - (slots[index] ?? 0))
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(50)
  expect((slots.at(-1) ?? 0) - NOW).toBeLessThan(1800)
})

test('a draft that could never be sent, or names what is not there, is refused with the field', async () => {
  const { author, newSegment } = await openMarketing(defaultRules)
  const segmentId = await newSegment()
  const save = (over: object) =>
    author.perform('saveCampaign', { ...plan, segmentId, segmentVersion: 1, ...over })
  expect(await save({ windowFrom: 22 * 60, windowUntil: 23 * 60 })).toMatchObject({
    issues: [{ field: 'windowFrom' }],
  })
  expect(await save({ operation: 'checkBalance' })).toMatchObject({ issues: [{ field: 'operation' }] })
  expect(await save({ segmentVersion: 9 })).toMatchObject({ issues: [{ field: 'segmentId' }] })
  for (const operation of ['turnServiceOn', 'changePlan', 'redeemEcoins', 'preRegister'])
    expect(await save({ operation, operationCode: 'ZZ9' })).toMatchObject({
      issues: [{ field: 'operationCode' }],
    })
  const [variant] = plan.variants
  const text = { zh: '{secret}您好', en: '' }
  expect(await save({ variants: [{ ...variant, text }] })).toMatchObject({ issues: [{ field: 'variants' }] })
})

test('a pre-registration is a response to the campaign that asks for it, and an order once it is completed', async () => {
  const { newReader, newRunning, newStaff, take, settle, targets, figures } = await openMarketing()
  const reader = await newReader()
  const id = await newRunning({ operation: 'preRegister', operationCode: 'KD' })
  await settle((await take(id)).messages, accepted('1'))
  const said = { channel: 'sms', access: 'sim', port: '10086', now: NOW + 1000 } as const
  const taken = await reader.perform('preRegister', { code: 'KD' }, said)
  if (taken.kind !== 'done') throw new Error(taken.kind)
  expect(await targets(id)).toMatchObject([{ respondedAt: NOW + 1000, answeredAt: null }])
  const backoffice = await newStaff('backoffice')
  const request = { subscriberId: reader.id, id: taken.touchId }
  await backoffice.perform('takePreregistration', request, NOW + 2000)
  const finished = { ...request, outcome: 'completed', result: '已装机' }
  expect(await backoffice.perform('finishPreregistration', finished, NOW + 3000)).toMatchObject({
    kind: 'done',
  })
  expect(await targets(id)).toMatchObject([{ respondedAt: NOW + 1000, answeredAt: NOW + 3000 }])
  const { kept, recounted } = await figures(id)
  expect(kept).toEqual(recounted)
})
