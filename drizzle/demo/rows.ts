/** The rows of a batch of subscribers, by table, and their way into the store. */
import * as schema from '#drizzle/schema/index.ts'
import { insertMany } from '#server/store/insert-many.ts'
import type { Tx } from '#server/store/store.ts'
import { touches } from '#server/touch/months.ts'
import type { Touch } from '#server/touch/record.ts'
import type { Month } from '#words/format.ts'

/** What a batch fills, in the order it is written. */
export const filled = {
  subscriber: schema.subscriber,
  msisdnDirectory: schema.msisdnDirectory,
  preference: schema.preference,
  credential: schema.credential,
  planTerm: schema.planTerm,
  subscriberService: schema.subscriberService,
  bossOrder: schema.bossOrder,
  bill: schema.bill,
  billItem: schema.billItem,
  usageMonth: schema.usageMonth,
  ledgerTransfer: schema.ledgerTransfer,
  ledgerEntry: schema.ledgerEntry,
  ecoinLot: schema.ecoinLot,
  boundAccount: schema.boundAccount,
  paymentIntent: schema.paymentIntent,
  paymentCallback: schema.paymentCallback,
  rechargeVoucher: schema.rechargeVoucher,
  rewardVoucher: schema.rewardVoucher,
  voucherSettlement: schema.voucherSettlement,
  preregistration: schema.preregistration,
  complaint: schema.complaint,
  satisfaction: schema.satisfaction,
  inboxMessage: schema.inboxMessage,
  evidence: schema.evidence,
  pushTarget: schema.pushTarget,
  callLine: schema.callLine,
  contactCount: schema.contactCount,
  activityProgress: schema.activityProgress,
  activityEntry: schema.activityEntry,
  offerContact: schema.offerContact,
}

type Filled = typeof filled

export type Rows = { [Name in keyof Filled]: Filled[Name]['$inferInsert'][] } & {
  touches: Map<Month, Touch[]>
}

export function noRows(): Rows {
  const empty = Object.fromEntries(Object.keys(filled).map((name) => [name, []]))
  return { ...empty, touches: new Map() } as unknown as Rows
}

/** Writes a batch; the number of rows. */
export async function insertRows(tx: Tx, rows: Rows): Promise<number> {
  let written = 0
  for (const [name, table] of Object.entries(filled)) {
    written += await insertMany(tx, table, rows[name as keyof Filled] as never)
  }
  for (const [month, list] of rows.touches) {
    await touches.ensureMonth(tx, month)
    written += await insertMany(tx, touches.of(month), list)
  }
  return written
}
