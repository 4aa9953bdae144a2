import { z } from 'zod'
import { operation } from '#server/operation.ts'
import { dateTime } from '#words/format.ts'
import { m } from './messages.ts'
import { livingSessions } from './session.ts'

export const seeSessions = operation({
  title: m.seeSessions,
  summary: m.seeSessionsSummary,
  access: 'verified',
  business: 'sign-in',
  input: z.object({}),
  fields: {},
  async run({ tx, subscriber, session, now }) {
    const living = await livingSessions(tx, subscriber.id, now)
    return { sessions: living.map((each) => ({ ...each, current: each.id === session })) }
  },
  reply({ sessions }, { say }) {
    const rows = sessions.map((each) => [
      each.current ? each.device + say(m.thisDevice) : each.device,
      dateTime(each.startedAt),
      dateTime(each.seenAt),
    ])
    return {
      title: say(m.seeSessions),
      lines: rows.length === 0 ? [say(m.noSessions)] : [],
      table: { head: [say(m.device), say(m.startedAt), say(m.seenAt)], rows },
    }
  },
})
