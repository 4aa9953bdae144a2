/** A line with half a year of life: plan, services, bills item by item, usage, money. For pages that show all of it. */
import { bill, billItem, planTerm, subscriberService, usageMonth } from '#drizzle/schema/boss.ts'
import { credential } from '#drizzle/schema/identity.ts'
import { inboxMessage, msisdnDirectory, preference, subscriber } from '#drizzle/schema/subscriber.ts'
import { post } from '#server/balance/ledger.ts'
import { insertMany } from '#server/store/insert-many.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { addMonths, monthOf, monthStart, type Month } from '#words/format.ts'

const DAY = 24 * 3600_000

export type FullLine = { id: string; msisdn: string }

/** @param hashes of the service password and the document, made outside the transaction */
export async function insertFullLine(
  tx: Tx,
  line: { msisdn: string; name?: string; now: number; passwordHash: string; documentHash: string },
): Promise<FullLine> {
  const { msisdn, now } = line
  const id = uuidv7(now - 400 * DAY)
  const openedAt = now - 400 * DAY
  const who = { id, msisdn, name: line.name ?? '林小满', brand: 'gotone', payment: 'postpaid' } as const
  await insertMany(tx, subscriber, [
    { ...who, credit: 'active', branchCode: 'QL-CENTER', tier: 3, openedAt, closedAt: null },
  ])
  await insertMany(tx, msisdnDirectory, [{ msisdn, subscriberId: id, since: openedAt }])
  await insertMany(tx, preference, [
    { subscriberId: id, language: 'zh', marketing: true, marketingSince: openedAt, activeMonth: 0 },
  ])
  const { passwordHash, documentHash } = line
  const secret = { subscriberId: id, passwordHash, documentHash, failures: 0, lockedUntil: null }
  await insertMany(tx, credential, [{ ...secret, changedAt: openedAt }])
  await insertMany(tx, planTerm, [
    { subscriberId: id, startsAt: openedAt, planCode: 'GT58', contractUntil: null, orderedAt: openedAt },
  ])
  await insertServices(tx, id, openedAt)
  for (const [index, extra] of [1200, 3460, 890, 5230, 2110, 4075].entries()) {
    await insertBill(tx, id, addMonths(monthOf(now), index - 6), extra)
  }
  const used = { minutes: 178, messages: 42, dataKb: 1_340_000, asOf: now - 3600_000 }
  await insertMany(tx, usageMonth, [{ subscriberId: id, month: monthOf(now), ...used }])
  const opening = { subscriberId: id, key: 'opening', reason: 'opening', now: now - DAY }
  await post(tx, { ...opening, debit: 'opening', credit: 'balance', amount: 12_850 })
  await insertMany(tx, inboxMessage, [
    {
      subscriberId: id,
      id: uuidv7(now - DAY),
      kind: 'notice',
      title: '十月账单已出',
      body: '您2026年10月的账单已出，共98.75元。',
      sentAt: now - DAY,
      readAt: null,
    },
  ])
  return { id, msisdn }
}

async function insertServices(tx: Tx, subscriberId: string, since: number): Promise<void> {
  await insertMany(tx, subscriberService, [
    { subscriberId, serviceCode: 'LDXS', since },
    { subscriberId, serviceCode: 'JYB', since: since + 90 * DAY },
  ])
}

async function insertBill(tx: Tx, subscriberId: string, month: Month, extraFen: number): Promise<void> {
  const items = [
    {
      category: 'plan',
      name: { zh: '全球通畅享58套餐月费', en: 'GoTone Easy 58, monthly fee' },
      amountFen: 5800,
    },
    {
      category: 'voice',
      name: { zh: '套餐外国内通话', en: 'Calls beyond the plan' },
      amountFen: Math.round(extraFen * 0.4),
    },
    {
      category: 'message',
      name: { zh: '套餐外短信', en: 'Messages beyond the plan' },
      amountFen: Math.round(extraFen * 0.1),
    },
    {
      category: 'data',
      name: { zh: '套餐外流量', en: 'Data beyond the plan' },
      amountFen: Math.round(extraFen * 0.5),
    },
    { category: 'service', name: { zh: '流量加油包10元', en: 'Data pack ¥10' }, amountFen: 1000 },
    { category: 'discount', name: { zh: '老客户优惠', en: 'Loyalty discount' }, amountFen: -500 },
  ] as const
  const totalFen = items.reduce((sum, item) => sum + item.amountFen, 0)
  const issuedAt = monthStart(addMonths(month, 1)) + 2 * DAY
  await insertMany(tx, bill, [{ subscriberId, month, totalFen, paidFen: totalFen, issuedAt }])
  const rows = items.map((item, index) => ({ subscriberId, month, position: index + 1, ...item }))
  await insertMany(tx, billItem, rows)
}
