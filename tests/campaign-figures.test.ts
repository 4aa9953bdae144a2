/**
 * What marketing's reports say is what the timelines say. A campaign with two texts on three channels and a holdout, and a
 * second one after it; people answer from the handset, the inbox, a banner and the web, too late, or with TD. Everything
 * is then counted once more from nothing but the touches and the list, and must come to the same on every page.
 */
import { expect, test } from 'vitest'
import { planTerm } from '#drizzle/schema/boss.ts'
import type { PushChannel } from '#drizzle/schema/campaign.ts'
import { showBanner } from '#server/campaign/banner.ts'
import { deliverToInboxes } from '#server/campaign/inbox.ts'
import { liftOf } from '#server/campaign/lift.ts'
import { recountCampaigns } from '#server/campaign/recount.ts'
import { keepRounds } from '#server/campaign/rounds.ts'
import { settleReceipt } from '#server/campaign/settle.ts'
import type { Target } from '#server/campaign/target.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { monthlyQuery } from '#server/store/monthly.ts'
import { uuidTime } from '#server/store/uuidv7.ts'
import { touches } from '#server/touch/months.ts'
import { dayStart, monthOf } from '#words/format.ts'
import { segmentCount } from '#words/segments.ts'
import { openMarketing, plan } from './support/campaigns.ts'
import { DAY, NOW } from './support/line.ts'
import { openHandset, type Phone } from './support/texts.ts'

const PEOPLE = 60
const PRICE_FEN = 5
const MINUTE = 60_000

const everyTouch = monthlyQuery(touches, (db, touch) => db.select().from(touch))
type Touch = Awaited<ReturnType<typeof everyTouch.all>>[number]

const variants = [
  {
    ...plan.variants[0],
    code: 'A',
    channels: ['sms', 'inbox'],
    title: { zh: '一个月的加油包', en: '' },
    text: { zh: '{name}您好，加油包一个月3元，回复KT JYB办理', en: '' },
  },
  {
    ...plan.variants[0],
    code: 'B',
    channels: ['banner', 'sms'],
    title: { zh: '流量不够用', en: '' },
    text: {
      zh: '{name}您好，流量不够用？加油包一个月3元，当月有效，随时可退，不影响您现在的套餐；回复KT JYB，再回复是，马上就能用上。退订营销信息回复TD，详情请咨询10086，或打开电厅首页',
      en: '',
    },
  },
]

