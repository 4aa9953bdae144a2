/**
 * What whoever holds a voucher is told when it is used at a shop, taken back or cancelled. Each is a contact like any
 * other: its touch and the note in the inbox are written in the transaction of the step itself, so there is one of each,
 * however often a till is pressed.
 */
import type { TouchOutcome } from '#drizzle/schema/touch.ts'
import { lastFour } from '#server/ecoin/voucher-code.ts'
import { subscriberOf } from '#server/identity/who.ts'
import { putInInbox } from '#server/inbox/notify.ts'
import type { Tx } from '#server/store/store.ts'
import type { BusinessType } from '#server/touch/business-types.ts'
import { NO_BRANCH, recordTouch } from '#server/touch/record.ts'
import { monthOf } from '#words/format.ts'
import { speak, type Say } from '#words/message.ts'

/** One step in the life of what somebody has bought for e-coins. */
export type Told = {
  subscriberId: string
  /** The touch that it becomes. */
  id: string
  channel: string
  business: BusinessType
  /** `done`: they did it at a shop; `told`: staff did, and they hear of it. */
  outcome: Extract<TouchOutcome, 'done' | 'told'>
  /** The voucher's code, of which the touch keeps the last four letters. */
  code?: string
  /** The touch of what is undone. */
  answersId: string | null
  /** The shop, or the member of staff. */
  place: string
  title: (say: Say) => string
  body: (say: Say) => string
}

export async function tellHolder(tx: Tx, told: Told, now: number): Promise<void> {
  const { subscriberId, id, channel, business, outcome, code, answersId, place, title, body } = told
  const holder = await subscriberOf(tx, subscriberId)
  const say = speak[holder?.language ?? 'zh']
  const touch = {
    subscriberId,
    id,
    channel,
    business,
    operation: null,
    outcome,
    branchCode: holder?.branchCode ?? NO_BRANCH,
    amountFen: null,
    said: code === undefined ? null : lastFour(code),
    told: { title: title(say), lines: [body(say)] },
    answersId,
    place,
  }
  // What staff undo makes nobody an active customer of the e-hall.
  await recordTouch(tx, touch, outcome === 'told' ? monthOf(now) : (holder?.activeMonth ?? 0))
  if (holder) await putInInbox(tx, holder, { kind: 'notice', title, body }, now)
}
