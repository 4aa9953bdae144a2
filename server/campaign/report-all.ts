/** All campaigns of a span: by campaign, segment, channel, week or month. It reads counters, never touches. */
import { campaign, type CampaignState, type PushChannel } from '#drizzle/schema/campaign.ts'
import { segment } from '#drizzle/schema/segment.ts'
import { query } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import type { Campaign } from './campaign.ts'
import { leavesChannel } from './channel-for.ts'
import { daysBetween, wholeFigures, type DayFigure, type WholeFigure } from './report-days.ts'
import { rowOf, type Row } from './report-sums.ts'
import { firstDay, periodsBetween, type Period } from './report-time.ts'

export const reportKeys = ['campaign', 'segment', 'channel', 'week', 'month'] as const
export type ReportKey = (typeof reportKeys)[number]

export type ReportAsk = {
  /** Days since 1970-01-01, both included. */
  from: number
  until: number
  by: ReportKey
  channel: PushChannel | null
  segmentId: string | null
}

export type Known = {
  id: string
  name: string
  state: CampaignState
  segmentId: string
  segmentPriceFen: number
  startedAt: number | null
  variants: Campaign['variants']
}

export type AllReport = {
  rows: (Row & { name: string })[]
  total: Row
  /** A step of the curve: a week, or a month where the span is longer than half a year. */
  unit: Exclude<Period, 'day'>
  points: Row[]
  segments: { id: string; name: string }[]
}

const known = query((db) =>
  db
    .select({
      id: campaign.id,
      name: campaign.name,
      state: campaign.state,
      segmentId: campaign.segmentId,
      segmentPriceFen: campaign.segmentPriceFen,
      startedAt: campaign.startedAt,
      variants: campaign.variants,
    })
    .from(campaign),
)
const named = query((db) => db.select({ id: segment.id, name: segment.name }).from(segment))

const DAYS_BY_WEEK = 186

/** What the report of a span is made of. */
export type Books = { days: DayFigure[]; whole: WholeFigure[]; campaigns: Map<string, Known> }

export async function booksOf(tx: Tx, days: { from: number; until: number }): Promise<Books> {
  return {
    days: await daysBetween(tx, days),
    whole: await wholeFigures(tx),
    campaigns: new Map((await known.all(tx)).map((each) => [each.id, each])),
  }
}

export async function allReportOf(tx: Tx, ask: ReportAsk): Promise<AllReport> {
  const books = await booksOf(tx, ask)
  const segments = await named.all(tx)
  return { ...reportFrom(books, ask, new Map(segments.map(({ id, name }) => [id, name]))), segments }
}

/** Pure. */
export function reportFrom(books: Books, ask: ReportAsk, segments: Map<string, string>) {
  const { days, whole, campaigns } = books
  const wanted = (figure: { campaignId: string; channel: PushChannel }) =>
    (ask.channel === null || figure.channel === ask.channel) &&
    (ask.segmentId === null || campaigns.get(figure.campaignId)?.segmentId === ask.segmentId)
  const own = days.filter(wanted)
  const price = (id: string) => campaigns.get(id)?.segmentPriceFen ?? 0
  const sum = (key: string, figures: readonly DayFigure[], channel: string | null): Row => {
    const among = new Set(figures.map(({ campaignId }) => campaignId))
    const theirs = whole.filter(({ campaignId }) => among.has(campaignId))
    const reached = theirs.filter((figure) => channel === null || figure.channel === channel)
    return rowOf(key, figures, price, reached, holdoutsAmong(theirs, channel, campaigns))
  }
  const timed = ask.by === 'week' || ask.by === 'month'
  const rows = [...Map.groupBy(own, keyFor(ask.by, campaigns))].map(([key, figures]) => {
    // A week has no lift of its own: its orders answer the messages of the weeks before.
    const row = timed
      ? rowOf(key, figures, price, [])
      : sum(key, figures, ask.by === 'channel' ? key : ask.channel)
    return { ...row, name: nameOf(ask.by, key, campaigns, segments) }
  })
  const order = timed ? byKey : ask.by === 'campaign' ? byStart(campaigns) : bySent
  const unit: AllReport['unit'] = ask.until - ask.from < DAYS_BY_WEEK ? 'week' : 'month'
  return {
    rows: rows.sort(order),
    total: sum('', own, ask.channel),
    unit,
    points: pointsOf(own, unit, ask, price),
  }
}

/** Whom a channel is compared with: the whole holdout, unless habit decides the channel of a campaign. */
function holdoutsAmong(
  figures: readonly WholeFigure[],
  channel: string | null,
  campaigns: Books['campaigns'],
): WholeFigure[] {
  return figures.filter(({ campaignId, channel: would }) => {
    const of = campaigns.get(campaignId)
    return channel === null || would === channel || !of || !leavesChannel(of)
  })
}

function keyFor(by: ReportKey, campaigns: Books['campaigns']): (figure: DayFigure) => string {
  switch (by) {
    case 'campaign':
      return ({ campaignId }) => campaignId
    case 'segment':
      return ({ campaignId }) => campaigns.get(campaignId)?.segmentId ?? ''
    case 'channel':
      return ({ channel }) => channel
    default:
      return ({ day }) => String(firstDay(by, day))
  }
}

function nameOf(
  by: ReportKey,
  key: string,
  campaigns: Books['campaigns'],
  segments: Map<string, string>,
): string {
  if (by === 'campaign') return campaigns.get(key)?.name ?? key
  return by === 'segment' ? (segments.get(key) ?? key) : key
}

function pointsOf(
  own: readonly DayFigure[],
  unit: Period,
  { from, until }: ReportAsk,
  price: (id: string) => number,
): Row[] {
  const grouped = Map.groupBy(own, ({ day }) => firstDay(unit, day))
  return periodsBetween(unit, from, until).map((first) =>
    rowOf(String(first), grouped.get(first) ?? [], price, []),
  )
}

const byKey = (one: Row, other: Row) => Number(one.key) - Number(other.key)
const bySent = (one: Row, other: Row) => other.sent - one.sent
const byStart = (campaigns: Books['campaigns']) => (one: Row, other: Row) =>
  (campaigns.get(other.key)?.startedAt ?? 0) - (campaigns.get(one.key)?.startedAt ?? 0)
