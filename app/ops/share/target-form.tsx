import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useLanguage, useSay } from '../../ui/frame.tsx'
import type { No } from '../../desk/console/ask.ts'
import { SmallField, SmallSelect } from '../../desk/console/form-row.tsx'
import { monthText } from './figures.ts'
import { m } from './messages.ts'
import type { Shown } from './share.tsx'

export function TargetForm({ shown, why }: { shown: Shown; why: No | undefined }) {
  const say = useSay()
  const language = useLanguage()
  const counted = shown.businessTypes.filter((type) => type.kind !== 'other')
  const named = (rows: { code: string; name: Record<'zh' | 'en', string> }[]) =>
    rows.map(({ code, name }) => ({ value: code, label: name[language] }))
  return (
    <div data-screen-only="">
      <Card title={say(m.setTarget)} id="target">
        <SealedForm name="target" className="flex flex-wrap items-end gap-3">
          <SmallField
            name="month"
            id="target-month"
            type="month"
            label={say(m.month)}
            value={why?.typed['month'] ?? monthText(shown.months.to)}
            wrong={why?.issues['month']}
          />
          <SmallSelect
            name="business"
            id="target-business"
            label={say(m.business)}
            value={why?.typed['business'] ?? shown.ask.business ?? '*'}
            wrong={why?.issues['business']}
            options={[{ value: '*', label: say(m.allBusinesses) }, ...named(counted)]}
          />
          <SmallSelect
            name="branch"
            id="target-branch"
            label={say(m.branch)}
            value={why?.typed['branch'] ?? shown.ask.branchCode ?? '*'}
            wrong={why?.issues['branch']}
            options={[{ value: '*', label: say(m.allBranches) }, ...named(shown.branches)]}
          />
          <SmallField
            name="share"
            id="target-share"
            inputMode="decimal"
            maxLength={6}
            label={say(m.targetShare)}
            value={why?.typed['share']}
            wrong={why?.issues['share']}
          />
          <Button>{say(m.save)}</Button>
        </SealedForm>
      </Card>
    </div>
  )
}
