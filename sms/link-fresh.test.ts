/** Pushes that waited too long at the link: nobody may rely any more on what allowed them. */
import { expect, test } from 'vitest'
import { link, phone, reply, simulator, until } from '#tests/support/link.ts'
import { createFreshness } from './link-fresh.ts'
import type { Mt } from './link-options.ts'

const other = '13900139000'

const push = (to: string, judged?: Mt['judged']): Mt => ({
  to,
  from: '10086',
  text: '加油包5元1GB',
  priority: 'push',
  ...(judged ? { judged } : {}),
})

test('a push goes stale when its time is over, or an answer to its reader is younger than its judgement', () => {
  const clock = { now: 1_000 }
  const fresh = createFreshness(() => clock.now)
  const judged = { at: 1_000, until: 1_400 }
  expect(fresh.isStale(push(phone, judged))).toBe(false)
  expect(fresh.isStale(push(phone))).toBe(false)
  clock.now = 1_200
  fresh.answering(phone)
  expect(fresh.isStale(push(phone, judged))).toBe(true)
  expect(fresh.isStale(push(other, judged))).toBe(false)
  expect(fresh.isStale(push(phone, { at: 1_201, until: 1_600 }))).toBe(false)
  clock.now = 1_401
  expect(fresh.isStale(push(other, judged))).toBe(true)
})

test('answers are remembered for as long as a push may wait, and not for ever', () => {
  const clock = { now: 0 }
  const fresh = createFreshness(() => clock.now)
  const judgedBefore = push(phone, { at: 10, until: Infinity })
  clock.now = 20
  fresh.answering(phone)
  clock.now = 5_100
  fresh.answering(other)
  expect(fresh.isStale(judgedBefore)).toBe(true)
  clock.now = 10_200
  fresh.answering(other)
  expect(fresh.isStale(judgedBefore)).toBe(false)
})

test('what waits for room behind a slow SMSC comes back when it is stale, and never leaves', async () => {
  const smsc = await simulator({ network: { delayMs: 300 } })
  const { link: opened, bound } = link(smsc.smppPort, { window: 1, responseTimeoutMs: 5_000 })
  await bound()
  const at = Date.now()
  const first = opened.send(push(phone, { at, until: at + 250 }))
  const waits = opened.send(push(other, { at, until: at + 250 }))
  const answer = opened.send(reply('已退订', { to: other }))
  const later = opened.send(push(other, { at: at + 60_000, until: at + 120_000 }))
  expect(await waits).toEqual({ kind: 'rejected', status: 'LINK_STALE', permanent: false })
  for (const fate of await Promise.all([first, answer, later])) expect(fate.kind).toBe('accepted')
  await until(() => smsc.handsets.of(other).length === 2)
  expect(smsc.handsets.of(other).map(({ text }) => text)).toEqual(['已退订', '加油包5元1GB'])
})

test('a text of several parts that was begun is finished', async () => {
  const smsc = await simulator({ network: { delayMs: 120 } })
  const { link: opened, bound } = link(smsc.smppPort, { window: 1, responseTimeoutMs: 5_000 })
  await bound()
  const at = Date.now()
  const text = '流量'.repeat(100)
  const long = opened.send({ ...push(phone, { at, until: at + 100 }), text })
  expect(await long).toMatchObject({ kind: 'accepted', messageIds: { length: 3 } })
  expect((await smsc.received(phone)).text).toBe(text)
})
