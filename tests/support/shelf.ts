/** A small schema for the store's own tests: a shelf of books, loans per month, and a stack of errands. */
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import {
  at,
  bytes,
  check,
  fen,
  flag,
  foreignKey,
  id,
  index,
  integer,
  json,
  primaryKey,
  table,
  text,
  uniqueIndex,
} from '#drizzle/columns.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query } from '#server/store/query.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'

export const book = table(
  'book',
  {
    id: id().primaryKey(),
    title: text().notNull(),
    shelf: text<'low' | 'high'>().notNull().default('low'),
    priceFen: fen().notNull(),
    lent: flag().notNull().default(false),
    extra: json<{ pages: number } | string>(),
    cover: bytes(),
    boughtAt: at().notNull(),
  },
  (t) => [
    uniqueIndex('book_title').on(t.title),
    index('book_lent')
      .on(t.boughtAt)
      .where(sql`lent`),
    check('book_price', sql`price_fen >= 0`),
  ],
)

export const loanTable = (name = 'loan') =>
  table(
    name,
    { bookId: id().notNull(), loanId: id().notNull(), note: text(), lentAt: at().notNull() },
    (t) => [
      primaryKey({ columns: [t.bookId, t.loanId] }),
      foreignKey({ name: 'loan_book', columns: [t.bookId], foreignColumns: [book.id] }),
      index('loan_lent_at').on(t.lentAt),
    ],
  )
export const loan = loanTable()

export const loanCount = table(
  'loan_count',
  {
    month: integer().notNull(),
    shelf: text().notNull(),
    slot: integer().notNull(),
    count: integer().notNull(),
    priceFen: fen().notNull(),
  },
  (t) => [primaryKey({ columns: [t.month, t.shelf, t.slot] })],
)

export const errand = table(
  'errand',
  { reader: integer().notNull(), number: integer().notNull(), owner: text(), leasedUntil: at().notNull() },
  (t) => [primaryKey({ columns: [t.reader, t.number] })],
)

/** The migrations of this schema, for openTestStore. */
export const shelfMigrations = fileURLToPath(new URL('shelf', import.meta.url))

type NewBook = { id: string; title: string; priceFen: number; boughtAt: number }

export const addBook = insertInto(book, {
  always: { shelf: 'low', lent: false, extra: null, cover: null },
})

export const titles = query((db) => db.select({ title: book.title }).from(book).orderBy(book.title))

/** A book that nobody will ask about twice. */
export function newBook(title: string, now = 1): NewBook {
  return { id: uuidv7(now), title, priceFen: 100, boughtAt: now }
}
