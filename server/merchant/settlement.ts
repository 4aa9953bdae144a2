/**
 * What a merchant is owed: one line for each voucher that was verified and one for each that was taken back, each posted
 * to the ledger under its merchant and month, so that a statement is nothing but a sum of postings.
 *
 * Lines and closings of one merchant take turns under a lock of the merchant's, so a closed month gets no more lines; what
 * comes later belongs to the next month that is open.
 */
import { and, eq } from 'drizzle-orm'
import { merchantStatement, voucherSettlement } from '#drizzle/schema/reward.ts'
import { post, type Account } from '#server/balance/ledger.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { lock } from '#server/store/lock.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { addMonths, monthOf, type Month } from '#words/format.ts'

export type Settlement = typeof voucherSettlement.$inferSelect
export type Statement = typeof merchantStatement.$inferSelect

const insertLine = insertInto(voucherSettlement)

const lineById = query((db, p: Params<{ subscriberId: string; id: string }>) =>
  db
    .select()
    .from(voucherSettlement)
    .where(and(eq(voucherSettlement.subscriberId, p.subscriberId), eq(voucherSettlement.id, p.id)))
    .limit(1),
)

const statementRow = query((db, p: Params<{ merchantCode: string; month: number }>) =>
  db
    .select()
    .from(merchantStatement)
    .where(and(eq(merchantStatement.merchantCode, p.merchantCode), eq(merchantStatement.month, p.month)))
    .limit(1),
)

/** The turn of this merchant's books; taken before any subscriber's. */
export async function lockMerchant(tx: Tx, merchantCode: string): Promise<void> {
  await lock(tx, `merchant:${merchantCode}`)
}

export function settlementOf(tx: Tx, subscriberId: string, id: string): Promise<Settlement | undefined> {
  return lineById.first(tx, { subscriberId, id })
}

/** The closed statement of a month, or undefined while it is open. */
export function closedStatement(tx: Tx, merchantCode: string, month: Month): Promise<Statement | undefined> {
  return statementRow.first(tx, { merchantCode, month })
}

/** What the ledger calls the postings of a merchant's month. */
export function settlementReason(merchantCode: string, month: Month): string {
  return `settle:${merchantCode}:${month}`
}

type Line = Omit<Settlement, 'month' | 'kind'>

/** Owes the merchant a voucher. The caller holds the merchant's lock and the subscriber's. */
export async function settleVerified(tx: Tx, line: Omit<Line, 'reversesId' | 'reason'>): Promise<void> {
  const key = `verify:${line.id}`
  const whole = { ...line, reversesId: null, reason: null }
  const month = await openMonth(tx, line.merchantCode, line.at)
  await move(tx, whole, month, key, ['ecoin-reward', 'ecoin-settled'], ['alliance', 'merchant'])
  await insertLine.run(tx, { ...whole, kind: 'verified', month })
}

/** Takes that back. The caller holds both locks, and has made the voucher unused. */
export async function settleReversed(tx: Tx, line: Omit<Line, 'attempt'>): Promise<Month> {
  const key = `unverify:${line.reversesId}`
  const month = await openMonth(tx, line.merchantCode, line.at)
  const whole = { ...line, attempt: null }
  await move(tx, whole, month, key, ['ecoin-settled', 'ecoin-reward'], ['merchant', 'alliance'])
  await insertLine.run(tx, { ...whole, kind: 'reversed', month })
  return month
}

type Sides = readonly [debit: Account, credit: Account]

async function move(
  tx: Tx,
  line: Line,
  month: Month,
  key: string,
  coins: Sides,
  money: Sides,
): Promise<void> {
  const { subscriberId, merchantCode, at: now } = line
  const shared = { subscriberId, reason: settlementReason(merchantCode, month), now }
  for (const [unit, amount, [debit, credit]] of [
    ['coins', line.coins, coins],
    ['fen', line.dueFen, money],
  ] as const) {
    if (amount > 0) await post(tx, { ...shared, key: `${key}:${unit}`, debit, credit, amount })
  }
}

/** The month of this moment, or the first one after it that is not closed yet. */
async function openMonth(tx: Tx, merchantCode: string, at: number): Promise<Month> {
  let month = monthOf(at)
  while (await closedStatement(tx, merchantCode, month)) month = addMonths(month, 1)
  return month
}
