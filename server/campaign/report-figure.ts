/** The people and touches behind a figure of a report: masked, a page at a time, and audited. */
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { campaign } from '#drizzle/schema/campaign.ts'
import { subscriberOf } from '#server/identity/who.ts'
import { staffAction } from '#server/staff/action.ts'
import { filled } from '#server/staff/filled.ts'
import { masked, type FoundSubscriber } from '#server/staff/find-subscriber.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import type { Touch } from '#server/touch/record.ts'
import { findTouch } from '#server/touch/request.ts'
import { campaignOf } from './campaign.ts'
import { reportRoles } from './report-actions.ts'
import { m } from './report-messages.ts'
import { countedAt, targetsOfFigure, touchOf, type TargetFigure, type TargetPlace } from './report-targets.ts'
import type { Target } from './target.ts'
import { pushChannels } from './variant.ts'
import { whats } from './what.ts'

const PAGE = 50
/** Rows a step of an export; each step is a unit of its own, so that an export holds nothing up. */
const EXPORT_PAGE = 1000

export type FigureTarget = {
  target: Pick<
    Target,
    | 'campaignId'
    | 'round'
    | 'variant'
    | 'channel'
    | 'state'
    | 'reason'
    | 'respondedAt'
    | 'answeredAt'
    | 'answeredFen'
  > & { optedOutAt: number | null }
  campaign: string
  /** When it was counted as what it is looked at for. */
  at: number
  /** null where the line is closed. */
  subscriber: FoundSubscriber | null
  subscriberId: string
  /** What tells of it; null where nothing was said and nothing done, or its month is no longer kept. */
  touch: Pick<Touch, 'id' | 'channel' | 'business' | 'outcome'> | null
}

/** `<subscriber>.<campaign>.<round>`: where the page before stopped. */
const cursorText = z.string().regex(/^[0-9a-f-]{36}\.[0-9a-f-]{36}\.\d{1,6}$/)
const moment = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

const which = z.object({
  campaign: filled(z.uuid()),
  segment: filled(z.uuid()),
  what: z.enum(whats),
  channel: filled(z.enum(pushChannels)),
  variant: filled(z.string().max(4)),
  reason: filled(z.string().max(60)),
  from: filled(moment),
  until: filled(moment),
  cursor: filled(cursorText),
})
const fields = {
  campaign: { label: m.campaign },
  segment: { label: m.segment },
  what: { label: m.what },
  channel: { label: m.channel },
  variant: { label: m.variant },
  reason: { label: m.reason },
  from: { label: m.from },
  until: { label: m.until },
  cursor: { label: m.place },
}

type Asked = z.infer<typeof which>

const ofSegment = query((db, p: Params<{ segmentId: string }>) =>
  db.select({ id: campaign.id }).from(campaign).where(eq(campaign.segmentId, p.segmentId)),
)

async function figureOf(tx: Tx, asked: Asked): Promise<TargetFigure> {
  const { segment, what, channel = null, variant = null, reason = null } = asked
  const { from = 0, until = Number.MAX_SAFE_INTEGER } = asked
  const ids = segment ? (await ofSegment.all(tx, { segmentId: segment })).map(({ id }) => id) : null
  const campaignIds = asked.campaign ? [asked.campaign] : ids
  return { campaignIds, what, channel, variant, reason, from, until }
}

export const seeCampaignFigure = staffAction({
  title: m.seeCampaignFigure,
  roles: reportRoles,
  input: which,
  fields,
  async run({ tx }, { cursor, ...asked }) {
    const figure = await figureOf(tx, asked)
    const { targets, next } = await targetsOfFigure(tx, figure, PAGE, placeIn(cursor))
    const nameOf = namesIn(tx)
    const found: FigureTarget[] = []
    for (const target of targets) {
      const touchId = touchOf(asked.what, target)
      const touch = touchId ? await findTouch(tx, target.subscriberId, touchId) : undefined
      found.push({ ...(await told(tx, asked.what, target, nameOf)), touch: touch ? briefly(touch) : null })
    }
    const name = asked.campaign ? await nameOf(asked.campaign) : null
    return { asked, name, targets: found, next: next && cursorOf(next) }
  },
  audit: (input, output) => ({
    detail: { ...input, seen: output?.targets.map(({ subscriberId }) => subscriberId) ?? [] },
  }),
})

/** A stretch of the whole list; the caller asks on until there is no next. */
export const exportCampaignFigure = staffAction({
  title: m.exportCampaignFigure,
  roles: reportRoles,
  input: which,
  fields,
  async run({ tx }, { cursor, ...asked }) {
    const figure = await figureOf(tx, asked)
    const { targets, next } = await targetsOfFigure(tx, figure, EXPORT_PAGE, placeIn(cursor))
    const nameOf = namesIn(tx)
    const found: Listed[] = []
    for (const each of targets) found.push(await told(tx, asked.what, each, nameOf))
    return { targets: found, next: next && cursorOf(next) }
  },
  audit: (input, output) => ({ detail: { ...input, rows: output?.targets.length ?? 0 } }),
})

/** One of a list, without the touch, which is a look-up each. */
type Listed = Omit<FigureTarget, 'touch'>

async function told(
  tx: Tx,
  what: Asked['what'],
  target: Target,
  nameOf: (id: string) => Promise<string>,
): Promise<Listed> {
  const { subscriberId, campaignId, round, variant, channel, state, reason } = target
  const { respondedAt, answeredAt, answeredFen, optedOutAt, queuedAt } = target
  const written = { campaignId, round, variant, channel, state, reason }
  const subscriber = await subscriberOf(tx, subscriberId)
  return {
    target: { ...written, respondedAt, answeredAt, answeredFen, optedOutAt },
    campaign: await nameOf(campaignId),
    at: countedAt(what, target) ?? queuedAt,
    subscriber: subscriber ? masked(subscriber) : null,
    subscriberId,
  }
}

function briefly({ id, channel, business, outcome }: Touch): FigureTarget['touch'] {
  return { id, channel, business, outcome }
}

/** What campaigns are called; each is looked up once. */
function namesIn(tx: Tx): (id: string) => Promise<string> {
  const names = new Map<string, string>()
  return async (id) => {
    const name = names.get(id) ?? (await campaignOf(tx, id))?.name ?? id
    names.set(id, name)
    return name
  }
}

function cursorOf({ subscriberId, campaignId, round }: TargetPlace): string {
  return `${subscriberId}.${campaignId}.${round}`
}

function placeIn(cursor: string | undefined): TargetPlace | undefined {
  const [subscriberId, campaignId, round] = cursor?.split('.') ?? []
  return subscriberId && campaignId && round ? { subscriberId, campaignId, round: Number(round) } : undefined
}
