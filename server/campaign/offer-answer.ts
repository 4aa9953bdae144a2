/** An answer to an offer, on whatever channel, answers the campaigns that told of it: one look, one no, the same figures in both reports. */
import { and, desc, eq, inArray } from 'drizzle-orm'
import { campaign, pushTarget } from '#drizzle/schema/campaign.ts'
import type { OfferAnswer } from '#drizzle/schema/offer.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { countTarget } from './counters.ts'
import { noteResponse } from './respond.ts'
import { DAY_MS } from './zone.ts'

const told = query((db, p: Params<{ subscriberId: string; offerCode: string }>) =>
  db
    .select({ target: pushTarget, days: campaign.responseDays })
    .from(pushTarget)
    .innerJoin(campaign, eq(campaign.id, pushTarget.campaignId))
    .where(
      and(
        eq(pushTarget.subscriberId, p.subscriberId),
        eq(campaign.offerCode, p.offerCode),
        // Who is quick answers before it is written down that the message was sent.
        inArray(pushTarget.state, ['claimed', 'sent', 'delivered', 'unknown']),
      ),
    )
    .orderBy(desc(pushTarget.queuedAt))
    .limit(20),
)

const said = { viewed: 'clicked', accepted: 'accepted', declined: 'refused' } as const

const ofMessage = query((db, p: Params<{ subscriberId: string; touchId: string }>) =>
  db
    .select({ offerCode: campaign.offerCode })
    .from(pushTarget)
    .innerJoin(campaign, eq(campaign.id, pushTarget.campaignId))
    .where(and(eq(pushTarget.subscriberId, p.subscriberId), eq(pushTarget.touchId, p.touchId)))
    .limit(1),
)

/** The offer that a message in the inbox tells of; null for any other message. */
export async function offerOfMessage(tx: Tx, subscriberId: string, touchId: string): Promise<string | null> {
  return (await ofMessage.first(tx, { subscriberId, touchId }))?.offerCode ?? null
}

type Answered = {
  subscriberId: string
  offerCode: string
  answer: Exclude<OfferAnswer, 'ordered'>
  touchId: string
  now: number
}

/** In the transaction of the answer. Silence says nothing; a no is kept and is no sign of interest. */
export async function offerAnswered(tx: Tx, answered: Answered): Promise<void> {
  const { subscriberId, offerCode, answer, touchId, now } = answered
  if (answer === 'expired') return
  const seen = new Set<string>()
  for (const { target, days } of await told.all(tx, { subscriberId, offerCode })) {
    const { campaignId, round, respondedAt, sentAt, queuedAt } = target
    if (seen.has(campaignId) || now - (sentAt ?? queuedAt) > days * DAY_MS) continue
    seen.add(campaignId)
    const interested = answer !== 'declined'
    const heard = target.channel === 'outbound' ? target.response : null
    const first = interested && respondedAt === null
    await noteResponse(
      tx,
      { subscriberId, campaignId, round },
      {
        // What the caller heard stays.
        response: heard ?? said[answer],
        responded: first ? { at: now, touchId } : null,
        answered: null,
        optedOut: null,
      },
    )
    if (first) countTarget(tx, target, 'responded', { at: now })
  }
}
