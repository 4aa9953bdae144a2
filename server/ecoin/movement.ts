/** The recent history of the e-coin purse, as the subscriber reads it. */
import { and, desc, eq } from 'drizzle-orm'
import { ledgerEntry, ledgerTransfer } from '#drizzle/schema/money.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'

export type Movement = {
  kind: 'earned' | 'redeemed' | 'expired' | 'returned' | 'taken-back'
  /** Negative where e-coins left. */
  coins: number
  after: number
  at: number
}

const lastEntries = query((db, p: Params<{ subscriberId: string; account: string }>) =>
  db
    .select({
      coins: ledgerEntry.amount,
      after: ledgerEntry.after,
      debit: ledgerTransfer.debit,
      credit: ledgerTransfer.credit,
      at: ledgerTransfer.postedAt,
    })
    .from(ledgerEntry)
    .innerJoin(
      ledgerTransfer,
      and(
        eq(ledgerTransfer.subscriberId, ledgerEntry.subscriberId),
        eq(ledgerTransfer.id, ledgerEntry.transferId),
      ),
    )
    .where(and(eq(ledgerEntry.subscriberId, p.subscriberId), eq(ledgerEntry.account, p.account)))
    .orderBy(desc(ledgerEntry.seq))
    .limit(20),
)

/** The last twenty, newest first. */
export async function movementsOf(tx: Tx, subscriberId: string): Promise<Movement[]> {
  const rows = await lastEntries.all(tx, { subscriberId, account: 'ecoin' })
  return rows.map(({ coins, after, debit, credit, at }) => ({
    kind: kindOf(debit, credit),
    coins,
    after,
    at,
  }))
}

function kindOf(debit: string, credit: string): Movement['kind'] {
  if (credit === 'ecoin') return debit === 'ecoin-reward' ? 'returned' : 'earned'
  if (credit === 'ecoin-grant') return 'taken-back'
  return credit === 'ecoin-expired' ? 'expired' : 'redeemed'
}
