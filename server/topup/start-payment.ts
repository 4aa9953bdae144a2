import { z } from 'zod'
import { inWords, operation, Refusal } from '#server/operation.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { dateTime, yuan } from '#words/format.ts'
import { m } from './messages.ts'
import { countOpen, PAYMENT_LIVES_MS, writeIntent } from './payment-intent.ts'

const LEAST_FEN = 100
const MOST_FEN = 500_000

/** Somebody who leaves the cashier again and again is not to fill the table. */
const MOST_OPEN = 10

/** A whole number of fen, as a number or as a form sends it. */
const fenField = z.union([z.number(), z.string()]).transform((given, context) => {
  const fen = typeof given === 'string' && /^\s*\d{1,9}\s*$/.test(given) ? Number(given) : given
  if (typeof fen === 'number' && Number.isInteger(fen) && fen >= LEAST_FEN && fen <= MOST_FEN) return fen
  context.addIssue(inWords(m.payRange))
  return z.NEVER
})

/** Writes the intent and answers the cashier's link; the money comes with the cashier's callback, or not at all. */
export const startPayment = operation({
  title: m.startPayment,
  summary: m.startPaymentSummary,
  access: 'sim',
  business: 'topup',
  // It counts as paid when the money has come, which is a touch of its own.
  taken: true,
  input: z.object({ amountFen: fenField }),
  fields: {
    amountFen: { label: m.amountFen, hint: m.amountFenHint, wrong: m.payRange, inputMode: 'numeric' },
  },
  async run({ tx, till, subscriber, channel, touchId, now }, { amountFen }) {
    if ((await countOpen(tx, subscriber.id, now)) >= MOST_OPEN) {
      throw new Refusal('too-many-open', (say) => say(m.tooManyOpen), ['seePayments'])
    }
    const intentId = uuidv7(now)
    const expiresAt = now + PAYMENT_LIVES_MS
    const { id: subscriberId, language } = subscriber
    const payUrl = till.payUrl({ subscriberId, intentId, amountFen, expiresAt, language }, now)
    if (!payUrl) throw new Refusal('no-cashier', (say) => say(m.noCashier), ['topUp'])
    const asked = { subscriberId, id: intentId, amountFen, channel, askedTouchId: touchId }
    await writeIntent(tx, { ...asked, createdAt: now, expiresAt })
    return { intentId, amountFen, expiresAt, payUrl }
  },
  reply: ({ amountFen, expiresAt }, { say }) => ({
    title: say(m.startPayment),
    lines: [say(m.paymentStarted, { amount: yuan(amountFen), until: dateTime(expiresAt).slice(-5) })],
    next: ['seePayments'],
  }),
})
