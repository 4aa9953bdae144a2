/** Bills as they were issued. */
import { and, asc, desc, eq, lte } from 'drizzle-orm'
import { bill, billItem } from '#drizzle/schema/boss.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import type { Month } from '#words/format.ts'
import type { Bill, BillTotal } from './boss.ts'

type OfMonth = { subscriberId: string; month: Month }

const billHead = query((db, p: Params<OfMonth>) =>
  db
    .select({ totalFen: bill.totalFen, paidFen: bill.paidFen, issuedAt: bill.issuedAt })
    .from(bill)
    .where(and(eq(bill.subscriberId, p.subscriberId), eq(bill.month, p.month)))
    .limit(1),
)

const billItems = query((db, p: Params<OfMonth>) =>
  db
    .select({ category: billItem.category, name: billItem.name, amountFen: billItem.amountFen })
    .from(billItem)
    .where(and(eq(billItem.subscriberId, p.subscriberId), eq(billItem.month, p.month)))
    .orderBy(asc(billItem.position)),
)

const latestTotals = query((db, p: Params<OfMonth>) =>
  db
    .select({ month: bill.month, totalFen: bill.totalFen })
    .from(bill)
    .where(and(eq(bill.subscriberId, p.subscriberId), lte(bill.month, p.month)))
    .orderBy(desc(bill.month))
    .limit(12),
)

export async function findBill(tx: Tx, subscriberId: string, month: Month): Promise<Bill | undefined> {
  const head = await billHead.first(tx, { subscriberId, month })
  return head && { month, ...head, items: await billItems.all(tx, { subscriberId, month }) }
}

export async function totalsUntil(tx: Tx, subscriberId: string, until: Month): Promise<BillTotal[]> {
  return (await latestTotals.all(tx, { subscriberId, month: until })).toReversed()
}
