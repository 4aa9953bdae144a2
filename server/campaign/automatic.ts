/**
 * Marketing that no campaign sends: it is judged by the same rules and counted in the same books, so that a subscriber
 * is not told more often because several parts of the house speak.
 *
 * A line about an offer at the end of an answer (`reply`) is advertising that somebody reads, so it needs consent, is
 * silent where texts are refused and in the emergency stop, and counts against the caps over all and its own. No
 * message is sent for it, so it is none on the SMS channel; and who has just asked us something is awake, so no hour is
 * quiet for it.
 */
import type { Subscriber } from '#server/operation.ts'
import type { Tx } from '#server/store/store.ts'
import { contactsSince, countContact } from './contact-ledger.ts'
import { mayReach, oldestDay, overCap, zoneOf, type Reason } from './may-contact.ts'
import { policyOf } from './policy.ts'
import { holdRecipients } from './recipient.ts'
import { dayIn } from './zone.ts'

type Reader = Pick<Subscriber, 'id' | 'credit' | 'branchCode' | 'marketing' | 'marketingWay'>

/**
 * What stands against one more line of advertising in an answer; null: nothing, and nobody else counts a contact of
 * theirs until the transaction ends.
 */
export async function againstTail(tx: Tx, reader: Reader, now: number): Promise<Reason | null> {
  const { id, credit, branchCode, marketing, marketingWay: way } = reader
  const { rules, stoppedAt } = await policyOf(tx)
  if (stoppedAt !== null) return 'house-stopped'
  const person = { credit, branchCode, marketing, way, closed: false, marketingSince: null }
  const never = mayReach(person, 'sms')
  if (never) return never
  await holdRecipients(tx, [id])
  const day = dayIn(zoneOf(rules, branchCode), now)
  const contactsOf = await contactsSince(tx, [id], oldestDay(day))
  return overCap(contactsOf(id), rules, 'reply', day)
}

export async function countTail(
  tx: Tx,
  { id: subscriberId, branchCode }: Reader,
  now: number,
): Promise<void> {
  const { rules } = await policyOf(tx)
  await countContact(tx, { subscriberId, day: dayIn(zoneOf(rules, branchCode), now), channel: 'reply' })
}
