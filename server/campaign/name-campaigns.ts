/** The campaigns that somebody can be asked about, newest first: a choice for the why page, without their results. */
import { desc } from 'drizzle-orm'
import { z } from 'zod'
import { campaign } from '#drizzle/schema/campaign.ts'
import { staffAction } from '#server/staff/action.ts'
import { query } from '#server/store/query.ts'
import { watchers } from './asked.ts'
import { m } from './messages.ts'

const newest = query((db) =>
  db.select({ id: campaign.id, name: campaign.name }).from(campaign).orderBy(desc(campaign.id)).limit(200),
)

export const nameCampaigns = staffAction({
  title: m.seeCampaigns,
  roles: watchers,
  input: z.object({}),
  fields: {},
  run: ({ tx }) => newest.all(tx),
  audit: () => ({}),
})
