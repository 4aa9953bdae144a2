/** A message of a campaign is a contact like any other: the operator spoke, so nobody was active. */
import type { PushChannel, PushResponse } from '#drizzle/schema/campaign.ts'
import type { TouchOutcome } from '#drizzle/schema/touch.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidTime } from '#server/store/uuidv7.ts'
import { recordTouch } from '#server/touch/record.ts'
import { monthOf } from '#words/format.ts'
import type { Target } from './target.ts'

/** On which channel of the house a push reaches people. */
export const channelOf: Record<PushChannel, string> = {
  sms: 'sms',
  inbox: 'web',
  banner: 'web',
  outbound: 'outbound',
}

const heard: Partial<Record<PushResponse, TouchOutcome>> = {
  refused: 'declined',
  'do-not-call': 'declined',
  accepted: 'accepted',
  ordered: 'accepted',
  'no-answer': 'expired',
}

/** A call, and what the caller heard. */
export async function recordCall(
  tx: Tx,
  id: string,
  call: { target: Target; text: string; result: PushResponse; note: string; branchCode: string },
): Promise<void> {
  const { target, text, result, note: said, branchCode } = call
  const outcome = heard[result] ?? 'told'
  await record(tx, id, {
    target,
    text: result === 'no-answer' ? '' : text,
    branchCode,
    outcome,
    said: said || null,
  })
}

/** A banner that was seen. */
export async function recordBanner(
  tx: Tx,
  id: string,
  shown: { target: Target; text: string; branchCode: string },
): Promise<void> {
  await record(tx, id, { ...shown, outcome: 'shown', said: null })
}

/** The touch's place is the campaign's id. @param id its own, which carries the time */
export async function recordPush(
  tx: Tx,
  id: string,
  { target, text, branchCode }: { target: Target; text: string; branchCode: string },
): Promise<void> {
  await record(tx, id, { target, text, branchCode, outcome: 'told', said: null })
}

type Recorded = {
  target: Target
  text: string
  branchCode: string
  outcome: TouchOutcome
  said: string | null
}

async function record(
  tx: Tx,
  id: string,
  { target, text, branchCode, outcome, said }: Recorded,
): Promise<void> {
  const touch = {
    subscriberId: target.subscriberId,
    id,
    channel: channelOf[target.channel],
    business: 'push',
    operation: null,
    outcome,
    branchCode,
    amountFen: null,
    said,
    told: text ? { title: '', lines: [text] } : null,
    answersId: null,
    place: target.campaignId,
  }
  // Counted as active already, as far as the record is concerned: a told subscriber did nothing.
  await recordTouch(tx, touch, monthOf(uuidTime(id)))
}
