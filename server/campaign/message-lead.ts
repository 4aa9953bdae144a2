/** What a message in the web inbox is about: the operation of the campaign that it came from. */
import { and, eq } from 'drizzle-orm'
import { campaign, pushTarget } from '#drizzle/schema/campaign.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'

/** An operation, and what is to be in its first field: a service, a plan, a kind of request. */
export type CampaignLead = { operation: string; code: string | null }

const told = query((db, p: Params<{ subscriberId: string; touchId: string }>) =>
  db
    .select({ operation: campaign.operation, code: campaign.operationCode })
    .from(pushTarget)
    .innerJoin(campaign, eq(campaign.id, pushTarget.campaignId))
    .where(and(eq(pushTarget.subscriberId, p.subscriberId), eq(pushTarget.touchId, p.touchId)))
    .limit(1),
)

/** @returns null where it is no campaign's, or the campaign is about nothing that can be done */
export async function leadOfMessage(
  tx: Tx,
  subscriberId: string,
  messageId: string,
): Promise<CampaignLead | null> {
  const { operation = null, code = null } = (await told.first(tx, { subscriberId, touchId: messageId })) ?? {}
  return operation === null ? null : { operation, code }
}
