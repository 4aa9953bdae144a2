/** What one subscriber reads: their language, their variables, the operator's head, how to answer and the way out. */
import { operator } from '#server/operator.ts'
import { textOn, type Offer } from '#server/recommendation/offer.ts'
import type { Tx } from '#server/store/store.ts'
import { speak, type Language } from '#words/message.ts'
import type { Campaign } from './campaign.ts'
import { m } from './messages.ts'
import { channelOf } from './push-channels.ts'
import type { Recipient } from './recipient.ts'
import type { Target } from './target.ts'
import { filledIn } from './variables.ts'

export type Words = { title: string; text: string }

type Spoken = Pick<Target, 'variant' | 'channel'>

/** @param offer what the campaign is about; null for a plain message */
export async function wordsFor(
  tx: Tx,
  { variants }: Pick<Campaign, 'variants'>,
  { variant: code, channel }: Spoken,
  recipient: Recipient,
  offer: Offer | null,
): Promise<Words> {
  const variant = variants.find((each) => each.code === code) ?? variants[0]
  if (!variant) return { title: '', text: '' }
  const { text, title: heading } = variant
  const own = offer !== null && text.zh === ''
  const language = text.en || own ? recipient.language : 'zh'
  const said = own ? startingText(offer, channel, language) : text[language]
  const filled = await filledIn(tx, said, recipient, offer && { offer, channel, language })
  const title = heading[language] || titleOf(offer, channel, language)
  if (channel !== 'sms') return { title, text: filled }
  const say = speak[language]
  return { title, text: say(operator.head) + filled + wayOn(filled, offer, language) }
}

/** What a text about an offer begins as: the offer's own words on this channel, its title and price filled in. */
export function startingText(offer: Offer, channel: Target['channel'], language: Language): string {
  const { text, price } = textOn(offer, channelOf[channel])
  return speak[language](m.startingText, { text: text[language], priced: price[language] !== '' })
}

function titleOf(offer: Offer | null, channel: Target['channel'], language: Language): string {
  const say = speak[language]
  return offer ? say(textOn(offer, channelOf[channel]).title) : say(operator.name)
}

/** How it is answered and how to hear no more, where the text does not say so itself. */
function wayOn(text: string, offer: Offer | null, language: Language): string {
  const say = speak[language]
  const answered = !offer || new RegExp(`(?<![A-Z0-9])${offer.code}(?![0-9])`, 'i').test(text)
  const left = /\bTD\b|退订/i.test(text)
  if (answered && left) return ''
  const stop = /[。！？.!?]$/.test(text) ? '' : language === 'zh' ? '。' : '.'
  if (answered) return stop + say(m.wayOut)
  return stop + say(left ? m.wayOn : m.wayOnAndOut, offer.code)
}
