/** What a campaign says: one or several variants, each with its channels and its share of the audience. */
import { hash } from 'node:crypto'
import { z } from 'zod'
import type { campaign, PushChannel } from '#drizzle/schema/campaign.ts'
import { isKnownVariable, variablesIn } from './variables.ts'

/** Every channel that a campaign may use. */
export const pushChannels = ['sms', 'inbox', 'banner', 'outbound'] as const satisfies readonly PushChannel[]

const words = z
  .string()
  .trim()
  .max(500)
  .refine((text) => variablesIn(text).every(isKnownVariable))

export const variantSchema = z.strictObject({
  code: z.string().regex(/^[A-D]$/),
  /** Where it may be said, in the order of preference. */
  channels: z
    .array(z.enum(pushChannels))
    .min(1)
    .max(4)
    .refine((channels) => new Set(channels).size === channels.length),
  /** Parts of the sum of all shares. */
  share: z.coerce.number().int().min(1).max(100),
  /** The heading in the web inbox; the operator's name where it is empty. */
  title: z.strictObject({ zh: z.string().trim().max(60), en: z.string().trim().max(60) }),
  /** An empty English text means that everybody is told in Chinese; with an offer, two empty ones mean the offer's own words. */
  text: z.strictObject({ zh: words, en: words }),
})

export type Variant = z.infer<typeof variantSchema>

export const variantsSchema = z
  .array(variantSchema)
  .min(1)
  .max(4)
  .refine((variants) => new Set(variants.map(({ code }) => code)).size === variants.length)

type Drawn = Pick<
  typeof campaign.$inferSelect,
  'id' | 'holdoutBp' | 'variants' | 'schedule' | 'abTest' | 'winner'
>

/**
 * Where a subscriber falls: the same at every look, in every round and process, and independent between campaigns.
 * Whether they are held out, the variant, and whether they take part in a test are drawn apart.
 *
 * @returns no variant where they wait for the one that wins; who is reached by an event waits for nothing
 */
export function drawOf(
  { id, holdoutBp, variants, schedule, abTest, winner }: Drawn,
  subscriberId: string,
): { held: boolean; variant: Variant | null } {
  const digest = hash('sha256', `${id} ${subscriberId}`, 'buffer')
  const held = (digest.readUInt32BE(0) * 10_000) / 2 ** 32 < holdoutBp
  const waits = abTest !== null && winner === null && schedule.kind !== 'event'
  if (waits && (digest.readUInt32BE(8) * 10_000) / 2 ** 32 >= abTest.shareBp) return { held, variant: null }
  const won = variants.find(({ code }) => code === winner?.code)
  if (won) return { held, variant: won }
  const shares = variants.reduce((sum, { share }) => sum + share, 0)
  let left = (digest.readUInt32BE(4) * shares) / 2 ** 32
  const variant = variants.find(({ share }) => (left -= share) < 0) ?? variants[0]
  if (!variant) throw new Error(`campaign ${id} has no variant`)
  return { held, variant }
}
