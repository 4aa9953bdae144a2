/**
 * Seven-day repeat contact: whoever was helped and comes back about the same within a week was not helped.
 *
 *     share = handled contacts followed by another contact about the same ÷ handled contacts
 *
 * Handled: done. Another contact: the same subscriber, the same business type, any channel and any outcome, later and
 * within seven days; what the operator said first is none, and within half an hour on the same channel it is still the
 * same visit. Pure.
 */
import type { TouchOutcome } from '#drizzle/schema/touch.ts'
import { uuidTime } from '#server/store/uuidv7.ts'
import type { Touch } from '#server/touch/record.ts'

export type Contact = Pick<Touch, 'subscriberId' | 'id' | 'channel' | 'business' | 'branchCode' | 'outcome'>

/** What was handled, and what followed it. */
export type Judged = { contact: Contact; again: Contact | null }

const MINUTE_MS = 60_000
export const REPEAT_MS = 7 * 24 * 60 * MINUTE_MS
export const VISIT_MS = 30 * MINUTE_MS

/** The operator spoke, or nothing was said at all. */
const passive: TouchOutcome[] = ['told', 'shown', 'expired']

/**
 * Judges what one subscriber had handled in a span.
 * @param contacts in the order of time, from the span's begin to seven days after its end
 * @param businesses the business types that count
 * @param from UTC ms, until exclusive
 */
export function judge(
  contacts: readonly Contact[],
  businesses: ReadonlySet<string>,
  { from, until }: { from: number; until: number },
): Judged[] {
  const judged: Judged[] = []
  for (const [business, own] of Map.groupBy(contacts, (contact) => contact.business)) {
    if (!businesses.has(business)) continue
    for (const [index, contact] of own.entries()) {
      const at = uuidTime(contact.id)
      if (contact.outcome !== 'done' || at < from || at >= until) continue
      judged.push({ contact, again: next(own, index, at) })
    }
  }
  return judged
}

function next(own: readonly Contact[], index: number, at: number): Contact | null {
  const { channel } = own[index] ?? { channel: '' }
  for (const later of own.slice(index + 1)) {
    const passed = uuidTime(later.id) - at
    if (passed > REPEAT_MS) return null
    const sameVisit = later.channel === channel && passed <= VISIT_MS
    if (!sameVisit && !passive.includes(later.outcome)) return later
  }
  return null
}
