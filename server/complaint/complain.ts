import { z } from 'zod'
import { operation, Refusal } from '#server/operation.ts'
import { ticketOf } from '#server/ticket.ts'
import { addWorkingDays } from '#server/working-days.ts'
import { dateTime } from '#words/format.ts'
import { complaintsOf, takeComplaint } from './complaint.ts'
import { m } from './messages.ts'

/** The promise on the hall's wall: an answer within 48 hours, weekends not counted. */
const WORKING_DAYS = 2
const MOST_OPEN = 5

export const complain = operation({
  title: m.complain,
  summary: m.complainSummary,
  keyword: 'TS',
  access: 'sim',
  business: 'complaint',
  input: z.object({
    content: z.string().transform(cleaned).pipe(z.string().min(1).max(500)),
  }),
  fields: { content: { label: m.content, hint: m.contentHint, wrong: m.contentWrong, rest: true } },
  async run({ tx, subscriber, now, touchId }, { content }) {
    const open = (await complaintsOf(tx, subscriber.id)).filter((each) => each.state === 'received')
    if (open.length >= MOST_OPEN) {
      throw new Refusal('too-many-open', (say) => say(m.tooManyOpen), ['seeRequests'])
    }
    const ticket = ticketOf('TS', touchId, now)
    const deadlineAt = addWorkingDays(now, WORKING_DAYS)
    const { id: subscriberId, branchCode } = subscriber
    await takeComplaint(tx, {
      subscriberId,
      id: touchId,
      ticket,
      content,
      branchCode,
      receivedAt: now,
      deadlineAt,
    })
    return { ticket, deadlineAt }
  },
  reply: ({ ticket, deadlineAt }, { say }) => ({
    title: say(m.complain),
    lines: [say(m.received, { ticket, deadline: dateTime(deadlineAt) })],
    next: ['seeRequests'],
  }),
})

/** Line breaks stay, what no keyboard types goes. */
function cleaned(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\P{C}\n]+/gu, '')
    .trim()
}
