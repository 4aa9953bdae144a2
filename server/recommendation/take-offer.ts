import { z } from 'zod'
import { operation, Refusal, type Outcome, type Visit } from '#server/operation.ts'
import { isoDate } from '#words/format.ts'
import { factsFor } from './facts.ts'
import { judgeLine, notNow } from './judge.ts'
import { m } from './messages.ts'
import { isOfferCode } from './offer-code.ts'
import { contactWith, keepContact } from './offer-contact.ts'
import { liveOffers, type Offer } from './offer.ts'
import { notHere, openTo } from './recommend.ts'
import { noteOrder, respond, silence } from './respond.ts'

export const offerInput = z.object({
  offer: z
    .string()
    .trim()
    .toUpperCase()
    .refine((text) => isOfferCode(text)),
})

/** `A1`: looks into an offer. What it opens is performed in its place, with its quote and its yes as always. */
export const takeOffer = operation({
  title: m.takeOffer,
  summary: m.takeOfferSummary,
  access: 'sim',
  business: 'recommendation',
  input: offerInput,
  fields: { offer: { label: m.offer, hint: m.offerHint, wrong: m.offerWrong } },
  async run(visit, { offer: code }) {
    const offer = await found(visit, code)
    const { operation: opens, input } = offer
    const answersId = await respond(visit, offer, 'viewed')
    return {
      operation: opens,
      input,
      answersId,
      led: (outcome: Outcome, taken: boolean) => led(visit, offer, outcome, taken),
    }
  },
  leads: (lead) => lead,
  reply: (_, { say }) => ({ title: say(m.takeOffer), lines: [] }),
})

/** A live offer that this line may have here; an earlier no does not count against who asks. */
async function found(visit: Visit, code: string): Promise<Offer> {
  const offer = (await liveOffers(visit.tx)).find((each) => each.code === code)
  if (!offer || notNow(offer, visit.now))
    throw new Refusal('no-offer', (say) => say(m.noOffer, code), ['seeOffers'])
  const elsewhere = await notHere(visit, offer, openTo(visit))
  if (elsewhere) throw new Refusal(elsewhere.rule, (say) => say(m.notHere), ['seeOffers'])
  const verdict = judgeLine({ offer, subscriber: visit.subscriber, facts: await factsFor(visit, [offer]) })
  if (verdict.fits) return offer
  if (verdict.because.rule === 'held') throw new Refusal('held', (say) => say(m.held), ['seeOffers'])
  throw new Refusal('not-for-line', (say) => say(m.notForLine), ['seeOffers'])
}

/**
 * A quote waits for its yes, silent meanwhile; what ran at once is accepted and ordered. A request that was taken in is
 * accepted, and ordered when the back office has completed it.
 */
async function led(visit: Visit, offer: Offer, outcome: Outcome, taken: boolean): Promise<void> {
  const { tx, subscriber, channel, now } = visit
  if (outcome.kind === 'done') await respond(visit, offer, 'accepted')
  const row = await contactWith(tx, subscriber.id, offer.code, channel)
  if (outcome.kind === 'done') {
    if (taken) await keepContact(tx, { ...row, ...silence(offer, now), quoteId: outcome.touchId })
    else await noteOrder(visit, row)
  }
  if (outcome.kind !== 'quoted') return
  const { touchId: quoteId, expiresAt } = outcome
  await keepContact(tx, { ...row, quoteId, silentUntil: expiresAt, dueAt: expiresAt })
}

/** `2026-12-31`: the last day of an offer. */
export function lastDay({ endsAt }: Offer): string {
  return isoDate(endsAt - 1)
}
