import { expect, test } from 'vitest'
import { recount } from '#server/report/recount.ts'
import { openStore, type Store } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { openTestPlace } from '#tests/support/store.ts'
import { NOW } from '#tests/support/line.ts'
import { addMonths, monthOf, monthStart } from '#words/format.ts'
import { touches } from './months.ts'
import { recordTouch, type Touch } from './record.ts'
import { claimRequest, findTouch } from './request.ts'
import { retireMonths } from './retire-months.ts'
import { timeline } from './timeline.ts'

const ME = uuidv7(NOW)
const monthsAgo = (count: number) => monthStart(addMonths(monthOf(NOW), -count))

/** A touch at that time that answers the request of that key; what was answered before, if it was. */
function visit(store: Store, key: string, at: number, answersId: string | null = null) {
  const touch: Touch = {
    subscriberId: ME,
    id: uuidv7(at),
    channel: 'web',
    business: 'balance',
    operation: 'checkBalance',
    outcome: 'done',
    branchCode: 'QL-CENTER',
    amountFen: null,
    said: null,
    told: null,
    answersId,
    place: null,
  }
  return store.transaction(async (tx) => {
    const first = await claimRequest(tx, ME, key, touch.id)
    if (first) return first.id
    await recordTouch(tx, touch, 0)
    return touch.id
  })
}

test('what is too old goes with its request keys, the rest stays, and another process goes on', async () => {
  const { store, place } = await openTestPlace()
  const other = await openStore({ poolSize: 2, ...place })
  const oldest = await visit(other, 'oldest', monthsAgo(30))
  await visit(other, 'old', monthsAgo(24) - 1)
  const kept = await visit(other, 'kept', monthsAgo(24), oldest)
  const today = await visit(other, 'today', NOW)
  for (let key = 0; key < 50; key++) await visit(other, `of the day ${key}`, NOW + key + 1)

  const retired = await retireMonths(store, { keepMonths: 24, now: NOW })
  expect(retired).toEqual({ months: [202405, 202410], requests: 2 })
  expect(await store.read((tx) => touches.months(tx))).toEqual([202611, 202411])
  expect(await retireMonths(store, { keepMonths: 24, now: NOW })).toEqual({ months: [], requests: 0 })

  for (const each of [store, other]) {
    expect(await visit(each, 'kept', NOW)).toBe(kept)
    expect(await visit(each, 'today', NOW)).toBe(today)
    expect(await each.read((tx) => findTouch(tx, ME, oldest))).toBeUndefined()
    const { touches: shown } = await each.read((tx) => timeline(tx, ME, { until: NOW }))
    expect(shown.map(({ id, answers }) => ({ id, answers }))).toEqual([{ id: kept, answers: null }])
  }
  const again = await visit(other, 'oldest', NOW + 100)
  expect(again).not.toBe(oldest)
  expect(await visit(store, 'oldest', NOW + 101)).toBe(again)
  expect((await recount(store, { mend: false })).drifts).toEqual([])
  await other.close()
})

test('a month that is dropped and begun again, by whoever dropped it, is whole', async () => {
  const { store } = await openTestPlace()
  await visit(store, 'old', monthsAgo(24) - 1)
  await retireMonths(store, { keepMonths: 24, now: NOW })
  const again = await visit(store, 'old', monthsAgo(24) - 1)
  expect((await store.read((tx) => findTouch(tx, ME, again)))?.id).toBe(again)
})

test('five months always stay', async () => {
  const { store } = await openTestPlace()
  for (const keepMonths of [4, 0, -1, 5.5, Number.NaN]) {
    await expect(retireMonths(store, { keepMonths, now: NOW })).rejects.toThrow('at least 5 months are kept')
  }
  await visit(store, 'five', monthsAgo(5))
  await visit(store, 'six', monthsAgo(5) - 1)
  expect((await retireMonths(store, { keepMonths: 5, now: NOW })).months).toEqual([202605])
})
