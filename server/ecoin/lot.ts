/**
 * Lots: which e-coins expire when. The ledger says how many there are, the lots say until when; each change goes to
 * both in one transaction, under the subscriber's lock, and so they always agree.
 */
import { and, asc, eq, gt, lte, sql, sum } from 'drizzle-orm'
import { ecoinLot } from '#drizzle/schema/money.ts'
import type { SpentLot } from '#drizzle/schema/reward.ts'
import { Overdrawn, post } from '#server/balance/ledger.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { oneOf, query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { addMonths, monthOf, monthStart } from '#words/format.ts'

export type Lot = typeof ecoinLot.$inferSelect

const addToLot = query(
  (db, p: Params<{ subscriberId: string; source: string; expiresAt: number; coins: number }>) =>
    db
      .update(ecoinLot)
      .set({
        earned: sql`${ecoinLot.earned} + ${sql.param(p.coins, ecoinLot.earned)}`,
        remaining: sql`${ecoinLot.remaining} + ${sql.param(p.coins, ecoinLot.remaining)}`,
      })
      .where(
        and(
          eq(ecoinLot.subscriberId, p.subscriberId),
          eq(ecoinLot.source, p.source),
          eq(ecoinLot.expiresAt, p.expiresAt),
        ),
      ),
)

const insertLot = insertInto(ecoinLot)

const lotsLeft = query((db, p: Params<{ subscriberId: string }>) =>
  db
    .select()
    .from(ecoinLot)
    .where(and(eq(ecoinLot.subscriberId, p.subscriberId), gt(ecoinLot.remaining, sql`0`)))
    .orderBy(asc(ecoinLot.expiresAt), asc(ecoinLot.id)),
)

const coinsLeft = query((db, p: Params<{ ids: readonly string[]; now: number }>) =>
  db
    .select({ subscriberId: ecoinLot.subscriberId, coins: sum(ecoinLot.remaining).mapWith(Number) })
    .from(ecoinLot)
    .where(
      and(oneOf(ecoinLot.subscriberId, p.ids), gt(ecoinLot.remaining, sql`0`), gt(ecoinLot.expiresAt, p.now)),
    )
    .groupBy(ecoinLot.subscriberId),
)

const setRemaining = query((db, p: Params<{ subscriberId: string; id: string; remaining: number }>) =>
  db
    .update(ecoinLot)
    .set({ remaining: p.remaining })
    .where(and(eq(ecoinLot.subscriberId, p.subscriberId), eq(ecoinLot.id, p.id))),
)

/** Never more than was earned: what comes back had been taken out before. */
const refill = query((db, p: Params<{ subscriberId: string; id: string; coins: number }>) =>
  db
    .update(ecoinLot)
    .set({ remaining: sql`${ecoinLot.remaining} + ${sql.param(p.coins, ecoinLot.remaining)}` })
    .where(and(eq(ecoinLot.subscriberId, p.subscriberId), eq(ecoinLot.id, p.id))),
)

/** The predicate on `remaining` stands in the text, so that the partial index serves. */
const dueHolders = query((db, p: Params<{ now: number; after: string }>) =>
  db
    .selectDistinct({ subscriberId: ecoinLot.subscriberId })
    .from(ecoinLot)
    .where(
      and(lte(ecoinLot.expiresAt, p.now), sql`${ecoinLot.remaining} > 0`, gt(ecoinLot.subscriberId, p.after)),
    )
    .orderBy(asc(ecoinLot.subscriberId))
    .limit(200),
)

/** E-coins live to the end of a Shanghai month, so that a month's earnings are one lot and one date to tell. */
export function expiryOf(earnedAt: number, validMonths: number): number {
  return monthStart(addMonths(monthOf(earnedAt), validMonths + 1))
}

export type Grant = {
  subscriberId: string
  /** The ledger key. */
  key: string
  source: string
  coins: number
  validMonths: number
  now: number
}

/** Puts e-coins into the purse; the caller holds the subscriber's lock and has not posted this key before. */
export async function grantCoins(tx: Tx, grant: Grant): Promise<void> {
  const { subscriberId, key, source, coins, now } = grant
  const transfer = { subscriberId, key, amount: coins, reason: source, now }
  await post(tx, { ...transfer, debit: 'ecoin-grant', credit: 'ecoin' })
  await putInLot(tx, subscriberId, source, coins, expiryOf(now, grant.validMonths), now)
}

async function putInLot(
  tx: Tx,
  subscriberId: string,
  source: string,
  coins: number,
  expiresAt: number,
  now: number,
): Promise<void> {
  if (await addToLot.run(tx, { subscriberId, source, expiresAt, coins })) return
  const lot = { id: uuidv7(now), earned: coins, remaining: coins, earnedAt: now }
  await insertLot.run(tx, { subscriberId, source, expiresAt, ...lot })
}

