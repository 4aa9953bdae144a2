/** E-coins by rule: staff keep the rules as rows; a rule pays at most so many times a Shanghai day. */
import { and, eq, gte, isNull, or, sql } from 'drizzle-orm'
import { earningRule, ledgerTransfer } from '#drizzle/schema/money.ts'
import type { Done } from '#server/door/done.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidFloor } from '#server/store/uuidv7.ts'
import { shanghai, shanghaiMs } from '#words/format.ts'
import type { Say } from '#words/message.ts'
import { grantCoins } from './lot.ts'
import { m } from './messages.ts'

const rulesFor = query((db, p: Params<{ business: string; channel: string }>) =>
  db
    .select()
    .from(earningRule)
    .where(
      and(
        eq(earningRule.business, p.business),
        eq(earningRule.open, sql.param(true, earningRule.open)),
        or(isNull(earningRule.channel), eq(earningRule.channel, p.channel)),
      ),
    ),
)

/** Transfer ids carry their time, so a day of one subscriber is a short range of the primary key. */
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
  const { subscriberId, business, channel, touchId, now } = deed
  let earned = 0
  for (const rule of await rulesFor.all(tx, { business, channel })) {
    const since = uuidFloor(dayStart(now))
    const times = (await timesSince.first(tx, { subscriberId, since, rule: rule.code }))?.count ?? 0
    if (times >= rule.perDay || rule.coins <= 0) continue
    const key = `earn:${touchId}:${rule.code}`
    const { code: source, coins, validMonths } = rule
    await grantCoins(tx, { subscriberId, key, source, coins, validMonths, now })
    earned += coins
  }
  return (say) => (earned ? say(m.earned, earned) : '')
}

/** For the portal: whatever was done may earn e-coins, and the reply says so. */
export const earnEcoins: Done = async (
  { tx, subscriber, channel, touchId, now, say },
  { business, reply },
) => {
  const words = (await earnFor(tx, { subscriberId: subscriber.id, business, channel, touchId, now }))(say)
  return words ? { ...reply, lines: [...reply.lines, words] } : reply
}

function dayStart(now: number): number {
  const { year, month, day } = shanghai(now)
  return shanghaiMs(year, month, day)
}
