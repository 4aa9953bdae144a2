/**
 * Payments at the HTTP door: the cashier's callbacks, and in a demonstration the sandbox cashier itself, as another
 * company under its own path would be.
 */
import { createHmac } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createRequest, sendResponse } from '@remix-run/node-fetch-server'
import type { Logger } from 'pino'
import type { Boss } from '#server/boss/boss.ts'
import { openCashier } from '#server/cashier/cashier.ts'
import type { Task } from '#server/housekeeping.ts'
import type { Store } from '#server/store/store.ts'
import { cashierQuery } from '#server/topup/ask-cashier.ts'
import { answerCallback } from '#server/topup/callback-door.ts'
import { sweepPayments } from '#server/topup/sweep-payments.ts'
import type { CashierTerms } from '#server/topup/till.ts'

export type Payments = {
  /** Answers what is the payments' own; false for any other path. */
  answer(request: IncomingMessage, response: ServerResponse, url: URL, now: number): Promise<boolean>
  /** What has to be done from time to time: the sweep, and the sandbox's callbacks. */
  tasks: Task[]
}

const CALLBACK = '/payments/callback'
const CASHIER = '/cashier'

const SWEEP_MS = 30_000
const DELIVER_MS = 1000

export type PaymentPlace = {
  /** How browsers reach the hall. */
  publicUrl: string
  /** How this process reaches itself: where the sandbox tells results. */
  ownUrl: string
  /** A cashier outside; without one the sandbox stands in, unless this is a hall that people reach over https. */
  cashierUrl: string | undefined
  cashierSecret: string | undefined
  sandbox: boolean
  secretKey: string
}

/** The terms with the cashier, or null where none is connected. */
export function cashierTerms(place: PaymentPlace): CashierTerms | null {
  const { publicUrl, ownUrl, cashierUrl, cashierSecret, secretKey } = place
  if (!cashierUrl && !place.sandbox) return null
  const secret = cashierSecret ?? createHmac('sha256', secretKey).update('cashier').digest('hex')
  const at = (base: string, path: string) => `${base.replace(/\/$/, '')}${path}`
  return {
    payUrl: cashierUrl ? at(cashierUrl, '/pay') : at(publicUrl, `${CASHIER}/pay`),
    queryUrl: cashierUrl ? at(cashierUrl, '/query') : at(ownUrl, `${CASHIER}/query`),
    callbackUrl: cashierUrl ? at(publicUrl, CALLBACK) : at(ownUrl, CALLBACK),
    returnUrl: at(publicUrl, '/top-up/return'),
    merchant: 'qinglan',
    secret,
  }
}

export function openPayments(
  house: { store: Store; boss: Boss },
  terms: CashierTerms,
  sandbox: boolean,
  log: Logger,
): Payments {
  const cashier = sandbox ? openCashier(house.store, terms) : null
  const query = cashierQuery(terms)
  const sweep = {
    name: 'sweep payments',
    everyMs: SWEEP_MS,
    run: (now: number) => sweepPayments(house, query, now),
  }
  const deliver = cashier && {
    name: 'tell payments',
    everyMs: DELIVER_MS,
    run: (now: number) => cashier.deliver(now),
  }
  return {
    tasks: deliver ? [sweep, deliver] : [sweep],
    async answer(request, response, { pathname }, now) {
      const callback = pathname === CALLBACK
      if (!callback && !(cashier && pathname.startsWith(`${CASHIER}/`))) return false
      const asked = createRequest(request, response)
      const answered = callback
        ? await answerCallback(house, terms, asked, now, (heard) => log.info(heard, 'the cashier called'))
        : await cashier?.answer(asked, now)
      if (!answered) return false
      await sendResponse(response, answered)
      return true
    },
  }
}
