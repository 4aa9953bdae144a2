import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { reward } from '#drizzle/schema/reward.ts'
import { auditLedger } from '#server/balance/audit-ledger.ts'
import { balanceOf } from '#server/balance/ledger.ts'
import { grantCoins, lotsOf, spendCoins } from '#server/ecoin/lot.ts'
import { issueVoucher, rewardOf } from '#server/ecoin/reward.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { lock } from '#server/store/lock.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { NOW } from '#tests/support/line.ts'
import { openPeople } from '#tests/support/people.ts'
import { addMonths, monthOf, monthStart, shanghaiMs, type Month } from '#words/format.ts'
import { cancelUnused } from './cancel-voucher.ts'
import { closedStatement } from './settlement.ts'
import { closeMonth, postedSums, statementLines, sumsOf } from './statement.ts'
import { reverseVerification, verifyAt } from './verify.ts'
import { voucherOf, vouchersFor } from './voucher.ts'

const DAY = 24 * 3600_000
const till = { staffId: uuidv7(NOW), name: '半日闲滨江店', merchantCode: 'tea' }

/** The alliance with three rewards to buy, and the house's own ways to buy, verify and close. */
async function openAlliance() {
  const people = await openPeople()
  const { store } = people

  await store.transaction((tx) =>
    insertMany(tx, reward, [
      {
        code: 'CUP',
        name: { zh: '一杯茶', en: 'A tea' },
        merchantCode: 'tea',
        price: 10,
        valueFen: 1600,
        stock: 1e6,
        validDays: 400,
        open: true,
      },
      {
        code: 'GIFT',
        name: { zh: '茶点', en: 'A treat' },
        merchantCode: 'tea',
        price: 7,
        valueFen: 900,
        settleFen: 0,
        stock: 1e6,
        validDays: 400,
        open: true,
      },
      {
        code: 'FILM',
        name: { zh: '电影', en: 'A film' },
        merchantCode: 'cinema',
        price: 24,
        valueFen: 4505,
        stock: 1e6,
        validDays: 400,
        open: true,
      },
    ]),
  )

  /** A voucher in somebody's hand, bought as an operation buys it. */
  async function bought(subscriberId: string, code: string, now: number) {
    return store.transaction(async (tx) => {
      await lock(tx, subscriberId)
      const found = await rewardOf(tx, code)
      if (!found) throw new Error(`no reward ${code}`)
      const key = `redeem:${uuidv7(now)}`
      const lots = await spendCoins(tx, { subscriberId, key, reason: code, coins: found.price, now })
      return issueVoucher(tx, subscriberId, found, { coins: found.price, lots }, now)
    })
  }

  async function newHolder(coins = 100_000) {
    const me = await people.newSubscriber()
    const gift = {
      subscriberId: me.id,
      key: 'gift',
      source: 'gift',
      coins,
      validMonths: 59,
      now: NOW - 90 * DAY,
    }
    await store.transaction((tx) => grantCoins(tx, gift))
    return me
  }

  const verify = (code: string, now: number, attempt = uuidv7(now), at = till) =>
    store.transaction((tx) => verifyAt(tx, at, code, attempt, now))

  const reverse = (subscriberId: string, id: string, now: number) =>
    store.transaction((tx) =>
      reverseVerification(
        tx,
        { subscriberId, id },
        { staffId: till.staffId, login: 'marketing', reason: '门店误操作' },
        now,
      ),
    )

  const close = (merchant: string, month: Month, closedAt: number) =>
    store.transaction((tx) => closeMonth(tx, merchant, month, { closedBy: till.staffId, closedAt }))

  const usedBy = async (subscriberId: string) =>
    (await store.read((tx) => vouchersFor(tx, subscriberId))).filter(({ state }) => state === 'used')

  return { people, store, bought, newHolder, verify, reverse, close, usedBy }
}

const alliance = await openAlliance()
const { people, store, bought, newHolder, verify, reverse, close } = alliance

