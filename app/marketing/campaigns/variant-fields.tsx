/** What one variant says, on which channels and to how many; beside it what somebody would read. */
import { Card } from '../../ui/card.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { useSay } from '../../ui/frame.tsx'
import { channelNames, m } from './messages.ts'
import type { Typed } from './plan-form.ts'
import { Bubble } from './wizard/bubble.tsx'
import type { Looked } from './wizard/choices.ts'
import { m as words } from './wizard/messages.ts'

const channels = ['sms', 'inbox', 'banner', 'outbound']

type Shown = { code: string; typed: Typed; wrong?: string | undefined; looked: Looked | null }

export function VariantFields({ code, typed, wrong, looked }: Shown) {
  const say = useSay()
  const first = code === 'A'
  const own = (name: string) => ({ name: `${name}${code}`, value: typed[`${name}${code}`] })
  return (
    <Card title={say(m.variantOf, code)}>
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid content-start gap-4">
          <Field
            {...own('zh')}
            label={say(m.textZh)}
            hint={first ? say(m.textHint) : `${say(m.anotherHint)}${say(m.textHint)}`}
            rows={4}
            maxLength={500}
            required={false}
            wrong={wrong}
          />
          <p className="hidden text-sm text-soft group-has-[[name=about][value=offer]:checked]/form:block">
            {first && say(words.ownWords)} {say(words.offerVariables)}
          </p>
          <Field {...own('en')} label={say(m.textEn)} rows={3} maxLength={500} required={false} />
        </div>
        <Bubble code={code} typed={typed} looked={looked} />
      </div>
      <Where code={code} typed={typed} />
    </Card>
  )
}

function Where({ code, typed }: Pick<Shown, 'code' | 'typed'>) {
  const say = useSay()
  const known = channels.map((value) => ({ value, label: say(channelNames[value] ?? m.channel) }))
  const none = { value: '', label: say(m.noChannel) }
  const own = (name: string) => ({ name: `${name}${code}`, value: typed[`${name}${code}`] })
  return (
    <div className="mt-4 grid gap-4 md:grid-cols-3">
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
  )
}
