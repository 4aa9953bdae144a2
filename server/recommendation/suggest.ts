/**
 * A line about the best offer at the end of an answer to a query, where the answer has room for it: it never makes an
 * answer longer by a text. Once a day at most, within the caps, and only for who has allowed marketing: it is
 * advertising, so it names its way out.
 */
import { againstTail, countTail } from '#server/campaign/automatic.ts'
import type { Done } from '#server/door/done.ts'
import type { Reply, Visit } from '#server/operation.ts'
import { isQuery } from '#server/touch/business-types.ts'
import { m } from './messages.ts'
import { contactsOf, dayOf } from './offer-contact.ts'
import { liveOffers, textOn } from './offer.ts'
import { recommendAmong, type Recommended } from './recommend.ts'
import { expose } from './respond.ts'

/** How many offers are tried for one that has room. */
const TRIED = 3

export const suggestOffer: Done = async (visit, { business, reply }) => {
  const { tx, subscriber, channel, now, room } = visit
  if (!room || !subscriber.marketing || reply.menu || !isQuery(business)) return reply
  const offers = await liveOffers(tx)
  if (offers.length === 0) return reply
  const contacts = await contactsOf(tx, subscriber.id)
  const today = dayOf(now)
  if (contacts.some((row) => row.channel === channel && row.shownDay === today)) return reply
  if (await againstTail(tx, subscriber, now)) return reply
  const best = await recommendAmong(visit, offers, contacts)
  for (const each of best.slice(0, TRIED)) {
    const longer = withLine(visit, room, reply, each)
    if (!longer) continue
    await expose(visit, [each])
    await countTail(tx, subscriber, now)
    return longer
  }
  return reply
}

/** The longest of its wordings that costs nothing more. */
function withLine(
  { say, channel }: Visit,
  room: NonNullable<Visit['room']>,
  reply: Reply,
  { offer }: Recommended,
): Reply | undefined {
  const { title, price } = textOn(offer, channel)
  const words = { code: offer.code, title: say(title), price: say(price) }
  for (const line of [say(m.tail, words), say(m.shortTail, words)]) {
    const longer = { ...reply, lines: [...reply.lines, line] }
    if (room(reply, longer)) return longer
  }
  return undefined
}
