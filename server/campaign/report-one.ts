/** One campaign: by variant and channel, step by step, and over its days or hours. */
import { leavesChannel, onlyOf } from './channel-for.ts'
import { segmentOf } from '#server/segment/segment.ts'
import type { Tx } from '#server/store/store.ts'
import type { Campaign } from './campaign.ts'
import { figuresOf } from './counters.ts'
import { daysOfCampaign, hoursOfCampaign, type DayFigure, type HourFigure } from './report-days.ts'
import { rowOf, sumsOf, type Row } from './report-sums.ts'
import { periodsBetween, type Period } from './report-time.ts'
import { heldIn, reachedIn, resultsFrom, type Results } from './results.ts'
import { dayStart } from '#words/format.ts'
import { DAY_MS } from './zone.ts'

/** A step of the curve, and what had come together by its end. */
export type Point = {
  /** The first day of it, days since 1970-01-01; null where the curve goes by hours. */
  day: number | null
  /** UTC ms. */
  from: number
  until: number
  sent: number
  responded: number
  ordered: number
  optedOut: number
  /** Orders so far ÷ everybody reached, and the same of the holdout; 0 to 1. */
  rate: number | null
  heldRate: number | null
}

export type CampaignReport = {
  variants: (Row & { channel: string })[]
  channels: Row[]
  total: Row
  reasons: Results['reasons']
  unit: Period | 'hour'
  points: Point[]
  segment: { id: string; name: string; version: number } | null
}

/** Beyond so many days the curve goes by weeks; within so few by hours. */
const DAYS_BY_DAY = 92
const DAYS_BY_HOUR = 3

export async function reportOf(tx: Tx, campaign: Campaign): Promise<CampaignReport> {
  const { id, segmentId, segmentVersion } = campaign
  const days = await daysOfCampaign(tx, id)
  const figures = await figuresOf(tx, id)
  const whole = figures.map((figure) => ({ ...figure, campaignId: id }))
  const price = () => campaign.segmentPriceFen
  const row = (key: string, fits: Fits, holdouts = whole) =>
    rowOf(key, days.filter(fits), price, whole.filter(fits), holdouts)
  const variants = campaign.variants.map(({ code, channels }) => ({
    ...row(code, ({ variant }) => variant === code),
    channel: onlyOf(channels),
  }))
  const channels = [...new Set(campaign.variants.flatMap(({ channels }) => channels))]
  const segment = await segmentOf(tx, segmentId)
  return {
    variants,
    channels: channels.map((code) => {
      const fits: Fits = ({ channel }) => channel === code
      return row(code, fits, leavesChannel(campaign) ? whole.filter(fits) : whole)
    }),
    total: row('', () => true),
    reasons: resultsFrom(figures, campaign).reasons,
    ...curveOf(days, await hoursOfCampaign(tx, id), {
      reached: reachedIn(whole).people,
      held: heldIn(whole).people,
    }),
    segment: segment ? { id: segment.id, name: segment.name, version: segmentVersion } : null,
  }
}

type Fits = (of: { channel: string; variant: string }) => boolean

type Sizes = { reached: number; held: number }

/** The curve in steps that a screen has room for. */
export function curveOf(
  days: readonly DayFigure[],
  hours: readonly HourFigure[],
  sizes: Sizes,
): Pick<CampaignReport, 'unit' | 'points'> {
  const first = days[0]?.day
  const last = days.at(-1)?.day
  if (first === undefined || last === undefined) return { unit: 'day', points: [] }
  const span = last - first + 1
  if (span <= DAYS_BY_HOUR) return { unit: 'hour', points: cumulated(byHour(hours), sizes) }
  const unit = span <= DAYS_BY_DAY ? 'day' : 'week'
  const steps = periodsBetween(unit, first, last)
  const points = steps.map((day, at) => {
    const until = steps[at + 1] ?? day + (unit === 'day' ? 1 : 7)
    const own = days.filter((figure) => figure.day >= day && figure.day < until)
    const { sent, responded, ordered, heldOrdered, optedOut } = sumsOf(own, () => 0)
    const span = { day, from: dayStart(day), until: dayStart(until) }
    return { ...span, sent, responded, ordered, heldOrdered, optedOut }
  })
  return { unit, points: cumulated(points, sizes) }
}

type Step = Omit<Point, 'rate' | 'heldRate'> & { heldOrdered: number }

function byHour(hours: readonly HourFigure[]): Step[] {
  const first = hours[0]?.hour ?? 0
  const last = hours.at(-1)?.hour ?? first - 1
  return Array.from({ length: last - first + 1 }, (_, ahead) => {
    const own = hours.filter(({ hour }) => hour === first + ahead)
    const count = (what: string) => own.find((each) => each.what === what)?.count ?? 0
    const from = (first + ahead) * (DAY_MS / 24)
    return {
      day: null,
      from,
      until: from + DAY_MS / 24,
      sent: count('sent'),
      responded: count('responded'),
      ordered: count('answered'),
      heldOrdered: count('holdout-answered'),
      optedOut: count('opted-out'),
    }
  })
}

function cumulated(steps: readonly Step[], { reached, held }: Sizes): Point[] {
  let ordered = 0
  let heldOrdered = 0
  return steps.map(({ heldOrdered: own, ...step }) => {
    ordered += step.ordered
    heldOrdered += own
    return {
      ...step,
      rate: reached > 0 ? ordered / reached : null,
      heldRate: held > 0 ? heldOrdered / held : null,
    }
  })
}
