/**
 * Random campaigns at random moments, on a real store: no subscriber is ever told more often than the caps say, nor in
 * their quiet hours. What was sent is counted anew by another calendar (`Intl`), around the days on which calendars go
 * wrong: midnight, month ends, the leap day, the change of the week, clocks that are moved.
 */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ContactRules } from '#drizzle/schema/contact.ts'
import { openMarketing } from '#tests/support/campaigns.ts'
import { runningCampaign } from '#tests/support/running.ts'
import { againstTail, countTail } from './automatic.ts'
import { subscriberOf } from '#server/identity/who.ts'
import { setRules } from './policy.ts'
import { SHANGHAI, weekStart } from './zone.ts'

const HOUR = 3600_000
const DAY = 24 * HOUR
const utc = (text: string) => Date.parse(`${text}Z`)

/** A few days around each are played through. */
const trickyDays = {
  'a month end that is a Tuesday': utc('2026-03-31T12:00'),
  'a year end': utc('2026-12-31T12:00'),
  'the leap day': utc('2028-02-29T12:00'),
  'the February of a common year': utc('2027-02-28T12:00'),
  'clocks forward in New York': utc('2026-03-08T06:30'),
  'clocks back in New York': utc('2026-11-01T05:30'),
  'clocks forward in Lord Howe, by half an hour': utc('2026-10-03T15:00'),
  'a Sunday that becomes a Monday': utc('2026-11-22T16:00'),
}
const zones = [SHANGHAI, 'Asia/Urumqi', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Kiritimati']

type Local = { date: string; minute: number }

/** The date and minute there, as `Intl` knows them. */
function localAt(zone: string, at: number): Local {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
  return {
    date: `${part['year']}-${part['month']}-${part['day']}`,
    minute: Number(part['hour']) * 60 + Number(part['minute']),
  }
}

/** The Monday of a date, by the weekday that the calendar of UTC gives it. */
function mondayOf(date: string): string {
  const at = utc(`${date}T00:00`)
  return new Date(at - ((new Date(at).getUTCDay() + 6) % 7) * DAY).toISOString().slice(0, 10)
}

const most = (groups: Map<string, unknown[]>) =>
  Math.max(0, ...[...groups.values()].map((rows) => rows.length))

const cap = fc.option(fc.integer({ min: 0, max: 3 }), { nil: null })
const play = fc.record({
  around: fc.constantFrom(...Object.values(trickyDays)),
  zone: fc.constantFrom(...zones),
  quiet: fc.constantFrom([21 * 60, 9 * 60], [0, 8 * 60], [23 * 60 + 30, 1], [9 * 60, 18 * 60]),
  all: fc.record({ perDay: cap, perWeek: cap, perMonth: cap }),
  sms: fc.record({ perDay: cap, perWeek: cap, perMonth: cap }),
  /** When something wants to speak, hours from the day before on; a text of a campaign, or a line in an answer. */
  asks: fc.array(
    fc.tuple(fc.double({ min: -40, max: 110, noNaN: true }), fc.constantFrom('text', 'text', 'line')),
    { minLength: 6, maxLength: 14 },
  ),
})

test('caps and quiet hours hold in every zone, whatever speaks and whenever', async () => {
  const { store, newReader, take, settle } = await openMarketing()
  let runs = 0
  await fc.assert(
    fc.asyncProperty(play, async ({ around, zone, quiet, all, sms, asks }) => {
      const branchCode = `run-${runs++}`
      const [quietFrom, quietUntil] = quiet
      const caps: ContactRules['caps'] = [
        { channel: 'all', ...all },
        { channel: 'sms', ...sms },
      ]
      const rules = {
        caps,
        quietFrom,
        quietUntil,
        zones: { [branchCode]: zone },
        segmentsPerSecond: 1_000_000,
      }
      await store.transaction((tx) => setRules(tx, rules, around))
      const reader = await newReader({ branchCode })
      const rule = { fact: 'branch' as const, in: [branchCode] }
      const told: (Local & { kind: 'text' | 'line' })[] = []
      for (const [hours, kind] of asks.toSorted(([one], [other]) => one - other)) {
        const now = Math.floor(around + hours * HOUR)
        if (kind === 'text') {
          const id = await runningCampaign(store, { rule, now })
          const { messages } = await take(id, now)
          await settle(messages, { kind: 'accepted', receipts: [] }, now)
          if (messages.length > 0) told.push({ ...localAt(zone, now), kind })
        } else {
          const spoke = await store.transaction(async (tx) => {
            const who = await subscriberOf(tx, reader.id)
            if (!who || (await againstTail(tx, who, now))) return false
            await countTail(tx, who, now)
            return true
          })
          if (spoke) told.push({ ...localAt(zone, now), kind })
        }
      }
      const texts = told.filter(({ kind }) => kind === 'text')
      for (const [rows, limit] of [
        [told, all],
        [texts, sms],
      ] as const) {
        expect(most(Map.groupBy(rows, ({ date }) => date))).toBeLessThanOrEqual(limit.perDay ?? Infinity)
        expect(most(Map.groupBy(rows, ({ date }) => mondayOf(date)))).toBeLessThanOrEqual(
          limit.perWeek ?? Infinity,
        )
        expect(most(Map.groupBy(rows, ({ date }) => date.slice(0, 7)))).toBeLessThanOrEqual(
          limit.perMonth ?? Infinity,
        )
      }
      for (const { minute } of texts) {
        const isQuiet =
          quietFrom <= quietUntil
            ? minute >= quietFrom && minute < quietUntil
            : minute >= quietFrom || minute < quietUntil
        expect(isQuiet).toBe(false)
      }
    }),
    { numRuns: 8, seed: 20_261_122 },
  )
}, 120_000)

test('a Sunday’s last minute and a Monday’s first are of two weeks, and the leap day is of February', () => {
  const dayOf = (date: string) => utc(`${date}T00:00`) / DAY
  expect(weekStart(dayOf('2026-11-22'))).toBe(dayOf('2026-11-16'))
  expect(weekStart(dayOf('2026-11-23'))).toBe(dayOf('2026-11-23'))
  expect(weekStart(dayOf('2028-02-29'))).toBe(dayOf('2028-02-28'))
  expect(mondayOf('2028-02-29')).toBe('2028-02-28')
})
