/** When, how fast and for how long: only what the chosen kind needs is shown, by the style sheet alone. */
import { Card } from '../../../ui/card.tsx'
import { Field, Select } from '../../../ui/field.tsx'
import { useSay } from '../../../ui/frame.tsx'
import { m as form } from '../messages.ts'
import { kinds, type Typed } from '../plan-form.ts'
import { TestFields } from '../test-fields.tsx'
import { m } from './messages.ts'

export function WhenFields({ typed, wrong }: { typed: Typed; wrong: Typed }) {
  const say = useSay()
  const own = (name: string, otherwise?: string) => ({
    name,
    value: typed[name] ?? otherwise,
    wrong: wrong[name],
  })
  const known = kinds.map((value) => ({ value, label: say(m.kinds[value]) }))
  return (
    <>
      <Card>
        <div className="group/kind grid gap-4 md:grid-cols-3">
          <Select {...own('kind', 'once')} label={say(form.kind)} options={known} />
          <Field {...own('date')} label={say(form.date)} type="date" />
          <Field {...own('time')} label={say(form.time)} maxLength={5} />
          <div className="hidden group-has-[option[value=birthday]:checked]/kind:block group-has-[option[value=new-line]:checked]/kind:block group-has-[option[value=plan-expiring]:checked]/kind:block">
            <Field {...own('eventDays', '0')} label={say(m.eventDays)} inputMode="numeric" />
          </div>
          <div className="group-has-[option[value=once]:checked]/kind:hidden">
            <Field {...own('until')} label={say(m.until)} type="date" required={false} />
          </div>
        </div>
        <div className="mt-4 grid gap-4 md:grid-cols-3">
          <Field {...own('windowFrom', '09:00')} label={say(form.windowFrom)} maxLength={5} />
          <Field {...own('windowUntil', '21:00')} label={say(form.windowUntil)} maxLength={5} />
          <Field {...own('perSecond', '200')} label={say(form.perSecond)} inputMode="numeric" />
          <div className="group-has-[[name=about][value=plain]:checked]/form:hidden">
            <Field {...own('responseDays', '7')} label={say(form.days)} inputMode="numeric" />
          </div>
          <div className="hidden group-has-[option[value=banner]:checked]/form:block group-has-[option[value=outbound]:checked]/form:block">
            <Field {...own('openDays', '14')} label={say(form.openDays)} inputMode="numeric" />
          </div>
        </div>
      </Card>
      <details open={typed['test'] === 'yes' || typed['onUnknown'] === 'again' || Boolean(wrong['test'])}>
        <summary className="min-h-11 cursor-pointer font-medium">{say(m.more)}</summary>
        <div className="grid gap-5">
          <TestFields typed={typed} wrong={wrong} />
          <Card>
            <Select
              {...own('onUnknown')}
              label={say(form.onUnknown)}
              options={[
                { value: 'once', label: say(form.never) },
                { value: 'again', label: say(form.again) },
              ]}
            />
          </Card>
        </div>
      </details>
    </>
  )
}
