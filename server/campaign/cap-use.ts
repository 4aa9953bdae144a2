/** How far the caps are used up, one by one: what stands behind a "cap of the week". */
import type { ContactChannel, ContactRules } from '#drizzle/schema/contact.ts'
import { isBoundBy, usedUnder, type Contacts } from './may-contact.ts'
import { monthStartDay, weekStart } from './zone.ts'

export type CapUse = {
  channel: ContactChannel | 'all'
  span: 'perDay' | 'perWeek' | 'perMonth'
  used: number
  most: number
}

/** The caps that bound one more contact on this channel. @param day on the subscriber's calendar */
export function capUses(
  contacts: readonly Contacts[],
  rules: ContactRules,
  channel: ContactChannel,
  day: number,
): CapUse[] {
  const spans = [
    ['perDay', day],
    ['perWeek', weekStart(day)],
    ['perMonth', monthStartDay(day)],
  ] as const
  return rules.caps
    .filter((cap) => isBoundBy(cap.channel, channel))
    .flatMap((cap) =>
      spans.flatMap(([span, from]) => {
        const most = cap[span]
        return most === null
          ? []
          : [{ channel: cap.channel, span, used: usedUnder(contacts, cap.channel, from, day), most }]
      }),
    )
}
