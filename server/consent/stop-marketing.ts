import { z } from 'zod'
import { operation } from '#server/operation.ts'
import { consent } from './consent.ts'
import { m } from './messages.ts'

export const stopMarketing = operation({
  title: m.stopMarketing,
  summary: m.stopMarketingSummary,
  keyword: 'TD',
  access: 'sim',
  business: 'consent',
  input: z.object({}),
  fields: {},
  async run(visit) {
    await consent(visit, false)
    return { marketing: false }
  },
  reply: (_, { say }) => ({ title: say(m.stopMarketing), lines: [say(m.stopped)] }),
})
