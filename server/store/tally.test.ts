import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addBook, loanCount, newBook, shelfMigrations } from '#tests/support/shelf.ts'
import { openTestStore } from '#tests/support/store.ts'
import { UnitExpelled } from './errors.ts'
import { query } from './query.ts'
import type { Store, Tx } from './store.ts'
import { tally } from './tally.ts'

const loans = tally(loanCount, { key: ['month', 'shelf', 'slot'], add: ['count', 'priceFen'] })

const totals = query((db) =>
  db
    .select({
      shelf: loanCount.shelf,
      count: sql<number>`sum(${loanCount.count})`,
      priceFen: sql<number>`sum(${loanCount.priceFen})`,
    })
    .from(loanCount)
    .groupBy(loanCount.shelf)
    .orderBy(loanCount.shelf),
)

const totalsIn = (store: Store) => store.read((tx) => totals.all(tx))
const add = (tx: Tx, shelf: string, priceFen = 5) =>
  loans.add(tx, { month: 202611, shelf, count: 1, priceFen })

test('counts are exact, whatever was rolled back', async () => {
  const store = await openTestStore({ migrations: shelfMigrations })
  await Promise.allSettled(
    Array.from({ length: 60 }, (_, index) =>
      store.transaction(async (tx) => {
        add(tx, 'low')
        const nested = tx.transaction(async (inner) => {
          add(inner, 'high', 7)
          if (index % 3 === 0) throw new Error('nested no')
        })
        await nested.catch(() => undefined)
        if (index % 2 === 0) throw new Error('no')
      }),
    ),
  )
  expect(await totalsIn(store)).toEqual([
    { shelf: 'high', count: 20, priceFen: 140 },
    { shelf: 'low', count: 30, priceFen: 150 },
  ])
})

test('a unit that was expelled counts nothing', async () => {
  const store = await openTestStore({ migrations: shelfMigrations })
  const slow = store.transaction(async (tx) => {
    add(tx, 'low')
    await new Promise((resolve) => setTimeout(resolve, 10))
  })
  await expect(slow).rejects.toThrow(UnitExpelled)
  expect(await totalsIn(store)).toEqual([])
})

test('counts that the schema refuses undo what they count', async () => {
  const store = await openTestStore({ migrations: shelfMigrations })
  const unit = store.transaction(async (tx) => {
    await addBook.run(tx, newBook('a'))
    add(tx, 'low', Number.NaN)
  })
  await expect(unit).rejects.toThrow()
  expect(await totalsIn(store)).toEqual([])
})
