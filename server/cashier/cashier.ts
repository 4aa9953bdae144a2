/**
 * The sandbox cashier: it plays the payment company that a real operator has a contract with.
 *
 * It shares nothing with the hall but the terms: the hall sends a subscriber here with a signed link, and hears of the
 * result by signed callbacks over HTTP, or by asking. Whoever stands at the counter chooses the result, so that every
 * way a payment can go may be seen and tested. Not for production, where a real one takes its place.
 */
import { z } from 'zod'
import type { Store } from '#server/store/store.ts'
import { isFresh, isGenuine, signed, type Fields } from '#server/topup/signature.ts'
import type { CashierTerms } from '#server/topup/till.ts'
import { deliverCallbacks } from './deliver.ts'
import { readForm } from '#server/topup/form.ts'
import { paymentPage, wrongPage } from './page.ts'
import {
  decide,
  openPayment,
  paymentByNumber,
  paymentByRef,
  stateAt,
  type CashierPayment,
} from './payment.ts'

export type Cashier = {
  /** Answers what lies under the cashier's paths; undefined for anything else. */
  answer(request: Request, now: number): Promise<Response | undefined>
  /** Tells merchants what is due; answers how many were tried. */
  deliver(now: number): Promise<number>
}

const ordered = z.object({
  payment: z.string().min(1).max(80),
  amount_fen: z.string().regex(/^[1-9]\d{0,8}$/),
  expires_at: z.string().regex(/^\d{1,15}$/),
  language: z.enum(['zh', 'en']).catch('zh'),
})

const acts = z.enum(['pay', 'fail', 'late', 'other', 'twice'])

export function openCashier(store: Store, terms: CashierTerms): Cashier {
  const payPath = new URL(terms.payUrl).pathname
  const queryPath = new URL(terms.queryUrl).pathname
  const desk = { store, terms, payPath }
  return {
    async answer(request, now) {
      const { pathname, searchParams } = new URL(request.url)
      const post = request.method === 'POST'
      const look = request.method === 'GET' || request.method === 'HEAD'
      if (pathname === queryPath && post) return answerQuery(desk, request, now)
      if (pathname === payPath && look) return arrive(desk, Object.fromEntries(searchParams), now)
      if (!pathname.startsWith(`${payPath}/`)) return undefined
      const payment = await store.read((tx) => paymentByRef(tx, pathname.slice(payPath.length + 1)))
      if (!payment) return wrongPage('zh', 404)
      if (look) return paymentPage(payment, backUrl(desk, payment), now)
      return post ? act(desk, payment, request, now) : wrongPage(payment.language, 405)
    },
    deliver: (now) => deliverCallbacks(store, terms, now),
  }
}

type Desk = { store: Store; terms: CashierTerms; payPath: string }

/** Somebody comes with a merchant's link. It may be old: the payment's own end decides how long it may be paid. */
async function arrive({ store, terms, payPath }: Desk, fields: Fields, now: number): Promise<Response> {
  const order = ordered.safeParse(fields)
  const language = fields.language === 'en' ? 'en' : 'zh'
  if (!order.success || !isGenuine('pay', fields, terms.secret) || fields.merchant !== terms.merchant) {
    return wrongPage(language, 400)
  }
  const { payment, amount_fen, expires_at } = order.data
  const asked = {
    payment,
    amountFen: Number(amount_fen),
    language: order.data.language,
    expiresAt: Number(expires_at),
  }
  const { ref } = await store.transaction((tx) => openPayment(tx, asked, now))
  return seeOther(`${payPath}/${ref}`)
}

async function act(desk: Desk, payment: CashierPayment, request: Request, now: number): Promise<Response> {
  const form = await readForm(request)
  const chosen = acts.safeParse(form?.act)
  if (!chosen.success) return wrongPage(payment.language, 400)
  const otherFen = chosen.data === 'other' ? fenIn(form?.amount ?? '') : payment.amountFen
  if (otherFen === undefined) return paymentPage(payment, backUrl(desk, payment), now, true)
  const { data } = chosen
  await desk.store.transaction((tx) => decide(tx, payment, data, otherFen, now))
  return seeOther(`${desk.payPath}/${payment.ref}`)
}

/** `12.5` → 1250; undefined for what is no amount between 0.01 and 99,999.99. */
function fenIn(text: string): number | undefined {
  const [, yuan, , fen = ''] = /^\s*(\d{1,5})(\.(\d{1,2}))?\s*$/.exec(text) ?? []
  return Number(yuan) * 100 + Number(fen.padEnd(2, '0')) || undefined
}

/** The merchant asks what became of a payment. */
async function answerQuery({ store, terms }: Desk, request: Request, now: number): Promise<Response> {
  const asked = (await readForm(request)) ?? {}
  if (!isGenuine('query', asked, terms.secret) || !isFresh(asked, now) || asked.merchant !== terms.merchant) {
    return Response.json({ error: 'not a genuine question' }, { status: 400 })
  }
  const number = asked.payment ?? ''
  const payment = await store.read((tx) => paymentByNumber(tx, number))
  const state = payment ? stateAt(payment, now) : 'unknown'
  const paid = payment && state === 'paid' ? payment.paidFen : 0
  const told = {
    asked: asked.nonce ?? '',
    payment: number,
    state,
    ref: payment?.ref ?? '',
    paid_fen: String(paid),
  }
  return Response.json(signed('answer', told, terms.secret, now))
}

function backUrl({ terms }: Desk, { payment }: CashierPayment): string {
  const url = new URL(terms.returnUrl)
  url.searchParams.set('payment', payment)
  return url.href
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}
