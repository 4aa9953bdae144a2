/** What becomes of an offer after it was looked into: the yes, the no or the silence to its quote, and the order. */
import type { Answered, Done } from '#server/door/done.ts'
import { subscriberOf } from '#server/identity/who.ts'
import type { Visit } from '#server/operation.ts'
import type { Store, Tx } from '#server/store/store.ts'
import { findTouch } from '#server/touch/request.ts'
import { contactsDue, contactsOf, keepContact, type OfferContact } from './offer-contact.ts'
import { offerOf } from './offer.ts'
import { silence, noteOrder, respond } from './respond.ts'

/** The answer to a quote that an offer led to is an answer to the offer. */
export const answerOffer: Answered = async (at, question, answer) => {
  const row = await ledTo(at.tx, at.subscriber.id, question.touchId)
  const offer = row && (await offerOf(at.tx, row.offerCode))
  if (!offer) return
  // It answers the offer where it was looked into, whatever else the channel has shown since.
  const there = { ...at, channel: row.channel }
  if (answer === 'yes') await respond(there, offer, 'accepted', { dueAt: null })
  else await respond(there, offer, 'declined', silence(offer, at.now))
}

/** What was ordered by a yes: its touch answers the quote. */
export const orderOfOffer: Done = async (visit, { answersId, reply }) => {
  const row = answersId && (await ledTo(visit.tx, visit.subscriber.id, answersId))
  if (row) await noteOrder(visit, row)
  return reply
}

/** What was requested through an offer is ordered once the back office has completed it. @param intakeId the request's touch */
export async function requestOfOffer(
  { tx, now }: { tx: Tx; now: number },
  subscriberId: string,
  intakeId: string,
): Promise<void> {
  const row = await ledTo(tx, subscriberId, intakeId)
  if (row) await noteOrder({ tx, now }, row)
}

/**
 * Somebody asks for what an offer opens by its own name, having been told of it by a message: the quote, and with it the
 * yes and the order, belong to the offer.
 * @param links hangs what is being done on the exposure
 */
export async function quoteOfTold(
  visit: Told,
  offerCode: string,
  channel: string,
  links: (touchId: string) => void,
): Promise<void> {
  const row = await openRow(visit, offerCode, channel)
  if (!row?.shownId) return
  links(row.shownId)
  await keepContact(visit.tx, { ...row, quoteId: visit.touchId })
}

/** The same where nothing is asked first: it is ordered. */
export async function orderOfTold(
  visit: Told,
  offerCode: string,
  channel: string,
  links: (touchId: string) => void,
): Promise<void> {
  const row = await openRow(visit, offerCode, channel)
  if (!row?.shownId) return
  links(row.shownId)
  await noteOrder(visit, row)
}

type Told = Pick<Visit, 'tx' | 'subscriber' | 'channel' | 'now' | 'touchId'>

/** Where it was shown, unless it was ordered already. */
async function openRow(
  { tx, subscriber }: Told,
  offerCode: string,
  channel: string,
): Promise<OfferContact | undefined> {
  const rows = (await contactsOf(tx, subscriber.id)).filter((row) => row.offerCode === offerCode)
  if (rows.some(({ answer }) => answer === 'ordered')) return undefined
  return rows.find((row) => row.channel === channel)
}

/** A price that moves is quoted anew, at most so often that anybody follows. */
const QUOTES = 3

/** The offer that a quote, or a request that was taken in, came from; a quote that repeats another is followed back to the first. */
async function ledTo(tx: Tx, subscriberId: string, quoteId: string): Promise<OfferContact | undefined> {
  const rows = (await contactsOf(tx, subscriberId)).filter((row) => row.quoteId !== null)
  if (rows.length === 0) return undefined
  let id: string | null = quoteId
  for (let quotes = 0; id && quotes < QUOTES; quotes++) {
    const found = rows.find((row) => row.quoteId === id)
    if (found) return found
    id = (await findTouch(tx, subscriberId, id))?.answersId ?? null
  }
  return undefined
}

/** Silence to a quote: the offer may be shown again. */
export async function expireOffers(store: Store, now: number): Promise<void> {
  let due: number
  do due = await store.transaction((tx) => expireSome(tx, now))
  while (due === 200)
}

async function expireSome(tx: Tx, now: number): Promise<number> {
  const rows = await contactsDue(tx, now)
  for (const row of rows) {
    const subscriber = await subscriberOf(tx, row.subscriberId)
    const offer = await offerOf(tx, row.offerCode)
    if (subscriber && offer) await respond({ tx, subscriber, channel: row.channel, now }, offer, 'expired')
    else await keepContact(tx, { ...row, dueAt: null })
  }
  return rows.length
}
