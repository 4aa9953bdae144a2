/**
 * Every figure that is kept of campaigns, computed anew from the targets: in all, by the day and by the hour.
 *
 * A campaign at a time, added up by the database and compared in one transaction; on PostgreSQL the counters are locked
 * first, so that what is on its way adds to what was put right and is not lost.
 */
import { asc, eq, gt, sql } from 'drizzle-orm'
import { dialect } from '#drizzle/dialect.ts'
import { campaign, campaignCounter, campaignDay, campaignHour } from '#drizzle/schema/campaign.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Store, Tx } from '#server/store/store.ts'
import { recountedHours, type HourCount } from './recount-hours.ts'
import { dayIn, SHANGHAI } from './zone.ts'

/** One figure that says something else than the targets. */
export type CampaignDrift = { campaign: string; counter: string; counted: Counts; recounted: Counts }
type Counts = { count: number; segments: number; amountFen: number }
type ById = Params<{ campaignId: string }>

const after = query((db, p: Params<{ id: string }>) =>
  db
    .select({ id: campaign.id, name: campaign.name })
    .from(campaign)
    .where(gt(campaign.id, p.id))
    .orderBy(asc(campaign.id))
    .limit(200),
)
const total = {
  read: query((db, p: ById) =>
    db.select().from(campaignCounter).where(eq(campaignCounter.campaignId, p.campaignId)),
  ),
  drop: query((db, p: ById) =>
    db.delete(campaignCounter).where(eq(campaignCounter.campaignId, p.campaignId)),
  ),
}
const byDay = {
  read: query((db, p: ById) => db.select().from(campaignDay).where(eq(campaignDay.campaignId, p.campaignId))),
  drop: query((db, p: ById) => db.delete(campaignDay).where(eq(campaignDay.campaignId, p.campaignId))),
}
const byHour = {
  read: query((db, p: ById) =>
    db.select().from(campaignHour).where(eq(campaignHour.campaignId, p.campaignId)),
  ),
  drop: query((db, p: ById) => db.delete(campaignHour).where(eq(campaignHour.campaignId, p.campaignId))),
}
const lockCounters = query(
  () => sql`lock table campaign_counter, campaign_day, campaign_hour in share row exclusive mode`,
)

/** @param mend puts figures right where they differ */
export async function recountCampaigns(store: Store, { mend }: { mend: boolean }) {
  const all = { campaigns: 0, drifts: [] as CampaignDrift[] }
  let id = '00000000-0000-0000-0000-000000000000'
  for (let page = await store.read((tx) => after.all(tx, { id })); page.length > 0;) {
    for (const each of page) {
      all.drifts.push(...(await store.transaction((tx) => recountOne(tx, each, mend))))
      id = each.id
    }
    all.campaigns += page.length
    page = await store.read((tx) => after.all(tx, { id }))
  }
  return all
}

async function recountOne(
  tx: Tx,
  { id: campaignId, name }: { id: string; name: string },
  mend: boolean,
): Promise<CampaignDrift[]> {
  if (dialect === 'postgres') await lockCounters.run(tx)
  const right = await recountedHours(tx, campaignId)
  const kept = {
    total: summed(await total.read.all(tx, { campaignId }), totalKey),
    day: summed(await byDay.read.all(tx, { campaignId }), dayKey),
    hour: summed(await byHour.read.all(tx, { campaignId }), hourKey),
  }
  const days = right.map((row) => ({ ...row, day: dayIn(SHANGHAI, row.hour * 3600_000) }))
  const wanted = {
    total: summed(right.map(withoutAmount), totalKey),
    day: summed(days, dayKey),
    hour: summed(days.map(onlyCount), hourKey),
  }
  const drifts = (['total', 'day', 'hour'] as const).flatMap((which) =>
    differences(name, kept[which], wanted[which]),
  )
  if (mend && drifts.length > 0) await rewrite(tx, campaignId, wanted)
  return drifts
}

type Row = Partial<Omit<HourCount, 'what'>> & { what: string; day?: number; count: number }
type Summed = Map<string, Row & Counts>

const totalKey = ({ channel, variant, what, reason }: Row) => `all ${channel} ${variant} ${what} ${reason}`
const dayKey = ({ day, channel, variant, what }: Row) => `day ${day} ${channel} ${variant} ${what}`
const hourKey = ({ hour, what }: Row) => `hour ${hour} ${what}`
/** What a table does not keep is not compared. */
const withoutAmount = (row: HourCount) => ({ ...row, amountFen: 0 })
const onlyCount = (row: HourCount) => ({ ...row, segments: 0, amountFen: 0 })

/** Rows of one key added up; zeros left out. */
function summed(rows: readonly Row[], key: (row: Row) => string): Summed {
  const sums: Summed = new Map()
  for (const row of rows) {
    const known = sums.get(key(row)) ?? { ...row, count: 0, segments: 0, amountFen: 0 }
    known.count += row.count
    known.segments += row.segments ?? 0
    known.amountFen += row.amountFen ?? 0
    sums.set(key(row), known)
  }
  for (const [name, row] of sums) {
    if (row.count === 0 && row.segments === 0 && row.amountFen === 0) sums.delete(name)
  }
  return sums
}

function differences(campaign: string, kept: Summed, right: Summed): CampaignDrift[] {
  const of = ({ count, segments, amountFen }: Counts) => ({ count, segments, amountFen })
  const none = { count: 0, segments: 0, amountFen: 0 }
  return [...new Set([...kept.keys(), ...right.keys()])]
    .map((counter) => ({
      campaign,
      counter,
      counted: of(kept.get(counter) ?? none),
      recounted: of(right.get(counter) ?? none),
    }))
    .filter(
      ({ counted, recounted }) =>
        counted.count !== recounted.count ||
        counted.segments !== recounted.segments ||
        counted.amountFen !== recounted.amountFen,
    )
}

async function rewrite(
  tx: Tx,
  campaignId: string,
  wanted: { total: Summed; day: Summed; hour: Summed },
): Promise<void> {
  const rows = <Made>(of: Summed) => [...of.values()].map((row) => ({ ...row, campaignId, slot: 0 }) as Made)
  for (const { drop } of [total, byDay, byHour]) await drop.run(tx, { campaignId })
  await insertMany(tx, campaignCounter, rows<typeof campaignCounter.$inferInsert>(wanted.total))
  await insertMany(tx, campaignDay, rows<typeof campaignDay.$inferInsert>(wanted.day))
  await insertMany(tx, campaignHour, rows<typeof campaignHour.$inferInsert>(wanted.hour))
}
