import { z } from 'zod'
import { operation, Refusal, type Quote, type Visit } from '#server/operation.ts'
import { yuan } from '#words/format.ts'
import { boundAccountOf, type BoundAccount } from './bound-account.ts'
import { m } from './messages.ts'
import { faceOf, useCard } from './recharge-card.ts'
import { topUpWay } from './top-up-way.ts'

/** `CZ 50` takes money from the bound account, `CZ 卡密` uses up a recharge card; both ask first. */
export const topUp = operation({
  title: m.topUp,
  summary: m.topUpSummary,
  keyword: 'CZ',
  access: 'sim',
  business: 'topup',
  input: z.object({ what: topUpWay }),
  fields: { what: { label: m.what, hint: m.whatHint, wrong: m.wayWrong, inputMode: 'numeric', rest: true } },
  async quote(visit, { what }): Promise<Quote> {
    return what.kind === 'card'
      ? cardQuote(visit, await faceOf(visit.tx, cardOf(visit, what.digest)))
      : accountQuote(visit, await boundOf(visit), what.amountFen)
  },
  async run(visit, { what }) {
    const { tx, boss, subscriber, touchId, now } = visit
    const order = { subscriberId: subscriber.id, now }
    if (what.kind === 'card') {
      const card = cardOf(visit, what.digest)
      const amountFen = await useCard(tx, card)
      const key = `card:${card.codeHash}`
      return { amountFen, ...(await boss.credit(tx, { ...order, key, amountFen, from: 'voucher' })) }
    }
    await boundOf(visit)
    const { amountFen } = what
    // The door runs a request once; the touch's id is new for each, while a channel may use a request key again.
    const credited = await boss.credit(tx, { ...order, key: `topup:${touchId}`, amountFen, from: 'cashier' })
    return { amountFen, ...credited }
  },
  reply({ amountFen, balanceFen, state }, { say }) {
    const told = { amount: yuan(amountFen), balance: yuan(balanceFen) }
    return {
      title: say(m.topUp),
      lines: [say(state === 'done' ? m.toppedUp : m.topUpAccepted, told)],
      next: ['checkBalance'],
    }
  },
  amountFen: (output) => output.amountFen,
})

function cardOf({ till, subscriber, now }: Visit, digest: string) {
  return { subscriberId: subscriber.id, codeHash: till.sealCard(digest), now }
}

async function boundOf({ tx, subscriber }: Visit): Promise<BoundAccount> {
  const account = await boundAccountOf(tx, subscriber.id)
  if (!account) throw new Refusal('no-bound-account', (say) => say(m.noBoundAccount), ['startPayment'])
  return account
}

function cardQuote({ say }: Visit, faceFen: number): Quote {
  return {
    name: say(m.quoteName, yuan(faceFen)),
    price: say(m.cardPrice, yuan(faceFen)),
    charging: say(m.cardCharging),
    cancelling: say(m.cancelling),
    fingerprint: `card ${faceFen}`,
  }
}

function accountQuote({ say, subscriber }: Visit, account: BoundAccount, amountFen: number): Quote {
  const bank = account.bank[subscriber.language]
  return {
    name: say(m.quoteName, yuan(amountFen)),
    price: say(m.accountPrice, { bank, tail: account.tail, amount: yuan(amountFen) }),
    charging: say(m.accountCharging),
    cancelling: say(m.cancelling),
    fingerprint: `account ${account.tail} ${amountFen}`,
  }
}
