/** What became of messages: one transaction holds the target's end, the touch, the figures and the contact. */
import type { TargetState } from '#drizzle/schema/campaign.ts'
import { lockAll } from '#server/store/lock.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { touches } from '#server/touch/months.ts'
import { monthOf } from '#words/format.ts'
import { uncountContact } from './contact-ledger.ts'
import { countTarget } from './counters.ts'
import { recordPush } from './record-push.ts'
import type { Taken } from './take.ts'
import {
  awaitingTargets,
  endTarget,
  putTargetBack,
  targetKnown,
  targetReceipted,
  targetsOf,
  targetSent,
} from './target.ts'

/** `receipts`: the ids that receipts will name; none where no receipt is to come. */
export type PushFate =
  | { kind: 'accepted'; receipts: string[] }
  /** It is where it will be read, under its touch's id: the web inbox. */
  | { kind: 'delivered'; touchId: string }
  | { kind: 'refused'; reason: string }
  /** It never left, or the other side asks to come again. */
  | { kind: 'again'; reason: string; dueAt: number }
  | { kind: 'unknown'; reason: string }

export type Settled = { message: Taken; fate: PushFate; at: number }

/** @param holder whose lease the messages were taken under */
export async function settleMessages(tx: Tx, settled: readonly Settled[], holder: string): Promise<void> {
  // An exposure is written beside what subscribers answer meanwhile: theirs is the turn, one after the other.
  const exposing = settled.filter(({ message }) => message.offer !== null)
  await lockAll(
    tx,
    exposing.map(({ message }) => message.target.subscriberId),
  )
  for (const { at } of settled) await touches.ensureMonth(tx, monthOf(at))
  await Promise.all(settled.map((each) => settleOne(tx, each, holder)))
}

async function settleOne(tx: Tx, { message, fate, at }: Settled, holder: string): Promise<void> {
  const { target, onUnknown } = message
  switch (fate.kind) {
    case 'accepted':
      return sent(
        tx,
        message,
        { state: 'sent', awaited: fate.receipts.length > 0 ? fate.receipts : null },
        at,
        holder,
      )
    case 'delivered':
      return sent(tx, message, { state: 'delivered', awaited: null, touchId: fate.touchId }, at, holder)
    case 'refused':
      await endTarget(tx, target, 'failed', fate.reason)
      countTarget(tx, target, 'failed', { reason: fate.reason })
      return uncountContact(tx, contactOf(message))
    case 'again': {
      const { reason, dueAt: due } = fate
      const free = await putTargetBack(tx, target, { reason, due, lost: target.lost, holder })
      if (free && target.lost === 0) await uncountContact(tx, contactOf(message))
      return
    }
    case 'unknown':
      if (onUnknown === 'again' && target.lost === 0) {
        await putTargetBack(tx, target, { reason: fate.reason, due: at, lost: 1, holder })
        return
      }
      return givenUp(tx, message, fate.reason, at, holder)
  }
}

async function sent(
  tx: Tx,
  { target, text, branchCode, offer }: Taken,
  how: { state: TargetState; awaited: string[] | null; touchId?: string },
  at: number,
  holder: string,
): Promise<void> {
  const { subscriberId, campaignId, round, segments } = target
  const { state, awaited, touchId = uuidv7(at) } = how
  const row = { subscriberId, campaignId, round, state, reason: '', sentAt: at, segments, awaited }
  if (await targetSent(tx, { ...row, touchId, holder })) {
    await recordPush(tx, touchId, { target, text, branchCode, offer })
  } else {
    // Its lease ran out and it was given up, with a touch: now its fate is known.
    if (!(await targetKnown(tx, row))) return
    countTarget(tx, target, 'unknown', { reason: 'sender-lost', by: -1 })
  }
  const left = { ...target, sentAt: at }
  countTarget(tx, left, 'sent', { segments })
  if (state === 'delivered') countTarget(tx, left, 'delivered')
}

async function givenUp(tx: Tx, message: Taken, reason: string, at: number, holder: string): Promise<void> {
  const { target, text, branchCode, offer } = message
  const { subscriberId, campaignId, round } = target
  const touchId = uuidv7(at)
  const row = {
    subscriberId,
    campaignId,
    round,
    state: 'unknown' as const,
    reason,
    segments: target.segments,
  }
  if (await targetSent(tx, { ...row, sentAt: at, awaited: null, touchId, holder })) {
    await recordPush(tx, touchId, { target, text, branchCode, offer })
    const left = { ...target, sentAt: at }
    countTarget(tx, left, 'sent', { segments: target.segments })
    countTarget(tx, left, 'unknown', { reason })
  }
}

/** The answer to a message of unknown fate came late: it was taken. */
export async function settleLate(
  tx: Tx,
  message: Taken,
  receipts: string[],
  reason: string,
  at: number,
): Promise<void> {
  const { target } = message
  const { subscriberId, campaignId, round, segments } = target
  const row = { subscriberId, campaignId, round, state: 'sent' as const, reason: '', segments }
  // It was counted on the day it left, and stays there.
  const kept = (await targetsOf(tx, subscriberId, campaignId)).find((each) => each.round === round)
  const sentAt = kept?.sentAt ?? at
  const known = await targetKnown(tx, { ...row, sentAt, awaited: receipts.length > 0 ? receipts : null })
  if (known) countTarget(tx, { ...target, sentAt }, 'unknown', { reason, by: -1 })
}

export type PushReceipt = {
  subscriberId: string
  /** The forms in which the message's id may have been stored. */
  ids: string[]
  /** Null: it arrived. */
  failure: string | null
}

/** True when the receipt belongs to a message that waits for it. Every part's receipt must come; one failure fails all. */
export async function settleReceipt(tx: Tx, { subscriberId, ids, failure }: PushReceipt): Promise<boolean> {
  for (const target of await awaitingTargets(tx, subscriberId)) {
    const { awaited } = target
    if (!awaited?.some((id) => ids.includes(id))) continue
    const left = awaited.filter((id) => !ids.includes(id))
    const over = failure !== null || left.length === 0
    const state = failure !== null ? 'failed' : over ? 'delivered' : 'sent'
    const to = { state, reason: failure ?? '', awaited: over ? null : left } as const
    if ((await targetReceipted(tx, target, to)) && over) {
      countTarget(tx, target, state === 'failed' ? 'failed' : 'delivered', { reason: failure ?? '' })
    }
    return true
  }
  return false
}

function contactOf({ target, day }: Taken) {
  return { subscriberId: target.subscriberId, day, channel: target.channel }
}
