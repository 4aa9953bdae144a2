/** The dashboard: everything a subscriber wants to see first, in one touch and a dozen prepared reads. */
import { z } from 'zod'
import type { Credit, Payment } from '#drizzle/schema/subscriber.ts'
import type { BillTotal, PlanOnLine } from '#server/boss/boss.ts'
import { lotsOf } from '#server/ecoin/lot.ts'
import { operation, type Visit } from '#server/operation.ts'
import { daysLeft } from '#server/plan/month-share.ts'
import { monthSoFar, runningCostFen, usageNow, type UsageBar } from '#server/usage/month-so-far.ts'
import { addMonths, asOf, monthName, monthOf, yuan } from '#words/format.ts'
import { m } from './messages.ts'
import {
  openQuestions,
  openRequests,
  unreadMessages,
  type OpenQuestion,
  type OpenRequest,
} from './open-matters.ts'

const TREND_MONTHS = 6

export type Overview = {
  balanceFen: number
  credit: Credit
  payment: Payment
  /** What is owed, fen; 0 when nothing is. */
  owedFen: number
  plan: PlanOnLine
  usage: { asOf: number; bars: UsageBar[]; overFen: number; daysLeft: number }
  /** Plan, services and overrun of the running month so far, fen; the bill decides. */
  runningCostFen: number
  services: { onLine: number; charged: number }
  lastBill: BillTotal | null
  /** Up to six months, oldest first. */
  trend: BillTotal[]
  /** What can be spent, and when the next of it expires (UTC ms). */
  ecoins: { balance: number; nextExpiry: number | null }
  unread: number
  questions: OpenQuestion[]
  requests: OpenRequest[]
}

export const seeOverview = operation({
  title: m.seeOverview,
  summary: m.seeOverviewSummary,
  access: 'sim',
  business: 'overview',
  input: z.object({}),
  fields: {},
  async run(visit): Promise<Overview> {
    const { tx, boss, subscriber, now } = visit
    const { id, credit, payment } = subscriber
    const month = monthOf(now)
    const balanceFen = await boss.balanceFen(tx, id)
    const issued = await boss.billTotals(tx, id, addMonths(month, -1))
    return {
      balanceFen,
      credit,
      payment,
      owedFen: Math.max(0, -balanceFen),
      ...(await monthOfLine(visit)),
      lastBill: issued.at(-1) ?? null,
      trend: issued.slice(-TREND_MONTHS),
      ecoins: await ecoinsOf(visit),
      unread: await unreadMessages(tx, id),
      questions: await openQuestions(tx, id, now),
      requests: await openRequests(tx, id),
    }
  },
  reply(overview, { say, now, language }) {
    const { balanceFen, plan, runningCostFen: cost, lastBill, ecoins, unread } = overview
    const told = { asOf: asOf(now, language), balance: yuan(balanceFen), cost: yuan(cost) }
    const lines = [say(m.money, told), say(m.plan, say(plan.current.name))]
    if (lastBill) {
      lines.push(
        say(m.lastBill, { month: monthName(lastBill.month, language), total: yuan(lastBill.totalFen) }),
      )
    }
    lines.push(say(m.ecoins, ecoins.balance))
    if (unread > 0) lines.push(say(m.unread, unread))
    return { title: say(m.seeOverview), lines, next: ['checkUsage', 'seeBill'] }
  },
})

async function monthOfLine({ tx, boss, subscriber, now }: Visit) {
  const month = monthOf(now)
  const plan = await boss.planOnLine(tx, subscriber.id, now)
  const services = await boss.servicesOnLine(tx, subscriber.id, now)
  const used = usageNow(await boss.usage(tx, subscriber.id, month), now)
  const soFar = monthSoFar(plan, await boss.dataPacks(tx, subscriber.id, month), used, now)
  const { bars, overFen } = soFar
  const charged = services.filter(({ service, inPlan }) => !inPlan && service.charging !== 'free').length
  return {
    plan,
    usage: { asOf: used?.asOf ?? now, bars, overFen, daysLeft: daysLeft(now) },
    runningCostFen: runningCostFen(soFar, services, now),
    services: { onLine: services.length, charged },
  }
}

async function ecoinsOf({ tx, subscriber, now }: Visit): Promise<Overview['ecoins']> {
  const lots = await lotsOf(tx, subscriber.id, now)
  const balance = lots.reduce((sum, { remaining }) => sum + remaining, 0)
  return { balance, nextExpiry: lots[0]?.expiresAt ?? null }
}
