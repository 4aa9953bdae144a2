/** What a line did, and how often: its touches of the months that the days reach into. */
import { and, gte, or, sql, type SQL } from 'drizzle-orm'
import { subscriber } from '#drizzle/schema/subscriber.ts'
import { uuidFloor } from '#server/store/uuidv7.ts'
import { touches } from '#server/touch/months.ts'
import { monthOf, type Month } from '#words/format.ts'
import { daysBefore } from './days.ts'
import { isAmong, isWithin, type Moment, type Range } from './moment.ts'
import type { Fact } from './rule.ts'

type Touched = Extract<Fact, { fact: 'touch' }>

const NOBODY = sql`1 = 0`

/**
 * @param alone whether nothing cheap beside it leaves most lines out before
 */
export function touched(fact: Touched, moment: Moment, alone: boolean): SQL {
  const from = fact.days === undefined ? 0 : daysBefore(moment.now, fact.days)
  const months = moment.months.filter((each) => fact.days === undefined || each >= monthOf(from))
  if (months.length === 0) return NOBODY
  const rows = months.map((month) => ({ touch: touches.of(month), wanted: wantedOf(fact, month, from) }))
  return alone && moment.range ? together(rows, moment.range, fact.atLeast) : lineByLine(rows, fact.atLeast)
}

type Rows = { touch: ReturnType<typeof touches.of>; wanted: SQL | undefined }[]

function wantedOf({ business, channel }: Touched, month: Month, from: number): SQL | undefined {
  const touch = touches.of(month)
  return and(
    month === monthOf(from) ? gte(touch.id, uuidFloor(from)) : undefined,
    sql`${touch.outcome} = 'done'`,
    business === undefined ? undefined : sql`${touch.business} = ${business}`,
    channel === undefined ? undefined : sql`${touch.channel} = ${channel}`,
  )
}

/** A range read a line and month. */
function lineByLine(rows: Rows, atLeast: number): SQL {
  const counts = rows.map(({ touch, wanted }) => {
    const own = and(sql`${touch.subscriberId} = ${subscriber.id}`, wanted)
    return atLeast === 1
      ? sql`exists (select 1 from ${touch} where ${own})`
      : sql`(select count(*) from ${touch} where ${own})`
  })
  return atLeast === 1 ? (or(...counts) ?? NOBODY) : sql`(${sql.join(counts, sql` + `)}) >= ${atLeast}`
}

/** One range read a month. */
function together(rows: Rows, range: Range, atLeast: number): SQL {
  const each = rows.map(({ touch, wanted }) => {
    const within = and(isWithin(touch.subscriberId, range), wanted)
    return sql`select ${touch.subscriberId} as who from ${touch} where ${within}`
  })
  return isAmong(
    sql`select who from (${sql.join(each, sql` union all `)}) as did group by who having count(*) >= ${atLeast}`,
  )
}
