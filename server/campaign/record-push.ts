/** A message of a campaign is a contact like any other: the operator spoke, so nobody was active. */
import type { PushChannel } from '#drizzle/schema/campaign.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidTime } from '#server/store/uuidv7.ts'
import { recordTouch } from '#server/touch/record.ts'
import { monthOf } from '#words/format.ts'
import type { Target } from './target.ts'

/** On which channel of the house a push reaches people. */
export const channelOf: Record<PushChannel, string> = { sms: 'sms', inbox: 'web', outbound: 'outbound' }

/** The touch's place is the campaign's id. @param id its own, which carries the time */
export async function recordPush(
  tx: Tx,
  id: string,
  { target, text, branchCode }: { target: Target; text: string; branchCode: string },
): Promise<void> {
  const touch = {
    subscriberId: target.subscriberId,
    id,
    channel: channelOf[target.channel],
    business: 'push',
    operation: null,
    outcome: 'told' as const,
    branchCode,
    amountFen: null,
    said: null,
    told: { title: '', lines: [text] },
    answersId: null,
    place: target.campaignId,
  }
  // Counted as active already, as far as the record is concerned: a told subscriber did nothing.
  await recordTouch(tx, touch, monthOf(uuidTime(id)))
}
