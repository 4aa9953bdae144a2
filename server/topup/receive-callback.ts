/** The cashier's callback, apart from HTTP: fields in, an answer out. Only `success` stops the cashier's retries. */
import { z } from 'zod'
import type { Boss } from '#server/boss/boss.ts'
import type { Store } from '#server/store/store.ts'
import { settlePayment } from './settle-payment.ts'
import { isFresh, isGenuine, type Fields } from './signature.ts'
import type { CashierTerms } from './till.ts'

export type CallbackAnswer =
  | { answer: 'success' }
  | { answer: 'fail'; reason: 'malformed' | 'bad-signature' | 'stale' | 'other-merchant' | 'unknown-payment' }

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const PAYMENT = new RegExp(`^(${uuid})\\.(${uuid})$`)

const callbackFields = z.object({
  payment: z.string().regex(PAYMENT),
  ref: z.string().min(1).max(64),
  state: z.enum(['paid', 'failed']),
  paid_fen: z.string().regex(/^\d{1,12}$/),
  nonce: z.string().min(8).max(64),
})

/** @param raw the fields as they came; whatever is wrong with them is answered, never thrown */
export async function receiveCallback(
  house: { store: Store; boss: Boss },
  terms: CashierTerms,
  raw: Fields,
  now: number,
): Promise<CallbackAnswer> {
  if (!isGenuine('callback', raw, terms.secret)) return fail('bad-signature')
  if (!isFresh(raw, now)) return fail('stale')
  if (raw.merchant !== terms.merchant) return fail('other-merchant')
  const fields = callbackFields.safeParse(raw)
  if (!fields.success) return fail('malformed')
  const { payment, ref, state, paid_fen, nonce } = fields.data
  const [, subscriberId = '', intentId = ''] = PAYMENT.exec(payment) ?? []
  const word = { subscriberId, intentId, nonce, ref, state, paidFen: Number(paid_fen) }
  const verdict = await house.store.transaction((tx) => settlePayment(tx, house.boss, word, now))
  return verdict ? { answer: 'success' } : fail('unknown-payment')
}

function fail(reason: Extract<CallbackAnswer, { answer: 'fail' }>['reason']): CallbackAnswer {
  return { answer: 'fail', reason }
}
