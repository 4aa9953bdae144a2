/** What became of a segment: its versions, who saved them, and the campaigns that go to it. */
import { desc, eq } from 'drizzle-orm'
import { campaign } from '#drizzle/schema/campaign.ts'
import { staff } from '#drizzle/schema/identity.ts'
import { segmentVersion } from '#drizzle/schema/segment.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'

const versions = query((db, p: Params<{ id: string }>) =>
  db
    .select({
      version: segmentVersion.version,
      rule: segmentVersion.rule,
      createdAt: segmentVersion.createdAt,
      countState: segmentVersion.countState,
      matched: segmentVersion.matched,
      by: staff.name,
    })
    .from(segmentVersion)
    .leftJoin(staff, eq(staff.id, segmentVersion.createdBy))
    .where(eq(segmentVersion.segmentId, p.id))
    .orderBy(desc(segmentVersion.version))
    .limit(50),
)

const campaigns = query((db, p: Params<{ id: string }>) =>
  db
    .select({
      id: campaign.id,
      name: campaign.name,
      state: campaign.state,
      version: campaign.segmentVersion,
    })
    .from(campaign)
    .where(eq(campaign.segmentId, p.id))
    .orderBy(desc(campaign.createdAt), desc(campaign.id))
    .limit(100),
)

/** The latest fifty, newest first. */
export function versionsOf(tx: Tx, id: string) {
  return versions.all(tx, { id })
}

/** The latest hundred, newest first. */
export function campaignsWith(tx: Tx, id: string) {
  return campaigns.all(tx, { id })
}
