/** Payments that went wrong at the cashier, for pages and tests of the back office. */
import { embeddedBoss } from '#server/boss/embedded.ts'
import type { Store } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { writeIntent } from '#server/topup/payment-intent.ts'
import { settlePayment } from '#server/topup/settle-payment.ts'

export type Word = { ref: string; state?: 'paid' | 'failed'; paidFen: number }

/** A subscriber set out to pay so much, and the cashier says these words a millisecond apart. @returns the intent's id */
export async function paidAtCashier(
  store: Store,
  subscriberId: string,
  { amountFen, at }: { amountFen: number; at: number },
  ...words: Word[]
): Promise<string> {
  const id = uuidv7(at)
  const asked = { subscriberId, id, amountFen, channel: 'web', askedTouchId: uuidv7(at) }
  await store.transaction((tx) => writeIntent(tx, { ...asked, createdAt: at, expiresAt: at + 1 }))
  for (const [number, { state = 'paid', ...word }] of words.entries()) {
    const told = { subscriberId, intentId: id, nonce: `${id}-${number}`, state, ...word }
    await store.transaction((tx) => settlePayment(tx, embeddedBoss, told, at + number))
  }
  return id
}
