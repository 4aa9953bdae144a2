import type { PlanChoice } from '#server/plan/see-plan.ts'
import { yuan } from '#words/format.ts'
import { Button } from '../../ui/button.tsx'
import { Badge, Card } from '../../ui/card.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Money } from '../../ui/money.tsx'
import { m } from './messages.ts'
import { PlanAllowance } from './plan-allowance.tsx'

export function PlanChoiceCard({ choice }: { choice: PlanChoice }) {
  const say = useSay()
  const { plan, brings, cost, next, now } = choice
  return (
    <Card>
      <div className="grid gap-4">
        <div className="flex items-start justify-between gap-3">
          <div className="grid justify-items-start gap-1">
            <h3 className="text-lg font-semibold">{say(plan.name)}</h3>
            <Difference choice={choice} />
          </div>
          <p className="text-right">
            <Money fen={plan.monthlyFen} className="text-2xl font-semibold" />
            <span className="block text-sm text-soft">{say(m.monthly)}</span>
          </p>
        </div>
        <PlanAllowance plan={plan} />
        <p className="text-sm text-soft">
          {say(plan.summary)}
          {brings.length > 0 &&
            ` · ${say(m.brings)} ${brings.map((service) => say(service.name)).join(' · ')}`}
          {cost && ` · ${say(m.average, yuan(cost.averageFen))}`}
        </p>
        {next.possible || now.possible ? (
          <div className="flex flex-wrap gap-3">
            {next.possible && <Take code={plan.code} when="NEXT" label={say(m.fromNext)} />}
            {now.possible && (
              <Take
                code={plan.code}
                when="NOW"
                label={now.payFen > 0 ? say(m.atOnce, yuan(now.payFen)) : say(m.atOnceFree)}
              />
            )}
          </div>
        ) : (
          <p className="rounded-field bg-sunk px-4 py-3 text-sm">{next.text}</p>
        )}
      </div>
    </Card>
  )
}

function Difference({ choice: { differenceFen } }: { choice: PlanChoice }) {
  const say = useSay()
  if (differenceFen === null || differenceFen === 0) return null
  return differenceFen < 0 ? (
    <Badge tone="good">{say(m.saves, yuan(-differenceFen))}</Badge>
  ) : (
    <Badge>{say(m.costs, yuan(differenceFen))}</Badge>
  )
}

function Take({ code, when, label }: { code: string; when: 'NOW' | 'NEXT'; label: string }) {
  return (
    <SealedForm name={`take-${code}-${when}`}>
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="when" value={when} />
      <Button tone={when === 'NEXT' ? 'main' : 'quiet'}>{label}</Button>
    </SealedForm>
  )
}
