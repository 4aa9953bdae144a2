import { z } from 'zod'
import type { Bilingual } from '#words/bilingual.ts'
import { operation } from '#server/operation.ts'
import { m } from './messages.ts'
import { textOn } from './offer.ts'
import { recommend, type Recommended } from './recommend.ts'
import { expose } from './respond.ts'
import { lastDay } from './take-offer.ts'

/** An offer as the subscriber sees it. */
export type ShownOffer = {
  code: string
  title: Bilingual
  text: Bilingual
  price: Bilingual
  lastDay: string
}

/** `YH`: everything that is offered now, best first. */
export const seeOffers = operation({
  title: m.seeOffers,
  summary: m.seeOffersSummary,
  keyword: 'YH',
  access: 'sim',
  business: 'recommendation',
  input: z.object({}),
  fields: {},
  async run(visit): Promise<ShownOffer[]> {
    const offers = await recommend(visit)
    await expose(visit, offers)
    return offers.map((each) => shown(each, visit.channel))
  },
  reply(offers, { say }) {
    if (offers.length === 0) return { title: say(m.seeOffers), lines: [say(m.nothing)] }
    const menu = offers.map(({ code, title, price }) => ({
      label: say(m.choice, { code, title: say(title), price: say(price) }),
      operation: 'takeOffer',
      input: { offer: code },
    }))
    return { title: say(m.seeOffers), lines: [say(m.noHow, offers[0]?.code ?? '')], menu }
  },
})

export function shown({ offer }: Recommended, channel: string): ShownOffer {
  return { code: offer.code, ...textOn(offer, channel), lastDay: lastDay(offer) }
}
