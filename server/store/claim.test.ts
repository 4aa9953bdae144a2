import { lt } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { errand, shelfMigrations } from '#tests/support/shelf.ts'
import { openTestStore } from '#tests/support/store.ts'
import { claim } from './claim.ts'
import { insertMany } from './insert-many.ts'
import type { Params } from './query.ts'

const take = claim(errand, {
  where: (t, p: Params<{ now: number; owner: string; leasedUntil: number }>) => lt(t.leasedUntil, p.now),
  orderBy: (t) => [t.number],
  set: (_, p) => ({ owner: p.owner, leasedUntil: p.leasedUntil }),
  limit: 7,
})

test('a row is claimed by one worker, and by another when the lease has run out', async () => {
  const store = await openTestStore({ migrations: shelfMigrations })
  const rows = Array.from({ length: 100 }, (_, number) => ({ reader: number % 3, number, leasedUntil: 0 }))
  await store.transaction((tx) => insertMany(tx, errand, rows))
  const work = async (owner: string) => {
    const mine: number[] = []
    for (;;) {
      const batch = await store.transaction((tx) => take.all(tx, { now: 10, owner, leasedUntil: 20 }))
      if (batch.length === 0) return mine
      expect(batch.length).toBeLessThanOrEqual(7)
      expect(batch.every((row) => row.owner === owner && row.leasedUntil === 20)).toBe(true)
      mine.push(...batch.map(({ number }) => number))
    }
  }
  const claimed = (await Promise.all(['a', 'b', 'c', 'd'].map(work))).flat()
  expect(claimed.sort((one, other) => one - other)).toEqual(rows.map(({ number }) => number))
  const again = await store.transaction((tx) => take.all(tx, { now: 21, owner: 'e', leasedUntil: 30 }))
  expect(again.map(({ number }) => number).sort((one, other) => one - other)).toEqual([0, 1, 2, 3, 4, 5, 6])
})
