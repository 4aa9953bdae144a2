/** What the figures of the report over all campaigns lead to: the span and filters of the page, and what a row or step adds. */
import { addMonths, dayStart, monthOf, monthStart } from '#words/format.ts'
import type { Shown } from './all.tsx'
import type { Asked } from './figure-link.tsx'

type Place = Omit<Asked, 'what'>

/** What every figure of the page has in common. */
export function spanOf({ ask: { from, until, channel, segmentId } }: Shown): Place {
  return {
    from: dayStart(from),
    until: dayStart(until + 1),
    channel: channel ?? undefined,
    segment: segmentId ?? undefined,
  }
}

/** The figures of a row; the total adds nothing. */
export function askedOfRow(shown: Shown, key: string): Place {
  const span = spanOf(shown)
  if (key === '') return span
  switch (shown.ask.by) {
    case 'campaign':
      return { ...span, campaign: key, segment: undefined }
    case 'segment':
      return { ...span, segment: key }
    case 'channel':
      return { ...span, channel: key }
    default:
      return askedOfPeriod(shown, shown.ask.by, key)
  }
}

/** The part of a week or month that lies within the span. @param key its first day */
export function askedOfPeriod(shown: Shown, period: 'week' | 'month', key: string): Place {
  const span = spanOf(shown)
  const first = dayStart(Number(key))
  const next = period === 'week' ? dayStart(Number(key) + 7) : monthStart(addMonths(monthOf(first), 1))
  return { ...span, from: Math.max(first, span.from ?? first), until: Math.min(next, span.until ?? next) }
}
