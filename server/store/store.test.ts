import { eq, sql, desc, and } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { mkdtempSync } from 'node:fs'
import { id, table, text, fen, at, flag, json, primaryKey, integer, bytes } from '#drizzle/columns.ts'
import { query, oneOf } from './query.ts'
import type { Params } from './query.ts'
import { openStore } from './store.ts'
import { tally } from './tally.ts'
import { insertMany } from './insert-many.ts'
import { claim } from './claim.ts'
import { monthly, monthlyQuery } from './monthly.ts'
import { uuidv7, uuidTime } from './uuidv7.ts'

const person = table('person', {
  id: id().primaryKey(),
  fullName: text<'a' | 'b'>().notNull(),
  balance: fen(),
  ok: flag(),
  extra: json<{ x: number } | null>(),
  raw: bytes(),
  createdAt: at().notNull(),
})
const count = table(
  'count',
  { month: integer(), name: text(), n: integer().notNull(), amountFen: fen().notNull() },
  (t) => [primaryKey({ columns: [t.month, t.name] })],
)
const touchTable = (name = 'touch') =>
  table(name, { a: id(), b: integer(), note: text() }, (t) => [primaryKey({ columns: [t.a, t.b] })])
const touches = monthly(touchTable)

const byId = query((db, p: Params<{ id: string }>) =>
  db.select().from(person).where(eq(person.id, p.id)).limit(1),
)
const add = query((db, p: Params<typeof person.$inferInsert>) =>
  db
    .insert(person)
    .values({
      id: p.id,
      fullName: p.fullName,
      balance: p.balance,
      ok: p.ok,
      extra: p.extra,
      raw: p.raw,
      createdAt: p.createdAt,
    })
    .onConflictDoNothing(),
)
const some = query((db, p: Params<{ ids: string[] }>) =>
  db.select({ id: person.id }).from(person).where(oneOf(person.id, p.ids)).orderBy(desc(person.id)),
)
const counted = tally(count, { key: ['month', 'name'], add: ['n', 'amountFen'] })
const take = claim(count, {
  where: (t, p: Params<{ month: number }>) => and(eq(t.month, p.month), sql`${t.n} > 0`),
  orderBy: (t) => [t.name],
  set: (t) => ({ n: sql`${t.n} - 1` }),
  limit: 10,
})
const addTouch = monthlyQuery(touches, (db, t, p: Params<{ a: string; b: number }>) =>
  db.insert(t).values({ a: p.a, b: p.b }),
)
const touchesOf = monthlyQuery(touches, (db, t, p: Params<{ a: string }>) =>
  db.select().from(t).where(eq(t.a, p.a)),
)

test('what one unit writes the next one reads', async () => {
  const store = await openStore({ file: `${mkdtempSync('/tmp/dianting-')}/db` })
  const ddl = (text: string) => query(() => sql.raw(text))
  await store.transaction(async (tx) => {
    await ddl(
      'create table person (id blob primary key, full_name text not null, balance integer, ok integer, extra text, raw blob, created_at integer not null) strict',
    ).run(tx)
    await ddl(
      'create table count (month integer, name text, n integer not null, amount_fen integer not null, primary key (month, name)) strict, without rowid',
    ).run(tx)
    await ddl(
      'create table touch (a blob, b integer, note text, primary key (a, b)) strict, without rowid',
    ).run(tx)
    await ddl('create index touch_b on touch (b)').run(tx)
  })
  const me = uuidv7(1000)
  expect(uuidTime(me)).toBe(1000)
  const changed = await store.transaction(async (tx) => {
    counted.add(tx, { month: 202611, name: 'x', n: 1, amountFen: 5 })
    return add.run(tx, {
      id: me,
      fullName: 'a',
      balance: 5,
      ok: true,
      extra: null,
      raw: Buffer.from('hi'),
      createdAt: 7,
    })
  })
  expect(changed).toBe(1)
  const row = await store.read((tx) => byId.first(tx, { id: me }))
  expect(row).toEqual({
    id: me,
    fullName: 'a',
    balance: 5,
    ok: true,
    extra: null,
    raw: Buffer.from('hi'),
    createdAt: 7,
  })
  expect(await store.read((tx) => some.all(tx, { ids: [me] }))).toEqual([{ id: me }])
  expect(
    await store.transaction((tx) =>
      insertMany(tx, person, [{ id: uuidv7(1000), fullName: 'b', createdAt: 1, extra: { x: 1 } }]),
    ),
  ).toBe(1)
  expect(await store.transaction((tx) => take.all(tx, { month: 202611 }))).toEqual([
    { month: 202611, name: 'x', n: 0, amountFen: 5 },
  ])
  await store.transaction(async (tx) => {
    await touches.ensureMonth(tx, 202611)
    await addTouch.run(tx, 202611, { a: me, b: 1 })
  })
  expect(await store.read((tx) => touches.months(tx))).toEqual([202611])
  expect(await store.read((tx) => touchesOf.all(tx, 202611, { a: me }))).toEqual([
    { a: me, b: 1, note: null },
  ])
  await expect(store.transaction(() => new Promise((r) => setTimeout(r, 50)))).rejects.toThrow(/waited/)
  await store.close()
})