/** Everything that happened, and the two campaigns it happened to. */
async function aBusyFortnight() {
  const hall = await openMarketing()
  const { store, newReader, newRunning, take, settle, targets } = hall
  const handset = openHandset({ store, portal: hall.hall.portal, operations: hall.hall.operations })
  const readers = new Map<string, Awaited<ReturnType<typeof newReader>>>()
  for (let i = 0; i < PEOPLE; i++) {
    const reader = await newReader()
    const { id: subscriberId } = reader
    const term = { subscriberId, planCode: 'GT58', startsAt: NOW - DAY, orderedAt: NOW - DAY }
    await store.transaction((tx) => insertMany(tx, planTerm, [{ ...term, contractUntil: null }]))
    const way = (['inbox', 'sms', 'auto'] as const)[i % 3]
    await reader.perform('chooseMarketingWay', { way }, { now: NOW - DAY })
    readers.set(reader.id, reader)
  }
  const of = (id: string) => {
    const reader = readers.get(id)
    if (!reader) throw new Error('nobody has that id')
    return { ...reader, phone: handset.phoneOf(id, reader.msisdn) }
  }
  const order = { operation: 'turnServiceOn', operationCode: 'JYB' }
  const pack = await newRunning({ ...order, holdoutBp: 2500, variants })
  const list = await targets(pack)
  const on = (channel: PushChannel) =>
    list
      .filter((each) => each.channel === channel && each.state !== 'holdout')
      .map((each) => each.subscriberId)

  for (const id of on('sms').slice(0, 2)) await of(id).phone.body('TD', { at: NOW + MINUTE })
  const { messages } = await take(pack, NOW + 5 * MINUTE)
  const [refused, lost, ...taken] = messages
  if (!refused || !lost) throw new Error('nobody to tell')
  const sentAt = NOW + 6 * MINUTE
  await settle([refused], { kind: 'refused', reason: 'smsc-11' }, sentAt)
  await settle([lost], { kind: 'unknown', reason: 'no-response' }, sentAt)
  for (const [at, message] of taken.entries()) {
    const { subscriberId } = message.target
    const ids = [`receipt-${at}`]
    await settle([message], { kind: 'accepted', receipts: ids }, sentAt)
    if (at % 4 === 3) continue
    const failure = at % 4 === 2 ? 'receipt-expired' : null
    await store.transaction((tx) => settleReceipt(tx, { subscriberId, ids, failure }))
  }
  await deliverToInboxes(store, NOW + 7 * MINUTE)
  for (const id of on('banner').slice(1)) {
    await showBanner(store, id, NOW + 30 * MINUTE)
    await showBanner(store, id, NOW + DAY)
  }

  const second = await newRunning({
    name: '账单提醒',
    variants: [{ ...variants[0], channels: ['inbox'] }],
    schedule: { kind: 'once', firstAt: NOW + 2 * DAY },
  })
  const acts = (await targets(pack)).flatMap((target, at) => actsOf(of(target.subscriberId), target, at))
  acts.push({
    at: NOW + 2 * DAY,
    async act() {
      for (const now of [NOW + 2 * DAY, NOW + 2 * DAY]) await keepRounds(store, now)
      await deliverToInboxes(store, NOW + 2 * DAY)
    },
  })
  for (const { act } of acts.toSorted((one, other) => one.at - other.at)) await act()
  return { ...hall, pack, second }
}

type Reader = Awaited<ReturnType<Awaited<ReturnType<typeof openMarketing>>['newReader']>>
type Act = { at: number; act: () => Promise<unknown> }

/** What one of the list does about it, each seventh the same. */
function actsOf({ phone, perform, visit }: Reader & { phone: Phone }, target: Target, nth: number): Act[] {
  const texts = (at: number, ...bodies: string[]): Act[] =>
    bodies.map((body, after) => ({
      at: at + after * MINUTE,
      act: () => phone.body(body, { at: at + after * MINUTE }),
    }))
  const { campaignId: campaign, channel, state, touchId: message } = target
  if (state === 'holdout') return nth % 2 === 0 ? texts(NOW + DAY, 'KT JYB', '是') : []
  switch (nth % 7) {
    case 0:
      return texts(NOW + DAY + nth * MINUTE, 'KT JYB', '是')
    case 1:
      return texts(NOW + 3 * DAY, 'KT JYB', '否')
    case 2:
      return texts(nth % 2 === 0 ? NOW + DAY : NOW + 4 * DAY, 'TD')
    case 3: {
      const at = NOW + DAY + MINUTE
      if (channel === 'banner')
        return [{ at, act: () => perform('answerBanner', { campaign, answer: 'open' }, { now: at }) }]
      return channel === 'inbox' ? [{ at, act: () => perform('openMessage', { message }, { now: at }) }] : []
    }
    case 4: {
      const at = NOW + 3 * DAY
      return [
        { at, act: () => visit({ now: at }).perform('turnServiceOn', { code: 'JYB' }) },
        { at: at + MINUTE, act: () => visit({ now: at + MINUTE }).confirm() },
      ]
    }
    case 5:
      return texts(NOW + 8 * DAY, 'KT JYB', '是')
    default:
      return []
  }
}

/** One person of the list, and when what happened, as their timeline tells it. */
type Story = Target & {
  sent: number | null
  responded: number | null
  ordered: number | null
  optedOut: number | null
  segments: number
  amountFen: number
}

