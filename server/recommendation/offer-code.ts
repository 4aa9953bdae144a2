/** What an offer is called in a text: a letter and a number, e.g. `A1`. Letters that mean something alone, or are typed for a digit, are left out. */
export const OFFER_CODE = '[A-GJKMPRSU-XZ][1-9][0-9]?'

export const isOfferCode = (text: string): boolean => WHOLE.test(text)

const WHOLE = new RegExp(`^${OFFER_CODE}$`)
