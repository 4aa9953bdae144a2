/** A subscriber's e-coins on the desk: what was earned and bought, and what staff may undo of it. */
import { and, desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { ledgerTransfer } from '#drizzle/schema/money.ts'
import { balanceOf } from '#server/balance/ledger.ts'
import { subscriberOf } from '#server/identity/who.ts'
import { cancelUnused } from '#server/merchant/cancel-voucher.ts'
import { tellHolder } from '#server/merchant/tell-holder.ts'
import { vouchersFor } from '#server/merchant/voucher.ts'
import { Refusal } from '#server/operation.ts'
import { staffAction, type StaffVisit } from '#server/staff/action.ts'
import { masked } from '#server/staff/find-subscriber.ts'
import { m as staffWords } from '#server/staff/messages.ts'
import { lock } from '#server/store/lock.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import type { Say } from '#words/message.ts'
import { budgetOfPrize } from '#server/activity/prize-budget.ts'
import { returnToBudget } from './budget.ts'
import { takeBackCoins } from './lot.ts'
import { m as subscriberWords } from './messages.ts'
import { everyRule, ruleOf } from './rule.ts'
import { m } from './staff-messages.ts'
import { lastFour } from './voucher-code.ts'

const roles = ['backoffice', 'admin'] as const

const grants = query((db, p: Params<{ subscriberId: string }>) =>
  db
    .select()
    .from(ledgerTransfer)
    .where(and(eq(ledgerTransfer.subscriberId, p.subscriberId), eq(ledgerTransfer.debit, 'ecoin-grant')))
    .orderBy(desc(ledgerTransfer.id))
    .limit(100),
)

const grantById = query((db, p: Params<{ subscriberId: string; id: string }>) =>
  db
    .select()
    .from(ledgerTransfer)
    .where(
      and(
        eq(ledgerTransfer.subscriberId, p.subscriberId),
        eq(ledgerTransfer.id, p.id),
        eq(ledgerTransfer.debit, 'ecoin-grant'),
      ),
    )
    .limit(1),
)

const byKey = query((db, p: Params<{ subscriberId: string; key: string }>) =>
  db
    .select({ amount: ledgerTransfer.amount })
    .from(ledgerTransfer)
    .where(and(eq(ledgerTransfer.subscriberId, p.subscriberId), eq(ledgerTransfer.key, p.key)))
    .limit(1),
)

const takenBackKey = (id: string) => `unearn:${id}`

/** The last hundred earnings and vouchers; of a code only its last four letters. */
export const seeEcoinAccount = staffAction({
  title: m.seeAccount,
  roles,
  input: z.object({ subscriberId: z.uuid() }),
  fields: { subscriberId: { label: m.subscriber, wrong: staffWords.subscriberWrong } },
  async run({ tx, say }, { subscriberId }) {
    const found = await subscriberOf(tx, subscriberId)
    if (!found) throw new Refusal('no-subscriber', (say) => say(staffWords.noSubscriber))
    const rules = (await everyRule(tx)).map(({ code, name }) => [code, name] as const)
    const names = new Map([['opening', say(m.opening)], ['returned', say(m.returned)], ...rules])
    const vouchers = await vouchersFor(tx, subscriberId)
    return {
      subscriber: masked(found),
      balance: await balanceOf(tx, subscriberId, 'ecoin'),
      earnings: await earningsOf(tx, subscriberId, names),
      vouchers: vouchers.map((voucher) => ({ ...voucher, code: lastFour(voucher.code) })),
    }
  },
  audit: ({ subscriberId }) => ({ subscriberId }),
})

async function earningsOf(tx: Tx, subscriberId: string, names: Map<string, string>) {
  const earnings = []
  for (const { id, amount, reason, postedAt } of await grants.all(tx, { subscriberId })) {
    const taken = await byKey.first(tx, { subscriberId, key: takenBackKey(id) })
    const what = names.get(reason) ?? reason.replace(/^activity:/, '')
    earnings.push({ id, coins: amount, what, at: postedAt, takenBack: taken?.amount ?? null })
  }
  return earnings
}

const reason = z.string().trim().min(4).max(200)

/** Takes what is left of an earning, never more than the purse holds, once. */
export const reverseEarning = staffAction({
  title: m.reverseEarning,
  roles,
  input: z.object({ subscriberId: z.uuid(), earning: z.uuid(), reason }),
  fields: {
    subscriberId: { label: m.subscriber, wrong: staffWords.subscriberWrong },
    earning: { label: m.earning },
    reason: { label: m.reason, wrong: m.reasonWrong },
  },
  async run(visit, { subscriberId, earning }) {
    const { tx, now } = visit
    await lock(tx, subscriberId)
    const grant = await grantById.first(tx, { subscriberId, id: earning })
    if (!grant) throw new Refusal('no-earning', (say) => say(m.noEarning))
    const key = takenBackKey(earning)
    if (await byKey.first(tx, { subscriberId, key })) {
      throw new Refusal('reversed-before', (say) => say(m.reversedBefore))
    }
    const taking = { subscriberId, key, source: grant.reason, coins: grant.amount, now }
    const taken = await takeBackCoins(tx, taking)
    if (taken === 0) throw new Refusal('nothing-left', (say) => say(m.nothingLeft))
    const budget =
      (await ruleOf(tx, grant.reason))?.budgetCode ?? (await budgetOfPrize(tx, subscriberId, grant.key))
    if (budget) await returnToBudget(tx, budget, taken, grant.postedAt)
    await tellTaken(visit, subscriberId, taken)
    return { taken, missing: grant.amount - taken }
  },
  audit: ({ subscriberId, earning, reason }, output) => ({
    subscriberId,
    detail: { earning, reason, ...output },
  }),
})

function tellTaken({ tx, staff, now }: StaffVisit, subscriberId: string, coins: number): Promise<void> {
  const told = {
    subscriberId,
    id: uuidv7(now),
    channel: 'web',
    business: 'ecoin-correction',
    outcome: 'told',
    answersId: null,
    place: staff.login,
    title: (say: Say) => say(subscriberWords.takenTitle),
    body: (say: Say) => say(subscriberWords.takenBody, coins),
  } as const
  return tellHolder(tx, told, now)
}

/** The e-coins go back to the lots they came from; see `returnCoins` for those whose time has passed. */
export const cancelVoucher = staffAction({
  title: m.cancelVoucher,
  roles,
  input: z.object({ subscriberId: z.uuid(), voucher: z.uuid(), reason }),
  fields: {
    subscriberId: { label: m.subscriber, wrong: staffWords.subscriberWrong },
    voucher: { label: m.voucher },
    reason: { label: m.reason, wrong: m.reasonWrong },
  },
  async run({ tx, staff, now }: StaffVisit, { subscriberId, voucher }) {
    const cancelled = await cancelUnused(tx, { subscriberId, id: voucher }, staff.login, now)
    if (!cancelled) throw new Refusal('not-unused', (say) => say(m.notUnused))
    return { coins: cancelled.coins }
  },
  audit: ({ subscriberId, voucher, reason }, output) => ({
    subscriberId,
    detail: { voucher, reason, ...output },
  }),
})
