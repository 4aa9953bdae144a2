/** The back office sees what the cashier said that does not fit, and decides where the money belongs. */
import { z } from 'zod'
import { flaggedVerdicts } from '#drizzle/schema/money.ts'
import { filled } from '#server/staff/filled.ts'
import { lock } from '#server/store/lock.ts'
import { flaggedPage } from '#server/topup/flagged.ts'
import { resolvePayment } from '#server/topup/resolve-payment.ts'
import { maskMsisdn, maskName } from '#words/format.ts'
import { staffAction } from './action.ts'
import { m } from './messages.ts'
import { cursorOf, placeCursor, placeOf } from './place.ts'

const roles = ['backoffice', 'admin'] as const

const moment = z.coerce.number().int().min(0)

/**
 * What waits the oldest first, what is resolved the newest first. `credits` says whether the money can be put on the line,
 * `orderedFen` what they set out to pay.
 */
export const seeFlaggedPayments = staffAction({
  title: m.seeFlaggedPayments,
  roles,
  input: z.object({
    state: z.enum(['open', 'resolved']).default('open'),
    verdict: filled(z.enum(flaggedVerdicts)),
    /** UTC ms, inclusive and exclusive. */
    from: filled(moment),
    until: filled(moment),
    cursor: placeCursor,
  }),
  fields: {
    state: { label: m.state },
    verdict: { label: m.verdict },
    from: { label: m.from },
    until: { label: m.until },
    cursor: { label: m.cursor },
  },
  async run({ tx }, { cursor, ...filter }) {
    const page = await flaggedPage(tx, filter, placeOf(cursor))
    const rows = page.rows.map(({ nonce: _nonce, closedAt, ...row }) => ({
      ...row,
      msisdn: maskMsisdn(row.msisdn),
      name: maskName(row.name),
      credits: closedAt === null && (row.verdict === 'mismatched' || row.verdict === 'paid-twice'),
    }))
    return { rows, next: cursorOf(page.next) }
  },
  audit: (asked, page) => ({ detail: { ...asked, shown: page?.rows.length ?? 0 } }),
})

/** `credited`: what was really paid goes to the line. `refunded`: it was given back. `dismissed`: there is nothing to move. */
export const resolveFlaggedPayment = staffAction({
  title: m.resolveFlaggedPayment,
  roles,
  input: z.object({
    subscriberId: z.uuid(),
    id: z.uuid(),
    resolution: z.enum(['credited', 'refunded', 'dismissed']),
    note: z.string().trim().min(4).max(200),
  }),
  fields: {
    subscriberId: { label: m.subscriber, wrong: m.subscriberWrong },
    id: { label: m.payment, wrong: m.paymentWrong },
    resolution: { label: m.resolution, wrong: m.resolutionWrong },
    note: { label: m.note, wrong: m.noteWrong },
  },
  async run({ tx, boss, staff, now }, { subscriberId, id, resolution, note }) {
    await lock(tx, subscriberId)
    const resolving = { subscriberId, id, resolution, note, staffId: staff.id, now }
    const { intentId, verdict, paidFen } = await resolvePayment(tx, boss, resolving)
    return { id, intentId, verdict, paidFen, resolution }
  },
  audit: ({ subscriberId, id, resolution, note }, done) => ({
    subscriberId,
    detail: { id, resolution, note, paidFen: done?.paidFen ?? null },
  }),
})
