import { z } from 'zod'
import { operation, Refusal } from '#server/operation.ts'
import { silence, respond } from '#server/recommendation/respond.ts'
import { bannersOf } from './banner.ts'
import { countTarget } from './counters.ts'
import { m } from './messages.ts'
import { offerIn } from './offer-fit.ts'
import { noteResponse } from './respond.ts'
import { endTarget } from './target.ts'

/** A click on a banner leads to what its campaign is about; a no hides it for good. Both are kept as answers. */
export const answerBanner = operation({
  title: m.answerBanner,
  summary: m.answerBannerSummary,
  access: 'verified',
  business: 'recommendation',
  input: z.object({ campaign: z.uuid(), answer: z.enum(['open', 'close']) }),
  fields: {
    campaign: { label: m.field.id, wrong: m.noBanner },
    answer: { label: m.bannerAnswer, wrong: m.bannerAnswerWrong },
  },
  async run(visit, { campaign: id, answer }) {
    const { tx, subscriber, now, touchId } = visit
    const found = (await bannersOf(tx, subscriber.id)).find(({ target }) => target.campaignId === id)
    if (found?.target.state !== 'delivered') throw new Refusal('no-banner', (say) => say(m.noBanner))
    const { target, campaign } = found
    const { subscriberId, campaignId, round } = target
    const key = { subscriberId, campaignId, round }
    const clicked = answer === 'open'
    const first = clicked && target.respondedAt === null
    await noteResponse(tx, key, {
      response: clicked ? 'clicked' : 'dismissed',
      responded: first ? { at: now, touchId } : null,
      answered: null,
      optedOut: null,
    })
    if (first) countTarget(tx, target, 'responded', { at: now })
    if (!clicked) await endTarget(tx, target, 'delivered', '', target.touchId)
    const offer = await offerIn(tx, campaign)
    if (offer && clicked) await respond(visit, offer, 'viewed')
    else if (offer) await respond(visit, offer, 'declined', silence(offer, now))
    const { operation: next, operationCode: code } = campaign
    const leads = next === null ? null : { operation: next, code }
    return { clicked, leads, offer: offer?.code ?? null }
  },
  reply: ({ clicked, leads }, { say }) => ({
    title: say(m.answerBanner),
    lines: [say(clicked ? m.bannerOpened : m.bannerClosed)],
    ...(clicked && leads ? { next: [leads.operation] } : {}),
  }),
})
