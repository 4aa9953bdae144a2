import { z } from 'zod'
import { subscriberOf } from '#server/identity/who.ts'
import { putInInbox } from '#server/inbox/notify.ts'
import { operation, Refusal, type Subscriber, type Visit } from '#server/operation.ts'
import { lock } from '#server/store/lock.ts'
import type { Message, Say } from '#words/message.ts'
import { m } from './messages.ts'
import { isNewHere, NEW_FOR_DAYS } from './newcomer.ts'
import { ownerOf, readReferralCode } from './own-code.ts'
import { addReferral, isAbove, referralOf } from './referral.ts'

/** `TJM 推荐码`: says who recommended the hall. Whoever asks is new to it; the code's owner is paid for what they do. */
export const useReferralCode = operation({
  title: m.useCode,
  summary: m.useCodeSummary,
  keyword: 'TJM',
  access: 'sim',
  business: 'referral',
  input: z.object({
    code: z
      .string()
      .max(40)
      .transform(readReferralCode)
      .refine((code): code is string => code !== null),
  }),
  fields: { code: { label: m.code, hint: m.codeHint, wrong: m.codeWrong } },
  async run(visit, { code }) {
    const { tx, subscriber, now } = visit
    if (await referralOf(tx, subscriber.id)) throw no('recommended-before', m.recommendedBefore)
    if (!(await isNewHere(tx, subscriber, now))) {
      throw new Refusal('not-new', (say) => say(m.notNew, NEW_FOR_DAYS), NEXT)
    }
    const referrer = await referrerBy(visit, code)
    const row = { subscriberId: subscriber.id, referrerId: referrer.id, askedAt: now }
    if (!(await addReferral(tx, row))) throw no('recommended-before', m.recommendedBefore)
    const notice = { title: (say: Say) => say(m.codeUsedTitle), body: (say: Say) => say(m.codeUsed) }
    await putInInbox(tx, referrer, { kind: 'notice', ...notice }, now)
    return { code }
  },
  reply: ({ code }, { say }) => ({
    title: say(m.useCode),
    lines: [say(m.codeTaken, code)],
    next: ['seeReferralCode'],
  }),
})

/** Whose code it is, where they may recommend the one who gives it. */
async function referrerBy({ tx, subscriber }: Visit, code: string): Promise<Subscriber> {
  const id = await ownerOf(tx, code)
  if (!id) throw no('no-such-code', m.noSuchCode)
  if (id === subscriber.id) throw no('yourself', m.ownCode)
  // Two who give each other's codes at once wait for each other here, and one of them is run again.
  await lock(tx, id)
  const referrer = await subscriberOf(tx, id)
  if (!referrer) throw no('no-such-code', m.noSuchCode)
  if (await isAbove(tx, subscriber.id, id)) throw no('circle', m.circle)
  return referrer
}

const NEXT = ['seeReferralCode']

function no(reason: string, words: Message): Refusal {
  return new Refusal(reason, (say) => say(words), NEXT)
}
