import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { activeCounter, touchCounter } from '#drizzle/schema/touch.ts'
import { query } from '#server/store/query.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { NOBODY, recordTouch, type Touch } from '#server/touch/record.ts'
import { shanghaiMs } from '#words/format.ts'
import { openTestStore } from '#tests/support/store.ts'
import { recount } from './recount.ts'

const NOVEMBER = shanghaiMs(2026, 11, 22, 10)
const OCTOBER = shanghaiMs(2026, 10, 3, 9)

const touched = (subscriberId: string, now: number, over: Partial<Touch> = {}): Touch => ({
  subscriberId,
  id: uuidv7(now),
  channel: 'sms',
  business: 'balance',
  operation: 'checkBalance',
  outcome: 'done',
  branchCode: 'lanxi',
  amountFen: null,
  said: null,
  told: null,
  answersId: null,
  place: null,
  ...over,
})

async function busyHall() {
  const store = await openTestStore()
  const [one, other] = [uuidv7(OCTOBER), uuidv7(OCTOBER)]
  await store.transaction(async (tx) => {
    await recordTouch(tx, touched(one, OCTOBER), 0)
    await recordTouch(tx, touched(one, NOVEMBER), 202610)
    await recordTouch(tx, touched(one, NOVEMBER + 1, { branchCode: 'luzhou' }), 202611)
    await recordTouch(
      tx,
      touched(other, NOVEMBER, { business: 'topup', amountFen: 5000, channel: 'e-tv' }),
      0,
    )
    await recordTouch(tx, touched(other, NOVEMBER, { channel: 'counter' }), 202611)
    await recordTouch(tx, touched(NOBODY, NOVEMBER, { outcome: 'denied', branchCode: '-' }), 0)
  })
  return store
}

test('what was counted as it happened is what the touches add up to', async () => {
  const store = await busyHall()
  expect(await recount(store, { mend: false })).toEqual({ months: [202611, 202610], touches: 6, drifts: [] })
})

test('a counter that lies is named, and put right when that is wished', async () => {
  const store = await busyHall()
  const lie = query((db) =>
    db.update(touchCounter).set({ amountFen: 1 }).where(eq(touchCounter.business, 'topup')),
  )
  const forget = query((db) => db.delete(activeCounter).where(eq(activeCounter.month, 202611)))
  await store.transaction(async (tx) => {
    await lie.run(tx)
    await forget.run(tx)
  })
  const found = [
    {
      month: 202611,
      counter: 'topup e-tv lanxi done',
      counted: { count: 1, amountFen: 1 },
      recounted: { count: 1, amountFen: 5000 },
    },
    {
      month: 202611,
      counter: 'active lanxi',
      counted: { count: 0, amountFen: 0 },
      recounted: { count: 2, amountFen: 0 },
    },
  ]
  expect((await recount(store, { mend: false })).drifts).toEqual(found)
  expect((await recount(store, { mend: true })).drifts).toEqual(found)
  expect((await recount(store, { mend: true })).drifts).toEqual([])
})
