import type { OfferRules } from '#drizzle/schema/offer.ts'

/** Rules that ask for nothing. */
export const anybody: OfferRules = {
  brands: [],
  payment: null,
  credits: [],
  tierFrom: null,
  tierTo: null,
  plans: [],
  holds: [],
  lacks: [],
  tenureMonths: null,
  billFromFen: null,
  billToFen: null,
  usageFrom: null,
  usageTo: null,
  ecoinsFrom: null,
  consent: false,
}
