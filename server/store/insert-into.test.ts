import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { book, newBook, shelfMigrations } from '#tests/support/shelf.ts'
import { openTestStore } from '#tests/support/store.ts'
import { UniqueViolation } from './errors.ts'
import { insertInto } from './insert-into.ts'
import type { Store } from './store.ts'
import { query, type Params } from './query.ts'

const open = () => openTestStore({ migrations: shelfMigrations })

const byId = query((db, p: Params<{ id: string }>) =>
  db.select().from(book).where(eq(book.id, p.id)).limit(1),
)
const read = (store: Store, id: string) => store.read((tx) => byId.first(tx, { id }))

const bare = { shelf: 'low' as const, lent: false, extra: null, cover: null }

test('what every row has alike stands in the statement: texts, flags, JSON, nothing at all', async () => {
  const store = await open()
  const add = insertInto(book, { always: { shelf: 'high', lent: true, extra: { pages: 7 }, cover: null } })
  const mine = newBook('诗经')
  await store.transaction((tx) => add.run(tx, mine))
  expect(await read(store, mine.id)).toEqual({
    ...mine,
    shelf: 'high',
    lent: true,
    extra: { pages: 7 },
    cover: null,
  })
})

test('a row that exists fails, is left alone, is replaced, or takes what it is told to take', async () => {
  const store = await open()
  const first = { ...newBook('诗经'), ...bare }
  const second = { ...first, priceFen: 900, lent: true, extra: 'worn', boughtAt: 2 }
  await store.transaction((tx) => insertInto(book).run(tx, first))
  await expect(store.transaction((tx) => insertInto(book).run(tx, second))).rejects.toThrow(UniqueViolation)

  const leave = insertInto(book, { onConflict: 'nothing' })
  expect(await store.transaction((tx) => leave.run(tx, second))).toBe(0)
  expect(await read(store, first.id)).toEqual(first)

  const take = insertInto(book, { onConflict: ['lent', 'extra'] })
  expect(await store.transaction((tx) => take.run(tx, second))).toBe(1)
  expect(await read(store, first.id)).toEqual({ ...first, lent: true, extra: 'worn' })

  const replace = insertInto(book, { onConflict: 'replace' })
  expect(await store.transaction((tx) => replace.run(tx, second))).toBe(1)
  expect(await read(store, first.id)).toEqual(second)
})

test('a row without one of the columns is refused before it reaches the table', async () => {
  const store = await open()
  const { priceFen: _, ...lacking } = { ...newBook('诗经'), ...bare }
  const added = store.transaction((tx) => insertInto(book).run(tx, lacking as typeof book.$inferSelect))
  await expect(added).rejects.toThrow('"priceFen"')
})
