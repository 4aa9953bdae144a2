import { z } from 'zod'
import { subscriberOf } from '#server/identity/who.ts'
import { Refusal } from '#server/operation.ts'
import { staffAction } from './action.ts'
import { m } from './messages.ts'

/** The whole number and name, for whoever says why. */
export const revealNumber = staffAction({
  title: m.revealNumber,
  roles: ['clerk', 'backoffice', 'admin'],
  input: z.object({ subscriberId: z.uuid(), reason: z.string().trim().min(4).max(200) }),
  fields: {
    subscriberId: { label: m.subscriber, wrong: m.subscriberWrong },
    reason: { label: m.reason, wrong: m.reasonWrong },
  },
  async run({ tx }, { subscriberId }) {
    const found = await subscriberOf(tx, subscriberId)
    if (!found) throw new Refusal('no-subscriber', (say) => say(m.noSubscriber))
    return { msisdn: found.msisdn, name: found.name }
  },
  audit: ({ subscriberId, reason }) => ({ subscriberId, detail: { reason } }),
})
