/** Recharge cards: each is used once, and codes cannot be guessed by trying. */
import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { cardGuess, rechargeVoucher } from '#drizzle/schema/money.ts'
import { Refusal } from '#server/operation.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { isoDate, shanghai } from '#words/format.ts'
import { m } from './messages.ts'

/** Wrong codes a subscriber may send on one Shanghai day. */
export const GUESSES_A_DAY = 5

const cardByHash = query((db, p: Params<{ codeHash: string }>) =>
  db.select().from(rechargeVoucher).where(eq(rechargeVoucher.codeHash, p.codeHash)).limit(1),
)

const takeCard = query((db, p: Params<{ codeHash: string; subscriberId: string; now: number }>) =>
  db
    .update(rechargeVoucher)
    .set({ usedBy: p.subscriberId, usedAt: p.now })
    .where(
      and(
        eq(rechargeVoucher.codeHash, p.codeHash),
        isNull(rechargeVoucher.usedBy),
        gt(rechargeVoucher.expiresAt, p.now),
      ),
    ),
)

const guessesOf = query((db, p: Params<{ subscriberId: string; day: number }>) =>
  db
    .select({ failures: cardGuess.failures })
    .from(cardGuess)
    .where(and(eq(cardGuess.subscriberId, p.subscriberId), eq(cardGuess.day, p.day)))
    .limit(1),
)

const countGuess = query((db, p: Params<{ subscriberId: string; day: number }>) =>
  db
    .insert(cardGuess)
    .values({ subscriberId: p.subscriberId, day: p.day, failures: 1 })
    .onConflictDoUpdate({
      target: [cardGuess.subscriberId, cardGuess.day],
      set: { failures: sql`${cardGuess.failures} + 1` },
    }),
)

/** @param codeHash the sealed digest of what was typed */
type Presented = { subscriberId: string; codeHash: string; now: number }

/**
 * What the card is worth, fen.
 * @throws Refusal `card-locked`, `card-unknown` (which counts), `card-used`, `card-expired`
 */
export async function faceOf(tx: Tx, presented: Presented): Promise<number> {
  const { subscriberId, codeHash, now } = presented
  const day = dayOf(now)
  const guesses = (await guessesOf.first(tx, { subscriberId, day }))?.failures ?? 0
  if (guesses >= GUESSES_A_DAY) throw new Refusal('card-locked', (say) => say(m.cardLocked))
  const card = await cardByHash.first(tx, { codeHash })
  if (!card) {
    const left = GUESSES_A_DAY - guesses - 1
    const count = async (kept: Tx) => void (await countGuess.run(kept, { subscriberId, day }))
    throw new Refusal('card-unknown', (say) => say(left ? m.cardUnknown : m.cardLocked, left), [], count)
  }
  if (card.usedBy) throw used(card.usedBy === subscriberId)
  if (card.expiresAt <= now) {
    throw new Refusal('card-expired', (say) => say(m.cardExpired, isoDate(card.expiresAt)))
  }
  return card.faceFen
}

/**
 * Takes the card for this subscriber; of two who come at once, the conditional update lets one through.
 * @returns its face value, fen
 */
export async function useCard(tx: Tx, presented: Presented): Promise<number> {
  const faceFen = await faceOf(tx, presented)
  if (!(await takeCard.run(tx, presented))) throw used(false)
  return faceFen
}

function used(byThemselves: boolean): Refusal {
  return new Refusal('card-used', (say) => say(byThemselves ? m.cardUsedByYou : m.cardUsed), ['checkBalance'])
}

function dayOf(now: number): number {
  const { year, month, day } = shanghai(now)
  return year * 10_000 + month * 100 + day
}
