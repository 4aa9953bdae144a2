/** Looking at campaigns: all of them, and one with its results. */
import { z } from 'zod'
import { insideOf } from '#server/segment/inside.ts'
import { segmentVersionOf } from '#server/segment/segment.ts'
import { staffAction } from '#server/staff/action.ts'
import { csvOf } from '#server/staff/csv.ts'
import { askedCampaign, byId, idField, watchers, writers } from './asked.ts'
import { campaignsBetween, newestCampaigns } from './campaign.ts'
import { openTargets } from './counters.ts'
import { m } from './messages.ts'
import { policyOf } from './policy.ts'
import { resultsOf } from './results.ts'
import { resultsCsv } from './results-csv.ts'
import { standstillsOf } from './standstill.ts'
import { testEndsAt, triedSoFar } from './winner.ts'

export const seeCampaigns = staffAction({
  title: m.seeCampaigns,
  roles: watchers,
  input: z.object({
    from: z.coerce.number().int().optional(),
    until: z.coerce.number().int().optional(),
  }),
  fields: { from: { label: m.field.schedule }, until: { label: m.field.schedule } },
  async run({ tx }, { from, until }) {
    const campaigns =
      from === undefined || until === undefined
        ? await newestCampaigns(tx)
        : await campaignsBetween(tx, from, until)
    const rows = []
    for (const campaign of campaigns) rows.push({ campaign, results: await resultsOf(tx, campaign) })
    return { rows, policy: await policyOf(tx) }
  },
  audit: () => ({}),
})

export const seeCampaign = staffAction({
  title: m.seeCampaign,
  roles: watchers,
  input: byId,
  fields: idField,
  async run({ tx, now, staff }, { id }) {
    const campaign = await askedCampaign(tx, id)
    const segment = await segmentVersionOf(tx, campaign.segmentId, campaign.segmentVersion)
    return {
      campaign,
      results: await resultsOf(tx, campaign),
      open: await openTargets(tx, id),
      tried: campaign.abTest ? await triedSoFar(tx, campaign, campaign.abTest) : [],
      testEndsAt: testEndsAt(campaign),
      standstills: await standstillsOf(tx, id, now),
      segment,
      inside: segment ? await insideOf(tx, segment.rule) : [],
      mine: campaign.createdBy === staff.id,
    }
  },
  audit: (input) => ({ detail: input }),
})

export const exportCampaign = staffAction({
  title: m.exportResults,
  roles: writers,
  input: byId,
  fields: idField,
  async run({ tx, say }, { id }) {
    const campaign = await askedCampaign(tx, id)
    const { head, rows } = resultsCsv(await resultsOf(tx, campaign), say)
    return { csv: csvOf(head, rows), name: `campaign-${id.slice(-8)}.csv` }
  },
  audit: (input) => ({ detail: input }),
})
