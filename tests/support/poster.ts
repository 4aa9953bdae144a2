/** A process that posts until it is killed, and names each key once its commit was answered. */
import { grantCoins } from '#server/ecoin/lot.ts'
import { post } from '#server/balance/ledger.ts'
import { lock } from '#server/store/lock.ts'
import { openStore } from '#server/store/store.ts'

const [place = '{}', ...people] = process.argv.slice(2)
const store = await openStore(JSON.parse(place) as { url?: string; file?: string })
const NOW = 1_795_312_800_000

for (let round = 0; ; round++) {
  await Promise.all(
    people.map(async (subscriberId) => {
      const key = `${process.pid} ${round}`
      await store.transaction(async (tx) => {
        await lock(tx, subscriberId)
        const money = { subscriberId, key, amount: 100, reason: 'test', now: NOW }
        await post(tx, { ...money, debit: 'cashier', credit: 'balance' })
        await grantCoins(tx, {
          subscriberId,
          key: `e ${key}`,
          source: 's',
          coins: 1,
          validMonths: 1,
          now: NOW,
        })
      })
      process.stdout.write(`${subscriberId} ${key}\n`)
    }),
  )
}
