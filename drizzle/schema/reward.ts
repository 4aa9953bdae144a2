/** What e-coins buy, at which shops, and what the shops are owed for it. */
import { sql } from 'drizzle-orm'
import {
  at,
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
import type { Bilingual } from '#words/bilingual.ts'

export type MerchantStatus = 'active' | 'paused' | 'ended'

/** A member of the merchant alliance. */
export const merchant = table('merchant', {
  code: text().primaryKey(),
  name: json<Bilingual>().notNull(),
  contact: text().notNull(),
  phone: text().notNull(),
  /** The channel that a visit to its shops is: a code of the `channel` table. */
  channel: text().notNull(),
  /** What a verified voucher is settled at: so many fen each, or a percentage of what the reward is worth. */
  settleBy: text<'voucher' | 'percent'>().notNull(),
  settleFen: fen().notNull(),
  settlePercent: integer().notNull(),
  status: text<MerchantStatus>().notNull(),
  changedAt: at().notNull(),
})

export const reward = table(
  'reward',
  {
    code: text().primaryKey(),
    name: json<Bilingual>().notNull(),
    merchantCode: text().notNull(),
    /** E-coins. */
    price: integer().notNull(),
    /** What it costs at the shop's own till. */
    valueFen: fen().notNull(),
    /** What the shop is owed for one, where it differs from what was agreed for all of the merchant's. */
    settleFen: fen(),
    stock: integer().notNull(),
    validDays: integer().notNull(),
    open: flag().notNull(),
  },
  (t) => [check('reward_stock', sql`${t.stock} >= 0`), index('reward_merchant').on(t.merchantCode)],
)

export type VoucherState = 'issued' | 'used' | 'cancelled'

/** E-coins that paid for a voucher, by the lot they came out of. */
export type SpentLot = { lotId: string; source: string; expiresAt: number; coins: number }

/** A reward in the subscriber's hand; the shop reads the code. */
export const rewardVoucher = table(
  'reward_voucher',
  {
    subscriberId: id().notNull(),
    id: id().notNull(),
    rewardCode: text().notNull(),
    merchantCode: text().notNull(),
    code: text().notNull(),
    /** E-coins paid, and out of which lots: a cancelled voucher puts them back. */
    coins: integer().notNull(),
    lots: json<SpentLot[]>().notNull(),
    issuedAt: at().notNull(),
    validUntil: at().notNull(),
    state: text<VoucherState>().notNull(),
    usedAt: at(),
    /** The verification that used it. */
    usedId: id(),
  },
  (t) => [
    primaryKey({ columns: [t.subscriberId, t.id] }),
    foreignKey({
      name: 'reward_voucher_reward',
      columns: [t.rewardCode],
      foreignColumns: [reward.code],
    }),
    index('reward_voucher_code').on(t.code),
  ],
)

/** One line of a merchant's month: a voucher was verified, or that was taken back. Append only. */
export const voucherSettlement = table(
  'voucher_settlement',
  {
    subscriberId: id().notNull(),
    id: id().notNull(),
    kind: text<'verified' | 'reversed'>().notNull(),
    merchantCode: text().notNull(),
    /** The statement (yyyymm) it belongs to; what comes after that is closed goes to the next. */
    month: integer().notNull(),
    voucherId: id().notNull(),
    rewardCode: text().notNull(),
    coins: integer().notNull(),
    /** What the merchant is owed for it; a reversal takes the same away. */
    dueFen: fen().notNull(),
    at: at().notNull(),
    /** The shop's login that verified it, or the member of staff who reversed it. */
    byId: id().notNull(),
    /** Of the shop's form, so that a double click gets its first answer. */
    attempt: text(),
    /** The verification that a reversal takes back, and why. */
    reversesId: id(),
    reason: text(),
  },
  (t) => [
    primaryKey({ columns: [t.subscriberId, t.id] }),
    foreignKey({
      name: 'voucher_settlement_voucher',
      columns: [t.subscriberId, t.voucherId],
      foreignColumns: [rewardVoucher.subscriberId, rewardVoucher.id],
    }),
    uniqueIndex('voucher_settlement_reversed').on(t.subscriberId, t.reversesId),
    index('voucher_settlement_month').on(t.merchantCode, t.month, t.id),
  ],
)

/** A month that is closed with a merchant: written once, never changed. */
export const merchantStatement = table(
  'merchant_statement',
  {
    merchantCode: text().notNull(),
    month: integer().notNull(),
    verified: integer().notNull(),
    reversed: integer().notNull(),
    /** E-coins and fen of what was verified less what was reversed; below zero where reversals outweigh. */
    coins: fen().notNull(),
    dueFen: fen().notNull(),
    closedAt: at().notNull(),
    closedBy: id().notNull(),
  },
  (t) => [primaryKey({ columns: [t.merchantCode, t.month] })],
)

/** Codes a shop's login got wrong within one slot of ten minutes. */
export const shopGuess = table(
  'shop_guess',
  {
    staffId: id().notNull(),
    slot: integer().notNull(),
    failures: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.staffId, t.slot] })],
)
