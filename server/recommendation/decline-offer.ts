import { operation, Refusal } from '#server/operation.ts'
import { m } from './messages.ts'
import { offerOf } from './offer.ts'
import { silence, respond } from './respond.ts'
import { offerInput } from './take-offer.ts'

/** `不要A1`: a no on one channel is a no on all of them. */
export const declineOffer = operation({
  title: m.declineOffer,
  summary: m.declineOfferSummary,
  access: 'sim',
  business: 'recommendation',
  input: offerInput,
  fields: { offer: { label: m.offer, hint: m.offerHint, wrong: m.offerWrong } },
  async run(visit, { offer: code }) {
    const offer = await offerOf(visit.tx, code)
    if (!offer || offer.status === 'draft')
      throw new Refusal('no-offer', (say) => say(m.noOffer, code), ['seeOffers'])
    await respond(visit, offer, 'declined', silence(offer, visit.now), visit.say(m.declineOffer))
    return { title: offer.words.every.title, days: offer.coolDownDays }
  },
  reply: ({ title, days }, { say }) => ({
    title: say(m.declineOffer),
    lines: [say(m.declined, { title: say(title), days })],
  }),
})
