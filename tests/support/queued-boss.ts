/**
 * A BOSS that takes orders into a queue and carries them out later, as a remote one does: the same rules, other answers.
 * What it cannot carry out when the time comes (the money is gone) is dropped, and the subscriber hears of it by notice.
 */
import { Overdrawn } from '#server/balance/ledger.ts'
import type { Boss, Carried } from '#server/boss/boss.ts'
import { embeddedBoss } from '#server/boss/embedded.ts'
import type { Tx } from '#server/store/store.ts'

export type QueuedBoss = { boss: Boss; settle: (tx: Tx) => Promise<void> }

export function queuedBoss(): QueuedBoss {
  const queue: ((tx: Tx) => Promise<unknown>)[] = []
  const accept = async (carry: (tx: Tx) => Promise<unknown>): Promise<Carried> => {
    queue.push(carry)
    return { state: 'accepted' }
  }
  return {
    boss: {
      ...embeddedBoss,
      changePlan: (_, order) => accept((tx) => embeddedBoss.changePlan(tx, order)),
      cancelPlanChange: (_, order) => accept((tx) => embeddedBoss.cancelPlanChange(tx, order)),
      turnServiceOn: (_, order) => accept((tx) => embeddedBoss.turnServiceOn(tx, order)),
      turnServiceOff: (_, order) => accept((tx) => embeddedBoss.turnServiceOff(tx, order)),
    },
    async settle(tx) {
      for (const carry of queue.splice(0)) {
        try {
          await carry(tx)
        } catch (error) {
          if (!(error instanceof Overdrawn)) throw error
        }
      }
    },
  }
}
