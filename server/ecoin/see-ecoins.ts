import { z } from 'zod'
import { operation } from '#server/operation.ts'
import { isoDate } from '#words/format.ts'
import { lotsOf } from './lot.ts'
import { m } from './messages.ts'
import { movementsOf } from './movement.ts'
import { rewardsOnOffer, vouchersOf } from './reward.ts'

/** Rewards named in the reply; all of them are in the output. */
const SHOWN = 3

export const seeEcoins = operation({
  title: m.seeEcoins,
  summary: m.seeEcoinsSummary,
  keyword: 'CXJB',
  access: 'sim',
  business: 'ecoin-query',
  input: z.object({}),
  fields: {},
  async run({ tx, subscriber, now }) {
    const lots = await lotsOf(tx, subscriber.id, now)
    const [first] = lots
    const expiring = lots.filter((lot) => lot.expiresAt === first?.expiresAt)
    return {
      balance: coinsIn(lots),
      /** What expires next: so many e-coins, gone from this moment on. */
      expiringNext: first ? { coins: coinsIn(expiring), expiresAt: first.expiresAt } : null,
      movements: await movementsOf(tx, subscriber.id),
      vouchers: await vouchersOf(tx, subscriber.id),
      /** On offer, cheapest first. */
      rewards: await rewardsOnOffer(tx),
    }
  },
  reply({ balance, expiringNext, rewards }, { say, language }) {
    const lines = [say(m.balance, balance)]
    if (expiringNext) {
      const until = isoDate(expiringNext.expiresAt - 1)
      lines.push(say(m.expiringNext, { coins: expiringNext.coins, until }))
    }
    const menu = rewards
      .filter((reward) => reward.price <= balance)
      .slice(-SHOWN)
      .map((reward) => ({
        label: say(m.rewardLabel, { name: reward.name[language], price: reward.price }),
        operation: 'redeemEcoins',
        input: { item: reward.code },
      }))
    return menu.length
      ? { title: say(m.seeEcoins), lines, menu }
      : { title: say(m.seeEcoins), lines: [...lines, say(m.howToEarn)] }
  },
})

function coinsIn(lots: { remaining: number }[]): number {
  return lots.reduce((sum, lot) => sum + lot.remaining, 0)
}
