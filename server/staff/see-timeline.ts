import { z } from 'zod'
import { channelPreferencesOf } from '#server/campaign/channel-habit.ts'
import { learnedFrom } from '#server/campaign/channel-preference.ts'
import { subscriberOf } from '#server/identity/who.ts'
import { Refusal } from '#server/operation.ts'
import { forStaff } from '#server/touch/for-staff.ts'
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
  async run({ tx, now }, { subscriberId, cursor, ...filter }) {
    const found = await subscriberOf(tx, subscriberId)
    if (!found) throw new Refusal('no-subscriber', (say) => say(m.noSubscriber))
    const { habits } = (await channelPreferencesOf(tx, [subscriberId], now))(subscriberId)
    const page = await timeline(tx, subscriberId, filter, cursor)
    const shown = { ...page, touches: page.touches.map(forStaff) }
    return { subscriber: masked(found), learned: learnedFrom(habits), ...shown }
  },
  audit: ({ subscriberId, ...asked }, page) => ({
    subscriberId,
    detail: { ...asked, shown: page?.touches.length ?? 0 },
  }),
})
