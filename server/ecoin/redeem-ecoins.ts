import { z } from 'zod'
import type { SpentLot } from '#drizzle/schema/reward.ts'
import { Overdrawn } from '#server/balance/ledger.ts'
import { operation, Refusal, type Quote, type Visit } from '#server/operation.ts'
import { isoDate } from '#words/format.ts'
import { lotsOf, spendCoins } from './lot.ts'
import { m } from './messages.ts'
import { issueVoucher, rewardOf, takeFromStock, type Reward, rewardsOnOffer } from './reward.ts'

/** `DH 商品码`: e-coins against a voucher of the merchant alliance. */
export const redeemEcoins = operation({
  title: m.redeemEcoins,
  summary: m.redeemEcoinsSummary,
  keyword: 'DH',
  access: 'sim',
  business: 'ecoin-redeem',
  input: z.object({
    item: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[0-9A-Z-]{1,12}$/),
  }),
  fields: { item: { label: m.item, hint: m.itemHint, wrong: m.itemWrong, inputMode: 'numeric' } },
  async choices({ tx, say }) {
    const rewards = await rewardsOnOffer(tx)
    return rewards.map(({ code, name, price }) => ({
      value: code,
      label: say(m.choice, { name: say(name), coins: price }),
    }))
  },
  async quote(visit, { item }): Promise<Quote> {
    const reward = await offered(visit, item)
    await enough(visit, reward)
    const { say, subscriber } = visit
    const name = reward.name[subscriber.language]
    return {
      name: say(m.quoteName, name),
      price: say(m.quotePrice, { coins: reward.price, merchant: reward.merchant[subscriber.language] }),
      charging: say(m.quoteCharging, reward.validDays),
      cancelling: say(m.quoteCancelling),
      fingerprint: `${reward.code} ${reward.price}`,
    }
  },
  async run(visit, { item }) {
    const { tx, subscriber, touchId, now } = visit
    const reward = await offered(visit, item)
    if (!(await takeFromStock(tx, reward.code))) throw soldOut()
    const lots = await spend(visit, reward, `redeem:${touchId}`)
    const { code, validUntil } = await issueVoucher(
      tx,
      subscriber.id,
      reward,
      { coins: reward.price, lots },
      now,
    )
    const { name, merchant, price } = reward
    return { name, merchant, price, code, validUntil }
  },
  reply({ name, merchant, code, validUntil }, { say, language }) {
    const told = { name: name[language], merchant: merchant[language], code, until: isoDate(validUntil - 1) }
    return { title: say(m.redeemEcoins), lines: [say(m.redeemed, told)], next: ['seeEcoins'] }
  },
})

async function offered({ tx }: Visit, item: string): Promise<Reward> {
  const reward = await rewardOf(tx, item)
  if (!reward) throw new Refusal('no-such-reward', (say) => say(m.noSuchReward, item), ['seeEcoins'])
  if (reward.stock < 1) throw soldOut()
  return reward
}

async function enough({ tx, subscriber, now }: Visit, { price }: Reward): Promise<void> {
  const lots = await lotsOf(tx, subscriber.id, now)
  const held = lots.reduce((sum, lot) => sum + lot.remaining, 0)
  if (held < price) throw tooFew(held, price)
}

async function spend(
  { tx, subscriber, now }: Visit,
  { code, price }: Reward,
  key: string,
): Promise<SpentLot[]> {
  try {
    return await spendCoins(tx, { subscriberId: subscriber.id, key, reason: code, coins: price, now })
  } catch (error) {
    throw error instanceof Overdrawn ? tooFew(error.available, price) : error
  }
}

function soldOut(): Refusal {
  return new Refusal('sold-out', (say) => say(m.soldOut), ['seeEcoins'])
}

function tooFew(held: number, price: number): Refusal {
  return new Refusal('too-few-ecoins', (say) => say(m.tooFew, { held, price }), ['seeEcoins'])
}
