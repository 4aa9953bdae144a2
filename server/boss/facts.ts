/** What the embedded BOSS knows of a line, as conditions on `subscriber.id`: a segment over a million lines asks no line by line. */
import { sql, type SQL } from 'drizzle-orm'
import { bill, planTerm, usageMonth } from '#drizzle/schema/boss.ts'
import { subscriber } from '#drizzle/schema/subscriber.ts'
import type { Month } from '#words/format.ts'

type Span = { from: Month; to: Month }

/** On one of these plans now. */
export function onPlan(codes: string[], now: number): SQL {
  const latest = sql`(select ${planTerm.planCode} from ${planTerm} where ${planTerm.subscriberId} = ${subscriber.id} and ${planTerm.startsAt} <= ${now} order by ${planTerm.startsAt} desc limit 1)`
  const list = sql.join(
    codes.map((code) => sql`${code}`),
    sql`, `,
  )
  return sql`${latest} in (${list})`
}

/** When the contract of the plan now ends, UTC ms; null where there is none. */
export function contractEnd(now: number): SQL {
  return sql`(select ${planTerm.contractUntil} from ${planTerm} where ${planTerm.subscriberId} = ${subscriber.id} and ${planTerm.startsAt} <= ${now} order by ${planTerm.startsAt} desc limit 1)`
}

/** The sum of the bills of these months, fen. */
export function billed({ from, to }: Span): SQL {
  return sql`coalesce((select sum(${bill.totalFen}) from ${bill} where ${bill.subscriberId} = ${subscriber.id} and ${bill.month} between ${from} and ${to}), 0)`
}

export function used(what: 'minutes' | 'messages' | 'dataKb', { from, to }: Span): SQL {
  return sql`coalesce((select sum(${usageMonth[what]}) from ${usageMonth} where ${usageMonth.subscriberId} = ${subscriber.id} and ${usageMonth.month} between ${from} and ${to}), 0)`
}
