/** The budgets: how much is used, and a form to make or change one. */
import { Button, LinkButton } from '../../ui/button.tsx'
import { Badge, Card, EmptyState } from '../../ui/card.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { UsageBar } from '../../ui/progress.tsx'
import type { No } from '../../desk/console/ask.ts'
import { smallButton } from '../../desk/console/filter.tsx'
import { SmallField } from '../../desk/console/form-row.tsx'
import { Grid } from '../../desk/console/grid.tsx'
import type { Seen } from './earning.tsx'
import { m } from './messages.ts'

export function Budgets({ budgets }: Pick<Seen, 'budgets'>) {
  const say = useSay()
  const create = (
    <LinkButton href="/marketing/earning?budget=new" tone="plain" icon="plus">
      {say(m.newBudget)}
    </LinkButton>
  )
  return (
    <Card title={say(m.budgets)} aside={create} flush>
      <p className="px-5 pb-3 text-sm text-soft sm:px-6">{say(m.budgetsLead)}</p>
      <Grid
        caption={say(m.budgets)}
        rows={budgets}
        rowKey={({ code }) => code}
        empty={<EmptyState icon="ecoin" title={say(m.noBudgets)} />}
        columns={[
          {
            key: 'name',
            label: say(m.name),
            cell: ({ code, name }) => (
              <>
                <span className="font-medium">{name}</span>{' '}
                <span className="font-mono text-xs text-soft">{code}</span>
              </>
            ),
          },
          {
            key: 'total',
            label: say(m.total),
            cell: ({ spent, total }) => <Used used={spent} of={total} />,
          },
          {
            key: 'month',
            label: say(m.usedThisMonth),
            cell: ({ monthSpent, perMonth }) => <Used used={monthSpent} of={perMonth} />,
          },
          {
            key: 'change',
            label: say(m.change),
            align: 'right',
            cell: ({ code, name }) => (
              <a
                href={`/marketing/earning?budget=${code}`}
                className={smallButton}
                aria-label={say(m.changeWhat, name)}
              >
                {say(m.change)}
              </a>
            ),
          },
        ]}
      />
    </Card>
  )
}

function Used({ used, of }: { used: number; of: number | null }) {
  const say = useSay()
  if (of === null) return <span className="tabular-nums">{used}</span>
  const told = say(m.usedOf, { used, of })
  return (
    <div className="grid w-52 gap-1">
      <UsageBar used={used} quota={of} label={told} />
      <span className="flex items-center justify-between gap-2 text-xs tabular-nums">
        {told}
        {used >= of && <Badge tone="bad">{say(m.exhausted)}</Badge>}
      </span>
    </div>
  )
}

export function BudgetForm({ seen, changing, no }: { seen: Seen; changing: string; no: No | undefined }) {
  const say = useSay()
  const budget = seen.budgets.find(({ code }) => code === changing)
  const held = budget && { ...budget, total: budget.total ?? '', perMonth: budget.perMonth ?? '' }
  const field = (name: 'code' | 'name' | 'total' | 'perMonth') => ({
    name,
    value: no?.typed[name] ?? (held ? String(held[name]) : undefined),
    wrong: no?.issues[name],
  })
  return (
    <Card title={budget ? say(m.changeBudget, budget.name) : say(m.newBudget)}>
      <SealedForm name="budget" className="grid gap-4">
        <input type="hidden" name="what" value="budget" />
        <input type="hidden" name="changing" value={budget?.code ?? ''} />
        <div className="flex flex-wrap gap-3">
          {budget ? (
            <input type="hidden" name="code" value={budget.code} />
          ) : (
            <SmallField {...field('code')} label={say(m.code)} maxLength={31} />
          )}
          <SmallField {...field('name')} label={say(m.name)} maxLength={40} width="w-56" />
          <SmallField {...field('total')} label={say(m.total)} inputMode="numeric" required={false} />
          <SmallField {...field('perMonth')} label={say(m.month)} inputMode="numeric" required={false} />
        </div>
        <div className="flex gap-3">
          <Button icon="check">{say(m.save)}</Button>
          <LinkButton tone="plain" href="/marketing/earning">
            {say(m.cancel)}
          </LinkButton>
        </div>
      </SealedForm>
    </Card>
  )
}
