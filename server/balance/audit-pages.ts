/** The books, read page by page in the order of their keys: the audit holds one page of each at a time. */
import { and, asc, eq, sql } from 'drizzle-orm'
import { ecoinLot, ledgerEntry, ledgerTransfer, paymentIntent } from '#drizzle/schema/money.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'

/** Runs one look at the database: outside a transaction, or inside one where a subscriber is locked. */
export type Look = <T>(unit: (tx: Tx) => Promise<T>) => Promise<T>

export type EntryRow = {
  subscriberId: string
  account: string
  seq: number
  transferId: string
  before: number
  amount: number
  after: number
  /** Of the entry's transfer; null where there is none. */
  debit: string | null
  credit: string | null
  moved: number | null
}

const entriesAfter = query((db, p: Params<{ subscriberId: string; account: string; seq: number }>) =>
  db
    .select({
      subscriberId: ledgerEntry.subscriberId,
      account: ledgerEntry.account,
      seq: ledgerEntry.seq,
      transferId: ledgerEntry.transferId,
      before: ledgerEntry.before,
      amount: ledgerEntry.amount,
      after: ledgerEntry.after,
      debit: ledgerTransfer.debit,
      credit: ledgerTransfer.credit,
      moved: ledgerTransfer.amount,
    })
    .from(ledgerEntry)
    .leftJoin(
      ledgerTransfer,
      and(
        eq(ledgerTransfer.subscriberId, ledgerEntry.subscriberId),
        eq(ledgerTransfer.id, ledgerEntry.transferId),
      ),
    )
    .where(
      sql`(${ledgerEntry.subscriberId}, ${ledgerEntry.account}, ${ledgerEntry.seq}) > (${sql.param(p.subscriberId, ledgerEntry.subscriberId)}, ${sql.param(p.account, ledgerEntry.account)}, ${sql.param(p.seq, ledgerEntry.seq)})`,
    )
    .orderBy(asc(ledgerEntry.subscriberId), asc(ledgerEntry.account), asc(ledgerEntry.seq))
    .limit(2000),
)

const transfersAfter = query((db, p: Params<{ subscriberId: string; id: string }>) =>
  db
    .select({
      subscriberId: ledgerTransfer.subscriberId,
      id: ledgerTransfer.id,
      key: ledgerTransfer.key,
      amount: ledgerTransfer.amount,
    })
    .from(ledgerTransfer)
    .where(
      sql`(${ledgerTransfer.subscriberId}, ${ledgerTransfer.id}) > (${sql.param(p.subscriberId, ledgerTransfer.subscriberId)}, ${sql.param(p.id, ledgerTransfer.id)})`,
    )
    .orderBy(asc(ledgerTransfer.subscriberId), asc(ledgerTransfer.id))
    .limit(2000),
)

const lotsAfter = query((db, p: Params<{ subscriberId: string; id: string }>) =>
  db
    .select({ subscriberId: ecoinLot.subscriberId, id: ecoinLot.id, remaining: ecoinLot.remaining })
    .from(ecoinLot)
    .where(
      sql`(${ecoinLot.subscriberId}, ${ecoinLot.id}) > (${sql.param(p.subscriberId, ecoinLot.subscriberId)}, ${sql.param(p.id, ecoinLot.id)})`,
    )
    .orderBy(asc(ecoinLot.subscriberId), asc(ecoinLot.id))
    .limit(2000),
)

const paymentsAfter = query((db, p: Params<{ subscriberId: string; id: string }>) =>
  db
    .select({
      subscriberId: paymentIntent.subscriberId,
      id: paymentIntent.id,
      amountFen: paymentIntent.amountFen,
      paidFen: paymentIntent.paidFen,
      state: paymentIntent.state,
    })
    .from(paymentIntent)
    .where(
      sql`(${paymentIntent.subscriberId}, ${paymentIntent.id}) > (${sql.param(p.subscriberId, paymentIntent.subscriberId)}, ${sql.param(p.id, paymentIntent.id)})`,
    )
    .orderBy(asc(paymentIntent.subscriberId), asc(paymentIntent.id))
    .limit(2000),
)

export const NIL = '00000000-0000-0000-0000-000000000000'

/** @param from whose books come first; everybody after them follows */
export function entryRows(look: Look, from: string): AsyncGenerator<EntryRow> {
  const start = { subscriberId: from, account: '', seq: 0 }
  return rows(look, start, (tx, last) => entriesAfter.all(tx, last))
}

export function transferRows(look: Look, from: string) {
  return rows(look, { subscriberId: from, id: NIL }, (tx, last) => transfersAfter.all(tx, last))
}

export function lotRows(look: Look, from: string) {
  return rows(look, { subscriberId: from, id: NIL }, (tx, last) => lotsAfter.all(tx, last))
}

export function paymentRows(look: Look, from: string) {
  return rows(look, { subscriberId: from, id: NIL }, (tx, last) => paymentsAfter.all(tx, last))
}

async function* rows<Place, Row extends Place>(
  look: Look,
  start: Place,
  page: (tx: Tx, last: Place) => Promise<Row[]>,
): AsyncGenerator<Row> {
  for (let last = start; ;) {
    const from = last
    const read = await look((tx) => page(tx, from))
    yield* read
    const end = read.at(-1)
    if (end === undefined) return
    last = end
  }
}
