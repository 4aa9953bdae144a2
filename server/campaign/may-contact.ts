/**
 * Whether somebody may be contacted now: the one place where consent, caps and quiet hours are judged.
 *
 * Campaigns ask here when a message is taken to be sent, in the transaction that takes it; automatic marketing messages
 * ask and count here too (`contact-ledger.ts`), so that one ledger bounds them all.
 */
import type { PushChannel } from '#drizzle/schema/campaign.ts'
import type { ContactChannel, ContactRules } from '#drizzle/schema/contact.ts'
import type { Credit, MarketingWay } from '#drizzle/schema/subscriber.ts'
import { refuses } from './channel-preference.ts'
import { dayIn, minuteIn, monthStartDay, nextMinuteIn, SHANGHAI, weekStart } from './zone.ts'

export type Person = {
  credit: Credit
  closed: boolean
  branchCode: string
  marketing: boolean
  /** When they last said yes or no; null for never. */
  marketingSince: number | null
  /** How they want to hear of offers. */
  way: MarketingWay
}

/** Contacts of a day of theirs, on one channel. */
export type Contacts = { day: number; channel: ContactChannel; count: number }

/** Minutes of the day in which a campaign may be sent; equal: all day. */
export type Window = { from: number; until: number }

export const reasons = [
  'closed',
  'suspended',
  'no-consent',
  'opted-out',
  'channel-refused',
  'cap-day',
  'cap-week',
  'cap-month',
  'quiet',
  'never-open',
  'stopped',
  'house-stopped',
] as const
export type Reason = (typeof reasons)[number]

export type Verdict =
  | { kind: 'yes' }
  /** Not now; it may be asked again at `until`. */
  | { kind: 'later'; reason: 'quiet'; until: number }
  | { kind: 'no'; reason: Reason }

type Asked = { channel: PushChannel; now: number; window: Window }

const YES: Verdict = { kind: 'yes' }

export function mayContact(
  person: Person,
  contacts: readonly Contacts[],
  rules: ContactRules,
  asked: Asked,
): Verdict {
  const zone = zoneOf(rules, person.branchCode)
  const left =
    mayReach(person, asked.channel) ?? overCap(contacts, rules, asked.channel, dayIn(zone, asked.now))
  if (left) return { kind: 'no', reason: left }
  return openNow(zone, rules, asked)
}

/**
 * The same for a message that leaves a moment later, until `leavesBy`: what holds now must hold then, and be of one day. It
 * waits for the moment after a border rather than cross it.
 */
export function mayLeave(
  person: Person,
  contacts: readonly Contacts[],
  rules: ContactRules,
  { leavesBy, ...asked }: Asked & { leavesBy: number },
): Verdict {
  const verdict = mayContact(person, contacts, rules, asked)
  if (verdict.kind !== 'yes') return verdict
  const zone = zoneOf(rules, person.branchCode)
  const then = openNow(zone, rules, { ...asked, now: leavesBy })
  if (then.kind !== 'yes' || dayIn(zone, leavesBy) === dayIn(zone, asked.now)) return then
  return { kind: 'later', reason: 'quiet', until: leavesBy }
}

/** What no waiting changes: the line and its consent. Null: nothing is against it. */
export function mayEver(person: Person): Reason | null {
  if (person.closed) return 'closed'
  if (person.credit === 'suspended') return 'suspended'
  if (!person.marketing) return person.marketingSince === null ? 'no-consent' : 'opted-out'
  return null
}

/** The same for one channel, which they may have refused. */
export function mayReach(person: Person, channel: PushChannel): Reason | null {
  return mayEver(person) ?? (refuses(person.way, channel) ? 'channel-refused' : null)
}

/**
 * The cap that one more contact would break. A banner waits for who comes by and disturbs nobody: it counts for its own
 * caps alone.
 *
 * @param day today, on the subscriber's calendar
 */
export function overCap(
  contacts: readonly Contacts[],
  rules: ContactRules,
  channel: ContactChannel,
  day: number,
): Reason | null {
  for (const cap of rules.caps) {
    if (!isBoundBy(cap.channel, channel)) continue
    // A day that has not begun yet was the day of another zone: it happened, so it counts.
    const since = (first: number) => usedUnder(contacts, cap.channel, first, Infinity)
    if (cap.perDay !== null && since(day) >= cap.perDay) return 'cap-day'
    if (cap.perWeek !== null && since(weekStart(day)) >= cap.perWeek) return 'cap-week'
    if (cap.perMonth !== null && since(monthStartDay(day)) >= cap.perMonth) return 'cap-month'
  }
  return null
}

type Capped = ContactRules['caps'][number]['channel']

/** Whether a cap has a say in contacts on this channel. */
export function isBoundBy(cap: Capped, channel: ContactChannel): boolean {
  return cap === 'all' ? channel !== 'banner' : cap === channel
}

/** Contacts of the days from `first` to `day` that count against a cap. */
export function usedUnder(contacts: readonly Contacts[], cap: Capped, first: number, day: number): number {
  return contacts
    .filter((each) => each.day >= first && each.day <= day && isBoundBy(cap, each.channel))
    .reduce((sum, each) => sum + each.count, 0)
}

/** The first day whose contacts can still count against a cap of `day`. */
export function oldestDay(day: number): number {
  return Math.min(weekStart(day), monthStartDay(day))
}

/** Quiet hours and the campaign's own window. Nobody hears what waits in the web hall: no hour is quiet for it. */
export function openNow(zone: string, rules: ContactRules, { channel, now, window }: Asked): Verdict {
  const quiet =
    channel === 'inbox' || channel === 'banner'
      ? { from: 0, until: 0 }
      : { from: rules.quietFrom, until: rules.quietUntil }
  const open = (minute: number) => !isWithin(quiet, minute) && (isAllDay(window) || isWithin(window, minute))
  if (open(minuteIn(zone, now))) return YES
  const openings = [quiet.until, window.from].filter(open).map((minute) => nextMinuteIn(zone, now, minute))
  if (openings.length === 0) return { kind: 'no', reason: 'never-open' }
  return { kind: 'later', reason: 'quiet', until: Math.min(...openings) }
}

export function zoneOf({ zones }: ContactRules, branchCode: string): string {
  return zones[branchCode] ?? SHANGHAI
}

const isAllDay = ({ from, until }: Window) => from === until

/** A window may reach over midnight. Equal ends: nothing is within. */
export function isWithin({ from, until }: Window, minute: number): boolean {
  return from <= until ? minute >= from && minute < until : minute >= from || minute < until
}
