/** Whether new limits let more through than the ones that hold: then a second person must agree. */
import type { ContactRules } from '#drizzle/schema/contact.ts'
import { isWithin } from './may-contact.ts'

const SPANS = ['perDay', 'perWeek', 'perMonth'] as const
const MINUTES = Array.from({ length: 24 * 60 }, (_, minute) => minute)

/** A zone that moves somebody's evening is a change in both directions, so it counts as looser. */
export function isLooser(next: ContactRules, held: ContactRules): boolean {
  return (
    next.segmentsPerSecond > held.segmentsPerSecond ||
    capsAreLooser(next, held) ||
    hoursAreLooser(next, held) ||
    JSON.stringify(zonesOf(next)) !== JSON.stringify(zonesOf(held))
  )
}

function capsAreLooser(next: ContactRules, held: ContactRules): boolean {
  return held.caps.some((cap) =>
    SPANS.some((span) => {
      const most = next.caps.find(({ channel }) => channel === cap.channel)?.[span] ?? Infinity
      return most > (cap[span] ?? Infinity)
    }),
  )
}

function hoursAreLooser(next: ContactRules, held: ContactRules): boolean {
  const quiet = ({ quietFrom: from, quietUntil: until }: ContactRules, minute: number) =>
    isWithin({ from, until }, minute)
  return MINUTES.some((minute) => quiet(held, minute) && !quiet(next, minute))
}

function zonesOf({ zones }: ContactRules) {
  return Object.entries(zones).sort(([one], [other]) => (one < other ? -1 : 1))
}
