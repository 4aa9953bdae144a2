/** "What would X see, and why": the list of one subscriber on one channel, with every rule that was asked. */
import { z } from 'zod'
import { againstTail } from '#server/campaign/automatic.ts'
import { mobileNumber } from '#server/identity/sign-in.ts'
import { subscriberIdOf, subscriberOf } from '#server/identity/who.ts'
import { Misfit } from '#server/operation.ts'
import { filled } from '#server/staff/filled.ts'
import { staffAction } from '#server/staff/action.ts'
import { channels } from '#server/touch/channels.ts'
import { maskMsisdn } from '#words/format.ts'
import type { Bilingual } from '#words/bilingual.ts'
import { namesIn } from './names.ts'
import { contactsOf } from './offer-contact.ts'
import { liveOffers, textOn } from './offer.ts'
import { consider } from './recommend.ts'
import { m, reasonWords } from './staff-messages.ts'

export type WhyOffer = {
  code: string
  name: string
  title: Bilingual
  /** Null where it is not shown. */
  points: number | null
  base: number
  reasons: string[]
}

/** Nothing is exposed by it: it is staff who look. */
export const whyOffers = staffAction({
  title: m.whyOffers,
  roles: ['marketing', 'ops', 'admin'],
  input: z.object({
    msisdn: filled(mobileNumber),
    subscriberId: filled(z.uuid()),
    channel: z.enum(Object.keys(channels)),
  }),
  fields: {
    msisdn: { label: m.msisdn, wrong: m.msisdnWrong, inputMode: 'tel' },
    subscriberId: { label: m.msisdn },
    channel: { label: m.channel },
  },
  async run({ tx, boss, now, say }, { msisdn, subscriberId, channel }) {
    const id = msisdn ? await subscriberIdOf(tx, msisdn) : subscriberId
    const subscriber = id && (await subscriberOf(tx, id))
    if (!subscriber) throw new Misfit([{ field: 'msisdn', words: (speaking) => speaking(m.nobody) }])
    const offers = await liveOffers(tx)
    const contacts = await contactsOf(tx, subscriber.id)
    const { judged } = await consider({ tx, boss, subscriber, channel, now }, offers, contacts)
    const nameOf = namesIn(say)
    return {
      subscriberId: subscriber.id,
      msisdn: maskMsisdn(subscriber.msisdn),
      marketing: subscriber.marketing,
      channel,
      /** What keeps the line at the end of an answer by text away; null: nothing, or another channel was asked. */
      noTail: channel === 'sms' ? await againstTail(tx, subscriber, now) : null,
      offers: judged.map(({ offer, verdict }): WhyOffer => ({
        code: offer.code,
        name: offer.name,
        title: textOn(offer, channel).title,
        points: verdict.fits ? verdict.points : null,
        base: offer.points,
        reasons: (verdict.fits ? verdict.reasons : [verdict.because]).map((each) =>
          reasonWords(each, say, nameOf),
        ),
      })),
    }
  },
  audit: ({ msisdn, channel }, output) => ({
    subscriberId: output?.subscriberId ?? null,
    detail: { asked: msisdn ? maskMsisdn(msisdn) : 'id', channel },
  }),
})
