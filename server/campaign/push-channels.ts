/** On which channel of the house a push reaches people. */
import type { PushChannel } from '#drizzle/schema/campaign.ts'

export const channelOf: Record<PushChannel, string> = {
  sms: 'sms',
  inbox: 'web',
  banner: 'web',
  outbound: 'outbound',
}
