import { z } from 'zod'
import { operation, Refusal } from '#server/operation.ts'
import { m } from './messages.ts'
import { endSessionOf } from './session.ts'

export const endSession = operation({
  title: m.endSession,
  summary: m.endSessionSummary,
  access: 'verified',
  business: 'sign-in',
  input: z.object({ session: z.uuid() }),
  fields: { session: { label: m.sessionField, wrong: m.sessionWrong } },
  async run({ tx, subscriber }, { session }) {
    const ended = await endSessionOf(tx, subscriber.id, session.toLowerCase())
    if (!ended) throw new Refusal('session-gone', (say) => say(m.sessionGone), ['seeSessions'])
    return { session }
  },
  reply: (_, { say }) => ({ title: say(m.endSession), lines: [say(m.sessionEnded)], next: ['seeSessions'] }),
})
