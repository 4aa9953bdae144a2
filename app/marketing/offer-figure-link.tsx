/** A figure of an offer that leads to the touches that make it. */
import type { OfferEvent } from '#drizzle/schema/offer.ts'
import { count } from '#words/format.ts'

export type OfferAsked = {
  code: string
  event: OfferEvent
  channel?: string | undefined
  from: number
  until: number
}

export function OfferFigureLink({ value, asked }: { value: number; asked: OfferAsked }) {
  if (value === 0) return <span className="text-soft">0</span>
  const { code, channel, ...rest } = asked
  const query = new URLSearchParams({
    event: rest.event,
    from: String(rest.from),
    until: String(rest.until),
    ...(channel && { channel }),
  })
  return (
    <a
      href={`/marketing/offers/${code}/touches?${query.toString()}`}
      className="text-lan-text underline decoration-line underline-offset-4"
    >
      {count(value)}
    </a>
  )
}
