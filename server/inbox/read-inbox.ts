import { z } from 'zod'
import { operation } from '#server/operation.ts'
import { dateTime } from '#words/format.ts'
import { INBOX_PAGE, inboxPage, unreadCount } from './inbox.ts'
import { m } from './messages.ts'

export const readInbox = operation({
  title: m.readInbox,
  summary: m.readInboxSummary,
  access: 'verified',
  business: 'request-query',
  input: z.object({ before: z.uuid().optional() }),
  fields: { before: { label: m.page } },
  async run({ tx, subscriber }, { before }) {
    const messages = await inboxPage(tx, subscriber.id, before)
    const next = messages.length === INBOX_PAGE ? (messages.at(-1)?.id ?? null) : null
    return { messages, unread: await unreadCount(tx, subscriber.id), next }
  },
  reply({ messages, unread }, { say }) {
    const rows = messages.map((each) => [
      dateTime(each.sentAt),
      each.title,
      each.readAt === null ? say(m.unreadMark) : '',
    ])
    return {
      title: say(m.readInbox),
      lines: [rows.length === 0 ? say(m.empty) : say(m.unread, unread)],
      table: { head: [say(m.sentAt), say(m.title), say(m.state)], rows },
      menu: messages.map((each) => ({
        label: each.title,
        operation: 'openMessage',
        input: { message: each.id },
      })),
    }
  },
})
