import { eq, sql } from 'drizzle-orm'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ecoinLot, ledgerEntry, ledgerTransfer, paymentIntent } from '#drizzle/schema/money.ts'
import { expireLots } from '#server/ecoin/expire-lots.ts'
import { grantCoins, lotsOf, spendCoins } from '#server/ecoin/lot.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { lock } from '#server/store/lock.ts'
import { query } from '#server/store/query.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { openTestPlace, openTestStore } from '#tests/support/store.ts'
import { removeTransfer } from '#tests/support/tamper.ts'
import { addMonths, monthOf, monthStart, shanghaiMs } from '#words/format.ts'
import { auditLedger, auditSubscriber } from './audit-ledger.ts'
import { auditReport } from './audit/report.ts'
import { balanceOf, Overdrawn, post, type Account, type Transfer } from './ledger.ts'

const NOW = shanghaiMs(2026, 11, 22, 10)
const RUNS = { numRuns: 25, seed: 20261122 }

function transfer(subscriberId: string, over: Partial<Transfer> = {}): Transfer {
  const paid = { debit: 'cashier', credit: 'balance' } as const
  return { subscriberId, key: 'k', amount: 100, reason: 'test', now: NOW, ...paid, ...over }
}

const ways: [Account, Account][] = [
  ['cashier', 'balance'],
  ['voucher', 'balance'],
  ['balance', 'income'],
]

test('whatever is posted, repeated or overdrawn, the purse holds what came in less what went out', async () => {
  const store = await openTestStore()
  const step = fc.record({
    key: fc.integer({ min: 0, max: 12 }),
    way: fc.constantFrom(...ways),
    amount: fc.integer({ min: 1, max: 10_000 }),
    floor: fc.constantFrom(0, -5000),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const subscriberId = uuidv7(NOW)
      const posted = new Map<string, { debit: Account; credit: Account; amount: number; after: number }>()
      let balance = 0
      for (const { key: number, way, amount, floor } of steps) {
        const [debit, credit] = way
        const key = `${number}`
        const wanted = transfer(subscriberId, { key, debit, credit, amount, floor })
        const first = posted.get(key)
        const same = first && first.debit === debit && first.credit === credit && first.amount === amount
        const outcome = await store.transaction((tx) => post(tx, wanted)).catch((error: unknown) => error)
        const after = balance + (credit === 'balance' ? amount : -amount)
        if (first) {
          if (same)
            expect(outcome).toMatchObject({
              [debit === 'balance' ? 'debitAfter' : 'creditAfter']: first.after,
            })
          else expect(String(outcome)).toContain('was used for another transfer')
        } else if (debit === 'balance' && after < floor) {
          expect(outcome).toBeInstanceOf(Overdrawn)
          expect(outcome).toMatchObject({ available: balance - floor, wanted: amount })
        } else {
          expect(outcome).toMatchObject({ [debit === 'balance' ? 'debitAfter' : 'creditAfter']: after })
          posted.set(key, { debit, credit, amount, after })
          balance = after
        }
        expect(await store.read((tx) => balanceOf(tx, subscriberId, 'balance'))).toBe(balance)
      }
      expect(await auditSubscriber(store, subscriberId)).toEqual([])
    }),
    RUNS,
  )
  expect((await auditLedger(store)).faultCount).toBe(0)
})

test('what is no amount is not posted', async () => {
  const store = await openTestStore()
  const subscriberId = uuidv7(NOW)
  for (const amount of [0, -1, 0.5, Number.NaN, Infinity, 2 ** 53]) {
    await expect(store.transaction((tx) => post(tx, transfer(subscriberId, { amount })))).rejects.toThrow(
      'is none',
    )
  }
  const own = transfer(subscriberId, { debit: 'balance', credit: 'balance' })
  await expect(store.transaction((tx) => post(tx, own))).rejects.toThrow('to itself')
  const most = Number.MAX_SAFE_INTEGER
  await store.transaction((tx) => post(tx, transfer(subscriberId, { key: 'all', amount: most })))
  const more = transfer(subscriberId, { key: 'more', debit: 'voucher', amount: 1 })
  await expect(store.transaction((tx) => post(tx, more))).rejects.toThrow('cannot hold')
  expect(await auditLedger(store)).toMatchObject({ transfers: 1, entries: 2, faultCount: 0 })
})

