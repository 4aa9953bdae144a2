/** All a shop may do: look at a voucher, use it, and see what it took today. */
import { and, eq, lt, sql } from 'drizzle-orm'
import { z } from 'zod'
import { shopGuess } from '#drizzle/schema/reward.ts'
import { Refusal } from '#server/operation.ts'
import { staffAction, type StaffVisit } from '#server/staff/action.ts'
import { staffOf } from '#server/staff/staff.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { dateTime, isoDate, shanghai, shanghaiMs } from '#words/format.ts'
import { merchantOf } from './merchant.ts'
import { m } from './messages.ts'
import { linesFrom } from './statement.ts'
import { lookAt, verifyAt, type Looked, type Shown, type Till } from './verify.ts'

const roles = ['shop'] as const

/** Wrong codes of a login in ten minutes; a code has sixty bits, so this is for the shop's sake and not the code's. */
const MOST_WRONG = 10
const SLOT_MS = 10 * 60_000

const guessesOf = query((db, p: Params<{ staffId: string; slot: number }>) =>
  db
    .select({ failures: shopGuess.failures })
    .from(shopGuess)
    .where(and(eq(shopGuess.staffId, p.staffId), eq(shopGuess.slot, p.slot)))
    .limit(1),
)

const countGuess = query((db, p: Params<{ staffId: string; slot: number }>) =>
  db
    .insert(shopGuess)
    .values({ staffId: p.staffId, slot: p.slot, failures: 1 })
    .onConflictDoUpdate({
      target: [shopGuess.staffId, shopGuess.slot],
      set: { failures: sql`${shopGuess.failures} + 1` },
    }),
)

const forgetGuesses = query((db, p: Params<{ staffId: string; slot: number }>) =>
  db.delete(shopGuess).where(and(eq(shopGuess.staffId, p.staffId), lt(shopGuess.slot, p.slot))),
)

const typedCode = z.string().trim().min(1).max(40)
const codeField = { label: m.voucherCode, wrong: m.voucherCodeWrong }

/** Shows what a code is good for; uses nothing. */
export const checkVoucher = staffAction({
  title: m.checkVoucher,
  roles,
  input: z.object({ code: typedCode }),
  fields: { code: codeField },
  async run(visit, { code }): Promise<Shown> {
    const till = await tillOf(visit)
    await mayTry(visit)
    return told(visit, await lookAt(visit.tx, till.merchantCode, code, visit.now))
  },
  audit: (_, shown) => ({ detail: { code: shown?.code.slice(-4) } }),
})

/** Uses it once, whoever presses how often and at how many tills. */
export const verifyVoucher = staffAction({
  title: m.verifyVoucher,
  roles,
  input: z.object({ code: typedCode, attempt: z.string().min(8).max(120) }),
  fields: { code: codeField, attempt: { label: m.attempt } },
  async run(visit, { code, attempt }): Promise<Shown> {
    const till = await tillOf(visit)
    await mayTry(visit)
    return told(visit, await verifyAt(visit.tx, till, code, attempt, visit.now))
  },
  audit: (_, shown) => ({ detail: { code: shown?.code.slice(-4) } }),
})

/** Today's vouchers of the whole merchant, newest first. */
export const seeVerifiedToday = staffAction({
  title: m.seeVerifiedToday,
  roles,
  input: z.object({}),
  fields: {},
  async run(visit) {
    const { tx, now } = visit
    const till = await tillOf(visit)
    const { year, month, day } = shanghai(now)
    const lines = await linesFrom(tx, till.merchantCode, shanghaiMs(year, month, day))
    return { merchant: (await merchantOf(tx, till.merchantCode))?.name ?? null, shop: till.name, lines }
  },
  audit: (_, seen) => ({ detail: { lines: seen?.lines.length ?? 0 } }),
})

async function tillOf({ staff: { id, name, merchantCode } }: StaffVisit): Promise<Till> {
  if (merchantCode === null) throw new Refusal('no-merchant', (say) => say(m.noMerchant))
  return { staffId: id, name, merchantCode }
}

async function mayTry({ tx, staff, now }: StaffVisit): Promise<void> {
  const slot = Math.floor(now / SLOT_MS)
  const wrong = (await guessesOf.first(tx, { staffId: staff.id, slot }))?.failures ?? 0
  if (wrong < MOST_WRONG) return
  const minutes = Math.ceil(((slot + 1) * SLOT_MS - now) / 60_000)
  throw new Refusal('too-many-wrong', (say) => say(m.tooManyWrong, minutes))
}

/** The voucher, or in words why not. A code that is none of theirs is counted. */
async function told(visit: StaffVisit, looked: Looked): Promise<Shown> {
  if (looked.kind === 'good') return looked.shown
  if (looked.kind === 'used') {
    const { at, byId } = looked.by
    const where = (await staffOf(visit.tx, byId))?.name ?? ''
    throw new Refusal('used', (say) => say(m.isUsed, { when: dateTime(at), where }))
  }
  if (looked.kind === 'expired') {
    const until = isoDate(looked.since - 1)
    throw new Refusal('expired', (say) => say(m.isExpired, until))
  }
  if (looked.kind === 'cancelled') throw new Refusal('cancelled', (say) => say(m.isCancelled))
  const words = looked.kind === 'foreign' ? m.isForeign : m.isUnknown
  throw new Refusal(
    looked.kind,
    (say) => say(words),
    [],
    (tx) => countWrong(tx, visit),
  )
}

async function countWrong(tx: Tx, { staff: { id: staffId }, now }: StaffVisit): Promise<void> {
  const slot = Math.floor(now / SLOT_MS)
  await forgetGuesses.run(tx, { staffId, slot })
  await countGuess.run(tx, { staffId, slot })
}
