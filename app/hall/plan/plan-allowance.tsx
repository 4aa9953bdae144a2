import type { Plan } from '#server/boss/boss.ts'
import { volume } from '#words/format.ts'
import { useSay } from '../../ui/frame.tsx'
import { m as usage } from '../usage/messages.ts'
import { m } from './messages.ts'

/** What a plan allows, three figures side by side. */
export function PlanAllowance({ plan }: { plan: Plan }) {
  const say = useSay()
  const figures = [
    { label: say(m.minutes), value: say(usage.minutesOf, plan.minutes) },
    { label: say(m.messages), value: say(usage.messagesOf, plan.messages) },
    { label: say(m.data), value: volume(plan.dataKb) },
  ]
  return (
    <dl className="grid grid-cols-3 gap-3 rounded-field bg-sunk p-4 text-center">
      {figures.map((figure) => (
        <div key={figure.label} className="grid">
          <dt className="text-sm text-soft">{figure.label}</dt>
          <dd className="font-semibold tabular-nums">{figure.value}</dd>
        </div>
      ))}
    </dl>
  )
}
