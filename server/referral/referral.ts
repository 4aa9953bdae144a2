/**
 * One subscriber recommends another. A number is recommended once in its life, while it has not used the e-hall; what it
 * does there first pays whoever recommended it, once.
 */
import { and, asc, eq, gte, sql } from 'drizzle-orm'
import { referral } from '#drizzle/schema/referral.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'

export type Referral = typeof referral.$inferSelect

const ofReferred = query((db, p: Params<{ subscriberId: string }>) =>
  db.select().from(referral).where(eq(referral.subscriberId, p.subscriberId)).limit(1),
)

const insertReferral = insertInto(referral, {
  always: { state: 'open', doneAt: null, ruleCode: null, coins: 0 },
  onConflict: 'nothing',
})

const makeDue = query((db, p: Params<{ subscriberId: string; rule: string; now: number }>) =>
  db
    .update(referral)
    .set({ state: sql`'due'`, doneAt: p.now, ruleCode: p.rule })
    .where(and(eq(referral.subscriberId, p.subscriberId), eq(referral.state, sql`'open'`))),
)

/** The predicate stands in the text, so that the partial index serves. */
const dueOnes = query((db) =>
  db
    .select()
    .from(referral)
    .where(sql`${referral.state} = 'due'`)
    .orderBy(asc(referral.doneAt))
    .limit(200),
)

/** Nobody is paid yet; whoever takes the row says what becomes of it. */
const takeDue = query((db, p: Params<{ subscriberId: string }>) =>
  db
    .update(referral)
    .set({ state: sql`'unpaid'` })
    .where(and(eq(referral.subscriberId, p.subscriberId), eq(referral.state, sql`'due'`))),
)

const setPaid = query((db, p: Params<{ subscriberId: string; coins: number }>) =>
  db
    .update(referral)
    .set({ state: sql`'paid'`, coins: p.coins })
    .where(eq(referral.subscriberId, p.subscriberId)),
)

const countedBy = query((db, p: Params<{ referrerId: string }>) =>
  db
    .select({
      friends: sql<number>`count(*)`.mapWith(Number),
      coins: sql<number>`coalesce(sum(${referral.coins}), 0)`.mapWith(Number),
    })
    .from(referral)
    .where(eq(referral.referrerId, p.referrerId)),
)

const askedSince = query((db, p: Params<{ referrerId: string; since: number }>) =>
  db
    .select({ count: sql<number>`count(*)`.mapWith(Number) })
    .from(referral)
    .where(and(eq(referral.referrerId, p.referrerId), gte(referral.askedAt, p.since))),
)

export function referralOf(tx: Tx, subscriberId: string): Promise<Referral | undefined> {
  return ofReferred.first(tx, { subscriberId })
}

/** Chains longer than this are nobody's friends any more, and are taken for a circle. */
const LONGEST_CHAIN = 50

/** Whether `id` stands above the subscriber in the chain of recommendations: it may not be recommended by them. */
export async function isAbove(tx: Tx, id: string, subscriberId: string): Promise<boolean> {
  let at = subscriberId
  for (let steps = 0; steps < LONGEST_CHAIN; steps++) {
    const above = await referralOf(tx, at)
    if (!above) return false
    if (above.referrerId === id) return true
    at = above.referrerId
  }
  return true
}

/** False when somebody was faster. */
export async function addReferral(
  tx: Tx,
  row: { subscriberId: string; referrerId: string; askedAt: number },
): Promise<boolean> {
  return (await insertReferral.run(tx, row)) === 1
}

/** How many the subscriber has recommended since a moment (UTC ms). */
export async function referralsSince(tx: Tx, referrerId: string, since: number): Promise<number> {
  return (await askedSince.first(tx, { referrerId, since }))?.count ?? 0
}

/** How many friends somebody has recommended in all, and what they were paid for them. */
export async function referredBy(tx: Tx, referrerId: string): Promise<{ friends: number; coins: number }> {
  return (await countedBy.first(tx, { referrerId })) ?? { friends: 0, coins: 0 }
}

/**
 * The recommended one has done what a rule asks for; the referrer is paid by a job of the house, in a unit of their own:
 * nobody waits for somebody else's purse.
 */
export async function referralFulfilled(
  tx: Tx,
  subscriberId: string,
  rule: string,
  now: number,
): Promise<void> {
  const open = await referralOf(tx, subscriberId)
  if (open?.state === 'open') await makeDue.run(tx, { subscriberId, rule, now })
}

/** The two hundred that wait longest for their e-coins. */
export function dueReferrals(tx: Tx): Promise<Referral[]> {
  return dueOnes.all(tx)
}

/** False when another process was faster; taken, it is unpaid until `markPaid`. */
export async function takeDueReferral(tx: Tx, subscriberId: string): Promise<boolean> {
  return (await takeDue.run(tx, { subscriberId })) === 1
}

export async function markPaid(tx: Tx, subscriberId: string, coins: number): Promise<void> {
  await setPaid.run(tx, { subscriberId, coins })
}
