/**
 * The people and touches that make a figure of a campaign.
 *
 * A campaign's targets are read in the order of its index, all campaigns' in the order of subscribers. A walk looks at a
 * bounded number of rows and says where it stopped: a page is quick at any size, and a rare figure takes more pages
 * instead of a long query.
 */
import { and, asc, eq, sql } from 'drizzle-orm'
import { pushTarget, type PushChannel } from '#drizzle/schema/campaign.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import type { Target } from './target.ts'
import type { What } from './what.ts'

export type TargetFigure = {
  /** null: of every campaign. */
  campaignIds: readonly string[] | null
  what: What
  channel: PushChannel | null
  variant: string | null
  /** null: whatever the reason. */
  reason: string | null
  /** UTC ms, until exclusive. */
  from: number
  until: number
}

/** Where a walk stopped: the last target looked at. */
export type TargetPlace = Pick<Target, 'subscriberId' | 'campaignId' | 'round'>

const CHUNK = 5000
const LOOKED_AT = 20_000
const FIRST = '00000000-0000-0000-0000-000000000000'

const key = sql`(${pushTarget.subscriberId}, ${pushTarget.campaignId}, ${pushTarget.round})`
const ofAll = query((db, p: Params<TargetPlace>) =>
  db
    .select()
    .from(pushTarget)
    .where(
      sql`${key} > (${sql.param(p.subscriberId, pushTarget.subscriberId)}, ${sql.param(p.campaignId, pushTarget.campaignId)}, ${sql.param(p.round, pushTarget.round)})`,
    )
    .orderBy(asc(pushTarget.subscriberId), asc(pushTarget.campaignId), asc(pushTarget.round))
    .limit(CHUNK),
)

const ofOne = query((db, p: Params<TargetPlace>) =>
  db
    .select()
    .from(pushTarget)
    .where(
      and(
        eq(pushTarget.campaignId, p.campaignId),
        sql`(${pushTarget.subscriberId}, ${pushTarget.round}) > (${sql.param(p.subscriberId, pushTarget.subscriberId)}, ${sql.param(p.round, pushTarget.round)})`,
      ),
    )
    .orderBy(asc(pushTarget.subscriberId), asc(pushTarget.round))
    .limit(CHUNK),
)

/** Up to `most` targets of a figure after `place`, and where to go on; no place where there are no more. */
export async function targetsOfFigure(
  tx: Tx,
  figure: TargetFigure,
  most: number,
  place?: TargetPlace,
): Promise<{ targets: Target[]; next: TargetPlace | null }> {
  const one = figure.campaignIds?.length === 1 ? figure.campaignIds[0] : undefined
  const next = one === undefined ? ofAll : ofOne
  const found: Target[] = []
  let last = place ?? { subscriberId: FIRST, campaignId: one ?? FIRST, round: 0 }
  for (let looked = 0, read = CHUNK; read === CHUNK; looked += read) {
    if (looked >= LOOKED_AT) return { targets: found, next: last }
    const rows = await next.all(tx, last)
    read = rows.length
    for (const row of rows) {
      last = { subscriberId: row.subscriberId, campaignId: row.campaignId, round: row.round }
      if (makes(figure, row)) found.push(row)
      if (found.length === most) return { targets: found, next: last }
    }
  }
  return { targets: found, next: null }
}

/** Whether a target is counted in a figure: by the same rules as `countTarget`. */
export function makes(figure: TargetFigure, target: Target): boolean {
  const { campaignIds, channel, variant, reason, from, until } = figure
  if (campaignIds !== null && !campaignIds.includes(target.campaignId)) return false
  if (channel !== null && target.channel !== channel) return false
  if (variant !== null && target.variant !== variant) return false
  if (reason !== null && target.reason !== reason) return false
  const at = countedAt(figure.what, target)
  return at !== null && at >= from && at < until
}

/** When a target was counted as that; null where it was not. */
export function countedAt(what: What, target: Target): number | null {
  const { state, queuedAt, sentAt } = target
  const held = state === 'holdout'
  switch (what) {
    case 'target':
      return held ? null : queuedAt
    case 'holdout':
      return held ? queuedAt : null
    case 'sent':
      return sentAt
    case 'responded':
      return target.respondedAt
    case 'answered':
      return held ? null : target.answeredAt
    case 'holdout-answered':
      return held ? target.answeredAt : null
    case 'opted-out':
      return target.optedOutAt
    default:
      return state === what ? (sentAt ?? queuedAt) : null
  }
}

/** The touch that tells of it; null where nothing was said and nothing done. */
export function touchOf(what: What, target: Target): string | null {
  if (what === 'responded') return target.respondedId
  if (what === 'answered' || what === 'holdout-answered') return target.answeredId
  if (what === 'opted-out') return target.optedOutId
  return target.touchId
}
