/** A campaign before anybody is told: whom it would leave out, and what some would read. */
import { segmentVersionOf } from '#server/segment/segment.ts'
import { staffAction } from '#server/staff/action.ts'
import { maskMsisdn } from '#words/format.ts'
import { segmentCount } from '#words/segments.ts'
import { askedCampaign, byId, idField, writers } from './asked.ts'
import { askDryRun } from './dry-run.ts'
import { firstOf } from './channel-for.ts'
import { m } from './messages.ts'
import { recipientsOf } from './recipient.ts'
import { offerIn } from './offer-fit.ts'
import { wordsFor } from './words-for.ts'

export const dryRunCampaign = staffAction({
  title: m.dryRun,
  roles: writers,
  input: byId,
  fields: idField,
  async run({ tx, now }, { id }) {
    await askedCampaign(tx, id)
    await askDryRun(tx, id, now)
    return { id }
  },
  audit: (input) => ({ detail: input }),
})

/** What some of the segment would read, numbers masked. */
export const previewCampaign = staffAction({
  title: m.preview,
  roles: writers,
  input: byId,
  fields: idField,
  async run({ tx }, { id }) {
    const campaign = await askedCampaign(tx, id)
    const version = await segmentVersionOf(tx, campaign.segmentId, campaign.segmentVersion)
    const recipients = await recipientsOf(tx, version?.sample.slice(0, 5) ?? [])
    const offer = await offerIn(tx, campaign)
    const shown = []
    for (const recipient of recipients.values()) {
      for (const { code, channels } of campaign.variants) {
        const channel = firstOf(channels)
        const words = await wordsFor(tx, campaign, { variant: code, channel }, recipient, offer)
        const segments = channel === 'sms' ? segmentCount(words.text) : 0
        const costFen = segments * campaign.segmentPriceFen
        shown.push({ to: maskMsisdn(recipient.msisdn), variant: code, channel, segments, costFen, ...words })
      }
    }
    return shown
  },
  audit: (input) => ({ detail: input }),
})