const isPush = ({ business }: Touch) => business === 'push'
const timeOf = ({ id }: Touch) => uuidTime(id)
const isOrder = ({ operation, outcome }: Touch) => operation === 'turnServiceOn' && outcome === 'done'
const isInterest = ({ operation, outcome }: Touch) =>
  (operation === 'turnServiceOn' && (outcome === 'quoted' || outcome === 'done')) ||
  ((operation === 'openMessage' || operation === 'answerBanner') && outcome === 'done')

/**
 * @param own the touches of that person, oldest first
 * @param offers whether the campaign names what answers it
 */
function storyOf(target: Target, own: readonly Touch[], offers: boolean): Story {
  const pushes = own.filter((touch) => isPush(touch) && touch.place === target.campaignId)
  const [first] = pushes
  const sent = first ? timeOf(first) : null
  const since = sent ?? target.queuedAt
  const within = own.filter(
    (touch) => !isPush(touch) && timeOf(touch) >= since && timeOf(touch) <= since + plan.responseDays * DAY,
  )
  const told = sent !== null
  const held = target.state === 'holdout'
  const order = offers && (told || held) ? within.find(isOrder) : undefined
  const interest = offers && told ? within.find(isInterest) : undefined
  // A text that did not arrive drove nobody away.
  const leave =
    told && target.state !== 'failed'
      ? within.find(({ operation }) => operation === 'stopMarketing')
      : undefined
  const lastBefore = leave && own.filter((touch) => isPush(touch) && timeOf(touch) < timeOf(leave)).at(-1)
  const text = first?.told?.lines[0] ?? ''
  return {
    ...target,
    sent,
    responded: interest ? timeOf(interest) : null,
    ordered: order ? timeOf(order) : null,
    optedOut: leave && lastBefore?.place === target.campaignId ? timeOf(leave) : null,
    segments: told && target.channel === 'sms' ? segmentCount(text) : 0,
    amountFen: (!held && order?.amountFen) || 0,
  }
}

/** What a row of a report should say of these people. */
function counted(stories: readonly Story[]) {
  const told = stories.filter(({ state }) => state !== 'holdout')
  const held = stories.filter(({ state }) => state === 'holdout')
  const times = (of: readonly Story[], what: 'sent' | 'responded' | 'ordered' | 'optedOut') =>
    of.filter((story) => story[what] !== null).length
  const sum = (of: (story: Story) => number) => told.reduce((total, story) => total + of(story), 0)
  return {
    target: told.length,
    held: held.length,
    sent: times(told, 'sent'),
    responded: times(told, 'responded'),
    ordered: times(told, 'ordered'),
    heldOrdered: times(held, 'ordered'),
    optedOut: times(told, 'optedOut'),
    costFen: PRICE_FEN * sum(({ segments }) => segments),
    amountFen: sum(({ amountFen }) => amountFen),
  }
}

async function storiesOf({ store, targets, pack }: Awaited<ReturnType<typeof aBusyFortnight>>, id: string) {
  const offers = id === pack
  const all = await store.read((tx) => everyTouch.all(tx, monthOf(NOW), {}))
  const byPerson = Map.groupBy(
    all.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    ({ subscriberId }) => subscriberId,
  )
  return (await targets(id)).map((target) => storyOf(target, byPerson.get(target.subscriberId) ?? [], offers))
}

type Hall = Awaited<ReturnType<typeof aBusyFortnight>>
const fields = {
  target: 'target',
  holdout: 'held',
  sent: 'sent',
  responded: 'responded',
  answered: 'ordered',
  'holdout-answered': 'heldOrdered',
  'opted-out': 'optedOut',
} as const

/** How many the list behind a figure names. */
async function behind({ author }: Hall, asked: Record<string, unknown>): Promise<number> {
  const list = await author.perform('exportCampaignFigure', asked)
  if (list.kind !== 'done') throw new Error(JSON.stringify(list))
  expect(list.output.next).toBeNull()
  return list.output.targets.length
}

