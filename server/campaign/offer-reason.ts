/** Why a message about an offer is left out, as it is kept with its target. */
import type { OfferReason } from '#drizzle/schema/offer.ts'

/** Rules that are said of their own. */
const own = [
  'not-yet',
  'over',
  'ordered',
  'declined',
  'waiting',
  'held',
  'brand',
  'other-channel',
  'first-elsewhere',
  'closed',
] as const

type Own = (typeof own)[number]

/** Every other rule is one of the offer's conditions. */
export const offerReasons = ['offer-rule', ...own.map((rule) => `offer-${rule}` as const)] as const

export function offerReason({ rule }: Pick<OfferReason, 'rule'>): (typeof offerReasons)[number] {
  const said = own.find((each): each is Own => each === rule)
  return said ? `offer-${said}` : 'offer-rule'
}
