/** What the rules of the live offers ask about a line, read once a request and no more than they ask. */
import { linesKnown, type LineKnown } from '#server/boss/lines.ts'
import type { BillTotal, DataPack, PlanOnLine, Usage } from '#server/boss/boss.ts'
import { coinsOf, lotsOf } from '#server/ecoin/lot.ts'
import type { Visit } from '#server/operation.ts'
import type { Tx } from '#server/store/store.ts'
import { monthSoFar, usageNow } from '#server/usage/month-so-far.ts'
import { addMonths, monthOf, shanghai } from '#words/format.ts'
import type { Offer } from './offer.ts'

/** Where and for whom offers are looked for: a visit, or as much of one. */
export type Place = Pick<Visit, 'tx' | 'boss' | 'subscriber' | 'channel' | 'now'>

export type Facts = {
  planCode: string
  /** Begins with the next month; null where no change is planned. */
  nextPlanCode: string | null
  services: ReadonlySet<string>
  tenureMonths: number
  /** The mean of the last three bills, fen; null for a line without one. */
  billFen: number | null
  /** Part of this month's data that is used, percent; null where there is none to use. */
  usage: number | null
  ecoins: number
}

const BILLS = 3

export async function factsFor(place: Place, offers: readonly Offer[]): Promise<Facts> {
  const { tx, boss, subscriber, now } = place
  const needs = needsOf(offers)
  const plan = await boss.planOnLine(tx, subscriber.id, now)
  const services = await boss.servicesOnLine(tx, subscriber.id, now)
  return {
    planCode: plan.current.code,
    nextPlanCode: plan.next?.plan.code ?? null,
    services: new Set(services.map(({ service }) => service.code)),
    tenureMonths: monthsBetween(subscriber.openedAt, now),
    billFen: needs.bill ? await meanBillFen(place) : null,
    usage: needs.usage ? await dataUsed(place, plan) : null,
    ecoins: needs.ecoins ? await coins(place) : 0,
  }
}

/**
 * The same of many lines, with a few reads for all of them: what a batch of messages is judged by. A line that is on no
 * plan is not in it.
 */
export async function factsOfLines(
  tx: Tx,
  lines: readonly Pick<Place['subscriber'], 'id' | 'openedAt'>[],
  offers: readonly Offer[],
  now: number,
): Promise<Map<string, Facts>> {
  const needs = needsOf(offers)
  const ids = lines.map(({ id }) => id)
  const known = await linesKnown(tx, ids, now, needs)
  const held = needs.ecoins ? await coinsOf(tx, ids, now) : new Map<string, number>()
  return new Map(
    lines.flatMap(({ id, openedAt }) => {
      const line = known.get(id)
      return line ? [[id, factsOf(line, openedAt, held.get(id) ?? 0, now)]] : []
    }),
  )
}

function factsOf(
  { plan, services, bills, used, packs }: LineKnown,
  openedAt: number,
  ecoins: number,
  now: number,
): Facts {
  return {
    planCode: plan.current.code,
    nextPlanCode: plan.next?.plan.code ?? null,
    services,
    tenureMonths: monthsBetween(openedAt, now),
    billFen: meanFen(bills),
    usage: dataPercent(plan, packs, used, now),
    ecoins,
  }
}

type Needs = { bill: boolean; usage: boolean; ecoins: boolean }

/** The list of live offers is one object until staff change it, so this is asked once a change. */
function needsOf(offers: readonly Offer[]): Needs {
  const known = needed.get(offers)
  if (known) return known
  const raised = (figure: string) =>
    offers.some(({ raises }) => raises.some((raise) => raise.figure === figure))
  const needs = {
    bill:
      raised('bill') || offers.some(({ rules }) => rules.billFromFen !== null || rules.billToFen !== null),
    usage: raised('usage') || offers.some(({ rules }) => rules.usageFrom !== null || rules.usageTo !== null),
    ecoins: raised('ecoins') || offers.some(({ rules }) => rules.ecoinsFrom !== null),
  }
  needed.set(offers, needs)
  return needs
}

const needed = new WeakMap<readonly Offer[], Needs>()

async function meanBillFen({ tx, boss, subscriber, now }: Place): Promise<number | null> {
  const bills = await boss.billTotals(tx, subscriber.id, addMonths(monthOf(now), -1))
  return meanFen(bills)
}

function meanFen(bills: readonly BillTotal[]): number | null {
  const last = bills.slice(-BILLS)
  if (last.length === 0) return null
  return Math.round(last.reduce((sum, { totalFen }) => sum + totalFen, 0) / last.length)
}

async function dataUsed({ tx, boss, subscriber, now }: Place, plan: PlanOnLine): Promise<number | null> {
  const month = monthOf(now)
  const used = await boss.usage(tx, subscriber.id, month)
  return dataPercent(plan, await boss.dataPacks(tx, subscriber.id, month), used, now)
}

function dataPercent(
  plan: PlanOnLine,
  packs: readonly DataPack[],
  used: readonly Usage[],
  now: number,
): number | null {
  const data = monthSoFar(plan, [...packs], usageNow([...used], now), now).bars.find(
    ({ kind }) => kind === 'dataKb',
  )
  return data && data.allowed > 0 ? Math.floor((data.used * 100) / data.allowed) : null
}

async function coins({ tx, subscriber, now }: Place): Promise<number> {
  const lots = await lotsOf(tx, subscriber.id, now)
  return lots.reduce((sum, { remaining }) => sum + remaining, 0)
}

/** Whole months from one moment to another, by the calendar of Shanghai. */
export function monthsBetween(from: number, until: number): number {
  const one = shanghai(from)
  const other = shanghai(until)
  const months = (other.year - one.year) * 12 + other.month - one.month
  return Math.max(0, other.day < one.day ? months - 1 : months)
}
