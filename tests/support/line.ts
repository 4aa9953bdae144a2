/** Lines at a real door: the reference catalogue, the embedded BOSS, every operation, and subscribers as a test needs them. */
import { bill, billItem, planTerm, usageMonth } from '#drizzle/schema/boss.ts'
import { preference, subscriber, type Brand, type Credit, type Payment } from '#drizzle/schema/subscriber.ts'
import { seedReference } from '#drizzle/reference/seed.ts'
import { post } from '#server/balance/ledger.ts'
import { embeddedBoss } from '#server/boss/embedded.ts'
import type { Boss } from '#server/boss/boss.ts'
import type { Done } from '#server/door/done.ts'
import type { Contact, Outcome } from '#server/operation.ts'
import { openSecrets } from '#server/identity/secrets.ts'
import { operations, type OperationName } from '#server/operations.ts'
import { openPortal, type OutputOf } from '#server/portal.ts'
import { insertMany } from '#server/store/insert-many.ts'
import type { Store, Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import type { Till } from '#server/topup/till.ts'
import { addMonths, monthOf, monthStart, shanghaiMs, type Month } from '#words/format.ts'
import { openTestStore } from './store.ts'

/** 10 o'clock on 22 November 2026 in Shanghai: nine days are left of the month, today included. */
export const NOW = shanghaiMs(2026, 11, 22, 10)
export const DAY = 24 * 3600_000

export const secrets = openSecrets('a key for tests that is long enough')

export type Wanted = {
  brand?: Brand
  payment?: Payment
  credit?: Credit
  plan?: string
  planSince?: number
  contractUntil?: number | null
  openedAt?: number
  balanceFen?: number
  /** Totals of the last months' bills, the latest month (October 2026) last. */
  bills?: number[]
  used?: Record<Month, { minutes?: number; messages?: number; dataKb?: number }>
}

export type Line = Awaited<ReturnType<Awaited<ReturnType<typeof openLines>>['newLine']>>

/**
 * @param boss what stands behind the hall; the embedded one unless a test brings its own
 * @param rules what follows an operation that was done
 * @param till how money comes in; without one no cashier is connected
 */
export async function openLines(boss: Boss = embeddedBoss, rules: readonly Done[] = [], till?: Till) {
  const store = await openTestStore()
  await seedReference(store)
  const portal = openPortal(store, { boss, secrets, operations, rules, till })
  return {
    store,
    newLine: async (wanted: Wanted = {}) => {
      const id = uuidv7(NOW)
      await store.transaction((tx) => insertLine(tx, id, wanted))
      return lineOf(store, portal, id)
    },
  }
}

function lineOf(store: Store, portal: ReturnType<typeof openPortal>, id: string) {
  let requests = 0
  const visit = (over: Partial<Contact> = {}) =>
    portal.visit({
      channel: 'sms',
      subscriberId: id,
      access: 'sim',
      request: `${id}:${requests++}`,
      now: NOW,
      language: 'zh',
      port: '10086',
      ...over,
    })
  const perform = <Name extends OperationName>(name: Name, input: unknown = {}, over?: Partial<Contact>) =>
    visit(over).perform(name, input)
  return {
    id,
    visit,
    perform,
    /** What a done operation put out; a test fails where it was not done. */
    async output<Name extends OperationName>(name: Name, input: unknown = {}, over?: Partial<Contact>) {
      const outcome = await perform(name, input, over)
      if (outcome.kind !== 'done') throw new Error(`${name}: ${outcome.kind}: ${words(outcome)}`)
      return outcome.output as OutputOf<Name>
    },
    /** Asks and says yes. */
    async confirmed(name: OperationName, input: unknown, over?: Partial<Contact>) {
      const asked = await perform(name, input, over)
      if (asked.kind !== 'quoted') throw new Error(`${name}: ${asked.kind}: ${words(asked)}`)
      return visit(over).confirm()
    },
    within: <T>(unit: (tx: Tx) => Promise<T>) => store.transaction(unit),
  }
}

/** Everything the subscriber reads. */
export function words(outcome: Outcome): string {
  return [outcome.reply.title, ...outcome.reply.lines].join('\n')
}

async function insertLine(tx: Tx, id: string, wanted: Wanted): Promise<void> {
  const { brand = 'gotone', payment = 'postpaid', credit = 'active' } = wanted
  const openedAt = wanted.openedAt ?? shanghaiMs(2024, 3, 5)
  await insertMany(tx, subscriber, [
    {
      id,
      msisdn: '13900001111',
      name: '林小满',
      brand,
      payment,
      credit,
      branchCode: 'QL-CENTER',
      tier: 1,
      openedAt,
      closedAt: null,
    },
  ])
  await insertMany(tx, preference, [
    { subscriberId: id, language: 'zh', marketing: false, marketingSince: null, activeMonth: 0 },
  ])
  const planCode = wanted.plan ?? 'GT58'
  const startsAt = wanted.planSince ?? openedAt
  const contractUntil = wanted.contractUntil ?? null
  await insertMany(tx, planTerm, [
    { subscriberId: id, startsAt, planCode, contractUntil, orderedAt: startsAt },
  ])
  await insertHistory(tx, id, wanted)
}

async function insertHistory(tx: Tx, id: string, wanted: Wanted): Promise<void> {
  const totals = wanted.bills ?? []
  for (const [index, totalFen] of totals.entries()) {
    const month = addMonths(monthOf(NOW), index - totals.length)
    const issuedAt = monthStart(addMonths(month, 1)) + 2 * DAY
    const head = { subscriberId: id, month }
    await insertMany(tx, bill, [{ ...head, totalFen, paidFen: 0, issuedAt }])
    const plan = { zh: '全球通畅享58', en: 'GoTone Easy 58' }
    await insertMany(tx, billItem, [
      { ...head, position: 1, category: 'plan', name: plan, amountFen: 5800 },
      {
        ...head,
        position: 2,
        category: 'voice',
        name: { zh: '市话', en: 'Local calls' },
        amountFen: totalFen - 5800,
      },
    ])
  }
  for (const [month, use] of Object.entries(wanted.used ?? {})) {
    const none = { minutes: 0, messages: 0, dataKb: 0, asOf: NOW - 3600_000 }
    await insertMany(tx, usageMonth, [{ subscriberId: id, month: Number(month), ...none, ...use }])
  }
  if (wanted.balanceFen) {
    const amount = wanted.balanceFen
    const opening = { subscriberId: id, key: 'opening', reason: 'opening', now: NOW - DAY }
    await post(tx, { ...opening, debit: 'opening', credit: 'balance', amount })
  }
}
