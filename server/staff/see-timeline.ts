import { z } from 'zod'
import { subscriberOf } from '#server/identity/who.ts'
import { Refusal } from '#server/operation.ts'
import { timelineFields, timelineFilter } from '#server/touch/filter.ts'
import { timeline } from '#server/touch/timeline.ts'
import { staffAction } from './action.ts'
import { masked } from './find-subscriber.ts'
import { m } from './messages.ts'

/** Everything a subscriber and the operator said to each other, whoever asks being written down. */
export const seeTimeline = staffAction({
  title: m.seeTimeline,
  roles: ['clerk', 'backoffice', 'admin'],
  input: z.object({ subscriberId: z.uuid(), ...timelineFilter }),
  fields: { subscriberId: { label: m.subscriber, wrong: m.subscriberWrong }, ...timelineFields },
  async run({ tx }, { subscriberId, cursor, ...filter }) {
    const found = await subscriberOf(tx, subscriberId)
    if (!found) throw new Refusal('no-subscriber', (say) => say(m.noSubscriber))
    return { subscriber: masked(found), ...(await timeline(tx, subscriberId, filter, cursor)) }
  },
  audit: ({ subscriberId, ...asked }, page) => ({
    subscriberId,
    detail: { ...asked, shown: page?.touches.length ?? 0 },
  }),
})
