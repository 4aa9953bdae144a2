/**
 * Every way to reach somebody against a slow and plain model: texts, inbox, banners, calls, several channels in order and
 * lines in answers, while the reader says yes, no and "never by text", and the house changes its caps, stops and goes on.
 * The model keeps a diary of local dates as `Intl` names them and counts it anew for each question.
 */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ContactChannel, ContactRules } from '#drizzle/schema/contact.ts'
import type { PushChannel } from '#drizzle/schema/campaign.ts'
import { subscriberOf } from '#server/identity/who.ts'
import type { Store } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { openMarketing } from '#tests/support/campaigns.ts'
import { runningCampaign } from '#tests/support/running.ts'
import { againstTail, countTail } from './automatic.ts'
import { showBanner } from './banner.ts'
import { addCallList } from './call-list.ts'
import { campaignOf, moveCampaign } from './campaign.ts'
import { windUp } from './close-targets.ts'
import { fillCallLists } from './fill-call-list.ts'
import { deliverToInboxes } from './inbox.ts'
import { LEAVES_WITHIN_MS } from './pace.ts'
import { setRules, setStop } from './policy.ts'
import { targetsOf } from './target.ts'

const HOUR = 3600_000
const HOME = 'lanxi'
const utc = (text: string) => Date.parse(`${text}Z`)

const days = [
  utc('2026-03-31T15:30'), // The last half hour of March in Shanghai.
  utc('2026-12-31T16:00'),
  utc('2028-02-29T12:00'),
  utc('2026-03-08T06:30'), // Clocks go forward in New York.
  utc('2026-11-01T05:30'), // And back.
  utc('2026-11-22T15:59'), // A Sunday becomes a Monday.
]
const zones = ['Asia/Shanghai', 'Asia/Urumqi', 'America/New_York', 'Asia/Kathmandu']

type Way = 'auto' | 'no-sms' | 'no-calls' | 'inbox-only' | 'inbox'
type Ask = { hours: number; does: 'push'; channels: PushChannel[] } | { hours: number; does: 'line' }
type Say =
  | { hours: number; does: 'says'; yes: boolean }
  | { hours: number; does: 'chooses'; way: Way }
  | { hours: number; does: 'caps'; caps: ContactRules['caps'] }
  | { hours: number; does: 'house'; stopped: boolean }

const hours = fc.double({ min: -30, max: 60, noNaN: true })
const most = fc.option(fc.integer({ min: 0, max: 3 }), { nil: null })
const capsOf = fc.record({ perDay: most, perWeek: most, perMonth: most })
const caps = fc
  .record({ all: capsOf, sms: capsOf, inbox: capsOf, banner: capsOf, outbound: capsOf, reply: capsOf })
  .map((by) => (Object.keys(by) as (keyof typeof by)[]).map((channel) => ({ channel, ...by[channel] })))
const channels = fc.constantFrom<PushChannel[][]>(
  ['sms'],
  ['inbox'],
  ['banner'],
  ['outbound'],
  ['sms', 'inbox'],
  ['outbound', 'sms', 'inbox'],
)
const step: fc.Arbitrary<Ask | Say> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ hours, does: fc.constant('push' as const), channels }) },
  { weight: 2, arbitrary: fc.record({ hours, does: fc.constant('line' as const) }) },
  { weight: 1, arbitrary: fc.record({ hours, does: fc.constant('says' as const), yes: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      hours,
      does: fc.constant('chooses' as const),
      way: fc.constantFrom<Way[]>('auto', 'no-sms', 'no-calls', 'inbox-only', 'inbox'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ hours, does: fc.constant('caps' as const), caps }) },
  { weight: 1, arbitrary: fc.record({ hours, does: fc.constant('house' as const), stopped: fc.boolean() }) },
)
const play = fc.record({
  around: fc.constantFrom(...days),
  zone: fc.constantFrom(...zones),
  quiet: fc.constantFrom([21 * 60, 9 * 60], [0, 0], [23 * 60 + 30, 1]),
  caps,
  steps: fc.array(step, { minLength: 8, maxLength: 16 }),
})

type Local = { date: string; minute: number }

function localAt(zone: string, at: number): Local {
  const [date = '', time = ''] = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  })
    .format(at)
    .split(' ')
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return { date, minute: hour * 60 + minute }
}

function mondayOf(date: string): string {
  const at = utc(`${date}T00:00`)
  return new Date(at - ((new Date(at).getUTCDay() + 6) % 7) * 24 * HOUR).toISOString().slice(0, 10)
}

