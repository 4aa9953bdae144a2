import { and, between, desc, eq, exists, isNull, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { book, loan, newBook, addBook, shelfMigrations } from '#tests/support/shelf.ts'
import { openTestStore } from '#tests/support/store.ts'
import { insertInto } from './insert-into.ts'
import { insertMany } from './insert-many.ts'
import { oneOf, query } from './query.ts'
import type { Params } from './query.ts'
import { uuidv7 } from './uuidv7.ts'

const open = () => openTestStore({ migrations: shelfMigrations })

const everyField = insertInto(book)

const byId = query((db, p: Params<{ id: string }>) =>
  db.select().from(book).where(eq(book.id, p.id)).limit(1),
)

test('every kind of column comes back as it was written', async () => {
  const store = await open()
  const full = {
    ...newBook('红楼梦', 2 ** 41),
    shelf: 'high' as const,
    priceFen: 2 ** 52,
    lent: true,
    extra: { pages: 3 },
    cover: Buffer.from([0, 255]),
  }
  const bare = { ...newBook('论语'), shelf: 'low' as const, lent: false, extra: null, cover: null }
  const quoted = { ...newBook('"42"'), shelf: 'low' as const, lent: false, extra: '"42"', cover: null }
  await store.transaction(async (tx) => {
    for (const each of [full, bare, quoted]) expect(await everyField.run(tx, each)).toBe(1)
  })
  for (const each of [full, bare, quoted]) {
    expect(await store.read((tx) => byId.first(tx, { id: each.id }))).toEqual(each)
  }
})

test('a null JSON is a NULL', async () => {
  const store = await open()
  const nulls = query((db) => db.select({ id: book.id }).from(book).where(isNull(book.extra)))
  const mine = { ...newBook('a'), shelf: 'low' as const, lent: false, extra: null, cover: null }
  await store.transaction((tx) => everyField.run(tx, mine))
  expect(await store.read((tx) => nulls.all(tx))).toEqual([{ id: mine.id }])
})

test('parameters are encoded wherever they meet a column', async () => {
  const store = await open()
  const [one, two, three] = [newBook('a', 1), newBook('b', 2), newBook('c', 3)]
  await store.transaction((tx) => insertMany(tx, book, [one, two, three]))
  const ids = { one: one.id, two: two.id, three: three.id }
  const pair = query((db, p: Params<typeof ids>) =>
    db
      .select({ title: book.title })
      .from(book)
      .where(and(sql`${book.id} in ${[p.one, p.two, p.three]}`, between(book.id, p.one, p.two)))
      .orderBy(desc(book.title)),
  )
  const flagged = query((db, p: Params<{ id: string; lent: boolean }>) =>
    db
      .select({ title: book.title })
      .from(book)
      .where(sql`${p.id} = ${book.id} and ${book.lent} = ${p.lent}`),
  )
  const listed = query((db, p: Params<{ ids: string[]; days: number[] }>) =>
    db
      .select({ title: book.title })
      .from(book)
      .where(and(oneOf(book.id, p.ids), oneOf(book.boughtAt, p.days))),
  )
  await store.read(async (tx) => {
    expect(await pair.all(tx, ids)).toEqual([{ title: 'b' }, { title: 'a' }])
    expect(await flagged.all(tx, { id: one.id, lent: false })).toEqual([{ title: 'a' }])
    expect(await listed.all(tx, { ids: [one.id, three.id], days: [2, 3] })).toEqual([{ title: 'c' }])
    expect(await listed.all(tx, { ids: [], days: [2, 3] })).toEqual([])
  })
})

test('an update counts the rows it changed, and what it returns is decoded', async () => {
  const store = await open()
  const mine = newBook('a')
  const lend = query((db, p: Params<{ id: string; lent: boolean }>) =>
    db.update(book).set({ lent: p.lent }).where(eq(book.id, p.id)),
  )
  const raise = query((db, p: Params<{ id: string; byFen: number }>) =>
    db
      .update(book)
      .set({ priceFen: sql`${book.priceFen} + ${p.byFen}` })
      .where(eq(book.id, p.id))
      .returning({ id: book.id, priceFen: book.priceFen, lent: book.lent }),
  )
  await store.transaction(async (tx) => {
    await addBook.run(tx, mine)
    expect(await lend.run(tx, { id: mine.id, lent: true })).toBe(1)
    expect(await lend.run(tx, { id: uuidv7(9), lent: true })).toBe(0)
    expect(await raise.first(tx, { id: mine.id, byFen: 5 })).toEqual({
      id: mine.id,
      priceFen: 105,
      lent: true,
    })
  })
})

test('an outer join without a partner gives null, a subquery and a count work', async () => {
  const store = await open()
  const mine = newBook('a')
  const joined = query((db) => db.select().from(book).leftJoin(loan, eq(loan.bookId, book.id)))
  const lentOnes = query((db, p: Params<{ id: string }>) =>
    db
      .select({ count: sql<number>`count(*)` })
      .from(book)
      .where(
        exists(
          db
            .select({ one: sql`1` })
            .from(loan)
            .where(eq(loan.bookId, p.id)),
        ),
      ),
  )
  await store.transaction((tx) => addBook.run(tx, mine))
  await store.read(async (tx) => {
    expect(await joined.all(tx)).toMatchObject([{ book: { id: mine.id }, loan: null }])
    expect(await lentOnes.first(tx, { id: mine.id })).toEqual({ count: 0 })
  })
})

test('a value that is missing is named, and an id that nothing encodes is refused', async () => {
  const store = await open()
  await expect(store.read((tx) => byId.first(tx, {} as { id: string }))).rejects.toThrow('"id"')
  const untold = query((db, p: Params<{ id: string }>) =>
    db
      .select({ id: book.id })
      .from(book)
      .where(sql`${book.id} = coalesce(${p.id}, ${book.id})`),
  )
  const search = store.read((tx) => untold.all(tx, { id: uuidv7(1) }))
  await (store.dialect === 'sqlite'
    ? expect(search).rejects.toThrow('sql.param')
    : expect(search).resolves.toEqual([]))
})

test('read() refuses to write', async () => {
  const store = await open()
  await expect(store.read((tx) => addBook.run(tx, newBook('a')))).rejects.toThrow('only reads')
})

test('many rows go in at once, defaults and nulls included', async () => {
  const store = await open()
  const rows = Array.from({ length: 12_000 }, (_, index) => ({
    ...newBook(`title "${index}" \\ {,}`, index),
    ...(index % 2 ? { extra: { pages: index }, cover: Buffer.from([index % 256]) } : {}),
  }))
  expect(await store.transaction((tx) => insertMany(tx, book, rows))).toBe(rows.length)
  expect(
    await store.transaction((tx) => insertMany(tx, book, rows.slice(0, 3), { onConflict: 'nothing' })),
  ).toBe(0)
  const [even, odd] = [rows[10], rows[11]]
  const found = await store.read(async (tx) => [
    await byId.first(tx, { id: even?.id ?? '' }),
    await byId.first(tx, { id: odd?.id ?? '' }),
  ])
  expect(found).toEqual([
    { ...even, shelf: 'low', lent: false, extra: null, cover: null },
    { ...odd, shelf: 'low', lent: false },
  ])
})
