/** What a line made of offers and campaigns, as conditions on `subscriber`: a range read of what it was shown or sent. */
import { and, eq, gt, gte, inArray, isNotNull, isNull, type SQL } from 'drizzle-orm'
import { pushTarget } from '#drizzle/schema/campaign.ts'
import { offerContact } from '#drizzle/schema/offer.ts'
import { shanghai } from '#words/format.ts'
import { daysBefore } from './days.ts'
import { hasRow, type Moment } from './moment.ts'
import type { Fact } from './rule.ts'

export function ofOffer({ in: codes, answer, days }: Extract<Fact, { fact: 'offer' }>, moment: Moment): SQL {
  const { now } = moment
  const from = days === undefined ? undefined : daysBefore(now, days)
  const { offerCode, shownDay, answeredAt } = offerContact
  const came =
    answer === 'shown'
      ? from === undefined
        ? gt(shownDay, 0)
        : gte(shownDay, dayOf(from))
      : and(eq(offerContact.answer, answer), from === undefined ? undefined : gte(answeredAt, from))
  const wanted = and(codes && inArray(offerCode, codes), came)
  return hasRow(offerContact, wanted, moment)
}

function dayOf(at: number): number {
  const { year, month, day } = shanghai(at)
  return year * 10_000 + month * 100 + day
}

export function ofCampaign(
  { in: ids, came, days }: Extract<Fact, { fact: 'campaign' }>,
  moment: Moment,
): SQL {
  const { now } = moment
  const { campaignId, sentAt, respondedAt, answeredAt, optedOutAt } = pushTarget
  const outcome = {
    sent: undefined,
    silent: and(isNull(respondedAt), isNull(answeredAt)),
    responded: isNotNull(respondedAt),
    ordered: isNotNull(answeredAt),
    'opted-out': isNotNull(optedOutAt),
  }[came]
  const wanted = and(
    ids && inArray(campaignId, ids),
    // Who was held back may order as well; what came of a message came to who got it.
    isNotNull(sentAt),
    inArray(pushTarget.state, ['sent', 'delivered', 'unknown']),
    days === undefined ? undefined : gte(sentAt, daysBefore(now, days)),
    outcome,
  )
  return hasRow(pushTarget, wanted, moment)
}
