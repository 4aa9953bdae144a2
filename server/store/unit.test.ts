import { setTimeout as sleep } from 'node:timers/promises'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addBook, book, newBook, shelfMigrations, titles } from '#tests/support/shelf.ts'
import { openTestPlace, openTestStore } from '#tests/support/store.ts'
import {
  CheckViolation,
  TransactionEnded,
  TransactionFailed,
  UniqueViolation,
  UnitExpelled,
} from './errors.ts'
import { query } from './query.ts'
import type { Params } from './query.ts'
import { openStore } from './store.ts'
import type { Store, Tx } from './store.ts'

const open = () => openTestStore({ migrations: shelfMigrations })
const titlesIn = async (store: Store) => (await store.read((tx) => titles.all(tx))).map(({ title }) => title)

test('what a unit wrote is there when it is answered, for another connection too', async () => {
  const { store, place } = await openTestPlace({ migrations: shelfMigrations })
  const other = await openStore(place)
  try {
    const seen = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        await store.transaction((tx) => addBook.run(tx, newBook(`t${index}`)))
        return (await titlesIn(other)).includes(`t${index}`)
      }),
    )
    expect(seen).toEqual(Array.from({ length: 20 }, () => true))
  } finally {
    await other.close()
  }
})

test('nobody sees what is not committed yet', async () => {
  const store = await open()
  await store.transaction(async (tx) => {
    await addBook.run(tx, newBook('a'))
    expect(await titles.all(tx)).toHaveLength(1)
    tx.afterCommit(() => seen.push('after'))
  })
  const seen: string[] = []
  expect(await titlesIn(store)).toEqual(['a'])
})

test('a refusal undoes its own unit only and is answered with the error it threw', async () => {
  const store = await open()
  const refusal = new Error('no')
  const answers = await Promise.allSettled([
    store.transaction((tx) => addBook.run(tx, newBook('a'))),
    store.transaction(async (tx) => {
      await addBook.run(tx, newBook('b'))
      throw refusal
    }),
    store.transaction((tx) => addBook.run(tx, newBook('c'))),
  ])
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(answers[1]).toMatchObject({ reason: refusal })
  expect(await titlesIn(store)).toEqual(['a', 'c'])
})

test('a nested transaction fails alone, with everything nested in it', async () => {
  const store = await open()
  await store.transaction(async (tx) => {
    await addBook.run(tx, newBook('a'))
    const nested = tx.transaction(async (inner) => {
      await addBook.run(inner, newBook('b'))
      await inner.transaction((innermost) => addBook.run(innermost, newBook('c')))
      throw new Error('no')
    })
    await expect(nested).rejects.toThrow('no')
    await tx.transaction((inner) => addBook.run(inner, newBook('d')))
  })
  expect(await titlesIn(store)).toEqual(['a', 'd'])
})

test('a statement that fails fails its unit, unless it was nested', async () => {
  const store = await open()
  const mine = newBook('a')
  await store.transaction(async (tx) => {
    await addBook.run(tx, mine)
    await expect(tx.transaction((inner) => addBook.run(inner, mine))).rejects.toThrow(UniqueViolation)
    await addBook.run(tx, newBook('b'))
  })
  const swallowed = store.transaction(async (tx) => {
    await addBook.run(tx, newBook('c'))
    await addBook.run(tx, mine).catch(() => undefined)
  })
  await expect(swallowed).rejects.toThrow(TransactionFailed)
  const carriedOn = store.transaction(async (tx) => {
    await addBook.run(tx, mine).catch(() => undefined)
    await addBook.run(tx, newBook('d'))
  })
  await expect(carriedOn).rejects.toThrow(TransactionFailed)
  expect(await titlesIn(store)).toEqual(['a', 'b'])
})

test('a broken rule of the schema says which', async () => {
  const store = await open()
  const mine = newBook('a')
  await store.transaction((tx) => addBook.run(tx, mine))
  const twice = store.transaction((tx) => addBook.run(tx, { ...newBook('b'), title: 'a' }))
  await expect(twice).rejects.toMatchObject({ name: 'UniqueViolation', table: 'book', columns: ['title'] })
  const free = store.transaction((tx) => addBook.run(tx, { ...newBook('c'), priceFen: -1 }))
  await expect(free).rejects.toThrow(CheckViolation)
  await expect(free).rejects.toMatchObject({ constraint: 'book_price' })
})

test('a unit that waits for something else is expelled and the others go on', async () => {
  const store = await open()
  const late: unknown[] = []
  const [expelled, fine] = await Promise.allSettled([
    store.transaction(async (tx) => {
      await addBook.run(tx, newBook('a'))
      await sleep(20)
      await addBook.run(tx, newBook('b')).catch((error: unknown) => late.push(error))
    }),
    store.transaction((tx) => addBook.run(tx, newBook('c'))),
  ])
  expect(expelled).toMatchObject({ status: 'rejected', reason: expect.any(UnitExpelled) })
  expect(fine).toMatchObject({ status: 'fulfilled' })
  await expect.poll(() => late).toEqual([expect.any(TransactionEnded)])
  expect(await titlesIn(store)).toEqual(['c'])
  expect(store.stats().expelled).toBe(1)
})

