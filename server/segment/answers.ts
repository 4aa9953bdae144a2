/** What a line made of offers and campaigns, as conditions on `subscriber`: a range read of what it was shown or sent. */
import { and, eq, gt, gte, inArray, isNotNull, isNull, sql, type SQL } from 'drizzle-orm'
import { pushTarget } from '#drizzle/schema/campaign.ts'
import { offerContact } from '#drizzle/schema/offer.ts'
import { subscriber } from '#drizzle/schema/subscriber.ts'
import { shanghai } from '#words/format.ts'
import { daysBefore } from './days.ts'
import type { Fact } from './rule.ts'

export function ofOffer({ in: codes, answer, days }: Extract<Fact, { fact: 'offer' }>, now: number): SQL {
  const from = days === undefined ? undefined : daysBefore(now, days)
  const { subscriberId, offerCode, shownDay, answeredAt } = offerContact
  const came =
    answer === 'shown'
      ? from === undefined
        ? gt(shownDay, 0)
        : gte(shownDay, dayOf(from))
      : and(eq(offerContact.answer, answer), from === undefined ? undefined : gte(answeredAt, from))
  const wanted = and(eq(subscriberId, subscriber.id), codes && inArray(offerCode, codes), came)
  return sql`exists (select 1 from ${offerContact} where ${wanted})`
}

function dayOf(at: number): number {
  const { year, month, day } = shanghai(at)
  return year * 10_000 + month * 100 + day
}

export function ofCampaign({ in: ids, came, days }: Extract<Fact, { fact: 'campaign' }>, now: number): SQL {
  const { subscriberId, campaignId, sentAt, respondedAt, answeredAt, optedOutAt } = pushTarget
  const outcome = {
    sent: undefined,
    silent: and(isNull(respondedAt), isNull(answeredAt)),
    responded: isNotNull(respondedAt),
    ordered: isNotNull(answeredAt),
    'opted-out': isNotNull(optedOutAt),
  }[came]
  const wanted = and(
    eq(subscriberId, subscriber.id),
    ids && inArray(campaignId, ids),
    // Who was held back may order as well; what came of a message came to who got it.
    isNotNull(sentAt),
    inArray(pushTarget.state, ['sent', 'delivered', 'unknown']),
    days === undefined ? undefined : gte(sentAt, daysBefore(now, days)),
    outcome,
  )
  return sql`exists (select 1 from ${pushTarget} where ${wanted})`
}
