/** The sandbox cashier plays another company: its tables are its own, and nothing of the hall reads them. */
import { at, fen, flag, id, index, integer, table, text, uniqueIndex } from '#drizzle/columns.ts'

/** One payment a merchant asked for; `ref` is the cashier's own number, and too long to guess. */
export const cashierPayment = table(
  'cashier_payment',
  {
    ref: text().primaryKey(),
    /** The merchant's number of it. */
    payment: text().notNull(),
    amountFen: fen().notNull(),
    language: text<'zh' | 'en'>().notNull(),
    state: text<'open' | 'paid' | 'failed'>().notNull(),
    paidFen: fen().notNull(),
    /** A payment made late is paid from this moment on and open before it. */
    decidedAt: at(),
    createdAt: at().notNull(),
    expiresAt: at().notNull(),
  },
  (t) => [uniqueIndex('cashier_payment_merchant').on(t.payment)],
)

/** A result the merchant has not acknowledged yet; told again, later and later, until it answers `success`. */
export const cashierCallback = table(
  'cashier_callback',
  {
    id: id().primaryKey(),
    ref: text().notNull(),
    tries: integer().notNull(),
    dueAt: at().notNull(),
    waiting: flag().notNull(),
    lastAnswer: text(),
  },
  (t) => [index('cashier_callback_due').on(t.waiting, t.dueAt)],
)
