/** What is said, and beside it what somebody would read. */
import { Card } from '../../../ui/card.tsx'
import { Field, Select } from '../../../ui/field.tsx'
import { useSay } from '../../../ui/frame.tsx'
import { m as form } from '../messages.ts'
import { codes, type Typed } from '../plan-form.ts'
import { VariantFields } from '../variant-fields.tsx'
import type { Looked } from './choices.ts'
import { m } from './messages.ts'

type Shown = { typed: Typed; wrong: Typed; looked: Looked | null }

export function WordsFields({ typed, wrong, looked }: Shown) {
  const say = useSay()
  return (
    <>
      <Card>
        <div className="grid gap-4 md:grid-cols-3">
          <div id="people-shown" data-looked="">
            <Select
              name="person"
              label={say(m.who)}
              required={false}
              value={typed['person']}
              options={(looked?.people ?? []).map((label, index) => ({
                value: String(index),
                label: looked?.real ? label : say(m.standIn),
              }))}
            />
          </div>
          <Select
            name="speaks"
            label={say(m.speaks)}
            required={false}
            value={typed['speaks'] ?? 'own'}
            options={(['own', 'zh', 'en'] as const).map((value) => ({ value, label: say(m[value]) }))}
          />
          <Field
            name="price"
            label={say(form.price)}
            inputMode="numeric"
            value={typed['price'] ?? '5'}
            wrong={wrong['price']}
          />
        </div>
      </Card>
      <VariantFields code="A" typed={typed} wrong={wrong['zhA']} looked={looked} />
      {codes.slice(1).map((code) => (
        <details key={code} open={Boolean(typed[`zh${code}`])}>
          <summary className="min-h-11 cursor-pointer font-medium">{say(form.variantOf, code)}</summary>
          <VariantFields code={code} typed={typed} looked={looked} />
        </details>
      ))}
    </>
  )
}
