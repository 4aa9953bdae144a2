/** What marketing sees first: what runs, how the last thirty days went, what worked best and worst. */
import type { Tx } from '#server/store/store.ts'
import { booksOf, type Books, type Known } from './report-all.ts'
import { rowOf, sumsOf, type Row, type Sums } from './report-sums.ts'
import { firstDay, periodsBetween } from './report-time.ts'
import { dayIn, SHANGHAI } from './zone.ts'

export const OVERVIEW_DAYS = 30
const YEAR_DAYS = 365
const RANKED = 3

export type Running = Pick<Known, 'id' | 'name' | 'state' | 'startedAt'> & Sums

export type Overview = {
  /** First days of the two spans that are compared, days since 1970-01-01; today is the last. */
  today: number
  recent: Sums
  before: Sums
  running: Running[]
  waiting: Pick<Known, 'id' | 'name' | 'state'>[]
  best: (Row & { name: string })[]
  worst: (Row & { name: string })[]
  /** By month, a year back. */
  months: Row[]
  any: boolean
}

export async function overviewOf(tx: Tx, now: number): Promise<Overview> {
  const today = dayIn(SHANGHAI, now)
  return overviewFrom(await booksOf(tx, { from: today - YEAR_DAYS, until: today }), today)
}

/** Pure. */
export function overviewFrom({ days, whole, campaigns }: Books, today: number): Overview {
  const price = (id: string) => campaigns.get(id)?.segmentPriceFen ?? 0
  const between = (from: number, until: number) => days.filter(({ day }) => day >= from && day <= until)
  const byCampaign = Map.groupBy(days, ({ campaignId }) => campaignId)
  const wholeBy = Map.groupBy(whole, ({ campaignId }) => campaignId)
  const judged = [...byCampaign]
    .map(([id, figures]) => ({
      ...rowOf(id, figures, price, wholeBy.get(id) ?? []),
      name: campaigns.get(id)?.name ?? id,
    }))
    .filter(({ lift }) => lift !== null)
    .sort((one, other) => (other.lift?.difference ?? 0) - (one.lift?.difference ?? 0))
  const known = [...campaigns.values()]
  const inState = (...states: Known['state'][]) => known.filter(({ state }) => states.includes(state))
  const month = Map.groupBy(days, ({ day }) => firstDay('month', day))
  return {
    today,
    recent: sumsOf(between(today - OVERVIEW_DAYS + 1, today), price),
    before: sumsOf(between(today - 2 * OVERVIEW_DAYS + 1, today - OVERVIEW_DAYS), price),
    running: inState('running', 'paused').map(({ id, name, state, startedAt }) => ({
      id,
      name,
      state,
      startedAt,
      ...sumsOf(byCampaign.get(id) ?? [], price),
    })),
    waiting: inState('submitted', 'approved').map(({ id, name, state }) => ({ id, name, state })),
    best: judged.slice(0, RANKED),
    worst: judged.slice(RANKED).slice(-RANKED).toReversed(),
    months: periodsBetween('month', today - YEAR_DAYS, today)
      .slice(-12)
      .map((first) => rowOf(String(first), month.get(first) ?? [], price, [])),
    any: known.length > 0,
  }
}
