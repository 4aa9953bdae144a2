/** When a campaign runs, how fast, and what happens to messages of unknown fate. */
import { Card } from '../../ui/card.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { useSay } from '../../ui/frame.tsx'
import { m } from './messages.ts'
import { kinds, type Typed } from './plan-form.ts'

export function TimingFields({ typed, wrong }: { typed: Typed; wrong: Typed }) {
  const say = useSay()
  const own = (name: string, otherwise?: string) => ({
    name,
    value: typed[name] ?? otherwise,
    wrong: wrong[name],
  })
  const known = kinds.map((value) => ({ value, label: say(m.kinds[value]) }))
  return (
    <Card title={say(m.timing)}>
      <div className="grid gap-4 md:grid-cols-3">
        <Select {...own('kind')} label={say(m.kind)} options={known} hint={say(m.kindHint)} />
        <Field
          {...own('eventDays', '0')}
          label={say(m.eventDays)}
          inputMode="numeric"
          hint={say(m.eventDaysHint)}
        />
        <Field {...own('openDays', '14')} label={say(m.openDays)} inputMode="numeric" />
        <Field {...own('date')} label={say(m.date)} type="date" wrong={wrong['schedule']} />
        <Field {...own('time')} label={say(m.time)} maxLength={5} />
        <Field {...own('until')} label={say(m.until)} type="date" required={false} />
        <Field {...own('windowFrom', '09:00')} label={say(m.windowFrom)} maxLength={5} />
        <Field {...own('windowUntil', '21:00')} label={say(m.windowUntil)} maxLength={5} />
        <Field {...own('perSecond', '200')} label={say(m.perSecond)} inputMode="numeric" />
        <Select
          {...own('onUnknown')}
          label={say(m.onUnknown)}
          options={[
            { value: 'once', label: say(m.never) },
            { value: 'again', label: say(m.again) },
          ]}
        />
      </div>
    </Card>
  )
}
