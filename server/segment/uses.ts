/** Who builds on a segment: what keeps it from being laid aside. */
import { and, eq, inArray, isNull, ne } from 'drizzle-orm'
import { activity } from '#drizzle/schema/activity.ts'
import { campaign, type CampaignState } from '#drizzle/schema/campaign.ts'
import { segment, segmentInside } from '#drizzle/schema/segment.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import type { Bilingual } from '#words/bilingual.ts'

const outerOnes = query((db, p: Params<{ id: string }>) =>
  db
    .selectDistinct({ id: segment.id, name: segment.name })
    .from(segmentInside)
    .innerJoin(
      segment,
      and(eq(segment.id, segmentInside.segmentId), eq(segment.version, segmentInside.version)),
    )
    .where(and(eq(segmentInside.insideId, p.id), isNull(segment.archivedAt)))
    .limit(100),
)

const unfinished: CampaignState[] = ['draft', 'submitted', 'approved', 'running', 'paused']

const campaigns = query((db, p: Params<{ id: string }>) =>
  db
    .select({ id: campaign.id, name: campaign.name })
    .from(campaign)
    .where(and(eq(campaign.segmentId, p.id), inArray(campaign.state, unfinished)))
    .limit(100),
)

const activities = query((db) =>
  db
    .select({ code: activity.code, title: activity.title, rules: activity.rules, endsAt: activity.endsAt })
    .from(activity)
    .where(ne(activity.status, 'ended'))
    .limit(1000),
)

export type Uses = {
  /** Segments that name it in their latest version. */
  segments: { id: string; name: string }[]
  /** Campaigns that are not over. */
  campaigns: { id: string; name: string }[]
  /** Activities that are not over. */
  activities: { code: string; title: Bilingual }[]
}

export async function usesOf(tx: Tx, id: string, now: number): Promise<Uses> {
  const open = (await activities.all(tx)).filter(
    ({ rules, endsAt }) => rules.segment?.id === id && endsAt > now,
  )
  return {
    segments: await outerOnes.all(tx, { id }),
    campaigns: await campaigns.all(tx, { id }),
    activities: open.map(({ code, title }) => ({ code, title })),
  }
}
