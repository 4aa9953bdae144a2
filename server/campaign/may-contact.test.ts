/** The limits as properties: over midnight, month ends and zones, no cap is ever broken and no quiet minute used. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ContactRules } from '#drizzle/schema/contact.ts'
import { shanghaiMs } from '#words/format.ts'
import { mayContact, mayLeave, openNow, overCap, type Contacts, type Person } from './may-contact.ts'
import { defaultRules } from './policy.ts'
import { nextRound } from './schedule.ts'
import { dayIn, minuteIn, monthStartDay, nextMinuteIn, offsetMs, SHANGHAI, weekStart } from './zone.ts'
import { drawOf } from './variant.ts'

const person: Person = {
  credit: 'active',
  closed: false,
  branchCode: 'east',
  marketing: true,
  marketingSince: 1,
  way: 'auto',
}
const ALL_DAY = { from: 0, until: 0 }
const zones = fc.constantFrom(
  SHANGHAI,
  'Asia/Urumqi',
  'America/New_York',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
)
const moments = fc.integer({ min: shanghaiMs(2026, 1, 1), max: shanghaiMs(2028, 3, 1) })
const minutes = fc.integer({ min: 0, max: 1439 })
const most = fc.option(fc.integer({ min: 0, max: 4 }), { nil: null })
const DAY = 24 * 3600_000

test('however often and on whatever channels one asks, no day, week or month sees more than its cap', () => {
  const asks = fc.array(fc.tuple(fc.integer({ min: 0, max: 45 * DAY }), fc.constantFrom('sms', 'inbox')), {
    maxLength: 120,
  })
  fc.assert(
    fc.property(moments, zones, asks, most, most, most, (start, zone, list, perDay, perWeek, perMonth) => {
      const caps: ContactRules['caps'] = [
        { channel: 'all', perDay, perWeek, perMonth },
        { channel: 'sms', perDay: 1, perWeek: null, perMonth: 3 },
      ]
      const rules = { ...defaultRules, caps, quietFrom: 0, quietUntil: 0, zones: { east: zone } }
      const made: Contacts[] = []
      for (const [after, channel] of list.toSorted(([one], [other]) => one - other)) {
        const now = start + after
        if (mayContact(person, made, rules, { channel, now, window: ALL_DAY }).kind === 'yes')
          made.push({ day: dayIn(zone, now), channel, count: 1 })
      }
      const worst = (of: (day: number) => number, rows: Contacts[]) =>
        Math.max(0, ...[...Map.groupBy(rows, ({ day }) => of(day)).values()].map((group) => group.length))
      const texts = made.filter(({ channel }) => channel === 'sms')
      expect(worst((day) => day, made)).toBeLessThanOrEqual(perDay ?? Infinity)
      expect(worst(weekStart, made)).toBeLessThanOrEqual(perWeek ?? Infinity)
      expect(worst(monthStartDay, made)).toBeLessThanOrEqual(perMonth ?? Infinity)
      expect(worst((day) => day, texts)).toBeLessThanOrEqual(1)
      expect(worst(monthStartDay, texts)).toBeLessThanOrEqual(3)
    }),
    { numRuns: 200 },
  )
})

test('a yes is never in the quiet hours, and "later" is the first minute that is not', () => {
  fc.assert(
    fc.property(
      moments,
      zones,
      minutes,
      minutes,
      minutes,
      minutes,
      (now, zone, qFrom, qUntil, from, until) => {
        const rules = { ...defaultRules, quietFrom: qFrom, quietUntil: qUntil }
        const window = { from, until }
        const at = (moment: number) => openNow(zone, rules, { channel: 'sms', now: moment, window })
        const verdict = at(now)
        const quiet = (minute: number) =>
          qFrom <= qUntil ? minute >= qFrom && minute < qUntil : minute >= qFrom || minute < qUntil
        if (verdict.kind === 'yes') expect(quiet(minuteIn(zone, now))).toBe(false)
        if (verdict.kind !== 'later') return
        expect(verdict.until).toBeGreaterThan(now)
        expect(verdict.until - now).toBeLessThanOrEqual(25 * 3600_000)
        // Where clocks change, the minute meant may not exist that day; it is judged again then.
        if (offsetMs(zone, now) === offsetMs(zone, verdict.until)) {
          expect(at(verdict.until).kind).toBe('yes')
          for (const share of [0.1, 0.5, 0.9, 0.999]) {
            const between = Math.floor(now + (verdict.until - now) * share)
            expect(at(between).kind).toBe('later')
          }
        }
      },
    ),
    { numRuns: 500 },
  )
})

test('nine in the evening is quiet to the minute, in the subscriber’s own zone', () => {
  const at = (zone: string, hour: number, minute: number) =>
    openNow(zone, defaultRules, {
      channel: 'sms',
      now: shanghaiMs(2026, 12, 31, hour, minute),
      window: ALL_DAY,
    })
  expect(at(SHANGHAI, 20, 59)).toEqual({ kind: 'yes' })
  expect(at(SHANGHAI, 21, 0)).toEqual({ kind: 'later', reason: 'quiet', until: shanghaiMs(2027, 1, 1, 9) })
  expect(at(SHANGHAI, 8, 59)).toMatchObject({ until: shanghaiMs(2026, 12, 31, 9) })
  expect(at('Asia/Urumqi', 21, 0)).toEqual({ kind: 'yes' })
  expect(at('Asia/Urumqi', 9, 30)).toMatchObject({ until: shanghaiMs(2026, 12, 31, 11) })
})

test('nobody is contacted without a yes of theirs, whatever the rules', () => {
  const ask = { channel: 'sms' as const, now: shanghaiMs(2026, 6, 1, 12), window: ALL_DAY }
  const reason = (over: Partial<Person>) => {
    const verdict = mayContact({ ...person, ...over }, [], defaultRules, ask)
    return verdict.kind === 'no' ? verdict.reason : verdict.kind
  }
  expect(reason({})).toBe('yes')
  expect(reason({ marketing: false })).toBe('opted-out')
  expect(reason({ marketing: false, marketingSince: null })).toBe('no-consent')
  expect(reason({ credit: 'suspended' })).toBe('suspended')
  expect(reason({ closed: true })).toBe('closed')
  expect(reason({ credit: 'arrears' })).toBe('yes')
})

test('a cap of a month counts the first of the month and not the day before', () => {
  const day = dayIn(SHANGHAI, shanghaiMs(2026, 3, 31, 12))
  const caps = [{ channel: 'sms' as const, perDay: null, perWeek: null, perMonth: 1 }]
  const on = (month: number, date: number) => [
    { day: dayIn(SHANGHAI, shanghaiMs(2026, month, date, 0, 1)), channel: 'sms' as const, count: 1 },
  ]
  expect(overCap(on(3, 1), { ...defaultRules, caps }, 'sms', day)).toBe('cap-month')
  expect(overCap(on(2, 28), { ...defaultRules, caps }, 'sms', day)).toBe(null)
})

test('a minute of the day is found across changes of the clock', () => {
  fc.assert(
    fc.property(moments, zones, minutes, (now, zone, minute) => {
      const next = nextMinuteIn(zone, now, minute)
      expect(next).toBeGreaterThanOrEqual(now)
      expect(next - now).toBeLessThanOrEqual(26 * 3600_000)
    }),
  )
})

test('a monthly round of the 31st is on the last day of shorter months', () => {
  const schedule = {
    kind: 'monthly' as const,
    firstAt: shanghaiMs(2027, 1, 31, 10),
    until: shanghaiMs(2027, 5, 1),
  }
  const rounds = []
  for (let at = nextRound(schedule, 0); at !== null; at = nextRound(schedule, at)) rounds.push(at)
  expect(rounds).toEqual([
    shanghaiMs(2027, 1, 31, 10),
    shanghaiMs(2027, 2, 28, 10),
    shanghaiMs(2027, 3, 31, 10),
    shanghaiMs(2027, 4, 30, 10),
  ])
})

test('a draw is the same at every look and falls as the shares say', () => {
  const variant = { channels: ['sms' as const], title: { zh: '', en: '' }, text: { zh: '', en: '' } }
  const variants = [
    { ...variant, code: 'A', share: 3 },
    { ...variant, code: 'B', share: 1 },
  ]
  const campaign = {
    id: '0190e0a0-0000-7000-8000-000000000000',
    holdoutBp: 1000,
    variants,
    schedule: { kind: 'once' as const, firstAt: 0 },
    abTest: null,
    winner: null,
  }
  const ids = Array.from(
    { length: 20_000 },
    (_, i) => `0190e0a0-0000-7000-8000-${String(i).padStart(12, '0')}`,
  )
  const draws = ids.map((id) => drawOf(campaign, id))
  expect(draws).toEqual(ids.map((id) => drawOf(campaign, id)))
  expect(draws.filter(({ held }) => held).length / 20_000).toBeCloseTo(0.1, 1.5)
  expect(draws.filter(({ variant }) => variant?.code === 'A').length / 20_000).toBeCloseTo(0.75, 1.5)
})

test('what leaves a moment later is on the right side of every border then as well', () => {
  const borders = fc.constantFrom(
    shanghaiMs(2026, 3, 31, 21),
    shanghaiMs(2026, 4, 1),
    shanghaiMs(2026, 4, 1, 9),
    shanghaiMs(2028, 2, 29, 22),
  )
  const near = fc.tuple(borders, fc.integer({ min: -2_000, max: 2_000 }))
  fc.assert(
    fc.property(
      near,
      fc.constantFrom(SHANGHAI, 'Asia/Urumqi'),
      fc.boolean(),
      ([border, off], zone, allDay) => {
        const hours = allDay ? { quietFrom: 0, quietUntil: 0 } : {}
        const rules = { ...defaultRules, ...hours, zones: { east: zone } }
        const now = border + off
        const ask = { channel: 'sms' as const, now, window: ALL_DAY, leavesBy: now + 400 }
        const verdict = mayLeave(person, [], rules, ask)
        const open = [now, now + 400].map((at) => openNow(zone, rules, { ...ask, now: at }).kind === 'yes')
        const oneDay = dayIn(zone, now) === dayIn(zone, now + 400)
        expect(verdict.kind === 'yes').toBe(open.every(Boolean) && oneDay)
        if (verdict.kind === 'later') expect(verdict.until).toBeGreaterThan(now)
      },
    ),
    { numRuns: 400 },
  )
})

test('a contact of a day that has not begun here, because the zone was changed, counts', () => {
  const day = dayIn(SHANGHAI, shanghaiMs(2026, 3, 31, 12))
  const caps = [{ channel: 'sms' as const, perDay: 1, perWeek: null, perMonth: null }]
  const tomorrow: Contacts[] = [{ day: day + 1, channel: 'sms', count: 1 }]
  expect(overCap(tomorrow, { ...defaultRules, caps }, 'sms', day)).toBe('cap-day')
})
