/** Whether one line is among those that a rule means. */
import { and, eq, isNull } from 'drizzle-orm'
import { subscriber } from '#drizzle/schema/subscriber.ts'
import { query, type Params, type Query } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { touches } from '#server/touch/months.ts'
import { isoDate } from '#words/format.ts'
import { conditionOf } from './condition.ts'
import { plainRule } from './inside.ts'
import type { Rule } from './rule.ts'

type Member = Query<{ id: string }, { id: string }>

const KEPT = 100
const members = new Map<string, Member>()

/** A few reads by key, however large the segment is. */
export async function belongs(tx: Tx, rule: Rule, subscriberId: string, now: number): Promise<boolean> {
  const months = await touches.months(tx)
  const key = `${isoDate(now)} ${months.join()} ${JSON.stringify(rule)}`
  let member = members.get(key)
  if (!member) {
    const condition = conditionOf(await plainRule(tx, rule), { now, months })
    member = query((db, p: Params<{ id: string }>) =>
      db
        .select({ id: subscriber.id })
        .from(subscriber)
        .where(and(eq(subscriber.id, p.id), isNull(subscriber.closedAt), condition))
        .limit(1),
    )
    members.set(key, member)
    const [oldest] = members.keys()
    if (members.size > KEPT && oldest !== undefined) members.delete(oldest)
  }
  return (await member.first(tx, { id: subscriberId })) !== undefined
}
