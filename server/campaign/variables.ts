/** What stands in braces in a campaign's text, and what it becomes for one subscriber. */
import { balanceOf } from '#server/balance/ledger.ts'
import type { PushChannel } from '#drizzle/schema/campaign.ts'
import { textOn, type Offer } from '#server/recommendation/offer.ts'
import type { Tx } from '#server/store/store.ts'
import { maskName, isoDate, yuan } from '#words/format.ts'
import { speak, type Language, type Say } from '#words/message.ts'
import { m } from './messages.ts'
import { channelOf } from './push-channels.ts'
import type { Recipient } from './recipient.ts'

type OfPerson = 'name' | 'number' | 'balance' | 'ecoins' | 'brand'
type OfOffer = 'offer' | 'price' | 'code' | 'until'
export type Variable = OfPerson | OfOffer

/** The offer of a campaign, on the channel that it is told on. */
export type Told = { offer: Offer; channel: PushChannel; language: Language }

const values: Record<OfPerson, (tx: Tx, recipient: Recipient) => Promise<string> | string> = {
  name: (_, { name }) => maskName(name),
  number: (_, { msisdn }) => msisdn.slice(-4),
  balance: async (tx, { id }) => yuan(await balanceOf(tx, id, 'balance')),
  ecoins: async (tx, { id }) => String(await balanceOf(tx, id, 'ecoin')),
  brand: (_, { brand, language }) => speak[language](m.brands[brand]),
}

const offerValues: Record<OfOffer, (told: Told, say: Say) => string> = {
  offer: ({ offer, channel }, say) => say(textOn(offer, channelOf[channel]).title),
  price: ({ offer, channel }, say) => say(textOn(offer, channelOf[channel]).price),
  code: ({ offer }) => offer.code,
  until: ({ offer }) => isoDate(offer.endsAt - 1),
}

/** What may stand in any text, and what only in one about an offer. */
export const variables = { person: Object.keys(values), offer: Object.keys(offerValues) }

export function isKnownVariable(name: string): name is Variable {
  return isOfPerson(name) || isOfferVariable(name)
}

function isOfPerson(name: string): name is OfPerson {
  return Object.hasOwn(values, name)
}

export function isOfferVariable(name: string): name is OfOffer {
  return Object.hasOwn(offerValues, name)
}

/** The names in braces, known or not. */
export function variablesIn(text: string): string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name)
}

/** The text with its variables filled in for one subscriber. */
export async function filledIn(
  tx: Tx,
  text: string,
  recipient: Recipient,
  told: Told | null,
): Promise<string> {
  if (!text.includes('{')) return text
  let filled = text
  for (const name of new Set(variablesIn(text))) {
    if (isOfPerson(name)) filled = filled.replaceAll(`{${name}}`, await values[name](tx, recipient))
    else if (told && isOfferVariable(name))
      filled = filled.replaceAll(`{${name}}`, offerValues[name](told, speak[told.language]))
  }
  return filled
}
