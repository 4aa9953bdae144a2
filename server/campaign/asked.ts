/** What the actions on campaigns have in common: who may, and the campaign that is meant. */
import { z } from 'zod'
import { Refusal } from '#server/operation.ts'
import type { Tx } from '#server/store/store.ts'
import { campaignOf, type Campaign } from './campaign.ts'
import { m } from './messages.ts'

/** Who writes campaigns. */
export const writers = ['marketing', 'admin'] as const

/** Who looks at them, and may hold them up. */
export const watchers = ['marketing', 'ops', 'admin'] as const

export const byId = z.object({ id: z.uuid() })
export const idField = { id: { label: m.field.id } }

/** @throws Refusal where there is none */
export async function askedCampaign(tx: Tx, id: string): Promise<Campaign> {
  const campaign = await campaignOf(tx, id)
  if (!campaign) throw new Refusal('no-campaign', (say) => say(m.noCampaign))
  return campaign
}
