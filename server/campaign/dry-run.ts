/** A campaign tried without sending: who would be told now, who would be left out, and why. Goes on after a restart. */
import type { DryRun } from '#drizzle/schema/campaign.ts'
import { segmentVersionOf } from '#server/segment/segment.ts'
import { FIRST_ID, nextRange, RANGE_LINES } from '#server/segment/stream.ts'
import type { Store, Tx } from '#server/store/store.ts'
import { campaignOf, keepDryRun, newestCampaigns, type Campaign } from './campaign.ts'
import { firstOf } from './channel-for.ts'
import { waitingRoom } from './expand.ts'
import { contactsSince } from './contact-ledger.ts'
import { mayReach, oldestDay, overCap, zoneOf } from './may-contact.ts'
import { offerFit, offerIn } from './offer-fit.ts'
import { offerReason } from './offer-reason.ts'
import { policyOf } from './policy.ts'
import { recipientsOf } from './recipient.ts'
import { drawOf } from './variant.ts'
import { dayIn, SHANGHAI } from './zone.ts'

/** Asks for one; `keepDryRuns` carries it out. */
export async function askDryRun(tx: Tx, id: string, now: number): Promise<void> {
  await keepDryRun(tx, id, { state: 'waiting', at: now, after: null, looked: 0, counts: {} })
}

export async function keepDryRuns(store: Store): Promise<void> {
  for (const each of await store.read((tx) => newestCampaigns(tx))) {
    let going = each.dryRun?.state === 'waiting'
    while (going) {
      going = await store.transaction((tx) => step(tx, each.id))
      await new Promise<void>((resolve) => setImmediate(resolve))
    }
  }
}

/** True while there is more to look at. */
async function step(tx: Tx, id: string): Promise<boolean> {
  const campaign = await campaignOf(tx, id)
  if (campaign?.dryRun?.state !== 'waiting') return false
  const dryRun = await nextStep(tx, campaign, campaign.dryRun)
  await keepDryRun(tx, id, dryRun)
  return dryRun.state === 'waiting'
}

async function nextStep(
  tx: Tx,
  campaign: Campaign,
  { at: now, after, looked, counts }: DryRun,
): Promise<DryRun> {
  const version = await segmentVersionOf(tx, campaign.segmentId, campaign.segmentVersion)
  if (!version) return { state: 'done', at: now, after: null, looked, counts }
  const { ids, next } = await nextRange(tx, version.rule, now, after ?? FIRST_ID)
  const sums = { ...counts }
  for (const reason of await judged(tx, campaign, ids, now)) sums[reason] = (sums[reason] ?? 0) + 1
  const state = next === null ? 'done' : 'waiting'
  return { state, at: now, after: next, looked: looked + RANGE_LINES, counts: sums }
}

async function judged(tx: Tx, campaign: Campaign, ids: string[], now: number): Promise<string[]> {
  const { rules } = await policyOf(tx)
  const recipients = await recipientsOf(tx, ids)
  const contactsOf = await contactsSince(tx, ids, oldestDay(dayIn(SHANGHAI, now)) - 1)
  const fitOf = await offerFit(tx, await offerIn(tx, campaign), [...recipients.values()], now)
  const judgedOne = async (id: string) => {
    const person = recipients.get(id)
    if (!person) return 'closed'
    const { held, variant } = drawOf(campaign, id)
    const day = dayIn(zoneOf(rules, person.branchCode), now)
    const channel = firstOf(variant?.channels ?? [waitingRoom(campaign)])
    const never = mayReach(person, channel)
    if (never) return never
    const fit = await fitOf(person, channel)
    if (!fit.fits) return offerReason(fit.because)
    if (held) return 'holdout'
    return overCap(contactsOf(id), rules, channel, day) ?? 'send'
  }
  return Promise.all(ids.map(judgedOne))
}
