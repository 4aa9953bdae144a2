/**
 * A line's year, month by month: the bill of the month before is taken, plans begin, then everything that happens in
 * the month happens in the order of time — so that the ledger's chains, the bills and the touches tell one story.
 */
import { birthdayOf } from './birthday.ts'
import { addMonths, monthOf, monthStart } from '#words/format.ts'
import { activitiesIn } from './activities.ts'
import { issueBill, openBilling, recordUsage } from './billing.ts'
import { momentIn, type CalendarMonth } from './calendar.ts'
import { campaignsIn } from './campaigns.ts'
import { expireCoins, openCoins, redeem } from './coins.ts'
import { channelOf, sideOf } from './contact.ts'
import { balanceFen, BILLING_MS, type Line, type Planned } from './line.ts'
import { m } from './messages.ts'
import { offersIn } from './offer-life.ts'
import { beginPlan, cancelService, changePlan, orderPack, orderService } from './orders.ts'
import type { Visit } from './confirm.ts'
import { renewPassword, turnConsent } from './own-affairs.ts'
import { outboundCall, query } from './queries.ts'
import { complain, preregister } from './requests.ts'
import { planTopUps } from './topups.ts'

const HOUR_MS = 3600_000
const DAY_MS = 24 * HOUR_MS

/** What a line does of its own accord in a month of a story; ordinary lines have none. */
export type Scripted = { index: number; day: number; happen: (visit: Visit) => void }

export function liveYear(line: Line, scripted: Scripted[] = []): void {
  const { person, setting } = line
  const months = setting.calendar.filter(({ endsAt }) => endsAt > person.openedAt)
  for (const month of months) {
    if (month.startsAt >= person.openedAt) beginPlan(line, month.startsAt)
    expireCoins(line, month.startsAt)
    openBilling(line)
    if (month === months[0]) openBooks(line, month)
    liveMonth(line, month, scripted)
    const use = recordUsage(line, month)
    if (month.elapsed >= 1) issueBill(line, month, use)
  }
  settleLine(line)
}

/** What was on the line before the window: opening balance and e-coins. */
function openBooks(line: Line, month: CalendarMonth): void {
  const { person, life, purse } = line
  const at = Math.max(month.startsAt, person.openedAt)
  if (life.openingFen > 0) {
    const posting = { key: 'opening', amount: life.openingFen, reason: 'opening', at }
    purse.post({ ...posting, debit: 'opening', credit: 'balance' })
  }
  openCoins(line, at)
}

function liveMonth(line: Line, month: CalendarMonth, scripted: Scripted[]): void {
  const { person } = line
  const from = Math.max(month.startsAt + BILLING_MS, person.openedAt + HOUR_MS)
  if (from >= month.endsAt) return
  line.later.push(
    ...planTopUps(line, month, from),
    ...ordersIn(line, month, from),
    ...queriesIn(line, month, from),
    ...scriptedIn(line, month, from, scripted),
    ...campaignsIn(line, month),
    ...activitiesIn(line, month),
    ...offersIn(line, month, from),
  )
  for (let next = nextOf(line, month); next; next = nextOf(line, month)) next.happen()
}

/** Takes the earliest of what is planned for the month. */
function nextOf(line: Line, month: CalendarMonth): Planned | undefined {
  let next: Planned | undefined
  for (const planned of line.later) {
    if (planned.at < month.endsAt && (!next || planned.at < next.at)) next = planned
  }
  if (next) line.later.splice(line.later.indexOf(next), 1)
  return next
}

type Wish = 'on' | 'off' | 'pack' | 'plan' | 'preregister' | 'redeem' | 'password' | 'consent' | 'complain'

/** What is handled, and how likely; the second number leans towards the e-hall or away from it. */
const wishes: [readonly [Wish, number], number][] = [
  [['on', 24], 0.02],
  [['off', 13], 0.03],
  [['pack', 27], 0.04],
  [['plan', 6], -0.08],
  [['preregister', 9], -0.02],
  [['redeem', 8], 1],
  [['password', 5], -0.04],
  [['consent', 3], 0.05],
  [['complain', 5], -0.22],
]
const likelihood = wishes.map(([wish]) => wish)
const leanings = new Map(wishes.map(([[wish], leaning]) => [wish, leaning]))

function ordersIn(line: Line, month: CalendarMonth, from: number): Planned[] {
  const { chance, life } = line
  return Array.from({ length: chance.times(life.orders * month.season * month.elapsed) }, () => {
    const wish = chance.choose(likelihood)
    const side = sideOf(line, month, leanings.get(wish))
    const at = momentIn(month, side, chance, from)
    return { at, happen: () => fulfil(wish, { line, month, at, side }) }
  })
}