test('an overdraft that is caught leaves nothing behind', async () => {
  const store = await openTestStore()
  const subscriberId = uuidv7(NOW)
  await store.transaction(async (tx) => {
    await expect(post(tx, transfer(subscriberId, { debit: 'balance', credit: 'income' }))).rejects.toThrow(
      Overdrawn,
    )
  })
  expect(await auditLedger(store)).toMatchObject({ transfers: 0, entries: 0, faultCount: 0 })
})

test('postings at once, each under the lock, lose none; without it some fail and none is lost', async () => {
  const store = await openTestStore()
  const subscriberId = uuidv7(NOW)
  const keys = Array.from({ length: 40 }, (_, index) => `${index}`)
  await Promise.all(
    keys.map((key) =>
      store.transaction(async (tx) => {
        await lock(tx, subscriberId)
        await post(tx, transfer(subscriberId, { key }))
      }),
    ),
  )
  expect(await store.read((tx) => balanceOf(tx, subscriberId, 'balance'))).toBe(4000)
  const unlocked = uuidv7(NOW)
  const outcomes = await Promise.allSettled(
    keys.map((key) => store.transaction((tx) => post(tx, transfer(unlocked, { key })))),
  )
  const landed = outcomes.filter((outcome) => outcome.status === 'fulfilled').length
  expect(await store.read((tx) => balanceOf(tx, unlocked, 'balance'))).toBe(landed * 100)
  expect((await auditLedger(store)).faultCount).toBe(0)
})

test('one key posted by many at once is posted once, and all hear the same', async () => {
  const store = await openTestStore()
  const subscriberId = uuidv7(NOW)
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      store.transaction(async (tx) => {
        await lock(tx, subscriberId)
        return post(tx, transfer(subscriberId))
      }),
    ),
  )
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(await store.read((tx) => balanceOf(tx, subscriberId, 'balance'))).toBe(100)
})

test('whatever is earned, spent or expires, lots and ledger agree, and what expires first is spent first', async () => {
  const store = await openTestStore()
  const step = fc.oneof(
    fc.record({
      do: fc.constant('earn' as const),
      coins: fc.integer({ min: 1, max: 50 }),
      months: fc.integer({ min: 0, max: 4 }),
      source: fc.constantFrom('a', 'b'),
    }),
    fc.record({ do: fc.constant('spend' as const), coins: fc.integer({ min: 1, max: 80 }) }),
    fc.record({ do: fc.constant('pass' as const), months: fc.integer({ min: 1, max: 2 }) }),
    fc.record({ do: fc.constant('expire' as const) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const subscriberId = uuidv7(NOW)
      let now = NOW
      /** What is left by the moment it expires: the model. */
      const left = new Map<number, number>()
      const alive = () => [...left].filter(([at]) => at > now).sort(([one], [other]) => one - other)
      for (const [index, one] of steps.entries()) {
        const key = `${index}`
        if (one.do === 'pass') now = monthStart(addMonths(monthOf(now), one.months))
        if (one.do === 'expire') await expireLots(store, now)
        if (one.do === 'earn') {
          const { coins, months: validMonths, source } = one
          await store.transaction((tx) =>
            grantCoins(tx, { subscriberId, key, source, coins, validMonths, now }),
          )
          const at = monthStart(addMonths(monthOf(now), validMonths + 1))
          left.set(at, (left.get(at) ?? 0) + coins)
        }
        if (one.do === 'spend') {
          const held = alive().reduce((sum, [, coins]) => sum + coins, 0)
          const spending = { subscriberId, key, reason: 'x', coins: one.coins, now }
          const spent = store.transaction((tx) => spendCoins(tx, spending))
          if (held < one.coins) await expect(spent).rejects.toThrow(Overdrawn)
          else {
            await spent
            let wanted = one.coins
            for (const [at, coins] of alive()) {
              const taken = Math.min(coins, wanted)
              left.set(at, coins - taken)
              wanted -= taken
            }
          }
        }
        const lots = await store.read((tx) => lotsOf(tx, subscriberId, now))
        const seen = new Map<number, number>()
        for (const lot of lots) seen.set(lot.expiresAt, (seen.get(lot.expiresAt) ?? 0) + lot.remaining)
        expect([...seen]).toEqual(alive().filter(([, coins]) => coins > 0))
        expect(await auditSubscriber(store, subscriberId)).toEqual([])
      }
    }),
    RUNS,
  )
  expect((await auditLedger(store)).faultCount).toBe(0)
})

