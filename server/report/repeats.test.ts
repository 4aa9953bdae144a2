/** Seven-day repeat contact: who came back about the same, and that the counters say what the touches say. */
import { expect, test } from 'vitest'
import { repeatCounter } from '#drizzle/schema/report.ts'
import { seedReference } from '#drizzle/reference/seed.ts'
import { query } from '#server/store/query.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { recordTouch, type Touch } from '#server/touch/record.ts'
import { shanghaiMs } from '#words/format.ts'
import { openTestStore } from '#tests/support/store.ts'
import { countRepeats, judgeAnew } from './count-repeats.ts'
import { recountRepeats } from './recount-repeats.ts'
import { judge } from './repeat.ts'
import { repeatsIn } from './repeats.ts'
import { repeatsOfFigure } from './see-repeats.ts'

const HOUR = 3600_000
const DAY = 24 * HOUR
const FIRST = shanghaiMs(2026, 10, 1, 9)
const LATER = shanghaiMs(2026, 11, 22, 10)

const contact = (subscriberId: string, at: number, over: Partial<Touch> = {}): Touch => ({
  subscriberId,
  id: uuidv7(at),
  channel: 'sms',
  business: 'service-on',
  operation: 'turnServiceOn',
  outcome: 'done',
  branchCode: 'lanxi',
  amountFen: null,
  said: null,
  told: null,
  answersId: null,
  place: null,
  ...over,
})

const someone = () => uuidv7(FIRST)
const october = { from: FIRST, until: shanghaiMs(2026, 11, 1) }
const repeated = (contacts: Touch[]) =>
  judge(contacts, new Set(['service-on', 'plan-change']), october).map(({ again }) => again?.channel ?? null)

test('who asks an agent about it within the week was not helped', () => {
  const id = someone()
  expect(repeated([contact(id, FIRST), contact(id, FIRST + 3 * DAY, { channel: 'hotline' })])).toEqual([
    'hotline',
    null,
  ])
})

test('after a week, about something else, or what the operator said is no repeat', () => {
  const id = someone()
  expect(repeated([contact(id, FIRST), contact(id, FIRST + 7 * DAY + 1)])).toEqual([null, null])
  expect(repeated([contact(id, FIRST), contact(id, FIRST + DAY, { business: 'plan-change' })])).toEqual([
    null,
    null,
  ])
  expect(repeated([contact(id, FIRST), contact(id, FIRST + DAY, { outcome: 'told' })])).toEqual([null])
})

test('half an hour on the same channel is one visit; on another channel it is a second contact', () => {
  const id = someone()
  expect(repeated([contact(id, FIRST), contact(id, FIRST + 10 * 60_000)])).toEqual([null, null])
  expect(repeated([contact(id, FIRST), contact(id, FIRST + 10 * 60_000, { channel: 'web' })])).toEqual([
    'web',
    null,
  ])
})

test('what failed was not handled, but coming back to fail is coming back', () => {
  const id = someone()
  const failed = contact(id, FIRST + DAY, { outcome: 'refused' })
  expect(repeated([contact(id, FIRST), failed])).toEqual(['sms'])
})

/** Ten people: each is helped at the end of October, half of them come back in November. */
async function hall() {
  const store = await openTestStore()
  await seedReference(store)
  const people = Array.from({ length: 10 }, someone)
  const end = shanghaiMs(2026, 10, 29, 9)
  await store.transaction(async (tx) => {
    for (const [index, id] of people.entries()) {
      await recordTouch(tx, contact(id, end), 0)
      if (index < 5) await recordTouch(tx, contact(id, end + 5 * DAY, { channel: 'counter' }), 0)
    }
  })
  const sums = () => store.read((tx) => repeatsIn(tx, { from: 202601, to: 202612 }))
  return { store, people, end, sums }
}

test('a month is judged when its week is over, across the end of the month, and once', async () => {
  const { store, end, sums } = await hall()
  await countRepeats(store, end + 9 * DAY)
  expect(await sums()).toEqual([])
  for (const now of [LATER, LATER, LATER + HOUR]) await countRepeats(store, now)
  expect(await sums()).toContainEqual(
    expect.objectContaining({
      month: 202610,
      channel: 'sms',
      business: 'service-on',
      judged: 10,
      repeated: 5,
    }),
  )
  expect(await sums()).toContainEqual(
    expect.objectContaining({ month: 202611, channel: 'counter', judged: 5, repeated: 0 }),
  )
  expect(await recountRepeats(store, { mend: false })).toEqual([])
})

test('two processes that count at once count nobody twice', async () => {
  const { store, sums } = await hall()
  await Promise.all([countRepeats(store, LATER), countRepeats(store, LATER)])
  expect((await sums()).find(({ channel }) => channel === 'sms')).toMatchObject({ judged: 10, repeated: 5 })
})

test('records that come late are judged with the others', async () => {
  const { store, people, end, sums } = await hall()
  await countRepeats(store, LATER)
  const late = end + 2 * DAY
  await store.transaction(async (tx) => {
    await recordTouch(tx, contact(people[9] ?? '', late, { channel: 'hotline' }), 0)
    await judgeAnew(tx, late, late)
  })
  await countRepeats(store, LATER + HOUR)
  expect((await sums()).find(({ channel }) => channel === 'sms')).toMatchObject({ judged: 10, repeated: 6 })
  expect(await recountRepeats(store, { mend: false })).toEqual([])
})

test('a counter that lies is named and put right', async () => {
  const { store } = await hall()
  await countRepeats(store, LATER)
  const lie = query((db) => db.update(repeatCounter).set({ repeated: 9 }))
  await store.transaction((tx) => lie.run(tx))
  const found = await recountRepeats(store, { mend: true })
  expect(found).toContainEqual({
    month: 202610,
    counter: 'repeat service-on sms lanxi',
    counted: '9 / 10',
    recounted: '5 / 10',
  })
  expect(await recountRepeats(store, { mend: true })).toEqual([])
})

test('a figure leads to exactly the contacts that make it', async () => {
  const { store, people } = await hall()
  await countRepeats(store, LATER)
  const wanted = {
    month: 202610,
    businesses: new Set(['service-on']),
    channel: 'sms',
    branchCode: null,
    repeated: true,
  }
  const { judged, next } = await store.read((tx) => repeatsOfFigure(tx, wanted))
  expect(judged.map(({ contact: { subscriberId } }) => subscriberId).sort()).toEqual(
    people.slice(0, 5).sort(),
  )
  expect(judged[0]?.again).toMatchObject({ channel: 'counter' })
  expect(next).toBeNull()
})

test('who has more than a page of them is shown all, page by page', async () => {
  const store = await openTestStore()
  await seedReference(store)
  const id = someone()
  await store.transaction(async (tx) => {
    for (let hour = 0; hour < 120; hour++) await recordTouch(tx, contact(id, FIRST + hour * HOUR), 0)
  })
  await countRepeats(store, LATER)
  const wanted = { month: 202610, businesses: new Set(['service-on']), channel: null, branchCode: null }
  const pages: number[] = []
  let place: Parameters<typeof repeatsOfFigure>[2]
  do {
    const page = await store.read((tx) => repeatsOfFigure(tx, { ...wanted, repeated: true }, place))
    pages.push(page.judged.length)
    place = page.next ?? undefined
  } while (place)
  expect(pages).toEqual([50, 50, 19])
})
