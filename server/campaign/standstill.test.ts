/** Each way in which a campaign can stand still, and what its page says of it. */
import { expect, test } from 'vitest'
import { HOLDER, noLimits, openMarketing } from '#tests/support/campaigns.ts'
import { NOW } from '#tests/support/line.ts'
import { setRules } from './policy.ts'
import { senderLeft, senderSeen } from './senders.ts'

const HOUR = 3_600_000
const ANOTHER = '01960000-0000-7000-8000-000000000002'

type Marketing = Awaited<ReturnType<typeof openMarketing>>

async function withReader(rules = noLimits, readers = 1) {
  const marketing = await openMarketing(rules)
  for (let i = 0; i < readers; i++) await marketing.newReader()
  const seen = (link: string, at = NOW, holder = HOLDER) =>
    marketing.store.transaction((tx) => senderSeen(tx, holder, link, at))
  return { ...marketing, seen, why: (id: string, now = NOW) => whyOf(marketing, id, now) }
}

async function whyOf({ author }: Marketing, id: string, now: number) {
  const seen = await author.perform('seeCampaign', { id }, now)
  return seen.kind === 'done' ? seen.output.standstills : seen
}

test('it waits for a person: a draft, one that waits for approval, one that is paused', async () => {
  const { author, approver, newDraft, newRunning, why } = await withReader()
  const id = await newDraft()
  expect(await why(id)).toMatchObject([{ why: 'not-running' }])
  await author.perform('submitCampaign', { id })
  expect(await why(id)).toMatchObject([{ why: 'not-running' }])
  const running = await newRunning()
  await approver.perform('pauseCampaign', { id: running })
  expect(await why(running)).toMatchObject([{ why: 'not-running' }])
})

test('the emergency stop is told with its moment, before anything else', async () => {
  const { newRunning, approver, seen, why } = await withReader()
  const id = await newRunning()
  await seen('bound')
  await approver.perform('stopEverything')
  expect(await why(id)).toMatchObject([{ why: 'stopped-by-house', at: NOW }])
})

test('it is night: told with the hour at which it goes on, although no sender lives', async () => {
  const { newRunning, why } = await withReader({ ...noLimits, quietFrom: 0, quietUntil: 1439 })
  expect(await why(await newRunning())).toMatchObject([{ why: 'quiet', channel: 'sms' }])
})

test('a window that the quiet hours cover never opens', async () => {
  const { store, newRunning, why } = await withReader()
  const id = await newRunning({ windowFrom: 22 * 60, windowUntil: 23 * 60 })
  const night = { ...noLimits, quietFrom: 21 * 60, quietUntil: 9 * 60 }
  await store.transaction((tx) => setRules(tx, night, NOW))
  expect(await why(id)).toMatchObject([{ why: 'never-open', channel: 'sms' }])
})

test('no sender lives, or was heard of for half a minute; one that closes is gone at once', async () => {
  const { store, newRunning, seen, why } = await withReader()
  const id = await newRunning()
  expect(await why(id)).toMatchObject([{ why: 'no-sender' }])
  await seen('bound')
  expect(await why(id, NOW + 29_000)).toMatchObject([{ why: 'moving' }])
  expect(await why(id, NOW + 31_000)).toMatchObject([{ why: 'no-sender' }])
  await store.transaction((tx) => senderLeft(tx, HOLDER))
  expect(await why(id)).toMatchObject([{ why: 'no-sender' }])
})

for (const link of ['connecting', 'waiting', 'refused', 'closing']) {
  test(`the link is down everywhere: it says ${link}; one bound link is enough to move`, async () => {
    const { newRunning, seen, why } = await withReader()
    const id = await newRunning()
    await seen(link)
    expect(await why(id)).toMatchObject([{ why: 'link-down', channel: 'sms', reason: link }])
    await seen('bound', NOW, ANOTHER)
    expect(await why(id)).toMatchObject([{ why: 'moving' }])
  })
}

test('a sender died with what is left: told until its lease ends', async () => {
  const { newRunning, take, seen, why } = await withReader()
  const id = await newRunning()
  await seen('bound')
  expect((await take(id)).messages).toHaveLength(1)
  expect(await why(id, NOW + 1_000)).toMatchObject([{ why: 'moving' }])
  await seen('bound', NOW + 35_000, ANOTHER)
  expect(await why(id, NOW + 40_000)).toMatchObject([{ why: 'left-behind', at: NOW + 60_000 }])
  expect(await why(id, NOW + 61_000)).toMatchObject([{ why: 'moving' }])
})

for (const reason of ['ESME_RTHROTTLED', 'ESME_RMSGQFUL']) {
  test(`the SMSC asks to come again with ${reason}: told with the reason and when`, async () => {
    const { newRunning, take, settle, seen, why } = await withReader()
    const id = await newRunning()
    await seen('bound')
    const { messages } = await take(id)
    await settle(messages, { kind: 'again', reason, dueAt: NOW + 5_000 })
    expect(await why(id)).toMatchObject([{ why: 'put-off', reason, at: NOW + 5_000 }])
    expect(await why(id, NOW + 6_000)).toMatchObject([{ why: 'moving' }])
  })
}

test('what is due for a minute is slow; where other campaigns use up the house, that is said', async () => {
  const { newRunning, take, seen, why } = await withReader({ ...noLimits, segmentsPerSecond: 1 }, 3)
  const later = NOW + 2 * 60_000
  const [id, other] = [await newRunning(), await newRunning()]
  await seen('bound', later)
  expect(await why(id, later)).toMatchObject([{ why: 'slow', at: NOW }])
  expect((await take(other, later)).messages).toHaveLength(1)
  expect(await why(id, later)).toMatchObject([{ why: 'capacity', at: NOW }])
})

test('what waits behind its own throttle for longer than a minute moves all the same', async () => {
  const { newRunning, take, seen, why } = await withReader(noLimits, 3)
  const later = NOW + 2 * 60_000
  const id = await newRunning({ perSecond: 1 })
  await seen('bound', later)
  expect(await why(id, later)).toMatchObject([{ why: 'slow', at: NOW }])
  expect((await take(id, later)).messages).toHaveLength(1)
  expect(await why(id, later)).toMatchObject([{ why: 'moving' }])
})

test('all are over their cap: the campaign ends and says what left out most', async () => {
  const caps = [{ channel: 'all' as const, perDay: 0, perWeek: null, perMonth: null }]
  const { newRunning, take, seen, why } = await withReader({ ...noLimits, caps }, 2)
  const id = await newRunning()
  await seen('bound')
  expect((await take(id)).messages).toEqual([])
  expect(await why(id)).toMatchObject([{ why: 'nobody', reason: 'cap-day' }])
})

test('one that begins later waits for its round', async () => {
  const { newRunning, why } = await withReader()
  const id = await newRunning({ schedule: { kind: 'once', firstAt: NOW + HOUR } })
  expect(await why(id)).toMatchObject([{ why: 'next-round', at: NOW + HOUR }])
})