test('books that were tampered with are found out, whose they are and what is wrong', async () => {
  const { store, place } = await openTestPlace()
  const people = Array.from({ length: 6 }, () => uuidv7(NOW))
  for (const subscriberId of people) {
    for (const key of ['1', '2', '3'])
      await store.transaction((tx) => post(tx, transfer(subscriberId, { key })))
    const grant = { subscriberId, key: 'g', source: 's', coins: 5, validMonths: 1, now: NOW }
    await store.transaction((tx) => grantCoins(tx, grant))
  }
  const right = await auditLedger(store)
  expect(auditReport(right)).toBe('The books are right: 6 subscribers, 24 transfers, 48 entries.')
  const removal = (subscriberId: string) =>
    query((db) =>
      db
        .delete(ledgerTransfer)
        .where(sql`${eq(ledgerTransfer.subscriberId, subscriberId)} and ${ledgerTransfer.key} = '3'`),
    )
  const [raised = '', cut = '', orphan = '', lost = '', called = '', fine = ''] = people
  // No statement of ours can do it: whoever tampers takes the fence away first.
  await expect(store.transaction((tx) => removal(orphan).run(tx))).rejects.toThrow('refers to nothing')
  await removeTransfer(place, orphan, '3')
  await store.transaction(async (tx) => {
    const of = (subscriberId: string) => eq(ledgerEntry.subscriberId, subscriberId)
    await query((db) =>
      db
        .update(ledgerEntry)
        .set({ amount: 900, after: sql`${ledgerEntry.before} + 900` })
        .where(sql`${of(raised)} and ${ledgerEntry.account} = 'balance' and ${ledgerEntry.seq} = 3`),
    ).run(tx)
    await query((db) =>
      db
        .delete(ledgerEntry)
        .where(sql`${of(cut)} and ${ledgerEntry.account} = 'balance' and ${ledgerEntry.seq} = 2`),
    ).run(tx)
    await query((db) => db.update(ecoinLot).set({ remaining: 4 }).where(eq(ecoinLot.subscriberId, lost))).run(
      tx,
    )
    const intent = {
      subscriberId: called,
      id: uuidv7(NOW),
      amountFen: 100,
      state: 'paid' as const,
      channel: 'web',
    }
    await insertMany(tx, paymentIntent, [
      { ...intent, createdAt: NOW, expiresAt: NOW, askedTouchId: uuidv7(NOW) },
    ])
  })
  const audit = await auditLedger(store)
  const found = (subscriberId: string) =>
    audit.faults.filter((fault) => fault.subscriberId === subscriberId).map((fault) => fault.what)
  expect(found(raised).join()).toContain('is no side of its transfer')
  expect(found(cut).join()).toContain('balance entry 3 follows 1')
  expect(found(orphan).join()).toContain('is no side of its transfer')
  expect(found(lost)).toEqual(['5 e-coins in the purse, 4 in lots'])
  expect(found(called)).toEqual(['payments: 100 fen called paid, 0 fen posted'])
  expect(found(fine)).toEqual([])
  expect(auditReport(audit)).toContain(`The books are wrong in ${audit.faultCount} places`)
})
