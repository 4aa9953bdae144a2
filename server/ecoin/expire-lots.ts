/** The nightly job that takes expired e-coins out of the purses. */
import { lock } from '#server/store/lock.ts'
import type { Store } from '#server/store/store.ts'
import { expireLotsOf, holdersOfDueLots } from './lot.ts'

const FIRST = '00000000-0000-0000-0000-000000000000'

/** Units under way at once: SQLite answers them with one commit. */
const AT_ONCE = 50

/**
 * Each subscriber is a unit of its own, so it may be stopped and run again at any time.
 * @returns subscribers and e-coins it took from
 */
export async function expireLots(store: Store, now: number): Promise<{ subscribers: number; coins: number }> {
  const taken = { subscribers: 0, coins: 0 }
  for (let after = FIRST; ;) {
    const from = after
    const holders = await store.read((tx) => holdersOfDueLots(tx, now, from))
    const last = holders.at(-1)
    if (!last) return taken
    for (let start = 0; start < holders.length; start += AT_ONCE) {
      const some = holders.slice(start, start + AT_ONCE)
      const coins = await Promise.all(some.map((subscriberId) => expireOf(store, subscriberId, now)))
      taken.subscribers += coins.filter((count) => count > 0).length
      taken.coins += coins.reduce((sum, count) => sum + count, 0)
    }
    after = last
  }
}

function expireOf(store: Store, subscriberId: string, now: number): Promise<number> {
  return store.transaction(async (tx) => {
    await lock(tx, subscriberId)
    return expireLotsOf(tx, subscriberId, now)
  })
}
