/**
 * Offers on the screen of an agent: what to say to whoever calls, and what they answered. Asking is written down as a
 * touch, and so is each answer; a number leaves masked.
 */
import { z } from 'zod'
import type { OfferReason } from '#drizzle/schema/offer.ts'
import type { Boss } from '#server/boss/boss.ts'
import { subscriberIdOf, subscriberOf } from '#server/identity/who.ts'
import { mobileNumber } from '#server/identity/sign-in.ts'
import type { Subscriber } from '#server/operation.ts'
import { lock } from '#server/store/lock.ts'
import type { Store, Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { channels, isElectronic } from '#server/touch/channels.ts'
import { recordTouch } from '#server/touch/record.ts'
import { maskMsisdn } from '#words/format.ts'
import { speak, type Language } from '#words/message.ts'
import { namesIn } from './names.ts'
import { isOfferCode } from './offer-code.ts'
import { contactWith, dayOf } from './offer-contact.ts'
import { liveOffers } from './offer.ts'
import { recommend } from './recommend.ts'
import { silence, expose, respond } from './respond.ts'
import { shown, type ShownOffer } from './see-offers.ts'
import { m, reasonWords } from './staff-messages.ts'

const human = Object.keys(channels).filter((code) => !isElectronic(code))

const who = {
  msisdn: mobileNumber,
  channel: z.enum(human),
  /** Who asks: the agent's login in their own system. */
  agent: z.string().trim().min(1).max(60),
}

export const asking = z.object(who)
export const answering = z.object({
  ...who,
  offer: z.string().refine((text) => isOfferCode(text)),
  answer: z.enum(['viewed', 'accepted', 'declined']),
  note: z.string().trim().max(500).default(''),
})

export type Asking = z.infer<typeof asking>
export type Answering = z.infer<typeof answering>

/** Reasons are in words an agent can say; points are what the list is ranked by. */
export type AgentOffer = Record<'code' | 'title' | 'text' | 'price' | 'lastDay', string> & {
  points: number
  reasons: string[]
}

type House = { store: Store; boss: Boss }

/** @returns null where nobody has this number */
export function offersForAgent(
  { store, boss }: House,
  { msisdn, channel, agent }: Asking,
  now: number,
  language: Language,
): Promise<{ msisdn: string; offers: AgentOffer[] } | null> {
  const say = speak[language]
  return store.transaction(async (tx) => {
    const subscriber = await lockedOwner(tx, msisdn)
    if (!subscriber) return null
    const best = await recommend({ tx, boss, subscriber, channel, now })
    await noteLook(tx, subscriber, { channel, agent, now })
    await expose({ tx, subscriber, channel, now }, best, { agent })
    const inReasons = (reason: OfferReason) => reasonWords(reason, say, namesIn(say))
    const offers = best.map((each) => ({
      ...inWords(shown(each, channel), language),
      points: each.points,
      reasons: each.reasons.length > 0 ? each.reasons.map(inReasons) : [say(m.forAll)],
    }))
    return { msisdn: maskMsisdn(subscriber.msisdn), offers }
  })
}

/** The same answer again on the same day is the same answer. */
export function answerFromAgent(
  { store }: House,
  { msisdn, channel, agent, offer: code, answer, note }: Answering,
  now: number,
): Promise<{ touch: string } | 'nobody' | 'no-offer'> {
  return store.transaction(async (tx) => {
    const subscriber = await lockedOwner(tx, msisdn)
    if (!subscriber) return 'nobody'
    const offer = (await liveOffers(tx)).find((each) => each.code === code)
    if (!offer) return 'no-offer'
    const before = await contactWith(tx, subscriber.id, code, channel)
    const same = before.answer === answer && dayOf(before.answeredAt ?? 0) === dayOf(now)
    if (same && before.answerId) return { touch: before.answerId }
    // Whoever said yes is not asked again while the agent's order is on its way.
    const silent = answer === 'viewed' ? {} : silence(offer, now)
    const said = [agent, note].filter(Boolean).join(': ')
    return { touch: await respond({ tx, subscriber, channel, now }, offer, answer, silent, said) }
  })
}

async function lockedOwner(tx: Tx, msisdn: string): Promise<Subscriber | undefined> {
  const id = await subscriberIdOf(tx, msisdn)
  if (!id) return undefined
  await lock(tx, id)
  return subscriberOf(tx, id)
}

async function noteLook(
  tx: Tx,
  { id, branchCode, activeMonth }: Subscriber,
  { channel, agent, now }: { channel: string; agent: string; now: number },
): Promise<void> {
  const touch = {
    subscriberId: id,
    id: uuidv7(now),
    channel,
    business: 'recommendation',
    operation: 'seeOffers',
    outcome: 'done' as const,
    branchCode,
    amountFen: null,
    said: null,
    told: null,
    answersId: null,
    place: agent,
  }
  await recordTouch(tx, touch, activeMonth)
}

function inWords({ code, title, text, price, lastDay }: ShownOffer, language: Language) {
  return { code, title: title[language], text: text[language], price: price[language], lastDay }
}
