/** What the database says of one person, for the books to be compared with. */
import { asc, count, eq, sql } from 'drizzle-orm'
import { bossOrder, subscriberService } from '#drizzle/schema/boss.ts'
import { ledgerTransfer, rechargeVoucher } from '#drizzle/schema/money.ts'
import { reward, rewardVoucher } from '#drizzle/schema/reward.ts'
import { evidence, outbox, request } from '#drizzle/schema/touch.ts'
import { balanceOf } from '#server/balance/ledger.ts'
import { monthlyQuery } from '#server/store/monthly.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { touches } from '#server/touch/months.ts'
import type { Touch } from '#server/touch/record.ts'

type Whose = { id: string }

const touchesOf = monthlyQuery(touches, (db, touch, p: Params<Whose>) =>
  db.select().from(touch).where(eq(touch.subscriberId, p.id)).orderBy(asc(touch.id)),
)
const requestsOf = query((db, p: Params<Whose>) =>
  db.select().from(request).where(eq(request.subscriberId, p.id)),
)
const transfersOf = query((db, p: Params<Whose>) =>
  db.select().from(ledgerTransfer).where(eq(ledgerTransfer.subscriberId, p.id)),
)
const ordersOf = query((db, p: Params<Whose>) =>
  db.select().from(bossOrder).where(eq(bossOrder.subscriberId, p.id)),
)
const servicesOf = query((db, p: Params<Whose>) =>
  db.select().from(subscriberService).where(eq(subscriberService.subscriberId, p.id)),
)
const vouchersOf = query((db, p: Params<Whose>) =>
  db.select({ id: rewardVoucher.id }).from(rewardVoucher).where(eq(rewardVoucher.subscriberId, p.id)),
)
const evidenceOf = query((db, p: Params<Whose>) =>
  db.select().from(evidence).where(eq(evidence.subscriberId, p.id)),
)
const lettersOf = query((db, p: Params<Whose>) =>
  db.select({ body: outbox.body }).from(outbox).where(eq(outbox.subscriberId, p.id)),
)

const stockOf = query((db, p: Params<{ code: string }>) =>
  db.select({ stock: reward.stock }).from(reward).where(eq(reward.code, p.code)).limit(1),
)
const usedCards = query((db) =>
  db
    .select({ codeHash: rechargeVoucher.codeHash, usedBy: rechargeVoucher.usedBy })
    .from(rechargeVoucher)
    .where(sql`${rechargeVoucher.usedBy} is not null`),
)
const strangersLetters = query((db) => db.select({ count: count() }).from(outbox))

export type Rows = Awaited<ReturnType<typeof rowsOf>>

/** Everything of one person; touches in the order in which they happened. */
export async function rowsOf(tx: Tx, id: string) {
  const mine: Touch[] = []
  for (const month of (await touches.months(tx)).toReversed())
    mine.push(...(await touchesOf.all(tx, month, { id })))
  return {
    touches: mine,
    requests: await requestsOf.all(tx, { id }),
    transfers: await transfersOf.all(tx, { id }),
    orders: await ordersOf.all(tx, { id }),
    services: await servicesOf.all(tx, { id }),
    vouchers: await vouchersOf.all(tx, { id }),
    evidence: await evidenceOf.all(tx, { id }),
    letters: await lettersOf.all(tx, { id }),
    balanceFen: await balanceOf(tx, id, 'balance'),
    coins: await balanceOf(tx, id, 'ecoin'),
  }
}

/** What belongs to nobody in particular. */
export async function commonRows(tx: Tx, rewardCode: string) {
  return {
    stock: (await stockOf.first(tx, { code: rewardCode }))?.stock ?? 0,
    usedCards: new Map((await usedCards.all(tx)).map(({ codeHash, usedBy }) => [codeHash, usedBy])),
    letters: (await strangersLetters.first(tx))?.count ?? 0,
  }
}
