/** Tells merchants what became of their payments: a signed form by HTTP, again and again until they say `success`. */
import type { Store } from '#server/store/store.ts'
import { signed } from '#server/topup/signature.ts'
import type { CashierTerms } from '#server/topup/till.ts'
import { claimCallbacks, settleCallback, type Callback } from './callback.ts'
import { paymentByRef } from './payment.ts'

const PATIENCE_MS = 5000
/** More of an answer than this is not read. */
const MOST_ANSWER = 200

/**
 * One pass over what is due; may run in several processes.
 * @returns how many were tried
 */
export async function deliverCallbacks(store: Store, terms: CashierTerms, now: number): Promise<number> {
  let tried = 0
  for (;;) {
    const due = await store.transaction((tx) => claimCallbacks(tx, now))
    if (due.length === 0) return tried
    await Promise.all(due.map((callback) => deliver(store, terms, callback, now)))
    tried += due.length
  }
}

async function deliver(store: Store, terms: CashierTerms, callback: Callback, now: number): Promise<void> {
  const payment = await store.read((tx) => paymentByRef(tx, callback.ref))
  if (!payment) throw new Error(`callback ${callback.id} tells of no payment`)
  const { ref, state, paidFen } = payment
  const told = { merchant: terms.merchant, payment: payment.payment, ref, state, paid_fen: String(paidFen) }
  const answer = await post(terms.callbackUrl, signed('callback', told, terms.secret, now))
  await store.transaction((tx) => settleCallback(tx, callback, answer, now))
}

/** The answer's text, or what went wrong in its place. */
async function post(url: string, fields: Readonly<Record<string, string>>): Promise<string> {
  try {
    const body = new URLSearchParams(fields)
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const response = await fetch(url, { method: 'POST', body, signal, redirect: 'error' })
    const text = (await response.text()).trim().slice(0, MOST_ANSWER)
    return response.ok ? text : `${response.status} ${text}`
  } catch (error) {
    return error instanceof Error ? error.name : 'unreachable'
  }
}
