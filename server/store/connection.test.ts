import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { dialect } from '#drizzle/dialect.ts'
import { addBook, newBook, shelfMigrations, titles } from '#tests/support/shelf.ts'
import { openTestStore } from '#tests/support/store.ts'
import { CommitUnknown, UnitExpelled } from './errors.ts'
import { query } from './query.ts'

/** What only one engine can do is no test on the other. */
const onPostgres = dialect === 'postgres' ? test : () => undefined
const onSqlite = dialect === 'sqlite' ? test : () => undefined
const hangUp = query(() => sql`select pg_terminate_backend(pg_backend_pid())`)

onPostgres('a unit whose connection is lost before its commit is run again', async () => {
  const store = await openTestStore({ migrations: shelfMigrations })
  let runs = 0
  await store.transaction(async (tx) => {
    await addBook.run(tx, newBook('a'))
    if (++runs === 1) await hangUp.all(tx)
  })
  expect(runs).toBe(2)
  expect(await store.read((tx) => titles.all(tx))).toEqual([{ title: 'a' }])
})

onPostgres('a commit whose answer is lost is neither repeated nor called a failure', async () => {
  const store = await openTestStore({ migrations: shelfMigrations })
  const atCommit = [
    sql`create function hang_up() returns trigger language plpgsql as 'begin perform pg_terminate_backend(pg_backend_pid()); return null; end'`,
    sql`create constraint trigger hang_up after insert on book deferrable initially deferred for each row execute function hang_up()`,
  ]
  await store.transaction(async (tx) => {
    for (const statement of atCommit) await query(() => statement).run(tx)
  })
  let runs = 0
  const lost = store.transaction(async (tx) => {
    runs++
    await addBook.run(tx, newBook('a'))
  })
  await expect(lost).rejects.toThrow(CommitUnknown)
  expect(runs).toBe(1)
})

test('a look that waits for something else is refused too', async () => {
  const store = await openTestStore({ migrations: shelfMigrations })
  const slow = store.read(() => new Promise((resolve) => setTimeout(resolve, 20)))
  await expect(slow).rejects.toThrow(UnitExpelled)
})

onSqlite('the log is emptied at its limit while writers go on', async () => {
  const limit = 5 * 2 ** 20
  const store = await openTestStore({ migrations: shelfMigrations, walLimitBytes: limit })
  const filler = 'x'.repeat(20_000)
  const write = (index: number) =>
    store
      .transaction((tx) => addBook.run(tx, newBook(`${index}${filler}`)))
      .then(() => store.stats().walBytes)
  await expect
    .poll(
      async () => {
        for (let index = 0; index < 50; index++) await write(Math.random())
        return store.stats().checkpoints
      },
      { timeout: 20_000 },
    )
    .toBeGreaterThan(2)
  await expect.poll(() => write(Math.random()), { timeout: 20_000 }).toBeLessThan(limit)
})
