/** The till: what the hall needs from outside to take money, made once at the start and handed to every visit. */
import type { Language } from '#words/message.ts'
import { sealDigest } from './card-code.ts'
import { signed } from './signature.ts'

/** How the hall and the cashier reach and recognise each other. */
export type CashierTerms = {
  /** The cashier's payment page and its answer to "what became of it?", absolute URLs. */
  payUrl: string
  queryUrl: string
  /** Where the cashier tells results, and where it sends the subscriber back to. */
  callbackUrl: string
  returnUrl: string
  merchant: string
  /** Shared by both, for HMAC-SHA256. */
  secret: string
}

export type PaymentOrder = {
  subscriberId: string
  intentId: string
  amountFen: number
  expiresAt: number
  language: Language
}

export type Till = {
  /** The link to the cashier's page, carrying the signed request; null where no cashier is connected. */
  payUrl(order: PaymentOrder, now: number): string | null
  /** A card's digest as the card table knows it. */
  sealCard(digest: string): string
}

/** @param cardKey the operator's secret behind the hashes of recharge cards */
export function openTill(options: { cardKey: string; cashier: CashierTerms | null }): Till {
  const { cardKey, cashier } = options
  return {
    payUrl: (order, now) => cashier && payUrlOf(cashier, order, now),
    sealCard: (digest) => sealDigest(cardKey, digest),
  }
}

export const closedTill: Till = openTill({ cardKey: '', cashier: null })

/** The number a payment has outside: it carries the subscriber, so that a callback finds the shard. */
export function paymentNumber(subscriberId: string, intentId: string): string {
  return `${subscriberId}.${intentId}`
}

function payUrlOf(terms: CashierTerms, order: PaymentOrder, now: number): string {
  const fields = {
    merchant: terms.merchant,
    payment: paymentNumber(order.subscriberId, order.intentId),
    amount_fen: String(order.amountFen),
    expires_at: String(order.expiresAt),
    language: order.language,
  }
  const url = new URL(terms.payUrl)
  for (const [name, value] of Object.entries(signed('pay', fields, terms.secret, now))) {
    url.searchParams.set(name, value)
  }
  return url.href
}
