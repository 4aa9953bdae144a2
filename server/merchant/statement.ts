/** The monthly statement of a merchant: its lines, their sums, the ledger's own sums beside them, and the closing. */
import { and, asc, desc, eq, gt, gte, sql, type SQL } from 'drizzle-orm'
import { staff } from '#drizzle/schema/identity.ts'
import { ledgerTransfer } from '#drizzle/schema/money.ts'
import { merchantStatement, reward, rewardVoucher, voucherSettlement } from '#drizzle/schema/reward.ts'
import { subscriber } from '#drizzle/schema/subscriber.ts'
import { lastFour } from '#server/ecoin/voucher-code.ts'
import type { Builder } from '#server/store/builder.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidFloor } from '#server/store/uuidv7.ts'
import { maskMsisdn, monthOf, type Month } from '#words/format.ts'
import { closedStatement, lockMerchant, settlementReason, type Statement } from './settlement.ts'

export type Sums = { verified: number; reversed: number; coins: number; dueFen: number }

/** Less than the whole where the month is long: the rest follows page by page, and is in the file. */
export const LINES_A_PAGE = 200

const insertStatement = insertInto(merchantStatement, { onConflict: 'nothing' })

const total = (what: SQL) => sql<number>`coalesce(sum(${what}), 0)`.mapWith(Number)
const isVerified = sql`${voucherSettlement.kind} = 'verified'`

const sumsOfMonth = query((db, p: Params<{ merchantCode: string; month: number }>) =>
  db
    .select({
      verified: total(sql`case when ${isVerified} then 1 else 0 end`),
      reversed: total(sql`case when ${isVerified} then 0 else 1 end`),
      coins: total(
        sql`case when ${isVerified} then ${voucherSettlement.coins} else -${voucherSettlement.coins} end`,
      ),
      dueFen: total(
        sql`case when ${isVerified} then ${voucherSettlement.dueFen} else -${voucherSettlement.dueFen} end`,
      ),
    })
    .from(voucherSettlement)
    .where(and(eq(voucherSettlement.merchantCode, p.merchantCode), eq(voucherSettlement.month, p.month))),
)

type OfMonth = { merchantCode: string; month: number }

/** Lines with what a reader needs beside them; each join is by a primary key. */
function linesOf(db: Builder, p: Params<OfMonth>, place: SQL) {
  return db
    .select({
      subscriberId: voucherSettlement.subscriberId,
      id: voucherSettlement.id,
      kind: voucherSettlement.kind,
      coins: voucherSettlement.coins,
      dueFen: voucherSettlement.dueFen,
      at: voucherSettlement.at,
      reason: voucherSettlement.reason,
      name: reward.name,
      code: rewardVoucher.code,
      usedId: rewardVoucher.usedId,
      msisdn: subscriber.msisdn,
      by: staff.name,
    })
    .from(voucherSettlement)
    .innerJoin(reward, eq(reward.code, voucherSettlement.rewardCode))
    .innerJoin(
      rewardVoucher,
      and(
        eq(rewardVoucher.subscriberId, voucherSettlement.subscriberId),
        eq(rewardVoucher.id, voucherSettlement.voucherId),
      ),
    )
    .innerJoin(subscriber, eq(subscriber.id, voucherSettlement.subscriberId))
    .leftJoin(staff, eq(staff.id, voucherSettlement.byId))
    .where(
      and(eq(voucherSettlement.merchantCode, p.merchantCode), eq(voucherSettlement.month, p.month), place),
    )
}

const linesAfter = query((db, p: Params<OfMonth & { after: string }>) =>
  linesOf(db, p, gt(voucherSettlement.id, p.after)).orderBy(asc(voucherSettlement.id)).limit(LINES_A_PAGE),
)

const linesSince = query((db, p: Params<OfMonth & { since: string }>) =>
  linesOf(db, p, gte(voucherSettlement.id, p.since)).orderBy(desc(voucherSettlement.id)).limit(LINES_A_PAGE),
)

const postedOfMonth = query((db, p: Params<{ reason: string }>) =>
  db
    .select({
      coins: total(
        sql`case when ${ledgerTransfer.credit} = 'ecoin-settled' then ${ledgerTransfer.amount} when ${ledgerTransfer.debit} = 'ecoin-settled' then -${ledgerTransfer.amount} else 0 end`,
      ),
      dueFen: total(
        sql`case when ${ledgerTransfer.credit} = 'merchant' then ${ledgerTransfer.amount} when ${ledgerTransfer.debit} = 'merchant' then -${ledgerTransfer.amount} else 0 end`,
      ),
    })
    .from(ledgerTransfer)
    .where(and(sql`substr(${ledgerTransfer.reason}, 1, 7) = 'settle:'`, eq(ledgerTransfer.reason, p.reason))),
)

export type StatementLine = {
  subscriberId: string
  id: string
  kind: 'verified' | 'reversed'
  coins: number
  dueFen: number
  at: number
  reason: string | null
  name: { zh: string; en: string }
  /** The last four letters; the whole code is the subscriber's alone. */
  code: string
  msisdn: string
  by: string
  /** Whether it is a verification that still stands. */
  stands: boolean
}

const FIRST = '00000000-0000-0000-0000-000000000000'

/** What the lines of a month add up to, closed or not. */
export async function sumsOf(tx: Tx, merchantCode: string, month: Month): Promise<Sums> {
  const found = await sumsOfMonth.first(tx, { merchantCode, month })
  return found ?? { verified: 0, reversed: 0, coins: 0, dueFen: 0 }
}

/** A page of a month's lines in the order of time. @param after the id of the last line of the page before */
export async function statementLines(
  tx: Tx,
  merchantCode: string,
  month: Month,
  after: string = FIRST,
): Promise<StatementLine[]> {
  return (await linesAfter.all(tx, { merchantCode, month, after })).map(masked)
}

/** A merchant's lines since a moment of this month, newest first, at most two hundred. */
export async function linesFrom(tx: Tx, merchantCode: string, since: number): Promise<StatementLine[]> {
  const asked = { merchantCode, month: monthOf(since), since: uuidFloor(since) }
  return (await linesSince.all(tx, asked)).map(masked)
}

function masked<
  Row extends { id: string; code: string; msisdn: string; by: string | null; usedId: string | null },
>({ usedId, ...line }: Row) {
  return {
    ...line,
    code: lastFour(line.code),
    msisdn: maskMsisdn(line.msisdn),
    by: line.by ?? '',
    stands: usedId === line.id,
  }
}

/**
 * What the ledger itself holds for a merchant's month, read from its postings alone: the proof of a statement. The predicate
 * stands in the text, so that the partial index serves.
 */
export async function postedSums(tx: Tx, merchantCode: string, month: Month) {
  const found = await postedOfMonth.first(tx, { reason: settlementReason(merchantCode, month) })
  return found ?? { coins: 0, dueFen: 0 }
}

/** Closes a month for good; undefined where it was closed before. */
export async function closeMonth(
  tx: Tx,
  merchantCode: string,
  month: Month,
  by: { closedBy: string; closedAt: number },
): Promise<Statement | undefined> {
  await lockMerchant(tx, merchantCode)
  if (await closedStatement(tx, merchantCode, month)) return undefined
  const statement = { merchantCode, month, ...(await sumsOf(tx, merchantCode, month)), ...by }
  await insertStatement.run(tx, statement)
  return statement
}
