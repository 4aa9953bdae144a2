/** Money and e-coins: double entry, append only, one shape for both. */
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

/** `debit` gives, `credit` receives. Every account is one of the subscriber's own, so no row is hot. */
export const ledgerTransfer = table(
  'ledger_transfer',
  {
    subscriberId: id().notNull(),
    id: id().notNull(),
    /** The request this posting answers, unique within the subscriber: a repeat finds the first posting. */
    key: text().notNull(),
    debit: text().notNull(),
    credit: text().notNull(),
    amount: fen().notNull(),
    reason: text().notNull(),
    postedAt: at().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.subscriberId, t.id] }),
    uniqueIndex('ledger_transfer_key').on(t.subscriberId, t.key),
    /** What merchants are owed, by merchant and month: the few postings that a statement is held against. */
    index('ledger_transfer_settled')
      .on(t.reason)
      .where(sql`substr(${t.reason}, 1, 7) = 'settle:'`),
    check('ledger_transfer_positive', sql`${t.amount} > 0`),
    check('ledger_transfer_two_sides', sql`${t.debit} <> ${t.credit}`),
  ],
)

/** An account's history; the balance is the last entry's `after`. */
export const ledgerEntry = table(
  'ledger_entry',
  {
    subscriberId: id().notNull(),
    account: text().notNull(),
    seq: integer().notNull(),
    transferId: id().notNull(),
    before: fen().notNull(),
    amount: fen().notNull(),
    after: fen().notNull(),
    /** How low this account may go: 0 for a wallet, minus the credit limit for a postpaid line. */
    floor: fen().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.subscriberId, t.account, t.seq] }),
    foreignKey({
      name: 'ledger_entry_transfer',
      columns: [t.subscriberId, t.transferId],
      foreignColumns: [ledgerTransfer.subscriberId, ledgerTransfer.id],
    }),
    check('ledger_entry_sums', sql`${t.after} = ${t.before} + ${t.amount}`),
    check('ledger_entry_floor', sql`${t.after} >= ${t.floor}`),
  ],
)

export type PaymentState =
  | 'open'
  | 'paid'
  | 'failed'
  | 'expired'
  /** Paid another amount, or a line that was closed: staff decide. */
  | 'mismatched'
  | 'refunded'

/** What a subscriber set out to pay, recorded before the cashier is asked. */
export const paymentIntent = table(
  'payment_intent',
  {
    subscriberId: id().notNull(),
    id: id().notNull(),
    amountFen: fen().notNull(),
    state: text<PaymentState>().notNull(),
    /** Where it was asked for; its result is a touch of the same channel. */
    channel: text().notNull(),
    createdAt: at().notNull(),
    expiresAt: at().notNull(),
    settledAt: at(),
    /** The cashier's own number for the payment, and what it says was paid. */
    cashierRef: text(),
    paidFen: fen(),
    /** The touch that asked for it, and the one that told its result. */
    askedTouchId: id().notNull(),
    touchId: id(),
  },
  (t) => [
    primaryKey({ columns: [t.subscriberId, t.id] }),
    index('payment_intent_open')
      .on(t.expiresAt)
      .where(sql`${t.state} = 'open'`),
  ],
)

/** These four are for the back office: money that is not where somebody may believe it is. */
export const flaggedVerdicts = ['mismatched', 'paid-twice', 'contradicted', 'line-closed'] as const
export type FlaggedVerdict = (typeof flaggedVerdicts)[number]

export type CallbackVerdict = 'credited' | 'failed' | 'repeated' | FlaggedVerdict

/** How staff settle what was flagged; `dismissed` where there turned out to be no money to move. */
export type Resolution = 'credited' | 'refunded' | 'dismissed'

