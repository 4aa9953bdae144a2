/** Everything that decided whether one subscriber got one campaign, as it was then and as it is now. */
import { consentAt, type Consent } from '#server/consent/consent-then.ts'
import { rulePartsFor, type RulePart } from '#server/segment/rule-words.ts'
import { namesIn } from '#server/recommendation/names.ts'
import { reasonWords } from '#server/recommendation/staff-messages.ts'
import { segmentOf, segmentVersionOf } from '#server/segment/segment.ts'
import type { Tx } from '#server/store/store.ts'
import type { Say } from '#words/message.ts'
import { capUses, type CapUse } from './cap-use.ts'
import type { Campaign } from './campaign.ts'
import { contactsSince } from './contact-ledger.ts'
import { oldestDay, zoneOf, type Contacts, type Verdict } from './may-contact.ts'
import { policyOf } from './policy.ts'
import type { Recipient } from './recipient.ts'
import type { Target } from './target.ts'
import { drawOf } from './variant.ts'
import { whyOf } from './why.ts'
import { dayIn, minuteIn } from './zone.ts'

export type WhyPerson = {
  campaign: Pick<Campaign, 'id' | 'name' | 'state' | 'holdoutBp' | 'windowFrom' | 'windowUntil'>
  /** Round by round; empty where the campaign has not looked at them. */
  targets: Target[]
  /** When it was decided: the last message, or the last time they were written down; now where neither was. */
  decidedAt: number
  /** Null where nobody can tell any more. */
  consent: Consent | null
  segment: { name: string; version: number; isIn: boolean; parts: RulePart[] }
  held: boolean
  /** As of the day of the decision. */
  caps: CapUse[]
  contacts: readonly Contacts[]
  hours: { zone: string; minute: number; quietFrom: number; quietUntil: number }
  stopped: boolean
  /** The offer it is about, with what its rules say in words. */
  offer: { code: string; name: string; fits: boolean; because: string[] } | null
  /** What would be said of a contact now. */
  now: Verdict
}

export async function whyPerson(
  tx: Tx,
  campaign: Campaign,
  recipient: Recipient,
  now: number,
  say: Say,
): Promise<WhyPerson | null> {
  const { id, branchCode } = recipient
  const why = await whyOf(tx, campaign, id, now)
  if (!why) return null
  const { rules, stoppedAt } = await policyOf(tx)
  const last = why.targets.at(-1)
  const decidedAt = last ? (last.sentAt ?? last.queuedAt) : now
  const zone = zoneOf(rules, branchCode)
  const day = dayIn(zone, decidedAt)
  const contacts = (await contactsSince(tx, [id], oldestDay(day)))(id)
  const version = await segmentVersionOf(tx, campaign.segmentId, campaign.segmentVersion)
  const { name, state, holdoutBp, windowFrom, windowUntil, segmentVersion } = campaign
  return {
    campaign: { id: campaign.id, name, state, holdoutBp, windowFrom, windowUntil },
    targets: why.targets,
    decidedAt,
    consent: await consentAt(tx, id, decidedAt),
    segment: {
      name: (await segmentOf(tx, campaign.segmentId))?.name ?? '',
      version: segmentVersion,
      isIn: why.inSegment,
      parts: version ? await rulePartsFor(tx, version.rule, id, now, say) : [],
    },
    held: drawOf(campaign, id).held,
    caps: capUses(contacts, rules, last?.channel ?? 'sms', day),
    contacts,
    hours: {
      zone,
      minute: minuteIn(zone, now),
      quietFrom: rules.quietFrom,
      quietUntil: rules.quietUntil,
    },
    stopped: stoppedAt !== null,
    offer: why.offer && {
      ...why.offer,
      because: why.offer.because.map((each) => reasonWords(each, say, namesIn(say))),
    },
    now: why.now,
  }
}
