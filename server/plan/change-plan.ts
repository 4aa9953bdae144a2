import { z } from 'zod'
import { orTooLow } from '#server/balance/too-low.ts'
import type { Carried, Plan } from '#server/boss/boss.ts'
import { operation, type Quote, type Visit } from '#server/operation.ts'
import { isoDate, shanghai, yuan } from '#words/format.ts'
import type { When } from './may-change.ts'
import { m } from './messages.ts'
import { daysLeft } from './month-share.ts'
import { plannedChange, type PlannedChange } from './planned-change.ts'

export type PlanChangeOutput = {
  state: Carried['state']
  plan: Plan
  before: Plan
  /** UTC ms. */
  startsAt: number
  when: When
  payFen: number
}

/** The words for at once and for the next month, as people text them; what passed once passes again. */
const whens: Record<string, When> = {
  NOW: 'now',
  立即: 'now',
  马上: 'now',
  当月: 'now',
  本月: 'now',
  立即生效: 'now',
  NEXT: 'next',
  次月: 'next',
  下月: 'next',
  下个月: 'next',
  次月生效: 'next',
  '': 'next',
}

export const changePlan = operation({
  title: m.changePlan,
  summary: m.changePlanSummary,
  keyword: 'BG',
  access: 'sim',
  business: 'plan-change',
  input: z.object({
    code: z
      .string()
      .normalize('NFKC')
      .trim()
      .toUpperCase()
      .regex(/^[A-Z0-9]{1,12}$/),
    when: z
      .string()
      .trim()
      .toUpperCase()
      .refine((word) => word in whens)
      .transform((word) => whens[word] ?? 'next')
      .optional(),
  }),
  fields: {
    code: { label: m.planCode, hint: m.planCodeHint, wrong: m.planCodeWrong },
    when: { label: m.when, hint: m.whenHint, wrong: m.whenWrong },
  },
  async choices({ tx, boss, subscriber, now, say }) {
    const { current } = await boss.planOnLine(tx, subscriber.id, now)
    const plans = await boss.plansFor(tx, subscriber.brand, subscriber.payment)
    return plans
      .filter(({ code }) => code !== current.code)
      .map(({ code, name, monthlyFen }) => {
        const told = { name: say(name), code, monthly: yuan(monthlyFen) }
        return { value: code, label: say(m.choiceOfPlan, told) }
      })
  },
  async quote(visit, { code, when = 'next' }) {
    return quoteOf(visit, await plannedChange(visit, code, when))
  },
  async run(visit, { code, when = 'next' }): Promise<PlanChangeOutput> {
    const { tx, boss, subscriber, request, now } = visit
    const { plan, line, startsAt, payFen } = await plannedChange(visit, code, when)
    const order = { subscriberId: subscriber.id, key: request, now, chargeFen: payFen }
    const { state } = await orTooLow(boss.changePlan(tx, { ...order, planCode: plan.code, startsAt }))
    return { state, plan, before: line.current, startsAt, when, payFen }
  },
  reply({ state, plan, before, startsAt, when }, { say }) {
    const told = { name: say(plan.name), before: say(before.name), from: isoDate(startsAt) }
    const done = when === 'now' ? m.changedNow : m.changedNext
    return {
      title: say(m.changePlan),
      lines: [say(state === 'accepted' ? m.accepted : done, told)],
      next: when === 'now' ? ['seePlan', 'checkUsage'] : ['cancelPlanChange', 'seePlan'],
    }
  },
  amountFen: ({ payFen }) => payFen,
})

function quoteOf({ say, now, subscriber }: Visit, change: PlannedChange): Quote {
  const { plan, line, when, startsAt, payFen, freed } = change
  const prepaid = subscriber.payment === 'prepaid'
  const from = isoDate(startsAt)
  const charging = [
    when === 'next'
      ? say(m.chargedNext, { from, monthly: yuan(plan.monthlyFen), before: say(line.current.name) })
      : say(prepaid ? m.chargedNowPrepaid : m.chargedNowPostpaid, {
          pay: yuan(payFen),
          days: daysLeft(now),
          monthly: yuan(plan.monthlyFen),
        }),
  ]
  if (plan.contractMonths > 0) charging.push(say(m.contract, plan.contractMonths))
  if (line.next) charging.push(say(m.replaces, say(line.next.plan.name)))
  if (freed.length > 0) charging.push(say(m.freed, freed.map(({ name }) => say(name)).join(say(m.comma))))
  return {
    name: say(m.nameAndCode, { name: say(plan.name), code: plan.code }),
    price: say(m.priceOf, { monthly: yuan(plan.monthlyFen), summary: say(plan.summary) }),
    charging: charging.join(say(m.between)),
    cancelling: say(when === 'next' ? m.cancelNext : m.cancelNow, shanghai(startsAt).month),
    fingerprint: [
      plan.code,
      plan.monthlyFen,
      plan.contractMonths,
      when === 'next' ? startsAt : 'now',
      payFen,
    ].join(),
  }
}
