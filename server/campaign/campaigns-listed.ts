/** Campaigns as lists and the calendar show them, and the themes they are kept by. */
import { and, asc, desc, gte, inArray, lte, ne, or, sql } from 'drizzle-orm'
import { campaign } from '#drizzle/schema/campaign.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import type { Campaign } from './campaign.ts'

const listed = query((db, p: Params<{ theme: string; state: string }>) => {
  const [theme, state] = [sql.param(p.theme, campaign.theme), sql.param(p.state, campaign.state)]
  return db
    .select()
    .from(campaign)
    .where(
      and(
        sql`(${theme} = '' or ${campaign.theme} = ${theme})`,
        sql`(${state} = '' or ${campaign.state} = ${state})`,
      ),
    )
    .orderBy(desc(campaign.id))
    .limit(200)
})

const between = query((db, p: Params<{ from: number; until: number }>) =>
  db
    .select()
    .from(campaign)
    .where(
      and(
        lte(sql`coalesce(${campaign.startedAt}, ${campaign.beginsAt})`, p.until),
        or(
          inArray(campaign.state, ['running', 'paused']),
          gte(sql`coalesce(${campaign.endedAt}, ${campaign.lastsUntil})`, p.from),
        ),
      ),
    )
    .orderBy(asc(campaign.beginsAt), asc(campaign.id))
    .limit(500),
)

const themes = query((db) =>
  db
    .selectDistinct({ theme: campaign.theme })
    .from(campaign)
    .where(ne(campaign.theme, sql`''`))
    .orderBy(asc(campaign.theme))
    .limit(100),
)

/** Newest first, of one theme or in one state where they are not empty. */
export function campaignsListed(tx: Tx, theme: string, state: string): Promise<Campaign[]> {
  return listed.all(tx, { theme, state })
}

/** Every theme that a campaign has, as marketing wrote them. */
export async function knownThemes(tx: Tx): Promise<string[]> {
  return (await themes.all(tx)).map(({ theme }) => theme)
}

/** What runs, ran or is planned in a span of time, earliest first. */
export function campaignsBetween(tx: Tx, from: number, until: number): Promise<Campaign[]> {
  return between.all(tx, { from, until })
}
