/**
 * Double entry, append only: the one way money and e-coins move.
 *
 * A transfer takes `amount` from the `debit` account and puts it on the `credit` account, both of the same subscriber,
 * so a transfer balances within one shard and no row is hot. The balance of an account is the `after` of its last
 * entry. A transfer's key is unique within the subscriber: a repeat gets the first posting, another request under the
 * same key is an error.
 */
import { and, desc, eq } from 'drizzle-orm'
import { ledgerEntry, ledgerTransfer } from '#drizzle/schema/money.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'

/**
 * `balance` and `ecoin` are the subscriber's purses; the others say where it came from or went to. E-coins for a voucher
 * wait on `ecoin-reward` until a shop has verified it, then they are on `ecoin-settled` and `alliance` owes `merchant`.
 */
export type Account =
  | 'balance'
  | 'ecoin'
  | 'cashier'
  | 'voucher'
  | 'income'
  | 'opening'
  | 'ecoin-grant'
  | 'ecoin-reward'
  | 'ecoin-expired'
  | 'ecoin-settled'
  | 'alliance'
  | 'merchant'

/** As low as an account that is no purse may go: as far as integers are exact. */
const BOTTOMLESS = -Number.MAX_SAFE_INTEGER

export type Transfer = {
  subscriberId: string
  /** The request this posting answers. */
  key: string
  debit: Account
  credit: Account
  /** Fen, or e-coins on the e-coin accounts; a positive safe integer. */
  amount: number
  reason: string
  now: number
  /** How low the debit purse may go: 0 unless the line has a credit limit (then negative). */
  floor?: number
}

/** What a purse held too little for. The caller turns it into a Refusal in its own words. */
export class Overdrawn extends Error {
  readonly available: number
  readonly wanted: number

  constructor(account: Account, available: number, wanted: number) {
    super(`${account} holds ${available}, ${wanted} wanted`)
    this.name = 'Overdrawn'
    this.available = available
    this.wanted = wanted
  }
}

export type Posting = { transferId: string; debitAfter: number; creditAfter: number }

const lastEntry = query((db, p: Params<{ subscriberId: string; account: string }>) =>
  db
    .select({ seq: ledgerEntry.seq, after: ledgerEntry.after })
    .from(ledgerEntry)
    .where(and(eq(ledgerEntry.subscriberId, p.subscriberId), eq(ledgerEntry.account, p.account)))
    .orderBy(desc(ledgerEntry.seq))
    .limit(1),
)

const transferByKey = query((db, p: Params<{ subscriberId: string; key: string }>) =>
  db
    .select()
    .from(ledgerTransfer)
    .where(and(eq(ledgerTransfer.subscriberId, p.subscriberId), eq(ledgerTransfer.key, p.key)))
    .limit(1),
)

const entriesOf = query((db, p: Params<{ subscriberId: string; account: string; transferId: string }>) =>
  db
    .select({ after: ledgerEntry.after })
    .from(ledgerEntry)
    .where(
      and(
        eq(ledgerEntry.subscriberId, p.subscriberId),
        eq(ledgerEntry.account, p.account),
        eq(ledgerEntry.transferId, p.transferId),
      ),
    )
    .limit(1),
)

const insertTransfer = insertInto(ledgerTransfer)

const insertEntry = insertInto(ledgerEntry)

/** The balance of an account: fen, or e-coins; 0 where nothing was ever posted. */
export async function balanceOf(tx: Tx, subscriberId: string, account: Account): Promise<number> {
  return (await lastEntry.first(tx, { subscriberId, account }))?.after ?? 0
}

/**
 * Posts a transfer once per key. Whoever posts outside the portal holds the subscriber's lock; without it two postings
 * at once are told apart by the entries' key, and one of them fails.
 * @throws Overdrawn when the debit purse would fall below its floor; nothing is written then
 */
export async function post(tx: Tx, transfer: Transfer): Promise<Posting> {
  const { subscriberId, key, debit, credit, amount, reason, now } = transfer
  if (!Number.isSafeInteger(amount) || amount <= 0) throw new Error(`a transfer of ${amount} is none`)
  if (debit === credit) throw new Error(`a transfer from ${debit} to itself is none`)
  const first = await transferByKey.first(tx, { subscriberId, key })
  if (first) return repeated(tx, transfer, first)

  const debited = await nextEntry(tx, transfer, debit, -amount)
  const credited = await nextEntry(tx, transfer, credit, amount)
  const id = uuidv7(now)
  await insertTransfer.run(tx, { subscriberId, key, debit, credit, amount, reason, id, postedAt: now })
  await insertEntry.run(tx, { ...debited, transferId: id })
  await insertEntry.run(tx, { ...credited, transferId: id })
  return { transferId: id, debitAfter: debited.after, creditAfter: credited.after }
}

async function nextEntry(tx: Tx, transfer: Transfer, account: Account, amount: number) {
  const { subscriberId } = transfer
  const last = await lastEntry.first(tx, { subscriberId, account })
  const before = last?.after ?? 0
  const after = before + amount
  const purse = account === 'balance' || account === 'ecoin'
  // Money that comes in may leave a purse still below its floor: paying part of one's arrears is welcome.
  const floor = purse && amount < 0 ? (transfer.floor ?? 0) : BOTTOMLESS
  if (after < floor) throw new Overdrawn(account, before - floor, -amount)
  if (!Number.isSafeInteger(after)) throw new Error(`${account} cannot hold ${before} and ${amount} more`)
  return { subscriberId, account, seq: (last?.seq ?? 0) + 1, before, amount, after, floor }
}

async function repeated(
  tx: Tx,
  transfer: Transfer,
  first: typeof ledgerTransfer.$inferSelect,
): Promise<Posting> {
  const { subscriberId, debit, credit, amount, key } = transfer
  if (first.debit !== debit || first.credit !== credit || first.amount !== amount) {
    throw new Error(`ledger key ${key} was used for another transfer`)
  }
  const debited = await entriesOf.first(tx, { subscriberId, account: debit, transferId: first.id })
  const credited = await entriesOf.first(tx, { subscriberId, account: credit, transferId: first.id })
  if (!debited || !credited) throw new Error(`transfer ${first.id} has no entries`)
  return { transferId: first.id, debitAfter: debited.after, creditAfter: credited.after }
}
