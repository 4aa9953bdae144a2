/** Offers as marketing keeps them. A change of a live one is there at the next request, on every channel. */
import { z } from 'zod'
import type { OfferStatus, OfferText, OfferWords } from '#drizzle/schema/offer.ts'
import { offerOpens } from '#server/campaign/campaign.ts'
import { Misfit, Refusal } from '#server/operation.ts'
import { staffAction, type StaffVisit } from '#server/staff/action.ts'
import { channels } from '#server/touch/channels.ts'
import type { Bilingual } from '#words/bilingual.ts'
import { speak } from '#words/message.ts'
import { countsOf, type OfferCounts } from './figures.ts'
import { mustOpen, offerable } from './may-open.ts'
import { m as hall } from './messages.ts'
import { nameOfChannel } from './names.ts'
import { offerFields, offerForm, type OfferForm } from './offer-form.ts'
import { everyOffer, offerOf, putOffer, textOn, type Offer } from './offer.ts'
import { m } from './staff-messages.ts'
import { monthOf } from '#words/format.ts'

const roles = ['marketing', 'admin'] as const

/** Every offer, with what this month made of it. */
export const seeOfferList = staffAction({
  title: m.seeOffers,
  roles,
  input: z.object({}),
  fields: {},
  async run({ tx, now }): Promise<{ offer: Offer; month: OfferCounts }[]> {
    const month = monthOf(now)
    const offers = await everyOffer(tx)
    const counts = await countsOf(tx, { from: month, to: month })
    return offers.map((offer) => ({ offer, month: counts(offer.code) }))
  },
  audit: () => ({}),
})

/** An offer with what the form chooses from, and how it looks on each channel. */
export const seeOffer = staffAction({
  title: m.seeOffer,
  roles,
  input: z.object({ code: z.string().max(3) }),
  fields: { code: { label: m.code } },
  async run(visit, { code }) {
    const { tx, operations, say } = visit
    const offer = code ? await found(visit, code) : null
    return {
      offer,
      previews: offer ? previewsOf(offer) : [],
      operations: offerable(operations).map(([name, operation]) => ({
        name,
        title: say(operation.title),
        fields: Object.keys(operation.fields),
      })),
      taken: (await everyOffer(tx)).map((each) => each.code),
    }
  },
  audit: ({ code }) => ({ detail: { code } }),
})

/** A new offer is a draft; a live one that is changed stays live. */
export const saveOffer = staffAction({
  title: m.saveOffer,
  roles,
  input: offerForm,
  fields: offerFields,
  async run(visit, form) {
    const before = await offerOf(visit.tx, form.code)
    if (form.changing !== form.code && before) {
      throw new Misfit([{ field: 'code', words: (say) => say(m.codeTaken) }])
    }
    if (form.changing && form.changing !== form.code) await found(visit, '')
    const offer = offerFrom(form, before?.status ?? 'draft', visit.now)
    await mustOpen(visit, offer)
    await putOffer(visit.tx, offer)
    await offerOpens(visit.tx, offer, visit.now)
    return { code: offer.code, status: offer.status }
  },
  audit: ({ code, name, operation, input }) => ({ detail: { code, name, operation, input } }),
})

const ofCode = { input: z.object({ code: z.string().max(3) }), fields: { code: { label: m.code } } }

export const publishOffer = staffAction({
  title: m.publishOffer,
  roles,
  ...ofCode,
  async run(visit, { code }) {
    const offer = await found(visit, code)
    await mustOpen(visit, offer)
    await putOffer(visit.tx, { ...offer, status: 'live', changedAt: visit.now })
    return { code }
  },
  audit: ({ code }) => ({ detail: { code } }),
})

export const endOffer = staffAction({
  title: m.endOffer,
  roles,
  ...ofCode,
  async run(visit, { code }) {
    const offer = await found(visit, code)
    await putOffer(visit.tx, { ...offer, status: 'ended', changedAt: visit.now })
    return { code }
  },
  audit: ({ code }) => ({ detail: { code } }),
})

async function found({ tx }: StaffVisit, code: string): Promise<Offer> {
  const offer = await offerOf(tx, code)
  if (!offer) throw new Refusal('no-offer', (say) => say(m.noOffer))
  return offer
}

function offerFrom(form: OfferForm, status: OfferStatus, now: number): Offer {
  const { changing: _, every, own, firstChannel = null, firstUntil = null, ...rest } = form
  return {
    ...rest,
    words: { every, own: ownWords(every, own) },
    firstChannel,
    firstUntil,
    status,
    changedAt: now,
  }
}

/** Only channels that say something else than all; what they leave empty is filled in. */
function ownWords(every: OfferText, own: OfferForm['own']): OfferWords['own'] {
  const pick = (mine: Bilingual | undefined, all: Bilingual): Bilingual => ({
    zh: mine?.zh || all.zh,
    en: mine?.en || all.en,
  })
  const said = Object.entries(own).filter(
    ([channel, words]) => channel in channels && Object.values(words).some((each) => each?.zh || each?.en),
  )
  return Object.fromEntries(
    said.map(([channel, { title, text, price }]) => [
      channel,
      { title: pick(title, every.title), text: pick(text, every.text), price: pick(price, every.price) },
    ]),
  )
}

export type Preview = { channel: string; name: Bilingual; text: OfferText; line: Bilingual | null }

/** What each channel says of it; texts have their line at the end of an answer. */
function previewsOf(offer: Offer): Preview[] {
  return Object.keys(channels).map((channel) => {
    const text = textOn(offer, channel)
    const line = (language: 'zh' | 'en') => {
      const say = speak[language]
      return say(hall.shortTail, { code: offer.code, title: say(text.title), price: say(text.price) })
    }
    const name = nameOfChannel(channel)
    return {
      channel,
      name: { zh: speak.zh(name), en: speak.en(name) },
      text,
      line: channel === 'sms' ? { zh: line('zh'), en: line('en') } : null,
    }
  })
}
