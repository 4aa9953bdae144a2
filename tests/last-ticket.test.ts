/** A thousand people grab fifty tickets at once, by text and on the web. */
import { expect, test } from 'vitest'
import { activityEntry } from '#drizzle/schema/activity.ts'
import { ledgerEntry } from '#drizzle/schema/money.ts'
import { countsOf } from '#server/activity/counters.ts'
import { remainingOf, stockOf, TICKET } from '#server/activity/stock.ts'
import { query } from '#server/store/query.ts'
import { sql } from 'drizzle-orm'
import { aGrab, goLive } from './support/activities.ts'
import { NOW } from './support/line.ts'
import { openTexting } from './support/texts.ts'

const TICKETS = 50
const PEOPLE = 1000

const entries = query((db) => db.select().from(activityEntry))
const coinsHeld = query((db) =>
  db
    .select({ account: ledgerEntry.account, sum: sql<number>`sum(${ledgerEntry.amount})`.mapWith(Number) })
    .from(ledgerEntry)
    .where(sql`${ledgerEntry.account} in ('ecoin', 'ecoin-grant')`)
    .groupBy(ledgerEntry.account),
)

test(
  'of a thousand who grab at once, exactly fifty have a ticket, each another one',
  { timeout: 120_000 },
  async () => {
    const texting = await openTexting()
    const { store, portal } = texting
    const coins = { kind: 'coins' as const, coins: 10, validMonths: 12, stock: null }
    await goLive(store, aGrab(TICKETS, { prizes: [coins] }))
    const phones = []
    for (let made = 0; made < PEOPLE; made++) phones.push(await texting.newPhone())

    const answers = await Promise.all(
      phones.map(async (phone, index) => {
        if (index % 2 === 0) return phone.body('QP01')
        const contact = { channel: 'web', subscriberId: phone.id, access: 'verified', port: 'web' } as const
        const visit = portal.visit({ ...contact, request: `grab:${index}`, now: NOW + 60_000 })
        return (await visit.perform('takePart', { activity: 'QP01' })).reply.lines.join()
      }),
    )

    const won = answers.filter((words) => words.includes('恭喜抢到'))
    expect(won).toHaveLength(TICKETS)
    expect(answers.filter((words) => words.includes('票已抢完'))).toHaveLength(PEOPLE - TICKETS)
    const rows = await store.read((tx) => entries.all(tx))
    expect(new Set(rows.map(({ subscriberId }) => subscriberId)).size).toBe(TICKETS)
    expect(rows.map(({ ticket }) => ticket ?? 0).toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: TICKETS }, (_, index) => index + 1),
    )
    const told = won.flatMap((words) => /票号(QP01-\d{4})/.exec(words)?.[1] ?? [])
    expect(new Set(told).size).toBe(TICKETS)

    expect(await store.read((tx) => remainingOf(tx, 'QP01', TICKET))).toBe(0)
    const kept = await store.read((tx) => countsOf(tx, 'QP01'))
    expect([kept.of('ticket'), kept.of('entry'), kept.of('person')]).toEqual([TICKETS, TICKETS, TICKETS])
    expect([kept.of('sold-out'), kept.of('coins')]).toEqual([PEOPLE - TICKETS, TICKETS * 10])
    const sums = await store.read((tx) => coinsHeld.all(tx))
    expect(new Map(sums.map(({ account, sum }) => [account, sum]))).toEqual(
      new Map([
        ['ecoin', TICKETS * 10],
        ['ecoin-grant', TICKETS * -10],
      ]),
    )
  },
)

test('a winner who grabs again keeps the one ticket, and takes nobody’s', async () => {
  const texting = await openTexting()
  const { store } = texting
  await goLive(store, aGrab(3))
  const phone = await texting.newPhone()
  await phone.say('QP01')
  expect(await phone.body('QP01')).toContain('每人限一张')
  expect(await store.read((tx) => stockOf(tx, 'QP01'))).toMatchObject([{ total: 3, remaining: 2 }])
})
