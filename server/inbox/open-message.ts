import { z } from 'zod'
import { leadOfMessage } from '#server/campaign/message-lead.ts'
import { operation, Refusal } from '#server/operation.ts'
import { offerOfMessage } from '#server/campaign/offer-answer.ts'
import { readMessage } from './inbox.ts'
import { m } from './messages.ts'

export const openMessage = operation({
  title: m.openMessage,
  summary: m.openMessageSummary,
  access: 'verified',
  business: 'conversation',
  input: z.object({ message: z.uuid() }),
  fields: { message: { label: m.messageField, wrong: m.messageWrong } },
  async run({ tx, subscriber, now }, { message }) {
    const read = await readMessage(tx, subscriber.id, message, now)
    if (!read) throw new Refusal('no-message', (say) => say(m.noMessage), ['readInbox'])
    const leads = await leadOfMessage(tx, subscriber.id, message)
    return { ...read, leads, offer: leads && (await offerOfMessage(tx, subscriber.id, message)) }
  },
  reply: ({ title, body, leads }) => ({
    title,
    lines: [body],
    next: leads ? [leads.operation, 'readInbox'] : ['readInbox'],
  }),
})
