import { z } from 'zod'
import { filled } from '#server/staff/filled.ts'
import { staffAction } from '#server/staff/action.ts'
import type { Tx } from '#server/store/store.ts'
import { addMonths, monthOf } from '#words/format.ts'
import { countedIn } from './counted.ts'
import { m } from './messages.ts'
import { isReasonableSpan, monthText } from './months.ts'
import { shareCsv } from './share-csv.ts'
import { repeatsByChannel } from './repeats-by-channel.ts'
import { shareReport, type ShareReport } from './share.ts'

const askSchema = z.object({
  from: filled(monthText),
  to: filled(monthText),
  by: z.enum(['business', 'branch', 'month']).default('business'),
  kind: z.enum(['query', 'handle', 'pay']).default('handle'),
  business: filled(z.string().max(40)),
  branch: filled(z.string().max(40)),
})

const ask = askSchema.refine(({ from, to }) => !from || !to || isReasonableSpan({ from, to }), {
  path: ['to'],
})

const fields = {
  from: { label: m.from, wrong: m.monthWrong },
  to: { label: m.to, wrong: m.spanWrong },
  by: { label: m.by },
  kind: { label: m.kind },
  business: { label: m.business },
  branch: { label: m.branch },
}

const roles = ['ops', 'marketing', 'admin'] as const

/** The diversion share of a span of months; by itself, the last six by month with this month so far. */
export const seeShareReport = staffAction({
  title: m.seeShareReport,
  roles,
  input: ask,
  fields,
  run: ({ tx, now }, input) => seen(tx, now, input),
  audit: (input) => ({ detail: { ...input } }),
})

/** The same report as a spreadsheet. */
export const exportShareReport = staffAction({
  title: m.exportShareReport,
  roles,
  input: ask,
  fields,
  run: async ({ tx, now, language }, input) => ({ csv: shareCsv(await seen(tx, now, input), language) }),
  audit: (input) => ({ detail: { ...input } }),
})

export type SeenShareReport = Awaited<ReturnType<typeof seen>>

async function seen(tx: Tx, now: number, { from, to, by, kind, business, branch }: z.infer<typeof ask>) {
  const last = to ?? monthOf(now)
  const months = { from: from ?? addMonths(last, -5), to: last }
  const data = await countedIn(tx, months)
  const asked = { by, kind, business: business ?? null, branchCode: branch ?? null }
  const channelRepeats = repeatsByChannel(asked, data)
  const trend: ShareReport = shareReport({ ...asked, by: 'month' }, data)
  const { businessTypes, branches, channels } = data
  return {
    ask: asked,
    months,
    report: shareReport(asked, data),
    trend,
    channelRepeats,
    businessTypes,
    branches,
    channels,
  }
}
