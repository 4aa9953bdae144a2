import { z } from 'zod'
import { marketingWays } from '#server/campaign/channel-preference.ts'
import { operation } from '#server/operation.ts'
import { keepMarketingWay } from './consent.ts'
import { m } from './messages.ts'

/** On which channel offers come, and on which never. It holds from the commit on, for what waits to be sent as well. */
export const chooseMarketingWay = operation({
  title: m.chooseMarketingWay,
  summary: m.chooseMarketingWaySummary,
  keyword: 'YXFS',
  access: 'sim',
  business: 'consent',
  input: z.object({
    way: z.preprocess(
      (typed) => (typeof typed === 'string' ? typed.trim().toLowerCase() : typed),
      z.enum(marketingWays),
    ),
  }),
  fields: { way: { label: m.way, wrong: m.wayWrong } },
  choices: ({ say }) => Promise.resolve(marketingWays.map((value) => ({ value, label: say(m.ways[value]) }))),
  async run(visit, { way }) {
    await keepMarketingWay(visit, way)
    return { way, marketing: visit.subscriber.marketing }
  },
  reply: ({ way, marketing }, { say }) => ({
    title: say(m.chooseMarketingWay),
    lines: [say(m.wayKept, say(m.ways[way])), say(marketing ? m.wayHolds : m.wayOnceAllowed)],
  }),
})
