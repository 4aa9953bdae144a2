/** A hall and a sandbox cashier that talk over real HTTP, each on a port of its own, by one clock that a test sets. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRequestListener } from '@remix-run/node-fetch-server'
import { onTestFinished } from 'vitest'
import { embeddedBoss } from '#server/boss/embedded.ts'
import { openCashier } from '#server/cashier/cashier.ts'
import type { Done } from '#server/door/done.ts'
import { cashierQuery } from '#server/topup/ask-cashier.ts'
import { answerCallback } from '#server/topup/callback-door.ts'
import type { CallbackAnswer } from '#server/topup/receive-callback.ts'
import { sweepPayments } from '#server/topup/sweep-payments.ts'
import { openTill, type CashierTerms } from '#server/topup/till.ts'
import { NOW, openLines } from './line.ts'

type Answer = (request: Request) => Promise<Response>

export const SECRET = 'what hall and cashier share'

/** Serves until the test is over; answers the origin. */
export async function serve(answer: Answer): Promise<string> {
  const server = createServer(createRequestListener(answer))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(() => resolve()))
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

export async function openCashierHall(rules: readonly Done[] = []) {
  const clock = { now: NOW }
  const heard: CallbackAnswer[] = []
  /** What the hall's callback address answers in the place of the hall, while it is set. */
  const outage: { answer: Response | null } = { answer: null }
  const notFound = () => Promise.resolve(new Response('not found', { status: 404 }))
  const doors: { hall: Answer; cashier: Answer } = { hall: notFound, cashier: notFound }
  const hallOrigin = await serve((request) => doors.hall(request))
  const cashierOrigin = await serve((request) => doors.cashier(request))
  const terms: CashierTerms = {
    payUrl: `${cashierOrigin}/cashier/pay`,
    queryUrl: `${cashierOrigin}/cashier/query`,
    callbackUrl: `${hallOrigin}/payments/callback`,
    returnUrl: `${hallOrigin}/payments`,
    merchant: 'qinglan',
    secret: SECRET,
  }
  const till = openTill({ cardKey: 'cards', cashier: terms })
  const lines = await openLines(embeddedBoss, rules, till)
  const house = { store: lines.store, boss: embeddedBoss }
  const cashier = openCashier(lines.store, terms)
  doors.hall = (request) =>
    outage.answer
      ? Promise.resolve(outage.answer.clone())
      : answerCallback(house, terms, request, clock.now, (answer) => heard.push(answer))
  doors.cashier = async (request) => (await cashier.answer(request, clock.now)) ?? notFound()
  return {
    ...lines,
    ...house,
    clock,
    terms,
    cashier,
    heard,
    outage,
    sweep: () => sweepPayments(house, cashierQuery(terms), clock.now),
    /** Follows a payment link and makes a choice, as a browser without a script does; answers the page one ends on. */
    async choose(payUrl: string, fields: Record<string, string>) {
      const page = await fetch(payUrl)
      if (!page.ok) return page
      return fetch(page.url, { method: 'POST', body: new URLSearchParams(fields) })
    },
  }
}
