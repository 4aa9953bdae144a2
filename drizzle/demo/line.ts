/** One line through the demo's year: what is true of it at the moment the simulation has reached. */
import { plans } from '#drizzle/reference/plans.ts'
import { services } from '#drizzle/reference/services.ts'
import type { Plan, Service } from '#server/boss/boss.ts'
import type { Activity } from '#server/activity/activity.ts'
import type { TouchOutcome } from '#drizzle/schema/touch.ts'
import { monthOf, monthStart, type Month } from '#words/format.ts'
import { speak, type Say } from '#words/message.ts'
import type { CalendarMonth } from './calendar.ts'
import type { CallLists } from './calls.ts'
import type { DemoCampaign } from './campaign-list.ts'
import type { Listed } from './notes.ts'
import type { OfferContactRow } from './offer-life.ts'
import type { Offer } from '#server/recommendation/offer.ts'
import type { Chance } from './chance.ts'
import type { Person } from './person.ts'
import { openPurse, type Purse } from './purse.ts'
import type { Rows } from './rows.ts'

/** How often something happens in a month, on average, and what the line starts with. */
export type Life = {
  plan: string
  /** The current contract's end, for plans with one. */
  contractUntil: number | null
  services: string[]
  queries: number
  orders: number
  /** The calendar index from which on nothing is paid any more; beyond the end for everybody else. */
  stopsPayingAt: number
  openingFen: number
  openingCoins: number
  marketing: boolean
  /** Changes plans and cancels services now and then. */
  restless: boolean
  /** Has agreed at a counter to top up from a bank account. */
  boundAccount: boolean
}

export type CounterRow = {
  month: Month
  business: string
  channel: string
  branchCode: string
  outcome: TouchOutcome
  count: number
  amountFen: number
}

/** What the touches written so far add up to: small, whatever the number of subscribers. */
export type Counters = {
  touches: Map<string, CounterRow>
  active: Map<string, number>
  /** By offer, day, channel and event. */
  offers: Map<string, number>
  human: Map<Month, number>
  /** What shops verified, by merchant and month. */
  settled: Map<string, { verified: number; coins: number; dueFen: number }>
  /** Who has come to grab a ticket, by activity, and the figures of activities. */
  activities: Map<string, number>
  activityItems: Map<string, number>
  /** The lists for callers. */
  calls: CallLists
}

/** What the seeder was given: secrets stay outside the rows. */
export type Setting = {
  now: number
  calendar: CalendarMonth[]
  campaigns: DemoCampaign[]
  activities: Activity[]
  offers: Offer[]
  passwordHash: string
  documentHash: string
  cardHash: (code: string) => string
  /** The login of each merchant's shop. */
  tills: ReadonlyMap<string, { id: string; name: string }>
}

/** Something that will happen on the line; what it does may plan more. */
export type Planned = { at: number; happen: () => void }

export type Line = {
  person: Person
  chance: Chance
  say: Say
  setting: Setting
  rows: Rows
  counters: Counters
  purse: Purse
  life: Life
  plan: Plan
  contractUntil: number | null
  nextPlan: { plan: Plan; startsAt: number } | null
  /** Ordered on their own and on now. */
  services: Map<string, { service: Service; since: number }>
  /** Services the running month is billed for, and how often the ones bought once. */
  billed: Map<string, { service: Service; times: number }>
  /** Of those, what a prepaid line has paid already. */
  chargedFen: number
  /** What follows from what happened: results, scores. */
  later: Planned[]
  /** Where campaigns listed this line. */
  listed: Listed[]
  /** What it was offered last, by offer and channel. */
  offers: Map<string, OfferContactRow>
  lots: Rows['ecoinLot']
  earned: Map<string, number>
  bills: Rows['bill']
  activeMonths: Set<Month>
  marketing: boolean
  marketingSince: number | null
  marketingChannel: string | null
  passwordChangedAt: number
}

const planByCode = new Map(plans.map((plan) => [plan.code, asPlan(plan)]))
const serviceByCode = new Map(services.map((service) => [service.code, asService(service)]))
export const allPlans = [...planByCode.values()]
export const allServices = [...serviceByCode.values()]

function asPlan(row: (typeof plans)[number]): Plan {
  return { ...row, payment: row.payment ?? null }
}

function asService(row: (typeof services)[number]): Service {
  return {
    ...row,
    exclusiveGroup: row.exclusiveGroup ?? null,
    brands: row.brands ?? null,
  }
}

export function planOf(code: string): Plan {
  const plan = planByCode.get(code)
  if (!plan) throw new Error(`demo: there is no plan ${code}`)
  return plan
}

export function serviceOf(code: string): Service {
  const service = serviceByCode.get(code)
  if (!service) throw new Error(`demo: there is no service ${code}`)
  return service
}

/** The line as it stood when the window began, or when it was opened within it. */
export function openLine(
  person: Person,
  chance: Chance,
  life: Life,
  setting: Setting,
  rows: Rows,
  counters: Counters,
): Line {
  const plan = planOf(life.plan)
  const since = Math.min(person.openedAt, setting.now)
  return {
    person,
    chance,
    say: speak[person.language],
    setting,
    rows,
    counters,
    purse: openPurse(person.id, rows, chance),
    life,
    plan,
    contractUntil: life.contractUntil,
    nextPlan: null,
    services: new Map(life.services.map((code) => [code, { service: serviceOf(code), since }])),
    billed: new Map(),
    chargedFen: 0,
    later: [],
    listed: [],
    offers: new Map(),
    lots: [],
    earned: new Map(),
    bills: [],
    activeMonths: new Set(),
    marketing: life.marketing,
    marketingSince: life.marketing ? since : null,
    marketingChannel: life.marketing ? 'counter' : null,
    passwordChangedAt: since,
  }
}

/** The BOSS issues bills in the first minute of a month; people come after it. */
export const BILLING_MS = 60_000

/** Plans what follows; nothing happens while bills are issued. The moment it will be. */
export function later(line: Line, at: number, happen: (at: number) => void): number {
  const start = monthStart(monthOf(at))
  const moment = at < start + BILLING_MS ? at + BILLING_MS : at
  line.later.push({ at: moment, happen: () => happen(moment) })
  return moment
}

/** In words, in the subscriber's language. */
export function nameOf(line: Line, name: { zh: string; en: string }): string {
  return name[line.person.language]
}

export function balanceFen(line: Line): number {
  return line.purse.balanceOf('balance')
}
