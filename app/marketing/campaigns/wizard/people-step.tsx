/** What for, and to whom. */
import { Card } from '../../../ui/card.tsx'
import { Field, Select } from '../../../ui/field.tsx'
import { useLanguage, useSay } from '../../../ui/frame.tsx'
import { m as form } from '../messages.ts'
import type { Typed } from '../plan-form.ts'
import type { FormChoices, Looked } from './choices.ts'
import { m } from './messages.ts'

type Shown = {
  typed: Typed
  wrong: Typed
  choices: Pick<FormChoices, 'segments' | 'themes'>
  looked: Looked | null
}

export function PeopleFields({ typed, wrong, choices, looked }: Shown) {
  const say = useSay()
  const { segments, themes } = choices
  const own = (name: string, otherwise?: string) => ({
    name,
    value: typed[name] ?? otherwise,
    wrong: wrong[name],
  })
  return (
    <Card>
      <div className="grid gap-4 md:grid-cols-2">
        <Field {...own('name')} label={say(form.name)} maxLength={40} />
        <Field {...own('goal')} label={say(form.goal)} maxLength={200} />
        <Field
          {...own('theme')}
          label={say(form.theme)}
          hint={say(form.themeHint)}
          required={false}
          maxLength={20}
          suggestions={themes}
        />
        <Field {...own('holdout', '10')} label={say(form.holdoutPercent)} inputMode="decimal" />
        <div className="grid content-start gap-1.5 md:col-span-2">
          <Select {...own('segment')} label={say(form.segment)} options={segments} />
          <Whom typed={typed} choices={choices} looked={looked} />
        </div>
      </div>
    </Card>
  )
}

function Whom({ typed, choices: { segments }, looked }: Omit<Shown, 'wrong'>) {
  const say = useSay()
  const whole = new Intl.NumberFormat(useLanguage())
  const chosen = segments.find(({ value }) => value === typed['segment']) ?? segments[0]
  return (
    <div id="whom" data-looked="" className="grid gap-1 text-sm text-soft">
      <p>{chosen?.sentence}</p>
      {looked && (
        <p>
          {looked.matched === null || looked.reach === null
            ? say(m.counting)
            : say(m.sumReach, {
                matched: whole.format(looked.matched),
                held: whole.format(looked.matched - looked.reach),
                reach: whole.format(looked.reach),
              })}
        </p>
      )}
    </div>
  )
}