test('whatever is bought, verified, taken back, cancelled and closed, statements are what the ledger holds', async () => {
  const { store, bought, newHolder, verify, reverse, close, usedBy } = await openAlliance()
  const step = fc.record({
    what: fc.constantFrom('buy', 'buy', 'verify', 'verify', 'reverse', 'cancel', 'close', 'wait'),
    which: fc.nat(50),
    reward: fc.constantFrom('CUP', 'GIFT', 'FILM'),
    days: fc.integer({ min: 1, max: 40 }),
  })
  let now = NOW
  const first = monthOf(NOW)
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const me = await newHolder()
      const held: { code: string; merchantCode: string }[] = []
      const done: string[] = []
      for (const { what, which, reward: code, days } of steps) {
        now += 1000
        const voucher = held[which % Math.max(1, held.length)]
        const line = done[which % Math.max(1, done.length)]
        if (what === 'wait') now += days * DAY
        if (what === 'buy') {
          const { code: own } = await bought(me.id, code, now)
          held.push({ code: own, merchantCode: code === 'FILM' ? 'cinema' : 'tea' })
        }
        if (what === 'verify' && voucher) {
          await verify(voucher.code, now, uuidv7(now), { ...till, merchantCode: voucher.merchantCode })
          for (const { id } of await usedBy(me.id)) {
            const used = await store.read((tx) => voucherOf(tx, me.id, id))
            if (used?.usedId && !done.includes(used.usedId)) done.push(used.usedId)
          }
        }
        if (what === 'reverse' && line) await reverse(me.id, line, now)
        if (what === 'cancel') {
          const [mine] = await store.read((tx) => vouchersFor(tx, me.id))
          if (mine)
            await store.transaction((tx) =>
              cancelUnused(tx, { subscriberId: me.id, id: mine.id }, 'clerk', now),
            )
        }
        if (what === 'close')
          for (const merchant of ['tea', 'cinema']) await close(merchant, addMonths(monthOf(now), -1), now)
      }
      for (const merchant of ['tea', 'cinema']) {
        for (let month = first; month <= addMonths(monthOf(now), 1); month = addMonths(month, 1)) {
          const { sums, posted, closed, lines } = await store.read(async (tx) => ({
            sums: await sumsOf(tx, merchant, month),
            posted: await postedSums(tx, merchant, month),
            closed: await closedStatement(tx, merchant, month),
            lines: await statementLines(tx, merchant, month),
          }))
          expect({ coins: sums.coins, dueFen: sums.dueFen }).toEqual(posted)
          if (closed) expect(closed).toMatchObject(sums)
          const sign = (kind: string) => (kind === 'verified' ? 1 : -1)
          if (lines.length < 200) {
            expect(lines.reduce((sum, each) => sum + sign(each.kind) * each.dueFen, 0)).toBe(sums.dueFen)
          }
        }
      }
    }),
    { numRuns: 12, seed: 7 },
  )
  const books = await auditLedger(store)
  expect(books.faults).toEqual([])
})

test('of two tills one is told yes, and the other when and where it was used', async () => {
  const me = await newHolder()
  const { code } = await bought(me.id, 'CUP', NOW)
  const other = { ...till, staffId: uuidv7(NOW), name: '半日闲钟楼店' }
  const answers = await Promise.all([verify(code, NOW, 'left till'), verify(code, NOW, 'right till', other)])
  expect(answers.map(({ kind }) => kind).sort()).toEqual(['good', 'used'])
  const loser = answers.find(({ kind }) => kind === 'used')
  expect(loser).toMatchObject({ by: { at: NOW, dueFen: 1200, coins: 10, merchantCode: 'tea' } })
})

test('a form that was sent twice is told yes twice and owed once', async () => {
  const me = await newHolder()
  const before = await store.read((tx) => sumsOf(tx, 'tea', monthOf(NOW)))
  const { code } = await bought(me.id, 'CUP', NOW)
  const answers = await Promise.all([verify(code, NOW, 'one form'), verify(code, NOW, 'one form')])
  expect(answers.map(({ kind }) => kind)).toEqual(['good', 'good'])
  const after = await store.read((tx) => sumsOf(tx, 'tea', monthOf(NOW)))
  expect(after.dueFen - before.dueFen).toBe(1200)
})

