/** Where one person is told, of the channels a variant may use: what they asked for, then what they use, then its own order. */
import type { PushChannel } from '#drizzle/schema/campaign.ts'
import type { Tx } from '#server/store/store.ts'
import type { Campaign } from './campaign.ts'
import { channelPreferencesOf } from './channel-habit.ts'
import { preferredChannel } from './channel-preference.ts'

/** The first channel for somebody; the variant's own first where they refused all of them, which is judged later. */
export type ChannelFor = (subscriberId: string, channels: readonly PushChannel[]) => PushChannel

/** For a range of a segment at once; nothing is looked up where no variant leaves a choice. */
export async function channelsFor(
  tx: Tx,
  { variants }: Pick<Campaign, 'variants'>,
  ids: string[],
  now: number,
): Promise<ChannelFor> {
  if (!leavesChannel({ variants })) return (_, channels) => firstOf(channels)
  const preferenceOf = await channelPreferencesOf(tx, ids, now)
  return (id, channels) => preferredChannel(channels, preferenceOf(id)) ?? firstOf(channels)
}

/**
 * Whether a person's habit decides the channel. Then those of one channel are not drawn by lot, and may be compared only
 * with those of the holdout who would have been told there.
 */
export function leavesChannel({ variants }: Pick<Campaign, 'variants'>): boolean {
  return variants.some(({ channels }) => channels.length > 1)
}

export function firstOf(channels: readonly PushChannel[]): PushChannel {
  const [first] = channels
  if (!first) throw new Error('a variant has no channel')
  return first
}

/** The channel of a variant that has but one. */
export function onlyOf(channels: readonly PushChannel[]): PushChannel | 'all' {
  return channels.length === 1 ? firstOf(channels) : 'all'
}