/** Every genuine word of the cashier about a payment and what we made of it; forged ones never get here. */
export const paymentCallback = table(
  'payment_callback',
  {
    subscriberId: id().notNull(),
    id: id().notNull(),
    intentId: id().notNull(),
    /** Of the cashier's message, unique: the very same message is answered as before. */
    nonce: text().notNull(),
    cashierRef: text().notNull(),
    state: text<'paid' | 'failed'>().notNull(),
    paidFen: fen().notNull(),
    verdict: text<CallbackVerdict>().notNull(),
    receivedAt: at().notNull(),
    /** Of a flagged one: how it ended, who decided, and why. */
    resolution: text<Resolution>(),
    resolvedAt: at(),
    resolvedBy: id(),
    note: text(),
  },
  (t) => [
    primaryKey({ columns: [t.subscriberId, t.id] }),
    foreignKey({
      name: 'payment_callback_intent',
      columns: [t.subscriberId, t.intentId],
      foreignColumns: [paymentIntent.subscriberId, paymentIntent.id],
    }),
    uniqueIndex('payment_callback_nonce').on(t.subscriberId, t.nonce),
    index('payment_callback_flagged')
      .on(t.receivedAt)
      .where(
        sql`${t.verdict} in ('mismatched', 'paid-twice', 'contradicted', 'line-closed') and ${t.resolvedAt} is null`,
      ),
    index('payment_callback_resolved')
      .on(t.receivedAt)
      .where(sql`${t.resolvedAt} is not null`),
  ],
)

/** The bank account a subscriber has agreed to top up from, bound at a counter. Its number is the bank's; the tail is ours. */
export const boundAccount = table('bound_account', {
  subscriberId: id().primaryKey(),
  bank: json<Bilingual>().notNull(),
  tail: text().notNull(),
  boundAt: at().notNull(),
})

/** Wrong card codes of a subscriber on one Shanghai day (yyyymmdd). */
export const cardGuess = table(
  'card_guess',
  {
    subscriberId: id().notNull(),
    day: integer().notNull(),
    failures: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.subscriberId, t.day] })],
)

/** Scratch cards. Only a hash of the code is kept; the row goes to one subscriber by one conditional update. */
export const rechargeVoucher = table('recharge_voucher', {
  codeHash: text().primaryKey(),
  faceFen: fen().notNull(),
  expiresAt: at().notNull(),
  usedBy: id(),
  usedAt: at(),
})

/** E-coins by the time they were earned; what expires first is spent first. */
export const ecoinLot = table(
  'ecoin_lot',
  {
    subscriberId: id().notNull(),
    id: id().notNull(),
    source: text().notNull(),
    earned: integer().notNull(),
    remaining: integer().notNull(),
    earnedAt: at().notNull(),
    expiresAt: at().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.subscriberId, t.id] }),
    check('ecoin_lot_remaining', sql`${t.remaining} >= 0 and ${t.remaining} <= ${t.earned}`),
    index('ecoin_lot_expiring')
      .on(t.expiresAt)
      .where(sql`${t.remaining} > 0`),
  ],
)

/**
 * `operation`: for something done in the hall. `first-use`: for the first thing ever done on a channel. `activity`: for
 * taking part in an activity to its end. `referral`: for whoever recommended the subscriber, at the first thing the
 * recommended one does.
 */
export type EarningKind = 'operation' | 'first-use' | 'activity' | 'referral'

/** Who earns how many e-coins for what; staff keep these rows. */
export const earningRule = table('earning_rule', {
  code: text().primaryKey(),
  /** What staff call it. */
  name: text().notNull(),
  kind: text<EarningKind>().notNull(),
  /** Null: whatever is done. */
  business: text(),
  /** Null: on whichever channel. */
  channel: text(),
  coins: integer().notNull(),
  /** How many times it pays one subscriber in a Shanghai day and month; null for no limit. */
  perDay: integer(),
  perMonth: integer(),
  /** The e-coins live to the end of the month that is so many months on. */
  validMonths: integer().notNull(),
  /** When it pays, UTC ms: from, and until before; null for always. */
  startsAt: at(),
  endsAt: at(),
  /** What it pays out of; null where it pays without one. */
  budgetCode: text(),
  open: flag().notNull(),
})

/** So many e-coins and no more; rules, activities and campaigns pay out of it. */
export const ecoinBudget = table(
  'ecoin_budget',
  {
    code: text().primaryKey(),
    name: text().notNull(),
    /** E-coins altogether and in a Shanghai month; null for no end. */
    total: fen(),
    perMonth: fen(),
    spent: fen().notNull(),
    /** The month (yyyymm) that `monthSpent` counts. */
    month: integer().notNull(),
    monthSpent: fen().notNull(),
  },
  (t) => [check('ecoin_budget_spent', sql`${t.spent} >= 0 and ${t.monthSpent} >= 0`)],
)

/** Who has used a channel: a row is made at the first use that a rule asks about. */
export const channelUse = table(
  'channel_use',
  {
    subscriberId: id().notNull(),
    channel: text().notNull(),
    knownSince: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.subscriberId, t.channel] })],
)
