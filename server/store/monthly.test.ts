import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { dialect } from '#drizzle/dialect.ts'
import { addBook, loanTable, newBook, shelfMigrations } from '#tests/support/shelf.ts'
import { openTestPlace, openTestStore } from '#tests/support/store.ts'
import { ForeignKeyViolation, MigrationFault, UniqueViolation } from './errors.ts'
import { monthlyInsert } from './insert-into.ts'
import { monthly, monthlyQuery } from './monthly.ts'
import { query } from './query.ts'
import type { Params } from './query.ts'
import { openStore } from './store.ts'
import type { Store } from './store.ts'
import { uuidv7 } from './uuidv7.ts'

const loans = monthly(loanTable)
type Loan = { bookId: string; loanId: string; lentAt: number }

const addLoan = monthlyInsert(loans, { always: { note: null } })
const loansOf = monthlyQuery(loans, (db, loan, p: Params<{ bookId: string }>) =>
  db.select({ lentAt: loan.lentAt }).from(loan).where(eq(loan.bookId, p.bookId)),
)

async function lend(store: Store, month: number, given: Partial<Loan> = {}): Promise<Loan> {
  const mine = newBook(uuidv7(1))
  const loan = { bookId: mine.id, loanId: uuidv7(2), lentAt: 3, ...given }
  await store.transaction(async (tx) => {
    await loans.ensureMonth(tx, month)
    await addBook.run(tx, mine)
    await addLoan.run(tx, month, loan)
  })
  return loan
}

test('a month has a table of its own, with the rules of the template', async () => {
  const store = await openTestStore({ migrations: shelfMigrations })
  const loan = await lend(store, 202611)
  await lend(store, 202612)
  await lend(store, 202501)
  expect(await store.read((tx) => loans.months(tx))).toEqual([202612, 202611, 202501])
  expect(await store.read((tx) => loansOf.all(tx, 202611, loan))).toEqual([{ lentAt: 3 }])
  expect(await store.read((tx) => loansOf.all(tx, 202612, loan))).toEqual([])
  await expect(lend(store, 202611, loan)).rejects.toThrow(UniqueViolation)
  await expect(lend(store, 202611, { bookId: uuidv7(9) })).rejects.toThrow(ForeignKeyViolation)
  await store.transaction((tx) => loans.dropMonth(tx, 202611))
  expect(await store.read((tx) => loans.months(tx))).toEqual([202612, 202501])
  await lend(store, 202611)
})

test('a month begun in a unit that failed does not exist, and units that begin it at once agree', async () => {
  const store = await openTestStore({ migrations: shelfMigrations })
  const failed = store.transaction(async (tx) => {
    await loans.ensureMonth(tx, 202611)
    throw new Error('no')
  })
  await expect(failed).rejects.toThrow('no')
  expect(await store.read((tx) => loans.months(tx))).toEqual([])
  await Promise.all(Array.from({ length: 8 }, () => lend(store, 202611)))
  expect(await store.read((tx) => loans.months(tx))).toEqual([202611])
})

/** The shelf's migrations with one more, as generate would write it. */
function withMigration(statements: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'dianting-migrations-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(shelfMigrations, folder, { recursive: true })
  const journal = join(folder, dialect, 'meta', '_journal.json')
  const known = JSON.parse(readFileSync(journal, 'utf8')) as { entries: { idx: number; tag: string }[] }
  known.entries.push({ idx: 1, tag: '0001_more' })
  writeFileSync(journal, JSON.stringify(known))
  writeFileSync(join(folder, dialect, '0001_more.sql'), statements.join('--> statement-breakpoint\n'))
  return folder
}

test('a migration of the template changes every month as well', async () => {
  const { store, place } = await openTestPlace({ migrations: shelfMigrations })
  await lend(store, 202611)
  const migrations = withMigration([
    'ALTER TABLE "loan" ADD "due_at" bigint'.replace('bigint', dialect === 'sqlite' ? 'integer' : 'bigint'),
    'CREATE INDEX "loan_due" ON "loan" ("due_at")',
    'DROP INDEX "loan_lent_at"',
  ])
  const later = await openStore({ ...place, migrations })
  await later.migrate()
  await later.migrate()
  const due = query(() => sql<{ due_at: null }>`select due_at from loan_202611`)
  expect(await later.read((tx) => due.all(tx))).toEqual([{ due_at: null }])
  const indexes = query(() =>
    dialect === 'sqlite'
      ? sql<{
          name: string
        }>`select name from sqlite_schema where type = 'index' and tbl_name = 'loan_202611' and sql is not null`
      : sql<{
          name: string
        }>`select indexname as name from pg_indexes where tablename = 'loan_202611' and indexname not like '%_pk%'`,
  )
  expect(await later.read((tx) => indexes.all(tx))).toEqual([{ name: 'loan_due_202611' }])
  await later.transaction((tx) => loans.ensureMonth(tx, 202612))
  await later.close()
})

test('a history that was changed after it was applied is refused', async () => {
  const { store, place } = await openTestPlace({
    migrations: withMigration(['CREATE TABLE more (n integer)']),
  })
  await store.close()
  for (const migrations of [withMigration(['CREATE TABLE more (n integer, m integer)']), shelfMigrations]) {
    const later = await openStore({ ...place, migrations })
    await expect(later.migrate()).rejects.toThrow(MigrationFault)
    await later.close()
  }
})
