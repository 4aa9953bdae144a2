/** Asks the cashier what became of a payment: the truth, where a callback may be lost. */
import { z } from 'zod'
import { isFresh, isGenuine, signed } from './signature.ts'
import type { CashierTerms } from './till.ts'

export type CashierTruth =
  /** Nothing was paid; `unknown`: the subscriber never came to the cashier. */
  { state: 'open' | 'unknown' } | { state: 'paid' | 'failed'; ref: string; paidFen: number }

/** Asks about one payment number; undefined when the cashier cannot be asked now. */
export type CashierQuery = (payment: string, now: number) => Promise<CashierTruth | undefined>

const PATIENCE_MS = 5000

const answered = z.object({
  state: z.enum(['open', 'unknown', 'paid', 'failed']),
  asked: z.string(),
  payment: z.string(),
  ref: z.string(),
  paid_fen: z.string().regex(/^\d{1,12}$/),
})

/** A query over HTTP: a signed form, answered by signed JSON that repeats the question's nonce. */
export function cashierQuery(terms: CashierTerms): CashierQuery {
  return async (payment, now) => {
    const question = signed('query', { merchant: terms.merchant, payment }, terms.secret, now)
    const reply = await ask(terms.queryUrl, new URLSearchParams(question)).catch(() => undefined)
    const fields = z.record(z.string(), z.string()).safeParse(reply)
    if (!fields.success || !isGenuine('answer', fields.data, terms.secret) || !isFresh(fields.data, now))
      return undefined
    const told = answered.safeParse(fields.data)
    if (!told.success || told.data.asked !== question.nonce || told.data.payment !== payment) return undefined
    const { state, ref, paid_fen } = told.data
    return state === 'open' || state === 'unknown' ? { state } : { state, ref, paidFen: Number(paid_fen) }
  }
}

async function ask(url: string, body: URLSearchParams): Promise<unknown> {
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const response = await fetch(url, { method: 'POST', body, signal, redirect: 'error' })
  return response.ok ? response.json() : undefined
}
