/** What e-coins buy. */
import { sql } from 'drizzle-orm'
import { at, check, flag, id, index, integer, json, primaryKey, table, text } from '#drizzle/columns.ts'
import type { Bilingual } from '#words/bilingual.ts'

export const reward = table(
  'reward',
  {
    code: text().primaryKey(),
    name: json<Bilingual>().notNull(),
    merchant: json<Bilingual>().notNull(),
    price: integer().notNull(),
    stock: integer().notNull(),
    validDays: integer().notNull(),
    open: flag().notNull(),
  },
  (t) => [check('reward_stock', sql`${t.stock} >= 0`)],
)

/** A reward in the subscriber's hand; the shop reads the code. */
export const rewardVoucher = table(
  'reward_voucher',
  {
    subscriberId: id().notNull(),
    id: id().notNull(),
    rewardCode: text().notNull(),
    code: text().notNull(),
    issuedAt: at().notNull(),
    validUntil: at().notNull(),
    usedAt: at(),
  },
  (t) => [primaryKey({ columns: [t.subscriberId, t.id] }), index('reward_voucher_code').on(t.code)],
)
