import { z } from 'zod'
import type { Carried, Plan } from '#server/boss/boss.ts'
import { operation, Refusal } from '#server/operation.ts'
import { isoDate } from '#words/format.ts'
import { m } from './messages.ts'

export type PlanChangeCancelled = { state: Carried['state']; kept: Plan; dropped: Plan; startsAt: number }

export const cancelPlanChange = operation({
  title: m.cancelPlanChange,
  summary: m.cancelPlanChangeSummary,
  keyword: 'QXBG',
  access: 'sim',
  business: 'plan-change',
  input: z.object({}),
  fields: {},
  async run({ tx, boss, subscriber, request, now }): Promise<PlanChangeCancelled> {
    const { current, next } = await boss.planOnLine(tx, subscriber.id, now)
    if (!next) {
      throw new Refusal('nothing-scheduled', (say) => say(m.nothingScheduled, say(current.name)), ['seePlan'])
    }
    const { state } = await boss.cancelPlanChange(tx, { subscriberId: subscriber.id, key: request, now })
    return { state, kept: current, dropped: next.plan, startsAt: next.startsAt }
  },
  reply({ state, kept, dropped, startsAt }, { say }) {
    const told = { name: say(dropped.name), before: say(kept.name), from: isoDate(startsAt) }
    const line = say(state === 'accepted' ? m.cancelAccepted : m.cancelled, told)
    return { title: say(m.cancelPlanChange), lines: [line], next: ['seePlan'] }
  },
})
