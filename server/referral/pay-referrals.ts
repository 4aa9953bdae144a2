/** The job that pays for recommendations: each in a unit of its own, under the lock of whoever is paid. */
import { award, mayEarn } from '#server/ecoin/earn.ts'
import { isInForce, ruleOf } from '#server/ecoin/rule.ts'
import { subscriberOf } from '#server/identity/who.ts'
import { notify, putInInbox } from '#server/inbox/notify.ts'
import { lock } from '#server/store/lock.ts'
import type { Store, Tx } from '#server/store/store.ts'
import type { Say } from '#words/message.ts'
import { m } from './messages.ts'
import { dueReferrals, markPaid, takeDueReferral, type Referral } from './referral.ts'

/** May be stopped and run again at any time, and in several processes. @returns how many were paid */
export async function payReferrals(store: Store, now: number): Promise<number> {
  let paid = 0
  for (const due of await store.read(dueReferrals)) {
    const coins = await store.transaction((tx) => pay(tx, due, now))
    if (coins > 0) paid++
  }
  return paid
}

async function pay(tx: Tx, due: Referral, now: number): Promise<number> {
  const { subscriberId, referrerId, ruleCode } = due
  await lock(tx, referrerId)
  // The row is taken before anything is posted: whoever comes second changes nothing and pays nothing.
  if (!(await takeDueReferral(tx, subscriberId))) return 0
  const rule = ruleCode === null ? undefined : await ruleOf(tx, ruleCode)
  const referrer = await subscriberOf(tx, referrerId)
  const at = due.doneAt ?? now
  if (!rule?.open || !referrer || !isInForce(rule, at)) return 0
  const may = await mayEarn(tx, rule, referrerId, now)
  const coins = may ? await award(tx, rule, referrerId, `refer:${subscriberId}`, now) : 0
  if (coins === 0) {
    // No good news, so it waits in the inbox and nobody is woken by a text.
    const words = { title: (say: Say) => say(m.unpaidTitle), body: (say: Say) => say(m.unpaid) }
    await putInInbox(tx, referrer, { kind: 'result', ...words }, now)
    return 0
  }
  await markPaid(tx, subscriberId, coins)
  const notice = { title: (say: Say) => say(m.paidTitle), body: (say: Say) => say(m.paid, coins) }
  await notify(tx, referrer, { kind: 'result', ...notice }, now)
  return coins
}