/** The lift of some of a list against some of its holdout. */
function liftIn(told: readonly Story[], held: readonly Story[]) {
  const { sent, ordered } = counted(told)
  const { held: people, heldOrdered } = counted(held)
  return liftOf({ people: sent, answered: ordered }, { people, answered: heldOrdered })
}

test('one campaign: the whole, each text and each channel say what the timelines say, and lead to just those people', async () => {
  const hall = await aBusyFortnight()
  const { author, pack } = hall
  const stories = await storiesOf(hall, pack)
  const outcome = await author.perform('seeCampaignReport', { id: pack })
  if (outcome.kind !== 'done') throw new Error(outcome.kind)
  const { total, variants: texts, channels } = outcome.output
  for (const field of ['sent', 'responded', 'ordered', 'heldOrdered', 'optedOut', 'costFen'] as const)
    expect(total[field], field).toBeGreaterThan(0)
  const rows = [
    { asked: {}, row: total, own: stories, held: stories },
    ...texts.map((row) => {
      const own = stories.filter(({ variant }) => variant === row.key)
      return { asked: { variant: row.key }, row, own, held: stories }
    }),
    ...channels.map((row) => {
      const own = stories.filter(({ channel }) => channel === row.key)
      return { asked: { channel: row.key }, row, own, held: own }
    }),
  ]
  expect(rows.map(({ row }) => row.key).sort()).toEqual(['', 'A', 'B', 'banner', 'inbox', 'sms'])
  for (const { asked, row, own, held } of rows) {
    expect(row, JSON.stringify(asked)).toMatchObject(counted(own))
    expect(row.lift?.difference).toBe(liftIn(own, held)?.difference)
    expect(row.lift?.low.toFixed(9)).toBe(liftIn(own, held)?.low.toFixed(9))
    for (const [what, field] of Object.entries(fields)) {
      const listed = await behind(hall, { campaign: pack, what, ...asked })
      expect(listed, `${what} of ${JSON.stringify(asked)}`).toBe(row[field])
    }
  }
})

test('all campaigns: each row by campaign, segment, channel, week and month, and each step of the curve', async () => {
  const hall = await aBusyFortnight()
  const { author, store, pack, second } = hall
  const stories = [...(await storiesOf(hall, pack)), ...(await storiesOf(hall, second))]
  const all = counted(stories)
  const span = { from: '2026-11-01', until: '2026-12-31' }
  for (const by of ['campaign', 'segment', 'channel', 'week', 'month'] as const) {
    const outcome = await author.perform('seeMarketingReport', { by, ...span })
    if (outcome.kind !== 'done') throw new Error(outcome.kind)
    const { rows, total, points } = outcome.output
    expect(total, by).toMatchObject(all)
    for (const field of ['sent', 'responded', 'ordered', 'optedOut', 'costFen', 'amountFen'] as const) {
      expect(
        rows.reduce((sum, row) => sum + row[field], 0),
        `${field} ${by}`,
      ).toBe(all[field])
      expect(
        points.reduce((sum, row) => sum + row[field], 0),
        `${field} over time`,
      ).toBe(all[field])
    }
    for (const row of rows) {
      const own = stories.filter((story) => by === 'channel' && story.channel === row.key)
      if (by === 'channel') expect(row, row.key).toMatchObject(counted(own))
    }
  }
  const week = await author.perform('seeMarketingReport', { by: 'week', ...span })
  if (week.kind !== 'done') throw new Error(week.kind)
  const [first] = week.output.rows
  const monday = dayStart(Number(first?.key))
  const within = (at: number | null) => at !== null && at >= monday && at < monday + 7 * DAY
  expect(first?.sent).toBe(stories.filter(({ sent }) => within(sent)).length)
  expect(first?.responded).toBe(stories.filter(({ responded }) => within(responded)).length)
  expect(first?.optedOut).toBe(stories.filter(({ optedOut }) => within(optedOut)).length)
  expect((await recountCampaigns(store, { mend: false })).drifts).toEqual([])
})
