/**
 * On which channel somebody wants to hear of offers: what they said themselves, or else what they use.
 *
 * A choice of theirs wins over everything learned. A channel they refused is never used, however few are left.
 */
import type { PushChannel } from '#drizzle/schema/campaign.ts'
import type { MarketingWay } from '#drizzle/schema/subscriber.ts'

export type TouchKind = 'query' | 'handle' | 'pay'

/** How often somebody did something of this kind where a push of that channel would meet them. */
export type Habit = { kind: TouchKind; channel: PushChannel; count: number }

export type ChannelPreference = {
  /** What they said; `auto`: nothing, so what they use decides. */
  way: MarketingWay
  habits: readonly Habit[]
}

export const marketingWays = [
  'auto',
  'sms',
  'inbox',
  'outbound',
  'no-sms',
  'no-calls',
  'inbox-only',
] as const satisfies readonly MarketingWay[]

export const NO_PREFERENCE: ChannelPreference = { way: 'auto', habits: [] }

const refusals: Partial<Record<MarketingWay, readonly PushChannel[]>> = {
  'no-sms': ['sms'],
  'no-calls': ['outbound'],
  'inbox-only': ['sms', 'outbound'],
}

const wishes: Partial<Record<MarketingWay, PushChannel>> = {
  sms: 'sms',
  inbox: 'inbox',
  outbound: 'outbound',
  'inbox-only': 'inbox',
}

/** What they said no to. */
export function refuses(way: MarketingWay, channel: PushChannel): boolean {
  return refusals[way]?.includes(channel) ?? false
}

/**
 * The channel to use of those that are there, in the campaign's own order; null where they refused all of them.
 * @param kind what the campaign wants them to do: what they do of that kind then says more than anything else
 */
export function preferredChannel(
  available: readonly PushChannel[],
  { way, habits }: ChannelPreference,
  kind?: TouchKind,
): PushChannel | null {
  const allowed = available.filter((channel) => !refuses(way, channel))
  const wish = wishes[way]
  if (wish && allowed.includes(wish)) return wish
  return learnedFrom(habits, kind).find((channel) => allowed.includes(channel)) ?? allowed[0] ?? null
}

/** Fewer points than that are chance and no habit. */
const LEAST_POINTS = 3

/** To order or to pay somewhere says more than to look something up; so does what is of the kind that is asked. */
const WEIGHTY = 3

/** Channels by what somebody uses, the most used first; empty where too little is known. */
export function learnedFrom(habits: readonly Habit[], kind?: TouchKind): PushChannel[] {
  const points = new Map<PushChannel, number>()
  for (const habit of habits) {
    const weighty = kind ? habit.kind === kind : habit.kind !== 'query'
    points.set(habit.channel, (points.get(habit.channel) ?? 0) + habit.count * (weighty ? WEIGHTY : 1))
  }
  return [...points]
    .filter(([, sum]) => sum >= LEAST_POINTS)
    .sort(([one, more], [other, less]) => less - more || (one < other ? -1 : 1))
    .map(([channel]) => channel)
}
