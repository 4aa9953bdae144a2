import { z } from 'zod'
import { channelPreferencesOf } from '#server/campaign/channel-habit.ts'
import { learnedFrom, marketingWays, type Habit } from '#server/campaign/channel-preference.ts'
import { operation } from '#server/operation.ts'
import { m } from './messages.ts'

/** How they want to hear of offers, and what their touches say where they leave it to us. */
export const seeMarketingWay = operation({
  title: m.seeMarketingWay,
  summary: m.seeMarketingWaySummary,
  access: 'verified',
  business: 'request-query',
  input: z.object({}),
  fields: {},
  async run({ tx, subscriber, now, say }) {
    const preferenceOf = await channelPreferencesOf(tx, [subscriber.id], now)
    const { way, habits } = preferenceOf(subscriber.id)
    const ways = marketingWays.map((value) => ({ value, label: say(m.ways[value]) }))
    const learned = learnedFrom(habits)
    return {
      marketing: subscriber.marketing,
      way,
      ways,
      habits: habits.toSorted((one, other) => other.count - one.count),
      learned,
    }
  },
  reply({ marketing, way, habits, learned }, { say }) {
    const [first] = learned
    const rows = habits.map(({ kind, channel, count }: Habit) => [
      say(m.kinds[kind]),
      say(m.pushChannels[channel]),
      String(count),
    ])
    return {
      title: say(m.seeMarketingWay),
      lines: [
        say(m.wayIs, say(m.ways[way])),
        first ? say(m.learnedIs, say(m.pushChannels[first])) : say(m.learnedNothing),
        ...(marketing ? [] : [say(m.wayOnceAllowed)]),
      ],
      table: { head: [say(m.kind), say(m.channel), say(m.times)], rows },
      next: ['chooseMarketingWay'],
    }
  },
})
