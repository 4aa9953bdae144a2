/**
 * Whether an offer is for a line, and how high it stands: pure, the same on every channel. Each rule that was asked
 * leaves a reason, so that staff read why, and why not.
 */
import type { OfferRaise, OfferReason } from '#drizzle/schema/offer.ts'
import type { Subscriber } from '#server/operation.ts'
import type { Facts } from './facts.ts'
import type { OfferContact } from './offer-contact.ts'
import type { Offer } from './offer.ts'

export type Verdict =
  | { fits: true; points: number; reasons: OfferReason[] }
  /** The first rule that says no. */
  | { fits: false; because: OfferReason }

export type JudgedLine = Pick<Subscriber, 'brand' | 'payment' | 'credit' | 'tier' | 'marketing'>

export type Judged = {
  offer: Offer
  subscriber: JudgedLine
  facts: Facts
  /** Of this subscriber, on any channel and with any offer. */
  contacts: readonly OfferContact[]
  now: number
}

/** Everything but what a channel filters. */
export function judge(judged: Judged): Verdict {
  const { offer, contacts, now } = judged
  const because = notNow(offer, now) ?? past(offer.code, contacts, now)
  return because ? { fits: false, because } : judgeLine(judged)
}

/** Whether it is for this line at all, whatever was answered before: what somebody asks for by its code. */
export function judgeLine({ offer, subscriber, facts }: Omit<Judged, 'contacts' | 'now'>): Verdict {
  const held = heldOnLine(offer, facts)
  if (held) return { fits: false, because: held }
  const reasons: OfferReason[] = []
  for (const { reason, fits } of asked(offer, subscriber, facts)) {
    if (!fits) return { fits: false, because: reason }
    reasons.push(reason)
  }
  let { points } = offer
  for (const raise of offer.raises) {
    const is = figureOf(raise, facts)
    if (is === null || is < raise.from) continue
    points += raise.points
    reasons.push({ rule: `raise-${raise.figure}`, is, asked: raise.from, points: raise.points })
  }
  return { fits: true, points, reasons }
}

/** More points first; then what ends sooner; then by code. */
export function byRank(one: { offer: Offer; points: number }, other: { offer: Offer; points: number }) {
  return (
    other.points - one.points ||
    one.offer.endsAt - other.offer.endsAt ||
    (one.offer.code < other.offer.code ? -1 : 1)
  )
}

const no = (rule: string, is: number | string = '', wanted: number | string = ''): OfferReason => ({
  rule,
  is,
  asked: wanted,
  points: 0,
})

export function notNow(offer: Offer, now: number): OfferReason | undefined {
  if (now < offer.startsAt) return no('not-yet', now, offer.startsAt)
  return now >= offer.endsAt ? no('over', now, offer.endsAt) : undefined
}

/** What was said on any channel counts on every channel. */
function past(code: string, contacts: readonly OfferContact[], now: number): OfferReason | undefined {
  for (const row of contacts) {
    if (row.offerCode !== code) continue
    if (row.answer === 'ordered') return no('ordered', row.channel, row.answeredAt ?? 0)
    if (row.silentUntil !== null && row.silentUntil > now) {
      return no(silentFor(row), row.channel, row.silentUntil)
    }
  }
  return undefined
}

/** Said no; said yes, and the order is on its way; or looked, and the yes is waited for. */
function silentFor({ answer }: OfferContact): string {
  return answer === 'declined' || answer === 'accepted' ? answer : 'waiting'
}

function heldOnLine({ operation, input }: Offer, facts: Facts): OfferReason | undefined {
  const code = input['code'] ?? ''
  if (operation === 'turnServiceOn' && facts.services.has(code)) return no('held', code)
  if (operation !== 'changePlan') return undefined
  return facts.planCode === code || facts.nextPlanCode === code ? no('held', code) : undefined
}

type Asked = { reason: OfferReason; fits: boolean }

function* asked({ rules }: Offer, subscriber: JudgedLine, facts: Facts): Generator<Asked> {
  const one = (rule: string, is: string, wanted: readonly string[]): Asked => ({
    reason: no(rule, is, wanted.join('、')),
    fits: wanted.includes(is),
  })
  if (rules.consent) yield { reason: no('consent'), fits: subscriber.marketing }
  if (rules.brands.length > 0) yield one('brand', subscriber.brand, rules.brands)
  if (rules.payment) yield one('payment', subscriber.payment, [rules.payment])
  if (rules.credits.length > 0) yield one('credit', subscriber.credit, rules.credits)
  if (rules.plans.length > 0) yield one('plan', facts.planCode, rules.plans)
  for (const code of rules.holds) yield { reason: no('holds', code), fits: facts.services.has(code) }
  for (const code of rules.lacks) yield { reason: no('lacks', code), fits: !facts.services.has(code) }
  yield* within('tier', subscriber.tier, rules.tierFrom, rules.tierTo)
  yield* within('tenure', facts.tenureMonths, rules.tenureMonths, null)
  yield* within('bill', facts.billFen, rules.billFromFen, rules.billToFen)
  yield* within('usage', facts.usage, rules.usageFrom, rules.usageTo)
  yield* within('ecoins', facts.ecoins, rules.ecoinsFrom, null)
}

/** Both ends belong to the range. A figure that is not known fits no range. */
function* within(rule: string, is: number | null, from: number | null, to: number | null): Generator<Asked> {
  if (from !== null) yield { reason: no(`${rule}-from`, is ?? '', from), fits: is !== null && is >= from }
  if (to !== null) yield { reason: no(`${rule}-to`, is ?? '', to), fits: is !== null && is <= to }
}

function figureOf({ figure }: OfferRaise, { tenureMonths, billFen, usage, ecoins }: Facts): number | null {
  return { tenure: tenureMonths, bill: billFen, usage, ecoins }[figure]
}
