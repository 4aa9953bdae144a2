import { z } from 'zod'
import { mobileNumber } from '#server/identity/sign-in.ts'
import { subscriberIdOf, subscriberOf } from '#server/identity/who.ts'
import { operation, Refusal, type Visit } from '#server/operation.ts'
import { lock } from '#server/store/lock.ts'
import { maskMsisdn } from '#words/format.ts'
import { m } from './messages.ts'
import { promisedTo, promiseWords } from './promise.ts'
import { addReferral, isAbove, referralOf, referralsSince } from './referral.ts'

const DAY_MS = 24 * 3600_000
const MOST_A_DAY = 10

/** `TJ 手机号`: recommends the e-hall to somebody who does not use it yet. */
export const refer = operation({
  title: m.refer,
  summary: m.referSummary,
  keyword: 'TJ',
  access: 'sim',
  business: 'referral',
  input: z.object({ friend: mobileNumber }),
  fields: { friend: { label: m.friend, hint: m.friendHint, wrong: m.friendWrong, inputMode: 'tel' } },
  async run(visit, { friend }) {
    const { tx, subscriber, now } = visit
    if (friend === subscriber.msisdn) throw new Refusal('yourself', (say) => say(m.notYourself))
    if ((await referralsSince(tx, subscriber.id, now - DAY_MS)) >= MOST_A_DAY) {
      throw new Refusal('too-many-a-day', (say) => say(m.tooManyADay, MOST_A_DAY))
    }
    const subscriberId = await recommendable(visit, friend)
    if (!(await addReferral(tx, { subscriberId, referrerId: subscriber.id, askedAt: now })))
      throw notThisOne()
    return { friend, promised: await promisedTo(tx, subscriber.id, now) }
  },
  reply({ friend, promised }, { say }) {
    const promise = promiseWords(promised, say)
    const lines = [say(m.referred, maskMsisdn(friend)), ...(promise ? [promise] : [])]
    return { title: say(m.refer), lines, next: ['seeReferralCode', 'seeEcoins'] }
  },
})

/**
 * Whoever holds the number, when they may be recommended. Why they may not is not told: it would say who is a subscriber
 * and what they do.
 */
async function recommendable({ tx, subscriber }: Visit, friend: string): Promise<string> {
  const id = await subscriberIdOf(tx, friend)
  if (!id || id === subscriber.id) throw notThisOne()
  // Two who recommend each other at once wait for each other here, and one of them is run again.
  await lock(tx, id)
  const found = await subscriberOf(tx, id)
  if (!found || found.activeMonth > 0) throw notThisOne()
  if ((await referralOf(tx, id)) || (await isAbove(tx, id, subscriber.id))) throw notThisOne()
  return id
}

function notThisOne(): Refusal {
  return new Refusal('not-recommendable', (say) => say(m.notThisOne))
}
