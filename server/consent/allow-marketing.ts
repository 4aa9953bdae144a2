import { z } from 'zod'
import { operation } from '#server/operation.ts'
import { consent } from './consent.ts'
import { m } from './messages.ts'

export const allowMarketing = operation({
  title: m.allowMarketing,
  summary: m.allowMarketingSummary,
  keyword: 'YXTY',
  access: 'sim',
  business: 'consent',
  input: z.object({}),
  fields: {},
  async run(visit) {
    await consent(visit, true)
    return { marketing: true }
  },
  reply: (_, { say }) => ({ title: say(m.allowMarketing), lines: [say(m.allowed)] }),
})
