import { z } from 'zod'
import { filled } from '#server/staff/filled.ts'
import { staffAction } from '#server/staff/action.ts'
import { addMonths, monthOf } from '#words/format.ts'
import { countedIn } from './counted.ts'
import { m } from './messages.ts'
import { isReasonableSpan, monthText } from './months.ts'
import { shareReport, type ShareReport } from './share.ts'

const askSchema = z.object({
  from: filled(monthText),
  to: filled(monthText),
  by: z.enum(['business', 'branch', 'month']).default('business'),
  kind: z.enum(['query', 'handle', 'pay']).default('handle'),
  business: filled(z.string().max(40)),
  branch: filled(z.string().max(40)),
})

/** The diversion share of a span of months; by itself, the last six by month with this month so far. */
export const seeShareReport = staffAction({
  title: m.seeShareReport,
  roles: ['ops', 'marketing', 'admin'],
  input: askSchema.refine(({ from, to }) => !from || !to || isReasonableSpan({ from, to }), { path: ['to'] }),
  fields: {
    from: { label: m.from, wrong: m.monthWrong },
    to: { label: m.to, wrong: m.spanWrong },
    by: { label: m.by },
    kind: { label: m.kind },
    business: { label: m.business },
    branch: { label: m.branch },
  },
  async run({ tx, now }, { from, to, by, kind, business, branch }) {
    const last = to ?? monthOf(now)
    const months = { from: from ?? addMonths(last, -5), to: last }
    const data = await countedIn(tx, months)
    const ask = { by, kind, business: business ?? null, branchCode: branch ?? null }
    const trend: ShareReport = shareReport({ ...ask, by: 'month' }, data)
    const { businessTypes, branches, channels } = data
    return { ask, months, report: shareReport(ask, data), trend, businessTypes, branches, channels }
  },
  audit: (input) => ({ detail: { ...input } }),
})

export type SeenShareReport = Awaited<ReturnType<typeof seeShareReport.run>>
