/** The offers of a slot on a page: looked up, and counted as exposed the first time a day. */
import type { Boss } from '#server/boss/boss.ts'
import type { Subscriber } from '#server/operation.ts'
import { lock } from '#server/store/lock.ts'
import type { Store } from '#server/store/store.ts'
import { dayOf } from './offer-contact.ts'
import { recommend } from './recommend.ts'
import { expose } from './respond.ts'
import { shown, type ShownOffer } from './see-offers.ts'

export type Slot = { subscriber: Subscriber; channel: string; now: number; most: number }

/** @returns the best, at most `most`; a page that is shown again the same day writes nothing */
export async function showOffers(
  { store, boss }: { store: Store; boss: Boss },
  { subscriber, channel, now, most }: Slot,
): Promise<ShownOffer[]> {
  const place = { boss, subscriber, channel, now }
  const best = await store.read(async (tx) => (await recommend({ ...place, tx })).slice(0, most))
  const today = dayOf(now)
  if (best.every(({ contact }) => contact?.shownDay === today))
    return best.map((each) => shown(each, channel))
  return store.transaction(async (tx) => {
    await lock(tx, subscriber.id)
    const still = (await recommend({ ...place, tx })).slice(0, most)
    await expose({ ...place, tx }, still)
    return still.map((each) => shown(each, channel))
  })
}
