/** What a campaign says: one or several variants, each with its channel and its share of the audience. */
import { hash } from 'node:crypto'
import { z } from 'zod'
import { isKnownVariable, variablesIn } from './variables.ts'

const words = z
  .string()
  .trim()
  .max(500)
  .refine((text) => variablesIn(text).every(isKnownVariable))

export const variantSchema = z.strictObject({
  code: z.string().regex(/^[A-D]$/),
  channel: z.enum(['sms', 'inbox', 'outbound']),
  /** Parts of the sum of all shares. */
  share: z.coerce.number().int().min(1).max(100),
  /** The heading in the web inbox; the operator's name where it is empty. */
  title: z.strictObject({ zh: z.string().trim().max(60), en: z.string().trim().max(60) }),
  /** An empty English text means that everybody is told in Chinese. */
  text: z.strictObject({ zh: words.min(4), en: words }),
})

export type Variant = z.infer<typeof variantSchema>

export const variantsSchema = z
  .array(variantSchema)
  .min(1)
  .max(4)
  .refine((variants) => new Set(variants.map(({ code }) => code)).size === variants.length)

/**
 * Where a subscriber falls: the same at every look, in every round and process, and independent between campaigns.
 * Whether they are held out is drawn apart from the variant.
 */
export function drawOf(
  { id, holdoutBp, variants }: { id: string; holdoutBp: number; variants: Variant[] },
  subscriberId: string,
): { held: boolean; variant: Variant } {
  const digest = hash('sha256', `${id} ${subscriberId}`, 'buffer')
  const held = (digest.readUInt32BE(0) * 10_000) / 2 ** 32 < holdoutBp
  const shares = variants.reduce((sum, { share }) => sum + share, 0)
  let left = (digest.readUInt32BE(4) * shares) / 2 ** 32
  const variant = variants.find(({ share }) => (left -= share) < 0) ?? variants[0]
  if (!variant) throw new Error(`campaign ${id} has no variant`)
  return { held, variant }
}
