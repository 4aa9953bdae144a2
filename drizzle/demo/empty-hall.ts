/** Takes everything away that belongs to subscribers and staff; vocabulary and catalogue stay. */
import { isTable } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import * as schema from '#drizzle/schema/index.ts'
import { query } from '#server/store/query.ts'
import type { Store } from '#server/store/store.ts'
import { touches } from '#server/touch/months.ts'

const kept: unknown[] = [
  schema.channel,
  schema.businessType,
  schema.branch,
  schema.functionSwitch,
  schema.keywordAlias,
  schema.catalogue,
  schema.plan,
  schema.service,
  schema.merchant,
  schema.reward,
  schema.earningRule,
  schema.preregistrationKind,
]

/** They refer to rows of other tables and go before them. */
const children: PgTable[] = [
  schema.ledgerEntry,
  schema.paymentCallback,
  schema.voucherSettlement,
  schema.rewardVoucher,
]

export async function emptyHall(store: Store): Promise<void> {
  await store.transaction(async (tx) => {
    for (const table of [...children, ...Object.values(schema)]) {
      if (!isTable(table) || kept.includes(table)) continue
      await query((db) => db.delete(table as PgTable)).run(tx)
    }
    for (const month of await touches.months(tx)) await touches.dropMonth(tx, month)
  })
}
