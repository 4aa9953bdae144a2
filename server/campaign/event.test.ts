/** Campaigns that reach people on their day: birthdays, new lines, contracts that end. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { planTerm } from '#drizzle/schema/boss.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { openStore } from '#server/store/store.ts'
import { openMarketing } from '#tests/support/campaigns.ts'
import { DAY, NOW } from '#tests/support/line.ts'
import { shanghaiMs } from '#words/format.ts'
import { eventOn } from './event.ts'
import { keepRounds } from './rounds.ts'
import { DAY_MS, dayIn, SHANGHAI } from './zone.ts'

const event = (kind: 'birthday' | 'new-line' | 'plan-expiring', days = 0) => ({
  schedule: { kind: 'event', event: kind, days, firstAt: NOW, until: NOW + 30 * DAY },
})
/** As the house's keeper does, until nothing is left to do at this moment. */
async function keep(store: Parameters<typeof keepRounds>[0], now: number) {
  for (let i = 0; i < 12; i++) await keepRounds(store, now)
}

test('a birthday is met once, on its day, whoever looks and however often', async () => {
  const { store, place, newReader, newRunning, targets, campaign } = await openMarketing()
  const today = await newReader({ birthday: 1122 })
  const tomorrow = await newReader({ birthday: 1123 })
  await newReader({ birthday: 1222 })
  await newReader({ birthday: null })
  const id = await newRunning(event('birthday'))
  const reached = async () => (await targets(id)).map(({ subscriberId }) => subscriberId)
  expect(await reached()).toEqual([today.id])
  const other = await openStore(place)
  try {
    for (let hour = 0; hour <= 24; hour += 6)
      await Promise.all([keep(store, NOW + hour * 3600_000), keep(other, NOW + hour * 3600_000)])
    expect(new Set(await reached())).toEqual(new Set([today.id, tomorrow.id]))
    expect(await reached()).toHaveLength(2)
    expect(await campaign(id)).toMatchObject({ state: 'running', round: dayIn(SHANGHAI, NOW + DAY) })
  } finally {
    await other.close()
  }
})

test('days that were missed are made up for, those too long ago are not', async () => {
  const { store, newReader, newRunning, targets } = await openMarketing()
  const people = new Map<number, string>()
  for (const birthday of [1123, 1124, 1125, 1128]) people.set(birthday, (await newReader({ birthday })).id)
  const id = await newRunning(event('birthday'))
  const reached = async () => new Set((await targets(id)).map(({ subscriberId }) => subscriberId))
  // Down over the 23rd; back on the 24th.
  await keep(store, NOW + 2 * DAY)
  expect(await reached()).toEqual(new Set([people.get(1123), people.get(1124)]))
  // Down from the 25th to the 29th: nobody is greeted more than three days late.
  await keep(store, NOW + 7 * DAY)
  expect(await reached()).toEqual(new Set([people.get(1123), people.get(1124), people.get(1128)]))
})

test('started on a day before its time it looks at that day once; after its last day it is over', async () => {
  const { store, author, approver, newDraft, newReader, targets, campaign } = await openMarketing()
  await newReader({ birthday: 1122 })
  const schedule = { kind: 'event', event: 'birthday', days: 0, firstAt: NOW + 3600_000, until: NOW + DAY }
  const id = await newDraft({ schedule })
  await author.perform('submitCampaign', { id })
  await approver.perform('approveCampaign', { id })
  await approver.perform('startCampaign', { id })
  await keep(store, NOW)
  await keep(store, NOW + 2 * 3600_000)
  expect(await targets(id)).toHaveLength(1)
  await keep(store, NOW + 3 * DAY)
  expect(await campaign(id)).toMatchObject({ nextRoundAt: null })
})

test('a new line is met n days after it was opened, and a contract n days before it ends', async () => {
  const { store, newReader, newRunning, targets } = await openMarketing()
  const opened = await newReader({ openedAt: shanghaiMs(2026, 11, 15, 23, 59) })
  await newReader({ openedAt: shanghaiMs(2026, 11, 16) })
  const ends = await newReader({ openedAt: 0 })
  const changed = await newReader({ openedAt: 0 })
  const term = (subscriberId: string, startsAt: number, contractUntil: number | null) => ({
    subscriberId,
    startsAt,
    planCode: 'GT88',
    contractUntil,
    orderedAt: startsAt,
  })
  const end = shanghaiMs(2026, 12, 22)
  await store.transaction((tx) =>
    insertMany(tx, planTerm, [
      term(ends.id, 0, end),
      // A later plan has a contract of its own, and none of the old one's.
      term(changed.id, 0, end),
      term(changed.id, NOW - DAY, shanghaiMs(2027, 11, 21)),
    ]),
  )
  const lines = await newRunning(event('new-line', 7))
  const contracts = await newRunning(event('plan-expiring', 30))
  expect((await targets(lines)).map(({ subscriberId }) => subscriberId)).toEqual([opened.id])
  expect((await targets(contracts)).map(({ subscriberId }) => subscriberId)).toEqual([ends.id])
})

test('every day of the year is somebody’s birthday once a year, 29 February included', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2000, max: 2399 }), fc.nat(90), (year, days) => {
      const first = Date.UTC(year, 0, 1) / DAY_MS - days
      const length = Date.UTC(year + 1, 0, 1) / DAY_MS - days - first
      const met = new Map<number, number>()
      for (let day = first; day < first + length; day++) {
        const fact = eventOn({ kind: 'event', event: 'birthday', days, firstAt: 0, until: 0 }, day)
        for (const each of fact.fact === 'birthday' ? fact.in : []) met.set(each, (met.get(each) ?? 0) + 1)
      }
      expect(met.size).toBe(366)
      expect(new Set(met.values())).toEqual(new Set([1]))
    }),
    { numRuns: 40 },
  )
})