test('a tx is of no use after its end', async () => {
  const store = await open()
  const kept: Tx[] = []
  await store.transaction(async (tx) => {
    kept.push(tx)
    await tx.transaction(async (inner) => {
      kept.push(inner)
    })
    await expect(titles.all(kept[1] ?? tx)).rejects.toThrow(TransactionEnded)
  })
  for (const tx of kept) {
    await expect(titles.all(tx)).rejects.toThrow(TransactionEnded)
    await expect(tx.transaction(() => Promise.resolve())).rejects.toThrow(TransactionEnded)
    expect(() => tx.afterCommit(() => undefined)).toThrow(TransactionEnded)
  }
})

test('effects run once everything is durable, never for what was undone, and their faults are told', async () => {
  const faults: unknown[] = []
  const { store, place } = await openTestPlace({
    migrations: shelfMigrations,
    onFault: (fault) => faults.push(fault),
  })
  const other = await openStore(place)
  const effects: string[] = []
  const seen: Promise<string[]>[] = []
  await store.transaction(async (tx) => {
    await addBook.run(tx, newBook('a'))
    tx.afterCommit(() => {
      effects.push('first')
      seen.push(titlesIn(other))
    })
    tx.afterCommit(() => {
      throw new Error('effect')
    })
    const nested = tx.transaction(async (inner) => {
      inner.afterCommit(() => effects.push('undone'))
      throw new Error('no')
    })
    await nested.catch(() => undefined)
    await tx.transaction(async (inner) => inner.afterCommit(() => effects.push('second')))
    expect(effects).toEqual([])
  })
  expect(effects).toEqual(['first', 'second'])
  expect(await Promise.all(seen)).toEqual([['a']])
  expect(faults).toMatchObject([{ message: 'effect' }])
  await other.close()
})

test('two nested transactions at once are refused instead of mixed', async () => {
  const store = await open()
  const both = store.transaction((tx) =>
    Promise.all([
      tx.transaction((inner) => addBook.run(inner, newBook('a'))),
      tx.transaction((inner) => addBook.run(inner, newBook('b'))),
    ]),
  )
  await expect(both).rejects.toThrow('one after the other')
  expect(await titlesIn(store)).toEqual([])
})

test('units that read and write one row do not lose an update', async () => {
  const store = await open()
  const mine = newBook('a')
  const price = query((db, p: Params<{ id: string }>) =>
    db.select({ fen: book.priceFen }).from(book).where(eq(book.id, p.id)).limit(1).for('update'),
  )
  const setPrice = query((db, p: Params<{ id: string; fen: number }>) =>
    db.update(book).set({ priceFen: p.fen }).where(eq(book.id, p.id)),
  )
  await store.transaction((tx) => addBook.run(tx, mine))
  const raise = () =>
    store.transaction(async (tx) => {
      const { fen } = (await price.first(tx, { id: mine.id })) ?? { fen: 0 }
      await setPrice.run(tx, { id: mine.id, fen: fen + 1 })
    })
  await Promise.all(Array.from({ length: 30 }, raise))
  expect(await store.read((tx) => price.first(tx, { id: mine.id }))).toEqual({ fen: 130 })
})

test('two units that wait for each other in a ring both get through', async () => {
  const store = await open()
  const [one, two] = [newBook('a'), newBook('b')]
  const touchBook = query((db, p: Params<{ id: string }>) =>
    db
      .update(book)
      .set({ priceFen: sql`${book.priceFen} + 1` })
      .where(eq(book.id, p.id)),
  )
  await store.transaction(async (tx) => {
    await addBook.run(tx, one)
    await addBook.run(tx, two)
  })
  const pauseHere = query(() => sql`select ${store.dialect === 'postgres' ? sql`pg_sleep(0.05)` : sql`1`}`)
  const both = (ids: string[]) =>
    store.transaction(async (tx) => {
      for (const id of ids) {
        await touchBook.run(tx, { id })
        await pauseHere.all(tx)
      }
    })
  await Promise.all([both([one.id, two.id]), both([two.id, one.id])])
  const prices = query((db) => db.select({ fen: book.priceFen }).from(book))
  expect(await store.read((tx) => prices.all(tx))).toEqual([{ fen: 102 }, { fen: 102 }])
  if (store.dialect === 'postgres') expect(store.stats().retries).toBeGreaterThan(0)
})

test('a closed store refuses, after finishing what was waiting', async () => {
  const { store, place } = await openTestPlace({ migrations: shelfMigrations })
  const other = await openStore(place)
  const last = other.transaction((tx) => addBook.run(tx, newBook('a')))
  await other.close()
  await last
  await expect(other.transaction((tx) => addBook.run(tx, newBook('b')))).rejects.toThrow()
  expect(await titlesIn(store)).toEqual(['a'])
})