test('a percentage is of what the reward is worth, rounded to the fen', async () => {
  const me = await newHolder()
  const { code } = await bought(me.id, 'FILM', NOW)
  await verify(code, NOW, 'at the cinema', { ...till, merchantCode: 'cinema' })
  const lines = await store.read((tx) => statementLines(tx, 'cinema', monthOf(NOW)))
  // 70 % of 45.05 yuan is 31.535.
  expect(lines.at(-1)).toMatchObject({ dueFen: 3154, code: `****${code.slice(-4)}` })
})

test('a month is closed once; what is taken back later is the next month’s, and the closed one stays', async () => {
  const me = await newHolder()
  const march = shanghaiMs(2028, 3, 20, 10)
  const april = shanghaiMs(2028, 4, 2, 10)
  const { code } = await bought(me.id, 'CUP', march)
  await verify(code, march)
  const [closed, again] = await Promise.all([close('tea', 202803, april), close('tea', 202803, april)])
  expect([closed, again].filter(Boolean)).toMatchObject([
    { verified: 1, reversed: 0, dueFen: 1200, coins: 10 },
  ])
  const [line] = await store.read((tx) => statementLines(tx, 'tea', 202803))
  const back = await reverse(me.id, line?.id ?? '', april)
  expect(back?.month).toBe(202804)
  expect(await reverse(me.id, line?.id ?? '', april)).toBeUndefined()
  expect(await store.read((tx) => closedStatement(tx, 'tea', 202803))).toMatchObject({ dueFen: 1200 })
  expect(await store.read((tx) => sumsOf(tx, 'tea', 202804))).toEqual({
    verified: 0,
    reversed: 1,
    coins: -10,
    dueFen: -1200,
  })
  // A clock that is late by a moment writes nothing into a closed month either.
  expect(await verify(code, monthStart(202804) - 1)).toMatchObject({ kind: 'good' })
  expect(await store.read((tx) => sumsOf(tx, 'tea', 202804))).toMatchObject({ verified: 1, dueFen: 0 })
})

test('a cancelled voucher gives the e-coins back to the lots they came from, with their own dates', async () => {
  const me = await people.newSubscriber()
  const give = (key: string, coins: number, validMonths: number) =>
    store.transaction((tx) =>
      grantCoins(tx, { subscriberId: me.id, key, source: key, coins, validMonths, now: NOW }),
    )
  await give('soon', 6, 1)
  await give('late', 20, 12)
  const { code } = await bought(me.id, 'CUP', NOW)
  const [voucher] = await store.read((tx) => vouchersFor(tx, me.id))
  const id = voucher?.id ?? ''
  const left = async (now: number) =>
    (await store.read((tx) => lotsOf(tx, me.id, now))).map(({ source, remaining }) => [source, remaining])
  expect(await left(NOW)).toEqual([['late', 16]])
  const cancels = await Promise.all(
    [1, 2].map(() => store.transaction((tx) => cancelUnused(tx, { subscriberId: me.id, id }, 'clerk', NOW))),
  )
  expect(cancels.filter(Boolean)).toHaveLength(1)
  expect(await left(NOW)).toEqual([
    ['soon', 6],
    ['late', 20],
  ])
  expect(await verify(code, NOW)).toEqual({ kind: 'cancelled' })
})

test('e-coins whose time has passed while they were spent come back to the end of the next month', async () => {
  const me = await people.newSubscriber()
  const grant = { subscriberId: me.id, key: 'soon', source: 'soon', coins: 10, validMonths: 1, now: NOW }
  await store.transaction((tx) => grantCoins(tx, grant))
  await bought(me.id, 'CUP', NOW)
  const [voucher] = await store.read((tx) => vouchersFor(tx, me.id))
  const later = shanghaiMs(2027, 2, 10)
  await store.transaction((tx) =>
    cancelUnused(tx, { subscriberId: me.id, id: voucher?.id ?? '' }, 'clerk', later),
  )
  const lots = await store.read((tx) => lotsOf(tx, me.id, later))
  expect(lots).toMatchObject([{ source: 'returned', remaining: 10, expiresAt: shanghaiMs(2027, 4, 1) }])
  expect(await store.read((tx) => balanceOf(tx, me.id, 'ecoin'))).toBe(10)
})
