/** A voucher at a shop: looked at, used once, and taken back. The rules; who may ask is the doors' business. */
import { subscriberOf } from '#server/identity/who.ts'
import { lock } from '#server/store/lock.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { readVoucherCode } from '#server/ecoin/voucher-code.ts'
import { isoDate, maskMsisdn, type Month } from '#words/format.ts'
import type { Bilingual } from '#words/bilingual.ts'
import type { Say } from '#words/message.ts'
import { dueFor, merchantOf, rewardRowOf } from './merchant.ts'
import { m } from './messages.ts'
import { lockMerchant, settlementOf, settleReversed, settleVerified, type Settlement } from './settlement.ts'
import { tellHolder } from './tell-holder.ts'
import { markUnused, markUsed, voucherOf, voucherWithCode, type Voucher } from './voucher.ts'

/** What a till is shown of a voucher that it may take. */
export type Shown = { code: string; name: Bilingual; worthFen: number; validUntil: number; msisdn: string }

export type Looked =
  | { kind: 'good'; voucher: Voucher; shown: Shown }
  | { kind: 'unknown' | 'foreign' | 'cancelled' }
  | { kind: 'expired'; since: number }
  | { kind: 'used'; by: Settlement; voucher: Voucher }

/** What a code is to a merchant at a moment. @param typed as the shop typed it */
export async function lookAt(tx: Tx, merchantCode: string, typed: string, now: number): Promise<Looked> {
  const code = readVoucherCode(typed)
  const voucher = code === null ? undefined : await voucherWithCode(tx, code)
  return voucher ? judge(tx, voucher, merchantCode, now) : { kind: 'unknown' }
}

async function judge(tx: Tx, voucher: Voucher, merchantCode: string, now: number): Promise<Looked> {
  const { subscriberId, state, usedId, validUntil } = voucher
  if (voucher.merchantCode !== merchantCode) return { kind: 'foreign' }
  if (state === 'cancelled') return { kind: 'cancelled' }
  const by = usedId === null ? undefined : await settlementOf(tx, subscriberId, usedId)
  if (state === 'used' && by) return { kind: 'used', by, voucher }
  if (validUntil <= now) return { kind: 'expired', since: validUntil }
  const reward = await rewardRowOf(tx, voucher.rewardCode)
  const holder = await subscriberOf(tx, subscriberId)
  if (!reward) return { kind: 'unknown' }
  const msisdn = holder ? maskMsisdn(holder.msisdn) : ''
  const { code } = voucher
  return {
    kind: 'good',
    voucher,
    shown: { code, name: reward.name, worthFen: reward.valueFen, validUntil, msisdn },
  }
}

export type Till = { staffId: string; name: string; merchantCode: string }

/**
 * Uses a voucher at a till: the voucher, the line of the statement and its postings in one transaction.
 * @param attempt of the shop's form: the same form sent twice is told yes twice, and counts once
 */
export async function verifyAt(
  tx: Tx,
  till: Till,
  typed: string,
  attempt: string,
  now: number,
): Promise<Looked> {
  const { merchantCode, staffId } = till
  await lockMerchant(tx, merchantCode)
  const code = readVoucherCode(typed)
  const found = code === null ? undefined : await voucherWithCode(tx, code)
  if (!found) return { kind: 'unknown' }
  await lock(tx, found.subscriberId)
  const looked = await lookAt(tx, merchantCode, typed, now)
  if (looked.kind === 'used' && looked.by.byId === staffId && looked.by.attempt === attempt) {
    return judge(tx, { ...looked.voucher, state: 'issued', usedId: null }, merchantCode, looked.by.at)
  }
  if (looked.kind !== 'good') return looked
  const { voucher } = looked
  const { subscriberId, id: voucherId, rewardCode, coins } = voucher
  const id = uuidv7(now)
  if (!(await markUsed(tx, voucher, id, now))) return judge(tx, voucher, merchantCode, now)
  const dueFen = await dueOf(tx, voucher)
  const bought = { voucherId, rewardCode, merchantCode, coins, dueFen }
  await settleVerified(tx, { subscriberId, id, ...bought, at: now, byId: staffId, attempt })
  await tellUsed(tx, voucher, { id, name: looked.shown.name, shop: till.name }, now)
  return looked
}

async function dueOf(tx: Tx, { merchantCode, rewardCode }: Voucher): Promise<number> {
  const merchant = await merchantOf(tx, merchantCode)
  const reward = await rewardRowOf(tx, rewardCode)
  if (!merchant || !reward) throw new Error(`reward ${rewardCode} has no merchant ${merchantCode}`)
  return dueFor(merchant, reward)
}

type Use = { id: string; name: Bilingual; shop: string }

async function tellUsed(tx: Tx, voucher: Voucher, { id, name, shop }: Use, now: number): Promise<void> {
  const { subscriberId, code } = voucher
  const told = {
    subscriberId,
    id,
    channel: await channelOf(tx, voucher),
    business: 'ecoin-voucher',
    outcome: 'done',
    code,
    answersId: null,
    place: shop,
    title: (say: Say) => say(m.usedTitle),
    body: (say: Say) => say(m.usedBody, { name: say(name), shop }),
  } as const
  await tellHolder(tx, told, now)
}

/** What a visit to this merchant's shops is, as staff keep it. */
async function channelOf(tx: Tx, { merchantCode }: Voucher): Promise<string> {
  return (await merchantOf(tx, merchantCode))?.channel ?? 'partner'
}

/**
 * Takes a verification back: the voucher is unused again, and the merchant is owed that much less — in the same month while
 * it is open, in the next one when it is closed.
 * @returns the month it counts in; undefined where it does not stand any more
 */
export async function reverseVerification(
  tx: Tx,
  which: { subscriberId: string; id: string },
  by: { staffId: string; login: string; reason: string },
  now: number,
): Promise<{ month: Month; line: Settlement } | undefined> {
  const line = await settlementOf(tx, which.subscriberId, which.id)
  if (line?.kind !== 'verified') return undefined
  await lockMerchant(tx, line.merchantCode)
  await lock(tx, line.subscriberId)
  const { subscriberId, voucherId, rewardCode, merchantCode, coins, dueFen } = line
  const voucher = await voucherOf(tx, subscriberId, voucherId)
  if (!voucher) return undefined
  if (!(await markUnused(tx, { subscriberId, id: voucherId }, line.id))) return undefined
  const taken = { voucherId, rewardCode, merchantCode, coins, dueFen, reversesId: line.id, reason: by.reason }
  const reversal = uuidv7(now)
  const month = await settleReversed(tx, {
    subscriberId,
    id: reversal,
    ...taken,
    at: now,
    byId: by.staffId,
  })
  await tellUnused(tx, voucher, { id: reversal, answersId: line.id, place: by.login }, now)
  return { month, line }
}

async function tellUnused(
  tx: Tx,
  voucher: Voucher,
  step: { id: string; answersId: string; place: string },
  now: number,
): Promise<void> {
  const { subscriberId, code, rewardCode, validUntil } = voucher
  const name = (await rewardRowOf(tx, rewardCode))?.name ?? { zh: rewardCode, en: rewardCode }
  const told = {
    subscriberId,
    ...step,
    channel: await channelOf(tx, voucher),
    business: 'ecoin-voucher',
    outcome: 'told',
    code,
    title: (say: Say) => say(m.unusedTitle),
    body: (say: Say) => say(m.unusedBody, { name: say(name), until: isoDate(validUntil - 1) }),
  } as const
  await tellHolder(tx, told, now)
}
