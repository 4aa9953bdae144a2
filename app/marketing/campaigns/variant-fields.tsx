/** What one variant says, on which channels and to how many. */
import { Card } from '../../ui/card.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { useSay } from '../../ui/frame.tsx'
import { channelNames, m } from './messages.ts'
import type { Typed } from './plan-form.ts'

const channels = ['sms', 'inbox', 'banner', 'outbound']

export function VariantFields({
  code,
  typed,
  wrong,
}: {
  code: string
  typed: Typed
  wrong?: string | undefined
}) {
  const say = useSay()
  const required = code === 'A'
  const known = channels.map((value) => ({ value, label: say(channelNames[value] ?? m.channel) }))
  const none = { value: '', label: say(m.noChannel) }
  const own = (name: string) => ({ name: `${name}${code}`, value: typed[`${name}${code}`] })
  return (
    <Card title={say(m.variantOf, code)}>
      <div className="grid gap-4 md:grid-cols-3">
        <Select {...own('first')} label={say(m.firstChannel)} options={known} />
        <Select {...own('second')} label={say(m.secondChannel)} options={[none, ...known]} required={false} />
        <Select {...own('third')} label={say(m.thirdChannel)} options={[none, ...known]} required={false} />
        <Field
          {...own('share')}
          label={say(m.share)}
          inputMode="numeric"
          value={typed[`share${code}`] ?? '1'}
        />
        <Field {...own('title')} label={say(m.titleZh)} required={false} maxLength={60} />
        <Field {...own('titleEn')} label={say(m.titleEn)} required={false} maxLength={60} />
      </div>
      <div className="mt-4 grid gap-4 md:grid-cols-2">
        <Field
          {...own('zh')}
          label={say(m.textZh)}
          hint={required ? say(m.textHint) : `${say(m.anotherHint)}${say(m.textHint)}`}
          rows={3}
          maxLength={500}
          required={required}
          wrong={wrong}
        />
        <Field {...own('en')} label={say(m.textEn)} rows={3} maxLength={500} required={false} />
      </div>
    </Card>
  )
}
