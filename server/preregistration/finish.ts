/** The end of a request's way: the result goes to the subscriber, and only a completion counts as handled. */
import { requestCompleted } from '#server/campaign/responses.ts'
import { subscriberOf } from '#server/identity/who.ts'
import { notify } from '#server/inbox/notify.ts'
import { requestOfOffer } from '#server/recommendation/follow-up.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { recordTouch } from '#server/touch/record.ts'
import { monthOf } from '#words/format.ts'
import { speak } from '#words/message.ts'
import { kindOf, said } from './kind.ts'
import { m } from './messages.ts'
import { move, type Preregistration } from './preregistration.ts'

export type Finishing = {
  outcome: 'completed' | 'rejected'
  /** What the subscriber reads. */
  result: string
  staff: { id: string; login: string }
  now: number
}

/**
 * The touch is credited to the channel that took the request in, at the time it was completed, and answers the intake.
 * @returns false when nobody is working on it
 */
export async function finish(tx: Tx, request: Preregistration, finishing: Finishing): Promise<boolean> {
  const { subscriberId, id, ticket } = request
  const { outcome, result, staff, now } = finishing
  const step = { subscriberId, id, workedBy: staff.id, result, resultAt: now }
  if (!(await move(tx, { ...step, from: 'working', to: outcome }))) return false
  const subscriber = await subscriberOf(tx, subscriberId)
  const kind = await kindOf(tx, request.kindCode)
  const name = kind?.name ?? { zh: request.kindCode, en: request.kindCode }
  const words = outcome === 'completed' ? m.completed : m.rejected
  const say = speak[subscriber?.language ?? 'zh']
  const touch = {
    subscriberId,
    id: uuidv7(now),
    channel: request.channel,
    business: 'preregistration',
    operation: 'preRegister',
    outcome: outcome === 'completed' ? ('done' as const) : ('refused' as const),
    branchCode: request.branchCode,
    amountFen: null,
    said: null,
    told: { title: say(m.resultTitle), lines: [say(words, { kind: said(name, say), ticket, result })] },
    answersId: request.touchId,
    place: staff.login,
  }
  // The subscriber did nothing this month: a completion makes nobody an active customer.
  await recordTouch(tx, touch, monthOf(now))
  if (subscriber) {
    if (outcome === 'completed') {
      const doer = { tx, now, touchId: touch.id, subscriber }
      await requestCompleted(doer, 'preRegister', { code: request.kindCode })
      await requestOfOffer(doer, subscriberId, request.touchId)
    }
    const notice = {
      kind: 'result',
      title: (speaking: typeof say) => speaking(m.resultTitle),
      body: (speaking: typeof say) => speaking(words, { kind: said(name, speaking), ticket, result }),
    } as const
    await notify(tx, subscriber, notice, now)
  }
  return true
}
