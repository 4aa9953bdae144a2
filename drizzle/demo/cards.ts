/** Scratch cards to try: their codes are printed with the demo's logins, the table holds only what they hash to. */
import type { rechargeVoucher } from '#drizzle/schema/money.ts'

/** Invented by hand; 16 digits as on paper. */
export const demoCards: { code: string; faceFen: number }[] = [
  { code: '8600202611223001', faceFen: 30_00 },
  { code: '8600202611225002', faceFen: 50_00 },
  { code: '8600202611221003', faceFen: 100_00 },
]

const VALID_MS = 730 * 86_400_000

export function cardRows(
  cardHash: (code: string) => string,
  now: number,
): (typeof rechargeVoucher.$inferInsert)[] {
  return demoCards.map(({ code, faceFen }) => ({
    codeHash: cardHash(code),
    faceFen,
    expiresAt: now + VALID_MS,
    usedBy: null,
    usedAt: null,
  }))
}
