/** E-coins by rule: what is done in the hall is held against the rules that staff keep, and paid for. */
import { and, eq, gte, sql } from 'drizzle-orm'
import { ledgerTransfer } from '#drizzle/schema/money.ts'
import type { Done } from '#server/door/done.ts'
import { referralFulfilled } from '#server/referral/referral.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidFloor } from '#server/store/uuidv7.ts'
import { isElectronic } from '#server/touch/channels.ts'
import { monthOf, monthStart, shanghai, shanghaiMs } from '#words/format.ts'
import type { Say } from '#words/message.ts'
import { awardCoins } from './award.ts'
import { isFirstUse } from './first-use.ts'
import { m } from './messages.ts'
import { isInForce, openRules, type EarningRule } from './rule.ts'

/** Transfer ids carry their time, so a day or a month of one subscriber is a range of the primary key. */
const timesSince = query((db, p: Params<{ subscriberId: string; since: string; rule: string }>) =>
  db
    .select({ count: sql<number>`count(*)`.mapWith(Number) })
    .from(ledgerTransfer)
    .where(
      and(
        eq(ledgerTransfer.subscriberId, p.subscriberId),
        gte(ledgerTransfer.id, p.since),
        eq(ledgerTransfer.debit, sql`'ecoin-grant'`),
        eq(ledgerTransfer.reason, p.rule),
      ),
    ),
)

export type Deed = {
  subscriberId: string
  business: string
  channel: string
  /** The touch that is rewarded; each rule pays for it once. */
  touchId: string
  now: number
}

/** Pays what the rules promise for a deed, and answers the words for it: empty where nothing was earned. */
export async function earnFor(tx: Tx, deed: Deed): Promise<(say: Say) => string> {
  let earned = 0
  for (const rule of await openRules(tx)) {
    if (rule.kind !== 'activity' && fits(rule, deed)) earned += await payFor(tx, rule, deed)
  }
  return (say) => (earned ? say(m.earned, earned) : '')
}

/** Pays what the rules promise whoever has taken part in an activity to its end; how many e-coins that was. */
export async function earnForActivity(tx: Tx, deed: Omit<Deed, 'business'>): Promise<number> {
  let earned = 0
  for (const rule of await openRules(tx)) {
    if (rule.kind !== 'activity' || !fits(rule, { ...deed, business: 'activity' })) continue
    if (!(await mayEarn(tx, rule, deed.subscriberId, deed.now))) continue
    earned += await award(tx, rule, deed.subscriberId, `earn:${deed.touchId}:${rule.code}`, deed.now)
  }
  return earned
}

/** For the portal: whatever was done may earn e-coins, and the reply says so. */
export const earnEcoins: Done = async (
  { tx, subscriber, channel, touchId, now, say },
  { business, reply },
) => {
  const words = (await earnFor(tx, { subscriberId: subscriber.id, business, channel, touchId, now }))(say)
  return words ? { ...reply, lines: [...reply.lines, words] } : reply
}

function fits(rule: EarningRule, { business, channel, now }: Deed): boolean {
  return (
    (rule.business === null || rule.business === business) &&
    (rule.channel === null || rule.channel === channel) &&
    isInForce(rule, now)
  )
}

/** @returns the e-coins that the one who did it was paid */
async function payFor(tx: Tx, rule: EarningRule, deed: Deed): Promise<number> {
  const { subscriberId, business, channel, touchId, now } = deed
  if (rule.kind === 'referral') {
    // To recommend, or to say who did, is not yet to use the hall.
    if (isElectronic(channel) && business !== 'referral')
      await referralFulfilled(tx, subscriberId, rule.code, now)
    return 0
  }
  if (rule.kind === 'first-use') {
    if (!(await isFirstUse(tx, deed))) return 0
    return award(tx, rule, subscriberId, `first:${channel}:${rule.code}`, now)
  }
  if (!(await mayEarn(tx, rule, subscriberId, now))) return 0
  return award(tx, rule, subscriberId, `earn:${touchId}:${rule.code}`, now)
}

/** Whether the rule has not yet paid this subscriber as often as it may today and this month. */
export async function mayEarn(
  tx: Tx,
  { code: rule, perDay, perMonth }: EarningRule,
  subscriberId: string,
  now: number,
): Promise<boolean> {
  if (perDay !== null && (await times(tx, subscriberId, rule, dayStart(now))) >= perDay) return false
  return perMonth === null || (await times(tx, subscriberId, rule, monthStart(monthOf(now)))) < perMonth
}

async function times(tx: Tx, subscriberId: string, rule: string, sinceMs: number): Promise<number> {
  return (await timesSince.first(tx, { subscriberId, since: uuidFloor(sinceMs), rule }))?.count ?? 0
}

/** @param key of the ledger, not posted before */
export function award(
  tx: Tx,
  { code: source, coins, validMonths, budgetCode }: EarningRule,
  subscriberId: string,
  key: string,
  now: number,
): Promise<number> {
  return awardCoins(tx, { subscriberId, key, source, coins, validMonths, budget: budgetCode, now })
}

function dayStart(now: number): number {
  const { year, month, day } = shanghai(now)
  return shanghaiMs(year, month, day)
}
