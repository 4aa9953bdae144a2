/** E-coins for whoever orders, and the budget they are paid from. */
import { Card } from '../../ui/card.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { useSay } from '../../ui/frame.tsx'
import type { Typed } from './plan-form.ts'
import { m } from './plan-messages.ts'

export type Budget = { code: string; name: string; left: number | null }

export function BenefitFields({ typed, wrong, budgets }: { typed: Typed; wrong: Typed; budgets: Budget[] }) {
  const say = useSay()
  const left = (amount: number | null) => (amount === null ? say(m.noEnd) : String(amount))
  return (
    <Card title={say(m.benefit)}>
      <p className="mb-3 text-sm text-soft">{say(m.benefitLead)}</p>
      <div className="grid gap-4 md:grid-cols-3">
        <Select
          name="budget"
          label={say(m.budget)}
          required={false}
          value={typed['budget']}
          wrong={wrong['benefit']}
          options={[
            { value: '', label: say(m.noBenefit) },
            ...budgets.map(({ code, name, left: amount }) => ({
              value: code,
              label: say(m.budgetLeft, { name, left: left(amount) }),
            })),
          ]}
        />
        <Field
          name="coins"
          label={say(m.coins)}
          inputMode="numeric"
          required={false}
          value={typed['coins'] ?? '50'}
        />
        <Field
          name="coinMonths"
          label={say(m.months)}
          inputMode="numeric"
          required={false}
          value={typed['coinMonths'] ?? '6'}
        />
      </div>
    </Card>
  )
}
