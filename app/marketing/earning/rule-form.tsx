/** One earning rule as a form, new or changed. */
import { isoDate } from '#words/format.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import type { No } from '../../desk/console/ask.ts'
import { FilterCheck } from '../../desk/console/filter.tsx'
import { SmallField, SmallSelect } from '../../desk/console/form-row.tsx'
import type { Seen } from './earning.tsx'
import { kinds, m } from './messages.ts'

const empty = { kind: 'operation', perDay: '1', validMonths: '12', open: 'true' }

/** A rule as its form holds it. */
function typedOf(rule: Seen['rules'][number] | undefined): Record<string, string> {
  if (!rule) return empty
  const { startsAt, endsAt, open, ...plain } = rule
  const texts = Object.entries(plain).map(([name, value]) => [name, value === null ? '' : String(value)])
  return {
    ...Object.fromEntries(texts),
    startsAt: startsAt === null ? '' : isoDate(startsAt),
    endsAt: endsAt === null ? '' : isoDate(endsAt - 1),
    open: open ? 'true' : '',
  }
}

export function RuleForm({ seen, changing, no }: { seen: Seen; changing: string; no: No | undefined }) {
  const say = useSay()
  const { rules, businesses, channels, budgets } = seen
  const rule = rules.find(({ code }) => code === changing)
  const typed: Record<string, string | undefined> = no?.typed ?? typedOf(rule)
  const field = (name: string) => ({ name, value: typed[name], wrong: no?.issues[name] })
  const any = { value: '', label: say(m.any) }
  const named = (list: Seen['businesses']) => [
    any,
    ...list.map(({ code, name }) => ({ value: code, label: say(name) })),
  ]
  const chosen = Object.entries(kinds).map(([value, label]) => ({ value, label: say(label) }))
  const purses = budgets.map(({ code, name }) => ({ value: code, label: name }))
  return (
    <Card title={rule ? say(m.changeRule, rule.name) : say(m.newRule)}>
      <SealedForm name="rule" className="grid gap-4">
        <input type="hidden" name="what" value="rule" />
        <input type="hidden" name="changing" value={rule?.code ?? ''} />
        <div className="flex flex-wrap gap-3">
          {rule ? (
            <input type="hidden" name="code" value={rule.code} />
          ) : (
            <SmallField {...field('code')} label={say(m.code)} maxLength={31} />
          )}
          <SmallField {...field('name')} label={say(m.name)} maxLength={40} width="w-56" />
          <SmallSelect {...field('kind')} label={say(m.kind)} options={chosen} />
          <SmallSelect {...field('business')} label={say(m.business)} options={named(businesses)} />
          <SmallSelect {...field('channel')} label={say(m.channel)} options={named(channels)} />
        </div>
        <div className="flex flex-wrap gap-3">
          <SmallField {...field('coins')} label={say(m.coins)} inputMode="numeric" width="w-28" />
          <SmallField
            {...field('perDay')}
            label={say(m.perDay)}
            inputMode="numeric"
            width="w-32"
            required={false}
          />
          <SmallField
            {...field('perMonth')}
            label={say(m.perMonth)}
            inputMode="numeric"
            width="w-32"
            required={false}
          />
          <SmallField {...field('validMonths')} label={say(m.validMonths)} inputMode="numeric" width="w-32" />
          <SmallField {...field('startsAt')} label={say(m.startsAt)} type="date" required={false} />
          <SmallField {...field('endsAt')} label={say(m.endsAt)} type="date" required={false} />
          <SmallSelect
            {...field('budgetCode')}
            label={say(m.budget)}
            options={[{ value: '', label: say(m.none) }, ...purses]}
          />
        </div>
        <FilterCheck name="open" label={say(m.open)} checked={typed['open'] === 'true'} />
        <p className="text-sm text-soft">{say(m.hint)}</p>
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
