/** Marketing's reports: the overview, all campaigns over time, one campaign. */
import { z } from 'zod'
import { staffAction, type StaffVisit } from '#server/staff/action.ts'
import { csvOf } from '#server/staff/csv.ts'
import { filled } from '#server/staff/filled.ts'
import { Refusal } from '#server/operation.ts'
import { campaignOf, type Campaign } from './campaign.ts'
import { m as campaignWords } from './messages.ts'
import { allReportOf, reportKeys, type ReportAsk } from './report-all.ts'
import { allCsv, campaignCsv } from './report-csv.ts'
import { m } from './report-messages.ts'
import { reportOf } from './report-one.ts'
import { overviewOf } from './report-overview.ts'
import { dayText, firstDay } from './report-time.ts'
import { pushChannels } from './variant.ts'
import { dayIn, SHANGHAI } from './zone.ts'

export const reportRoles = ['marketing', 'ops', 'admin'] as const

export const seeMarketing = staffAction({
  title: m.seeMarketing,
  roles: reportRoles,
  input: z.object({}),
  fields: {},
  run: ({ tx, now }) => overviewOf(tx, now),
  audit: () => ({}),
})

const MOST_DAYS = 731

const span = z
  .object({
    from: filled(dayText),
    until: filled(dayText),
    by: filled(z.enum(reportKeys)),
    channel: filled(z.enum(pushChannels)),
    segment: filled(z.uuid()),
  })
  .refine(({ from = 0, until = Number.MAX_SAFE_INTEGER }) => from <= until, { path: ['until'] })
  .refine(({ from, until }) => from === undefined || until === undefined || until - from < MOST_DAYS, {
    path: ['until'],
  })
const spanFields = {
  from: { label: m.from, wrong: m.dayWrong },
  until: { label: m.until, wrong: m.spanWrong },
  by: { label: m.by },
  channel: { label: m.channel },
  segment: { label: m.segment },
}

/** A year back from today where nothing is asked for, from the first of its month. */
function askOf(input: z.infer<typeof span>, now: number): ReportAsk {
  const today = dayIn(SHANGHAI, now)
  const { until = Math.max(today, input.from ?? 0), by = 'campaign', channel = null, segment = null } = input
  const { from = firstDay('month', until - 334) } = input
  return { from, until, by, channel, segmentId: segment }
}

export const seeMarketingReport = staffAction({
  title: m.seeMarketingReport,
  roles: reportRoles,
  input: span,
  fields: spanFields,
  async run({ tx, now }, input) {
    const ask = askOf(input, now)
    return { ask, ...(await allReportOf(tx, ask)) }
  },
  audit: (input) => ({ detail: input }),
})

export const exportMarketingReport = staffAction({
  title: m.exportMarketingReport,
  roles: reportRoles,
  input: span,
  fields: spanFields,
  async run({ tx, now, language }, input) {
    const ask = askOf(input, now)
    const { head, rows } = allCsv(await allReportOf(tx, ask), ask.by, language)
    return { csv: csvOf(head, rows) }
  },
  audit: (input) => ({ detail: input }),
})

const byId = z.object({ id: z.uuid() })
const idField = { id: { label: m.campaign } }

async function found({ tx }: StaffVisit, id: string): Promise<Campaign> {
  const campaign = await campaignOf(tx, id)
  if (!campaign) throw new Refusal('no-campaign', (say) => say(campaignWords.noCampaign))
  return campaign
}

export const seeCampaignReport = staffAction({
  title: m.seeCampaignReport,
  roles: reportRoles,
  input: byId,
  fields: idField,
  async run(visit, { id }) {
    const campaign = await found(visit, id)
    const { name, goal, state, startedAt, endedAt, responseDays, segmentPriceFen } = campaign
    const { operation, operationCode, holdoutBp } = campaign
    const about = { id, name, goal, state, startedAt, endedAt, responseDays, segmentPriceFen }
    const answers = operation && (visit.operations[operation]?.title ?? null)
    const report = await reportOf(visit.tx, campaign)
    return {
      campaign: { ...about, operationCode, holdoutBp, answers: answers && visit.say(answers) },
      ...report,
    }
  },
  audit: (input) => ({ detail: input }),
})

export const exportCampaignReport = staffAction({
  title: m.exportCampaignReport,
  roles: reportRoles,
  input: byId,
  fields: idField,
  async run(visit, { id }) {
    const { head, rows } = campaignCsv(await reportOf(visit.tx, await found(visit, id)), visit.language)
    return { csv: csvOf(head, rows), name: `campaign-report-${id.slice(-8)}.csv` }
  },
  audit: (input) => ({ detail: input }),
})
