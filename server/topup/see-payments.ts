import { z } from 'zod'
import type { PaymentState } from '#drizzle/schema/money.ts'
import { operation } from '#server/operation.ts'
import { dateTime, yuan } from '#words/format.ts'
import { m } from './messages.ts'
import { intentsOf } from './payment-intent.ts'

export type SeenPayment = {
  id: string
  amountFen: number
  state: PaymentState
  createdAt: number
  expiresAt: number
  settledAt: number | null
  /** What the cashier took; differs from `amountFen` where the state is `mismatched`. */
  paidFen: number | null
  /** The way back to the cashier while it can still be paid. */
  payUrl: string | null
}

export const seePayments = operation({
  title: m.seePayments,
  summary: m.seePaymentsSummary,
  access: 'sim',
  business: 'request-query',
  input: z.object({}),
  fields: {},
  async run({ tx, till, subscriber, now }) {
    const { id: subscriberId, language } = subscriber
    const payments: SeenPayment[] = (await intentsOf(tx, subscriberId)).map((intent) => {
      const { id, amountFen, state, createdAt, expiresAt, settledAt, paidFen } = intent
      const payable = state === 'open' && expiresAt > now
      const order = { subscriberId, intentId: id, amountFen, expiresAt, language }
      const payUrl = payable ? till.payUrl(order, now) : null
      return { id, amountFen, state, createdAt, expiresAt, settledAt, paidFen, payUrl }
    })
    return { payments }
  },
  reply({ payments }, { say }) {
    const title = say(m.seePayments)
    if (payments.length === 0) return { title, lines: [say(m.noPayments)], next: ['startPayment'] }
    const rows = payments.map(({ createdAt, amountFen, paidFen, state }) => [
      dateTime(createdAt),
      yuan(state === 'paid' ? (paidFen ?? amountFen) : amountFen),
      say(m.state[state]),
    ])
    const head = [say(m.startedAt), say(m.amount), say(m.result)]
    return {
      title,
      lines: [say(m.recentPayments, rows.length)],
      table: { head, rows },
      next: ['startPayment'],
    }
  },
})
