/** On which channel somebody hears of offers: what they said, then what they use. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { recordTouch } from '#server/touch/record.ts'
import { DAY, NOW } from '#tests/support/line.ts'
import { openPeople } from '#tests/support/people.ts'
import { channelPreferencesOf } from './channel-habit.ts'
import { learnedFrom, marketingWays, preferredChannel, refuses, type Habit } from './channel-preference.ts'

const channels = fc.constantFrom('sms' as const, 'inbox' as const, 'outbound' as const)
const habit = fc.record({
  kind: fc.constantFrom('query' as const, 'handle' as const, 'pay' as const),
  channel: channels,
  count: fc.integer({ min: 1, max: 40 }),
})

test('whatever they use, a channel they refused is never chosen, and one they may be told on is found', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(channels),
      fc.constantFrom(...marketingWays),
      fc.array(habit),
      (available, way, habits) => {
        const chosen = preferredChannel(available, { way, habits })
        const allowed = available.filter((channel) => !refuses(way, channel))
        if (chosen === null) expect(allowed).toEqual([])
        else expect(allowed).toContain(chosen)
      },
    ),
  )
})

test('what they said comes before what they use, and what they use before the campaign’s own order', () => {
  const payer: Habit[] = [
    { kind: 'query', channel: 'sms', count: 5 },
    { kind: 'pay', channel: 'inbox', count: 2 },
  ]
  expect(preferredChannel(['sms', 'inbox'], { way: 'auto', habits: payer })).toBe('inbox')
  expect(preferredChannel(['sms', 'inbox'], { way: 'auto', habits: payer }, 'query')).toBe('sms')
  expect(preferredChannel(['sms', 'inbox'], { way: 'sms', habits: payer })).toBe('sms')
  expect(preferredChannel(['sms'], { way: 'inbox', habits: payer })).toBe('sms')
  expect(preferredChannel(['sms'], { way: 'inbox-only', habits: payer })).toBe(null)
  expect(preferredChannel(['outbound', 'inbox'], { way: 'no-calls', habits: [] })).toBe('inbox')
  expect(preferredChannel(['outbound', 'inbox'], { way: 'auto', habits: [] })).toBe('outbound')
})

test('two queries are chance, and no habit', () => {
  expect(learnedFrom([{ kind: 'query', channel: 'sms', count: 2 }])).toEqual([])
  expect(learnedFrom([{ kind: 'handle', channel: 'sms', count: 1 }])).toEqual(['sms'])
})

test('habits are read from the latest touches of three months, by kind of business and channel', async () => {
  const people = await openPeople()
  const me = await people.newSubscriber()
  const other = await people.newSubscriber()
  const none = { operation: null, amountFen: null, said: null, told: null, answersId: null, place: null }
  const leave = (subscriberId: string, channel: string, business: string, at: number, outcome = 'done') =>
    people.store.transaction((tx) =>
      recordTouch(
        tx,
        {
          ...none,
          subscriberId,
          id: uuidv7(at),
          channel,
          business,
          outcome: outcome as 'done',
          branchCode: '-',
        },
        999_912,
      ),
    )
  for (let ago = 0; ago < 60; ago++) await leave(me.id, 'sms', 'balance', NOW - ago * 60_000)
  await leave(me.id, 'web', 'topup', NOW - 40 * DAY)
  await leave(me.id, 'web', 'topup', NOW - 41 * DAY, 'refused')
  await leave(me.id, 'counter', 'plan-change', NOW - 2 * DAY)
  await leave(me.id, 'sms', 'push', NOW - 3 * DAY, 'told')
  await leave(me.id, 'web', 'balance', NOW - 120 * DAY)
  await leave(other.id, 'hotline', 'plan-change', NOW - DAY)
  const of = await people.store.read((tx) => channelPreferencesOf(tx, [me.id, other.id], NOW))
  expect(of(me.id).way).toBe('auto')
  expect([...of(me.id).habits].sort((one, two) => one.count - two.count)).toEqual([
    { kind: 'pay', channel: 'inbox', count: 1 },
    { kind: 'query', channel: 'sms', count: 50 },
  ])
  expect(of(other.id).habits).toEqual([{ kind: 'handle', channel: 'outbound', count: 1 }])
})
