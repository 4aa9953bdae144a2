/** Lines of a benchmark's house: known by their numbers, with a plan and a balance, and agreed to marketing or not. */
import { planTerm } from '#drizzle/schema/boss.ts'
import { ledgerEntry, ledgerTransfer } from '#drizzle/schema/money.ts'
import { msisdnDirectory, preference, subscriber } from '#drizzle/schema/subscriber.ts'
import { insertMany } from '#server/store/insert-many.ts'
import type { Store } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'

export const FIRST_MSISDN = 13_000_000_000

export async function seedLines(
  store: Store,
  { lines, marketing, now }: { lines: number; marketing: boolean; now: number },
): Promise<void> {
  const people = Array.from({ length: lines }, (_, index) => ({
    id: uuidv7(now - 1),
    msisdn: String(FIRST_MSISDN + index),
  }))
  const line = { brand: 'gotone', payment: 'postpaid', credit: 'active', branchCode: 'QL-CENTER' } as const
  const rest = { name: '林小满', tier: 1, openedAt: now, closedAt: null }
  const said = {
    language: 'zh' as const,
    marketing,
    marketingSince: 1,
    marketingChannel: 'web',
    activeMonth: 0,
  }
  const term = { startsAt: now, planCode: 'GT58', contractUntil: null, orderedAt: now }
  const opened = { debit: 'opening', credit: 'balance', amount: 12_850, reason: 'opening' }
  const opening = { ...opened, key: 'opening', postedAt: now }
  const entry = { account: 'balance', seq: 1, before: 0, amount: 12_850, after: 12_850, floor: 0 }
  await store.transaction(async (tx) => {
    await insertMany(
      tx,
      subscriber,
      people.map((person) => ({ ...person, ...line, ...rest })),
    )
    await insertMany(
      tx,
      msisdnDirectory,
      people.map(({ id: subscriberId, msisdn }) => ({ msisdn, subscriberId, since: now })),
    )
    await insertMany(
      tx,
      preference,
      people.map(({ id: subscriberId }) => ({ subscriberId, ...said })),
    )
    await insertMany(
      tx,
      planTerm,
      people.map(({ id: subscriberId }) => ({ subscriberId, ...term })),
    )
    await insertMany(
      tx,
      ledgerTransfer,
      people.map(({ id }) => ({ subscriberId: id, id, ...opening })),
    )
    await insertMany(
      tx,
      ledgerEntry,
      people.map(({ id }) => ({ subscriberId: id, transferId: id, ...entry })),
    )
  })
}
