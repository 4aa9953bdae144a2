/** The touches behind an offer's figure: masked, a page at a time, and audited. */
import { z } from 'zod'
import { subscriberOf } from '#server/identity/who.ts'
import { monthsIn } from '#server/report/months.ts'
import { staffAction } from '#server/staff/action.ts'
import { filled } from '#server/staff/filled.ts'
import { masked, type FoundSubscriber } from '#server/staff/find-subscriber.ts'
import { uuidTime } from '#server/store/uuidv7.ts'
import { monthOf } from '#words/format.ts'
import { touchesOfOffer, type OfferFigure, type OfferPlace, type OfferTouch } from './offer-touches.ts'
import { m } from './staff-messages.ts'

const SHOWN = 50
const YEAR_MS = 366 * 24 * 3600_000
const moment = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const cursorText = z.string().regex(/^\d{6}(\.[0-9a-f-]{36}){2}$/)

export type SeenOfferTouch = OfferTouch & {
  at: number
  subscriber: FoundSubscriber | null
}

export const offerFigureInput = z.object({
  code: z.string().max(3),
  event: z.enum(['shown', 'viewed', 'accepted', 'declined', 'expired', 'ordered']),
  channel: filled(z.string().max(40)),
  from: filled(moment),
  until: filled(moment),
  cursor: filled(cursorText),
})

export const offerFigureFields = {
  code: { label: m.code },
  event: { label: m.event },
  channel: { label: m.channel },
  from: { label: m.from },
  until: { label: m.until },
  cursor: { label: m.place },
}

type Asked = Omit<z.infer<typeof offerFigureInput>, 'cursor'>

/** The figure that is asked for; two years back at most. */
export function figureAsked(asked: Asked, now: number): OfferFigure {
  const { code, event, channel = null, until = now + 1 } = asked
  const from = Math.max(asked.from ?? 0, until - 2 * YEAR_MS)
  const months = monthsIn({ from: monthOf(from), to: monthOf(until - 1) }).toReversed()
  return { code, event, channel, months, from, until }
}

export const seeOfferTouches = staffAction({
  title: m.seeOfferTouches,
  roles: ['marketing', 'ops', 'admin'],
  input: offerFigureInput,
  fields: offerFigureFields,
  async run({ tx, now }, { cursor, ...asked }) {
    const { touches, next } = await touchesOfOffer(tx, figureAsked(asked, now), SHOWN, placeIn(cursor))
    const found: SeenOfferTouch[] = []
    for (const each of touches) {
      const subscriber = await subscriberOf(tx, each.touch.subscriberId)
      found.push({
        ...each,
        at: uuidTime(each.touch.id),
        subscriber: subscriber ? masked(subscriber) : null,
      })
    }
    return { asked, touches: found, next: next && cursorOf(next) }
  },
  audit: (input, output) => ({
    detail: { ...input, seen: output?.touches.map(({ touch }) => touch.subscriberId) ?? [] },
  }),
})

export function placeIn(cursor: string | undefined): OfferPlace | undefined {
  const [month, subscriberId, id] = cursor?.split('.') ?? []
  return month && subscriberId && id ? { month: Number(month), subscriberId, id } : undefined
}

export function cursorOf({ month, subscriberId, id }: OfferPlace): string {
  return `${month}.${subscriberId}.${id}`
}