/** What the reader and the house have said, and the diary of what the reader was told. */
function newModel(
  zone: string,
  [quietFrom = 0, quietUntil = 0]: readonly number[],
  first: ContactRules['caps'],
) {
  const now = { yes: true, way: 'auto' as Way, stopped: false, caps: first }
  const diary: { date: string; channel: ContactChannel }[] = []

  function refuses(channel: ContactChannel): boolean {
    if (!now.yes) return true
    if (channel === 'sms') return now.way === 'no-sms' || now.way === 'inbox-only'
    return channel === 'outbound' && (now.way === 'no-calls' || now.way === 'inbox-only')
  }
  function isFull(channel: ContactChannel, date: string): boolean {
    return now.caps.some((cap) => {
      const bound = cap.channel === 'all' ? channel !== 'banner' : cap.channel === channel
      const counted = diary.filter((each) =>
        cap.channel === 'all' ? each.channel !== 'banner' : each.channel === cap.channel,
      )
      const month = counted.filter((each) => each.date.slice(0, 7) === date.slice(0, 7)).length
      const week = counted.filter((each) => mondayOf(each.date) === mondayOf(date)).length
      const day = counted.filter((each) => each.date === date).length
      return (
        bound &&
        (day >= (cap.perDay ?? Infinity) ||
          week >= (cap.perWeek ?? Infinity) ||
          month >= (cap.perMonth ?? Infinity))
      )
    })
  }
  function isQuiet({ minute }: Local): boolean {
    return quietFrom <= quietUntil
      ? minute >= quietFrom && minute < quietUntil
      : minute >= quietFrom || minute < quietUntil
  }
  function isOpen(channel: ContactChannel, at: number): boolean {
    if (channel !== 'sms' && channel !== 'outbound') return true
    const local = localAt(zone, at)
    if (channel === 'outbound') return !isQuiet(local)
    const later = localAt(zone, at + LEAVES_WITHIN_MS)
    return !isQuiet(local) && !isQuiet(later) && local.date === later.date
  }
  return {
    now,
    /** On which channel they should be told at this moment; null: on none. */
    expected(wanted: readonly PushChannel[], at: number): PushChannel | null {
      if (now.stopped) return null
      const { date } = localAt(zone, at)
      const wish: PushChannel | null = now.way === 'inbox' || now.way === 'inbox-only' ? 'inbox' : null
      const ordered = wish && wanted.includes(wish) ? [wish, ...wanted.filter((one) => one !== wish)] : wanted
      const first = ordered.find((channel) => !refuses(channel) && !isFull(channel, date))
      return first && isOpen(first, at) ? first : null
    },
    mayAddLine: (at: number) => !now.stopped && !refuses('sms') && !isFull('reply', localAt(zone, at).date),
    told: (channel: ContactChannel, at: number) => diary.push({ date: localAt(zone, at).date, channel }),
  }
}

async function pushTo(
  marketing: Awaited<ReturnType<typeof openMarketing>>,
  reader: { id: string },
  wanted: PushChannel[],
  now: number,
): Promise<PushChannel | null> {
  const { store } = marketing
  const words = { title: { zh: '加油包', en: '' }, text: { zh: '加油包5元1GB，回复KT LL5', en: '' } }
  const variants = [{ code: 'A', channels: wanted, share: 1, ...words }]
  const rule = { fact: 'branch' as const, in: [HOME] }
  const id = await runningCampaign(store, { rule, now, variants })
  // A message that finds its channel closed goes on to the next: as often as there are channels.
  for (const _ of wanted) {
    await fillOneList(store, id, now)
    const { messages } = await marketing.take(id, now)
    await marketing.settle(messages, { kind: 'accepted', receipts: [] }, now)
    await deliverToInboxes(store, now)
    await showBanner(store, reader.id, now)
  }
  const [target] = await store.read((tx) => targetsOf(tx, reader.id, id))
  await store.transaction(async (tx) => {
    const before = await campaignOf(tx, id)
    if (before) await moveCampaign(tx, before, { state: 'stopped', endedAt: now, now })
  })
  await windUp(store, id, now)
  const isTold = target && ['sent', 'delivered', 'claimed'].includes(target.state)
  return isTold ? target.channel : null
}

async function fillOneList(store: Store, campaignId: string, now: number): Promise<void> {
  const list = { id: uuidv7(now), campaignId, agency: '新声外呼', wanted: 10, takenBy: uuidv7(now) }
  await store.transaction((tx) => addCallList(tx, { ...list, takenAt: now, leaseUntil: now + 400 * HOUR }))
  await fillCallLists(store, now)
}

test('whatever is asked, said and changed in between: exactly those are told who should be, where they should be', async () => {
  await fc.assert(
    fc.asyncProperty(play, async ({ around, zone, quiet, caps: first, steps }) => {
      // The pace of a house knows no way back in time, so each play has a house of its own.
      const marketing = await openMarketing()
      const { store } = marketing
      const [quietFrom, quietUntil] = quiet
      const model = newModel(zone, quiet, first)
      const keepRules = (now: number) =>
        store.transaction((tx) =>
          setRules(
            tx,
            {
              caps: model.now.caps,
              quietFrom,
              quietUntil,
              zones: { [HOME]: zone },
              segmentsPerSecond: 1_000_000,
            },
            now,
          ),
        )
      await store.transaction((tx) => setStop(tx, null, around))
      await keepRules(around)
      const reader = await marketing.newReader({ branchCode: HOME })
      for (const each of steps.toSorted((one, other) => one.hours - other.hours)) {
        const now = Math.floor(around + each.hours * HOUR)
        if (each.does === 'push') {
          const told = await pushTo(marketing, reader, each.channels, now)
          expect(told, `${each.channels.join()} at ${new Date(now).toISOString()}`).toBe(
            model.expected(each.channels, now),
          )
          if (told) model.told(told, now)
        } else if (each.does === 'line') {
          const spoke = await store.transaction(async (tx) => {
            const who = await subscriberOf(tx, reader.id)
            if (!who || (await againstTail(tx, who, now))) return false
            await countTail(tx, who, now)
            return true
          })
          expect(spoke).toBe(model.mayAddLine(now))
          if (spoke) model.told('reply', now)
        } else if (each.does === 'says') {
          await reader.perform(each.yes ? 'allowMarketing' : 'stopMarketing', {}, { now })
          model.now.yes = each.yes
        } else if (each.does === 'chooses') {
          await reader.perform('chooseMarketingWay', { way: each.way }, { now })
          model.now.way = each.way
        } else if (each.does === 'caps') {
          model.now.caps = each.caps
          await keepRules(now)
        } else {
          model.now.stopped = each.stopped
          await store.transaction((tx) => setStop(tx, each.stopped ? { by: reader.id } : null, now))
        }
      }
    }),
    { numRuns: 10, seed: 20_261_122 },
  )
}, 180_000)
