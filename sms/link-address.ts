/**
 * Numbers as SMSCs write them (`8613800138000`, `+86138…`, `0086138…`) and as the hall does: eleven digits for a subscriber,
 * the bare short code for a service.
 */
const countryCode = /^(?:\+|00)?86(?=1[3-9]\d{9}$|1[0-2]\d{2,}$|9[56]\d{3,}$)/

/** A number in the hall's form. One that is not Chinese keeps its digits; letters (an alphanumeric sender) stay. */
export function localNumber(address: string): string {
  if (address.length === 11 && address.charCodeAt(0) === 0x31) return address
  return address.replace(countryCode, '').replace(/^\+/, '')
}

/** How this SMSC wants numbers: the prefix of a subscriber's number, and type and plan of both. */
export type Addressing = {
  subscriberPrefix: string
  subscriberTon: number
  subscriberNpi: number
  serviceTon: number
  serviceNpi: number
}

export const defaultAddressing: Addressing = {
  subscriberPrefix: '86',
  subscriberTon: 1,
  subscriberNpi: 1,
  serviceTon: 0,
  serviceNpi: 1,
}