/** What cannot be done becomes the question why. */
function fulfil(wish: Wish, visit: Visit): void {
  const { line, month, at, side } = visit
  const fulfilled = {
    on: () => orderService(visit),
    off: () => line.life.restless && cancelService(visit),
    pack: () => orderPack(visit),
    plan: () => line.life.restless && changePlan(visit),
    preregister: () => preregister(visit),
    redeem: () => side === 'electronic' && redeem(line, at, channelOf(line, side, ['wap'])),
    password: () => renewPassword(visit),
    consent: () => turnConsent(visit),
    complain: () => complain(visit),
  }[wish]()
  if (!fulfilled) query(line, month, at, side)
}

function queriesIn(line: Line, month: CalendarMonth, from: number): Planned[] {
  const { chance, life } = line
  const busy = month.season * month.elapsed
  const electronic = chance.times(life.queries * (0.55 + (month.index / 12) * 0.75) * busy)
  const human = chance.times(0.34 * (1.2 - month.index / 20) * busy)
  const events: Planned[] = []
  for (let count = 0; count < electronic; count++) {
    const at = momentIn(month, 'electronic', chance, from)
    events.push({ at, happen: () => query(line, month, at, 'electronic') })
  }
  for (let count = 0; count < human; count++) {
    const at = momentIn(month, 'human', chance, from)
    events.push({ at, happen: () => query(line, month, at, 'human') })
    const again = at + chance.between(1, 5) * DAY_MS
    // One in six was not helped by the first call.
    if (chance.yes(1 / 6) && again < month.endsAt) {
      events.push({ at: again, happen: () => query(line, month, again, 'human') })
    }
  }
  if (chance.yes(0.035 * month.elapsed)) {
    const at = momentIn(month, 'human', chance, from)
    events.push({ at, happen: () => outboundCall(line, at) })
  }
  return events
}

function scriptedIn(line: Line, month: CalendarMonth, from: number, scripted: Scripted[]): Planned[] {
  return scripted
    .filter(({ index }) => index === month.index)
    .map(({ day, happen }, position) => {
      const wished = month.startsAt + (day - 1) * DAY_MS + (10 + position) * HOUR_MS
      const at = Math.max(from, Math.min(wished, month.endsAt - (8 - position) * HOUR_MS))
      return { at, happen: () => happen({ line, month, at, side: 'electronic', sure: true }) }
    })
    .filter(({ at }) => at < month.endsAt)
}

/** The rows that hold how it stands now. */
function settleLine(line: Line): void {
  const { person, rows, setting } = line
  const { leaning: _leaning, appetite: _appetite, language, ...known } = person
  const birthday = birthdayOf(person.msisdn)
  rows.subscriber.push({ ...known, birthday, credit: creditOf(line), closedAt: null })
  rows.offerContact.push(...line.offers.values())
  rows.msisdnDirectory.push({ msisdn: person.msisdn, subscriberId: person.id, since: person.openedAt })
  rows.preference.push({
    subscriberId: person.id,
    language,
    marketing: line.marketing,
    marketingSince: line.marketingSince,
    marketingChannel: line.marketingChannel,
    activeMonth: Math.max(0, ...line.activeMonths),
  })
  rows.credential.push({
    subscriberId: person.id,
    passwordHash: setting.passwordHash,
    documentHash: setting.documentHash,
    failures: 0,
    lockedUntil: null,
    changedAt: line.passwordChangedAt,
  })
  if (line.life.boundAccount) {
    const { chance } = line
    const account = { bank: chance.pick(m.banks), tail: chance.digits(4), boundAt: person.openedAt }
    rows.boundAccount.push({ subscriberId: person.id, ...account })
  }
  for (const { service, since } of line.services.values()) {
    const next = line.nextPlan
    const endsAt = next?.plan.includes.includes(service.code) ? next.startsAt : null
    rows.subscriberService.push({ subscriberId: person.id, serviceCode: service.code, since, endsAt })
  }
}

/** Prepaid: below nothing. Postpaid: a bill is a month old. Nothing paid for two bills suspends the line. */
function creditOf(line: Line): 'active' | 'arrears' | 'suspended' {
  if (balanceFen(line) >= 0) return 'active'
  const last = monthOf(line.setting.now)
  const oldest = line.bills[0]?.month ?? last
  if (oldest <= addMonths(last, -3)) return 'suspended'
  if (line.person.payment === 'prepaid') return 'arrears'
  return monthStart(addMonths(oldest, 2)) <= line.setting.now ? 'arrears' : 'active'
}
