/** Double entry in memory, as `server/balance/ledger.ts` writes it: each account a chain, each transfer two entries. */
import type { Account } from '#server/balance/ledger.ts'
import type { Chance } from './chance.ts'
import type { Rows } from './rows.ts'

export type Posting = {
  key: string
  debit: Account
  credit: Account
  amount: number
  reason: string
  at: number
  /** How low the purse that gives may go. */
  floor?: number
}

export type Purse = {
  /** Posts; the transfer's id. */
  post(posting: Posting): string
  balanceOf(account: Account): number
}

const BOTTOMLESS = -Number.MAX_SAFE_INTEGER

export function openPurse(subscriberId: string, rows: Rows, chance: Chance): Purse {
  let lastAt = 0
  const last = new Map<Account, { seq: number; after: number }>()

  function enter(posting: Posting, transferId: string, account: Account, amount: number) {
    const { seq, after: before } = last.get(account) ?? { seq: 0, after: 0 }
    const after = before + amount
    const purse = account === 'balance' || account === 'ecoin'
    const floor = purse && amount < 0 ? (posting.floor ?? 0) : BOTTOMLESS
    if (after < floor) throw new Error(`demo: ${account} of ${subscriberId} falls to ${after}`)
    rows.ledgerEntry.push({ subscriberId, account, seq: seq + 1, transferId, before, amount, after, floor })
    last.set(account, { seq: seq + 1, after })
  }

  return {
    post(posting) {
      const { key, debit, credit, amount, reason } = posting
      // A yes may come seconds after something else was posted: books are kept in the order of time.
      const at = (lastAt = Math.max(lastAt, posting.at))
      const id = chance.id(at)
      rows.ledgerTransfer.push({ subscriberId, id, key, debit, credit, amount, reason, postedAt: at })
      enter(posting, id, debit, -amount)
      enter(posting, id, credit, amount)
      return id
    },
    balanceOf: (account) => last.get(account)?.after ?? 0,
  }
}
