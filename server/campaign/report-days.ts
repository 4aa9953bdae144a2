/** What the counters of days and hours say: a few rows a campaign and day, however many messages they count. */
import { and, asc, eq, gte, lte, sum } from 'drizzle-orm'
import { campaignCounter, campaignDay, campaignHour, type PushChannel } from '#drizzle/schema/campaign.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import type { Figure } from './counters.ts'
import type { What } from './what.ts'

/** Summed over the slots; days since 1970-01-01 in Asia/Shanghai. */
export type DayFigure = {
  campaignId: string
  day: number
  channel: PushChannel
  variant: string
  what: What
  count: number
  segments: number
  amountFen: number
}

export type WholeFigure = Figure & { campaignId: string }

export type HourFigure = { hour: number; what: What; count: number }

const summed = {
  campaignId: campaignDay.campaignId,
  day: campaignDay.day,
  channel: campaignDay.channel,
  variant: campaignDay.variant,
  what: campaignDay.what,
  count: sum(campaignDay.count).mapWith(Number),
  segments: sum(campaignDay.segments).mapWith(Number),
  amountFen: sum(campaignDay.amountFen).mapWith(Number),
}
const key = [
  campaignDay.campaignId,
  campaignDay.day,
  campaignDay.channel,
  campaignDay.variant,
  campaignDay.what,
] as const

const ofCampaign = query((db, p: Params<{ campaignId: string }>) =>
  db
    .select(summed)
    .from(campaignDay)
    .where(eq(campaignDay.campaignId, p.campaignId))
    .groupBy(...key)
    .orderBy(asc(campaignDay.day)),
)

const between = query((db, p: Params<{ from: number; until: number }>) =>
  db
    .select(summed)
    .from(campaignDay)
    .where(and(gte(campaignDay.day, p.from), lte(campaignDay.day, p.until)))
    .groupBy(...key)
    .orderBy(asc(campaignDay.day)),
)

const whole = query((db) =>
  db
    .select({
      campaignId: campaignCounter.campaignId,
      channel: campaignCounter.channel,
      variant: campaignCounter.variant,
      what: campaignCounter.what,
      reason: campaignCounter.reason,
      count: sum(campaignCounter.count).mapWith(Number),
      segments: sum(campaignCounter.segments).mapWith(Number),
    })
    .from(campaignCounter)
    .groupBy(
      campaignCounter.campaignId,
      campaignCounter.channel,
      campaignCounter.variant,
      campaignCounter.what,
      campaignCounter.reason,
    ),
)

const hours = query((db, p: Params<{ campaignId: string }>) =>
  db
    .select({
      hour: campaignHour.hour,
      what: campaignHour.what,
      count: sum(campaignHour.count).mapWith(Number),
    })
    .from(campaignHour)
    .where(eq(campaignHour.campaignId, p.campaignId))
    .groupBy(campaignHour.hour, campaignHour.what)
    .orderBy(asc(campaignHour.hour)),
)

export async function daysOfCampaign(tx: Tx, campaignId: string): Promise<DayFigure[]> {
  return (await ofCampaign.all(tx, { campaignId })) as DayFigure[]
}

/** Of every campaign; both days included. */
export async function daysBetween(tx: Tx, days: { from: number; until: number }): Promise<DayFigure[]> {
  return (await between.all(tx, days)) as DayFigure[]
}

/** Over its whole life, of every campaign. */
export async function wholeFigures(tx: Tx): Promise<WholeFigure[]> {
  return (await whole.all(tx)) as WholeFigure[]
}

export async function hoursOfCampaign(tx: Tx, campaignId: string): Promise<HourFigure[]> {
  return (await hours.all(tx, { campaignId })) as HourFigure[]
}
