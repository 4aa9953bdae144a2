/** The rules that combine: costs never fall when use grows, shares never exceed the whole, a no is always said. */
import { assert, constantFrom, integer, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { plans } from '#drizzle/reference/plans.ts'
import { services } from '#drizzle/reference/services.ts'
import type { Plan, PlanOnLine } from '#server/boss/boss.ts'
import { monthCostFen, useKinds } from '#server/usage/cost.ts'
import { addMonths, monthOf, monthStart, shanghaiMs } from '#words/format.ts'
import { obstacleTo, startOf } from './may-change.ts'
import { differenceFen, sharedInMonth } from './month-share.ts'

const plan = constantFrom(...(plans as Plan[]))
const moment = integer({ min: shanghaiMs(2024, 1), max: shanghaiMs(2030, 1) })
const used = record({
  minutes: integer({ min: 0, max: 5000 }),
  messages: integer({ min: 0, max: 5000 }),
  dataKb: integer({ min: 0, max: 200 * 1024 * 1024 }),
})

const onPlan = (current: Plan, over: Partial<PlanOnLine> = {}): PlanOnLine => ({
  current,
  since: 0,
  contractUntil: null,
  previous: null,
  next: null,
  ...over,
})

test('using more never costs less, and no month is cheaper than the plan itself', () => {
  assert(
    property(plan, used, used, integer({ min: 0, max: 1024 * 1024 }), (plan, some, more, packKb) => {
      const sum = Object.fromEntries(useKinds.map((kind) => [kind, some[kind] + more[kind]])) as typeof some
      expect(monthCostFen(plan, sum, packKb)).toBeGreaterThanOrEqual(monthCostFen(plan, some, packKb))
      expect(monthCostFen(plan, some, packKb)).toBeLessThanOrEqual(monthCostFen(plan, some, 0))
      expect(monthCostFen(plan, some, packKb)).toBeGreaterThanOrEqual(plan.monthlyFen)
    }),
  )
})

test('within the allowances a month costs the plan, to the fen', () => {
  assert(
    property(plan, (plan) => {
      expect(monthCostFen(plan, plan, 0)).toBe(plan.monthlyFen)
    }),
  )
})

test('a month shared by two plans lies between them, and the next one is the new plan’s alone', () => {
  assert(
    property(plan, plan, moment, (before, current, since) => {
      const line = onPlan(current, { since, previous: { plan: before, since: 0 } })
      const fee = (now: number) => sharedInMonth(line, ({ monthlyFen }) => monthlyFen, now)
      const [low, high] = [before.monthlyFen, current.monthlyFen].toSorted((a, b) => a - b)
      expect(fee(since)).toBeGreaterThanOrEqual(low ?? 0)
      expect(fee(since)).toBeLessThanOrEqual(high ?? 0)
      expect(fee(monthStart(addMonths(monthOf(since), 1)))).toBe(current.monthlyFen)
    }),
  )
})

test('the difference for changing at once shrinks by the day and is what the shared fee says, to a fen', () => {
  assert(
    property(plan, plan, moment, (from, to, now) => {
      const pay = differenceFen(from.monthlyFen, to.monthlyFen, now)
      expect(pay).toBeGreaterThanOrEqual(0)
      expect(pay).toBeLessThanOrEqual(Math.max(0, to.monthlyFen - from.monthlyFen))
      if (monthOf(now + 24 * 3600_000) === monthOf(now)) {
        expect(differenceFen(from.monthlyFen, to.monthlyFen, now + 24 * 3600_000)).toBeLessThanOrEqual(pay)
      }
      if (to.monthlyFen < from.monthlyFen) return
      const line = onPlan(to, { since: now, previous: { plan: from, since: 0 } })
      const shared = sharedInMonth(line, ({ monthlyFen }) => monthlyFen, now)
      expect(Math.abs(shared - from.monthlyFen - pay)).toBeLessThanOrEqual(1)
    }),
  )
})

test('a plan is open only to a line of its brand and payment, in good standing, out of contract', () => {
  const line = record({
    brand: constantFrom('gotone', 'easyown', 'mzone'),
    payment: constantFrom('prepaid', 'postpaid'),
    credit: constantFrom('active', 'arrears', 'suspended'),
  })
  const contract = constantFrom(null, -1, 0, 1)
  assert(
    property(
      plan,
      plan,
      line,
      constantFrom('now', 'next'),
      contract,
      moment,
      (plan, current, subscriber, when, ends, now) => {
        const starts = startOf(when, now)
        const contractUntil = ends === null ? null : starts + ends
        const brings = services.filter(({ code }) => plan.includes.includes(code)) as never[]
        const situation = { line: onPlan(current, { contractUntil }), subscriber, held: [], now }
        const open =
          plan.onSale &&
          plan.brand === subscriber.brand &&
          (plan.payment === null || plan.payment === subscriber.payment) &&
          subscriber.credit === 'active' &&
          plan.code !== current.code &&
          !(contractUntil !== null && contractUntil > starts) &&
          (when === 'next' || plan.monthlyFen >= current.monthlyFen)
        const obstacle = obstacleTo(plan, when, brings, situation)
        expect(obstacle === null).toBe(open)
      },
    ),
    { numRuns: 500 },
  )
})