/** What can be spent now: expired lots do not count, whether the nightly job has taken them away yet or not. */
export async function lotsOf(tx: Tx, subscriberId: string, now: number): Promise<Lot[]> {
  return (await lotsLeft.all(tx, { subscriberId })).filter((lot) => lot.expiresAt > now)
}

/** What each can spend now; who has none is not in it. */
export async function coinsOf(tx: Tx, ids: readonly string[], now: number): Promise<Map<string, number>> {
  const rows = await coinsLeft.all(tx, { ids, now })
  return new Map(rows.map(({ subscriberId, coins }) => [subscriberId, coins]))
}

/**
 * Takes e-coins, what expires first first.
 * @returns out of which lots they came
 * @throws Overdrawn when there are too few that have not expired
 */
export async function spendCoins(
  tx: Tx,
  spending: { subscriberId: string; key: string; reason: string; coins: number; now: number },
): Promise<SpentLot[]> {
  const { subscriberId, key, reason, coins, now } = spending
  await expireLotsOf(tx, subscriberId, now)
  const lots = await lotsOf(tx, subscriberId, now)
  const held = lots.reduce((sum, lot) => sum + lot.remaining, 0)
  if (held < coins) throw new Overdrawn('ecoin', held, coins)
  await post(tx, { subscriberId, key, reason, now, amount: coins, debit: 'ecoin', credit: 'ecoin-reward' })
  return takeFrom(tx, lots, coins)
}

async function takeFrom(tx: Tx, lots: Lot[], coins: number): Promise<SpentLot[]> {
  const spent: SpentLot[] = []
  let wanted = coins
  for (const { subscriberId, id, source, expiresAt, remaining } of lots) {
    if (wanted === 0) break
    const taken = Math.min(remaining, wanted)
    wanted -= taken
    await setRemaining.run(tx, { subscriberId, id, remaining: remaining - taken })
    spent.push({ lotId: id, source, expiresAt, coins: taken })
  }
  return spent
}

/** E-coins whose own time passed while they were spent come back for so many months more. */
const GRACE_MONTHS = 1

/**
 * Puts e-coins that paid for a voucher back where they came from, each with its own expiry; those whose time has passed
 * meanwhile get a lot of their own, to the end of the next month. The caller holds the subscriber's lock and has not
 * posted this key before.
 */
export async function returnCoins(
  tx: Tx,
  returned: {
    subscriberId: string
    key: string
    reason: string
    coins: number
    lots: SpentLot[]
    now: number
  },
): Promise<void> {
  const { subscriberId, key, reason, coins, now } = returned
  await post(tx, { subscriberId, key, reason, now, amount: coins, debit: 'ecoin-reward', credit: 'ecoin' })
  let homeless = coins
  for (const { lotId: id, coins: part, expiresAt } of returned.lots) {
    if (expiresAt <= now || !(await refill.run(tx, { subscriberId, id, coins: part }))) continue
    homeless -= part
  }
  if (homeless > 0) await putInLot(tx, subscriberId, 'returned', homeless, expiryOf(now, GRACE_MONTHS), now)
}

/**
 * Takes back e-coins that were earned wrongly: from the lot they went into first, then what expires first. What has been
 * spent or has expired cannot be taken, and the purse never falls below zero.
 * @returns how many were taken; 0 where none is left
 */
export async function takeBackCoins(
  tx: Tx,
  taking: { subscriberId: string; key: string; source: string; coins: number; now: number },
): Promise<number> {
  const { subscriberId, key, source, coins, now } = taking
  await expireLotsOf(tx, subscriberId, now)
  const lots = await lotsOf(tx, subscriberId, now)
  const amount = Math.min(
    coins,
    lots.reduce((sum, lot) => sum + lot.remaining, 0),
  )
  if (amount === 0) return 0
  await post(tx, { subscriberId, key, reason: source, now, amount, debit: 'ecoin', credit: 'ecoin-grant' })
  const own = lots.filter((lot) => lot.source === source)
  await takeFrom(tx, [...own, ...lots.filter((lot) => lot.source !== source)], amount)
  return amount
}

/**
 * Takes away what has expired of one subscriber, whose lock the caller holds.
 * @returns how many e-coins that was
 */
export async function expireLotsOf(tx: Tx, subscriberId: string, now: number): Promise<number> {
  let expired = 0
  for (const lot of await lotsLeft.all(tx, { subscriberId })) {
    if (lot.expiresAt > now) break
    const key = `expire:${lot.id}`
    const transfer = { subscriberId, key, reason: lot.source, amount: lot.remaining, now }
    await post(tx, { ...transfer, debit: 'ecoin', credit: 'ecoin-expired' })
    await setRemaining.run(tx, { subscriberId, id: lot.id, remaining: 0 })
    expired += lot.remaining
  }
  return expired
}

/** The next two hundred subscribers with something to expire, in the order of their ids after `after`. */
export async function holdersOfDueLots(tx: Tx, now: number, after: string): Promise<string[]> {
  return (await dueHolders.all(tx, { now, after })).map((row) => row.subscriberId)
}
