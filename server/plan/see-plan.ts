import { z } from 'zod'
import type { Plan, PlanOnLine, Service } from '#server/boss/boss.ts'
import { operation, type Reply, type Visit } from '#server/operation.ts'
import { isoDate, monthOf, yuan } from '#words/format.ts'
import type { Say } from '#words/message.ts'
import { costOn, monthsCompared, type CostOnPlan } from './compare-cost.ts'
import { obstacleTo, startOf, type Situation, type When } from './may-change.ts'
import { m } from './messages.ts'
import { differenceFen } from './month-share.ts'

/** How many plans a text or a card names to choose from. */
const MENU = 3

/** Whether a plan may start then, what it costs at once, or why not in the subscriber's language. */
export type PlanStart =
  | { possible: true; startsAt: number; payFen: number }
  | { possible: false; reason: string; text: string }

export type PlanChoice = {
  plan: Plan
  brings: Service[]
  next: PlanStart
  now: PlanStart
  /** From the last full months' real use; null where there is none. */
  cost: CostOnPlan | null
  /** Average a month against the current plan, fen; negative when it would have been cheaper. */
  differenceFen: number | null
}

export type PlanOutput = PlanOnLine & {
  brings: Service[]
  cost: CostOnPlan | null
  /** Every other plan on sale to the brand, cheapest first. */
  choices: PlanChoice[]
}

export const seePlan = operation({
  title: m.seePlan,
  summary: m.seePlanSummary,
  keyword: 'CXTC',
  access: 'sim',
  business: 'plan-query',
  input: z.object({}),
  fields: {},
  async run(visit): Promise<PlanOutput> {
    const { tx, boss, subscriber, now } = visit
    const line = await boss.planOnLine(tx, subscriber.id, now)
    const held = await boss.servicesOnLine(tx, subscriber.id, now)
    const month = monthOf(now)
    const reports = monthsCompared(await boss.usage(tx, subscriber.id, month), month)
    const packs = await boss.dataPacks(tx, subscriber.id, month)
    const plans = await boss.plansFor(tx, subscriber.brand, subscriber.payment)
    const services = await boss.services(tx, [
      ...new Set([line.current, ...plans].flatMap(({ includes }) => includes)),
    ])
    const brings = (plan: Plan) => services.filter(({ code }) => plan.includes.includes(code))

    const situation = { line, subscriber, held, now }
    const cost = costOn(line.current, reports, packs)
    const choices = plans
      .filter(({ code }) => code !== line.current.code)
      .map((plan) => choiceOf(plan, brings(plan), situation, cost, costOn(plan, reports, packs), visit))
    return { ...line, brings: brings(line.current), cost, choices }
  },
  reply(output, { say }) {
    return { title: say(m.seePlan), lines: lines(output, say), ...choose(output, say) }
  },
})

function choiceOf(
  plan: Plan,
  brings: Service[],
  situation: Situation,
  current: CostOnPlan | null,
  cost: CostOnPlan | null,
  { say }: Pick<Visit, 'say'>,
): PlanChoice {
  const { line, now } = situation
  const start = (when: When): PlanStart => {
    const obstacle = obstacleTo(plan, when, brings, situation)
    if (obstacle) return { possible: false, reason: obstacle.reason, text: obstacle.words(say) }
    const payFen = when === 'now' ? differenceFen(line.current.monthlyFen, plan.monthlyFen, now) : 0
    return { possible: true, startsAt: startOf(when, now), payFen }
  }
  const difference = cost && current ? cost.averageFen - current.averageFen : null
  return { plan, brings, next: start('next'), now: start('now'), cost, differenceFen: difference }
}

function lines({ current, contractUntil, next }: PlanOutput, say: Say): string[] {
  const told = { name: say(current.name), code: current.code, monthly: yuan(current.monthlyFen) }
  const lines = [say(m.current, { ...told, summary: say(current.summary) })]
  if (contractUntil !== null) lines.push(say(m.contractUntil, isoDate(contractUntil - 1)))
  if (next) {
    const coming = {
      name: say(next.plan.name),
      from: isoDate(next.startsAt),
      monthly: yuan(next.plan.monthlyFen),
    }
    lines.push(say(m.next, coming))
  }
  return lines
}

/** The plans one may have from the next month, those that would have cost least first. */
function choose({ choices, next }: PlanOutput, say: Say): Pick<Reply, 'menu' | 'next'> {
  const possible = choices.filter((choice) => choice.next.possible)
  const byCost = possible
    .toSorted((a, b) => (a.cost?.averageFen ?? 0) - (b.cost?.averageFen ?? 0))
    .slice(0, MENU)
  const menu = byCost.map(({ plan }) => ({
    label: say(m.choice, { name: say(plan.name), monthly: yuan(plan.monthlyFen) }),
    operation: 'changePlan',
    input: { code: plan.code },
  }))
  if (menu.length > 0) return next ? { menu, next: ['cancelPlanChange'] } : { menu }
  return { next: next ? ['cancelPlanChange'] : ['checkUsage'] }
}
