/** What the codes in rules are called: what a segment is built from, and read in. */
import { asc, desc } from 'drizzle-orm'
import { campaign } from '#drizzle/schema/campaign.ts'
import { offer } from '#drizzle/schema/offer.ts'
import { shopNames } from '#server/boss/catalogue.ts'
import { query } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { codesOf } from '#server/touch/codes.ts'
import { DEEPEST, MOST_FACTS } from './rule.ts'
import { allLists, segmentNamesIn } from './segment.ts'

const offers = query((db) =>
  db.select({ code: offer.code, name: offer.name }).from(offer).orderBy(asc(offer.code)).limit(200),
)

const campaigns = query((db) =>
  db
    .select({ id: campaign.id, name: campaign.name })
    .from(campaign)
    .orderBy(desc(campaign.createdAt), desc(campaign.id))
    .limit(200),
)

export type SegmentNames = Awaited<ReturnType<typeof segmentNames>>

/** Each in the order in which a list shows it, newest campaigns and lists first. */
export async function segmentNames(tx: Tx) {
  const lists = await allLists(tx)
  return {
    ...(await codesOf(tx)),
    ...(await shopNames(tx)),
    offers: await offers.all(tx),
    campaigns: await campaigns.all(tx),
    lists: lists.map(({ id, name }) => ({ id, name })),
    segments: (await segmentNamesIn(tx)).map(({ id, name, archivedAt }) => ({
      id,
      name,
      archived: archivedAt !== null,
    })),
    limits: { facts: MOST_FACTS, depth: DEEPEST },
  }
}
