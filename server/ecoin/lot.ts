/**
 * Lots: which e-coins expire when. The ledger says how many there are, the lots say until when; each change goes to
 * both in one transaction, under the subscriber's lock, and so they always agree.
 */
import { and, asc, eq, gt, lte, sql } from 'drizzle-orm'
import { ecoinLot } from '#drizzle/schema/money.ts'
import { Overdrawn, post } from '#server/balance/ledger.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
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

const setRemaining = query((db, p: Params<{ subscriberId: string; id: string; remaining: number }>) =>
  db
    .update(ecoinLot)
    .set({ remaining: p.remaining })
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
  const expiresAt = expiryOf(now, grant.validMonths)
  if (await addToLot.run(tx, { subscriberId, source, expiresAt, coins })) return
  const lot = { id: uuidv7(now), earned: coins, remaining: coins, earnedAt: now }
  await insertLot.run(tx, { subscriberId, source, expiresAt, ...lot })
}

/** What can be spent now: expired lots do not count, whether the nightly job has taken them away yet or not. */
export async function lotsOf(tx: Tx, subscriberId: string, now: number): Promise<Lot[]> {
  return (await lotsLeft.all(tx, { subscriberId })).filter((lot) => lot.expiresAt > now)
}

/**
 * Takes e-coins, what expires first first.
 * @throws Overdrawn when there are too few that have not expired
 */
export async function spendCoins(
  tx: Tx,
  spending: { subscriberId: string; key: string; reason: string; coins: number; now: number },
): Promise<void> {
  const { subscriberId, key, reason, coins, now } = spending
  await expireLotsOf(tx, subscriberId, now)
  const lots = await lotsOf(tx, subscriberId, now)
  const held = lots.reduce((sum, lot) => sum + lot.remaining, 0)
  if (held < coins) throw new Overdrawn('ecoin', held, coins)
  await post(tx, { subscriberId, key, reason, now, amount: coins, debit: 'ecoin', credit: 'ecoin-reward' })
  let wanted = coins
  for (const lot of lots) {
    if (wanted === 0) break
    const taken = Math.min(lot.remaining, wanted)
    wanted -= taken
    await setRemaining.run(tx, { subscriberId, id: lot.id, remaining: lot.remaining - taken })
  }
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
