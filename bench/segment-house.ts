/** A house to count segments in: every line with consent, a plan, bills and use of three months; some with touches and packs. */
import { bill, planTerm, service, subscriberService, usageMonth } from '#drizzle/schema/boss.ts'
import { preference, subscriber } from '#drizzle/schema/subscriber.ts'
import { insertMany } from '#server/store/insert-many.ts'
import type { Store, Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { touches } from '#server/touch/months.ts'
import type { Touch } from '#server/touch/record.ts'
import { addMonths, monthOf } from '#words/format.ts'

export const DAY = 24 * 3600_000
const A_UNIT = 5000
const BILLED = [-1, -2, -3]
/** One line in so many has touches, and one in so many has bought a data pack. */
const TOUCHED = 3
const BUYERS = 4
const TOUCH_DAYS = [1, 9, 25, 33, 47, 70]
const brands = ['gotone', 'easyown', 'mzone'] as const

export async function seedHouse(store: Store, lines: number, now: number): Promise<void> {
  await store.transaction(async (tx) => {
    const name = { zh: '5GB流量包', en: '5 GB pack' }
    const pack = {
      name,
      summary: name,
      charging: 'monthly' as const,
      priceFen: 1000,
      onSale: true,
      position: 1,
    }
    await insertMany(tx, service, [{ ...pack, code: 'LL10', dataKb: 5 * 1024 * 1024 }])
    for (const ago of TOUCH_DAYS) await touches.ensureMonth(tx, monthOf(now - ago * DAY))
  })
  for (let start = 0; start < lines; start += A_UNIT) {
    const indexes = Array.from({ length: Math.min(A_UNIT, lines - start) }, (_, at) => start + at)
    await store.transaction((tx) => seedSome(tx, indexes, now))
  }
}

async function seedSome(tx: Tx, indexes: number[], now: number): Promise<void> {
  const people = indexes.map((index) => ({ index, id: uuidv7(now - 90 * DAY) }))
  const line = { payment: 'prepaid' as const, credit: 'active' as const, closedAt: null }
  await insertMany(
    tx,
    subscriber,
    people.map(({ index, id }) => ({
      ...line,
      id,
      msisdn: String(13_000_000_000 + index),
      name: '林小满',
      brand: brands[index % 3] ?? 'gotone',
      branchCode: `b${index % 20}`,
      tier: index % 6,
      openedAt: now - (index % 2000) * DAY,
    })),
  )
  const said = { language: 'zh' as const, marketing: true, marketingSince: 1, marketingChannel: 'web' }
  await insertMany(
    tx,
    preference,
    people.map(({ id }) => ({ subscriberId: id, activeMonth: 0, ...said })),
  )
  const term = { startsAt: now - 80 * DAY, contractUntil: null, orderedAt: 1 }
  await insertMany(
    tx,
    planTerm,
    people.map(({ index, id }) => ({ ...term, subscriberId: id, planCode: index % 5 ? 'GT58' : 'GT128' })),
  )
  await seedMonths(tx, people, now)
  await insertMany(
    tx,
    subscriberService,
    people
      .filter(({ index }) => index % BUYERS === 0)
      .map(({ id }) => ({ subscriberId: id, serviceCode: 'LL10', since: 1, endsAt: null })),
  )
  await seedTouches(tx, people, now)
}

type People = { index: number; id: string }[]

async function seedMonths(tx: Tx, people: People, now: number): Promise<void> {
  const months = BILLED.map((ago) => addMonths(monthOf(now), ago)).toReversed()
  const each = people.flatMap((person) => months.map((month) => ({ ...person, month })))
  await insertMany(
    tx,
    bill,
    each.map(({ id, index, month }) => ({
      subscriberId: id,
      month,
      totalFen: 3000 + (index % 100) * 100,
      paidFen: 0,
      issuedAt: 1,
    })),
  )
  const used = { minutes: 100, messages: 10, asOf: 1 }
  await insertMany(
    tx,
    usageMonth,
    each.map(({ id, index, month }) => ({
      subscriberId: id,
      month,
      ...used,
      dataKb: (index % 50) * 1024 * 1024,
    })),
  )
}

async function seedTouches(tx: Tx, people: People, now: number): Promise<void> {
  const none = { operation: null, amountFen: null, said: null, told: null, answersId: null, place: null }
  const rows: Touch[] = people
    .filter(({ index }) => index % TOUCHED === 0)
    .flatMap(({ index, id: subscriberId }) =>
      TOUCH_DAYS.toReversed().map((ago) => ({
        ...none,
        subscriberId,
        id: uuidv7(now - ago * DAY),
        channel: 'sms',
        business: index % 2 ? 'balance' : 'usage',
        outcome: 'done' as const,
        branchCode: '-',
      })),
    )
  for (const [month, some] of Map.groupBy(rows, ({ id }) => monthOf(timeIn(id))))
    await insertMany(tx, touches.of(month), some)
}

const timeIn = (id: string) => Number.parseInt(id.slice(0, 13).replace('-', ''), 16)
