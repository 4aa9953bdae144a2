/**
 * The bank account a subscriber agreed, at a counter, to top up from.
 *
 * The bank has promised to honour what we collect under the agreement, so the line is credited at the yes; the `cashier`
 * account of the ledger is what the bank owes us for it.
 */
import { eq } from 'drizzle-orm'
import { boundAccount } from '#drizzle/schema/money.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import type { Bilingual } from '#words/bilingual.ts'

export type BoundAccount = {
  subscriberId: string
  bank: Bilingual
  /** The last four digits. */
  tail: string
  boundAt: number
}

const accountOf = query((db, p: Params<{ subscriberId: string }>) =>
  db.select().from(boundAccount).where(eq(boundAccount.subscriberId, p.subscriberId)).limit(1),
)

const insertAccount = insertInto(boundAccount, { onConflict: 'replace' })

export function boundAccountOf(tx: Tx, subscriberId: string): Promise<BoundAccount | undefined> {
  return accountOf.first(tx, { subscriberId })
}

/** Binds an account in the place of an earlier one. */
export async function bindAccount(tx: Tx, account: BoundAccount): Promise<void> {
  await insertAccount.run(tx, account)
}
