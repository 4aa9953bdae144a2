/** Looking at campaigns: all of them, and one with its results. */
import { z } from 'zod'
import { textOn } from '#server/recommendation/offer.ts'
import { insideOf } from '#server/segment/inside.ts'
import { segmentVersionOf } from '#server/segment/segment.ts'
import { staffAction } from '#server/staff/action.ts'
import { csvOf } from '#server/staff/csv.ts'
import { staffOf } from '#server/staff/staff.ts'
import { askedCampaign, byId, idField, watchers, writers } from './asked.ts'
import { campaignsBetween, campaignsListed, knownThemes } from './campaigns-listed.ts'
import { openTargets } from './counters.ts'
import { m } from './messages.ts'
import { offerIn } from './offer-fit.ts'
import { plannedCostOf } from './planned-cost.ts'
import { policyOf } from './policy.ts'
import { resultsOf } from './results.ts'
import { resultsCsv } from './results-csv.ts'
import { standstillsOf } from './standstill.ts'
import { testSoFar } from './winner.ts'

export const seeCampaigns = staffAction({
  title: m.seeCampaigns,
  roles: watchers,
  input: z.object({
    theme: z.string().max(20).default(''),
    state: z.string().max(20).default(''),
  }),
  fields: { theme: { label: m.field.theme, wrong: m.themeWrong }, state: { label: m.field.state } },
  async run({ tx }, { theme, state }) {
    const rows = []
    for (const campaign of await campaignsListed(tx, theme, state))
      rows.push({ campaign, results: await resultsOf(tx, campaign) })
    return { rows, themes: await knownThemes(tx), policy: await policyOf(tx) }
  },
  audit: () => ({}),
})

/** What ran, runs and is planned in a span of time. */
export const seeCalendar = staffAction({
  title: m.seeCalendar,
  roles: watchers,
  input: z.object({ from: z.coerce.number().int(), until: z.coerce.number().int() }),
  fields: { from: { label: m.field.schedule }, until: { label: m.field.schedule } },
  run: async ({ tx }, { from, until }) => ({ campaigns: await campaignsBetween(tx, from, until) }),
  audit: () => ({}),
})

export const seeCampaign = staffAction({
  title: m.seeCampaign,
  roles: watchers,
  input: byId,
  fields: idField,
  async run({ tx, now, staff }, { id }) {
    const campaign = await askedCampaign(tx, id)
    const { abTest, createdBy, approvedBy, winner } = campaign
    const offer = await offerIn(tx, campaign)
    const segment = await segmentVersionOf(tx, campaign.segmentId, campaign.segmentVersion)
    const nameOf = async (who: string | null | undefined) =>
      (who ? (await staffOf(tx, who))?.name : null) ?? ''
    return {
      campaign,
      results: await resultsOf(tx, campaign),
      open: await openTargets(tx, id),
      test: abTest && (await testSoFar(tx, campaign, abTest)),
      standstills: await standstillsOf(tx, id, now),
      segment,
      inside: segment ? await insideOf(tx, segment.rule) : [],
      planned: await plannedCostOf(tx, campaign, segment, now),
      offer: offer && { code: offer.code, title: textOn(offer, 'web').title },
      author: await nameOf(createdBy),
      approver: await nameOf(approvedBy),
      chooser: await nameOf(winner?.chosen?.by),
      mine: createdBy === staff.id,
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
