/** A second look at messages that were taken a while ago, shortly before they leave. It reads and writes nothing. */
import type { Tx } from '#server/store/store.ts'
import { campaignOf } from './campaign.ts'
import { mayReach, openNow, zoneOf } from './may-contact.ts'
import { policyOf } from './policy.ts'
import { recipientsOf } from './recipient.ts'
import type { Taken } from './take.ts'

/** Those that may still leave; caps were counted when they were taken. Whoever is not among them is judged anew. */
export async function stillMeant(
  tx: Tx,
  campaignId: string,
  taken: readonly Taken[],
  now: number,
): Promise<Set<Taken>> {
  const { rules, stoppedAt } = await policyOf(tx)
  const campaign = await campaignOf(tx, campaignId)
  if (stoppedAt !== null || campaign?.state !== 'running') return new Set()
  const window = { from: campaign.windowFrom, until: campaign.windowUntil }
  const people = await recipientsOf(
    tx,
    taken.map(({ target }) => target.subscriberId),
  )
  return new Set(
    taken.filter(({ target: { subscriberId, channel } }) => {
      const person = people.get(subscriberId)
      if (!person || mayReach(person, channel)) return false
      return openNow(zoneOf(rules, person.branchCode), rules, { channel, now, window }).kind === 'yes'
    }),
  )
}
