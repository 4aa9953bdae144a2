import { z } from 'zod'
import { operation, Refusal } from '#server/operation.ts'
import { isTicket, normaliseTicket } from '#server/ticket.ts'
import { m } from './messages.ts'
import { move, preregistrationsOf } from './preregistration.ts'

export const withdrawRequest = operation({
  title: m.withdrawRequest,
  summary: m.withdrawRequestSummary,
  access: 'sim',
  business: 'conversation',
  input: z.object({ ticket: z.string().max(30).refine(isTicket).transform(normaliseTicket) }),
  fields: { ticket: { label: m.ticket, wrong: m.ticketWrong } },
  async run({ tx, subscriber, now }, { ticket }) {
    const mine = (await preregistrationsOf(tx, subscriber.id)).find((each) => each.ticket === ticket)
    if (!mine) throw new Refusal('no-ticket', (say) => say(m.noTicket), ['seeRequests'])
    const { subscriberId, id } = mine
    const step = { subscriberId, id, workedBy: null, result: null, resultAt: now }
    if (!(await move(tx, { ...step, from: 'received', to: 'withdrawn' }))) {
      throw new Refusal('too-late', (say) => say(m.tooLate), ['seeRequests'])
    }
    return { ticket }
  },
  reply: ({ ticket }, { say }) => ({
    title: say(m.withdrawRequest),
    lines: [say(m.withdrawn, ticket)],
    next: ['seeRequests'],
  }),
})
