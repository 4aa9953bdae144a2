/** How the best variant is found by itself. */
import { Card } from '../../ui/card.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { useSay } from '../../ui/frame.tsx'
import { m as words } from './messages.ts'
import { codes, type Typed } from './plan-form.ts'
import { m } from './test-messages.ts'

export function TestFields({ typed, wrong }: { typed: Typed; wrong: Typed }) {
  const say = useSay()
  const own = (name: string, otherwise?: string) => ({ name, value: typed[name] ?? otherwise })
  return (
    <Card title={say(m.title)}>
      <p className="mb-3 text-sm text-soft">{say(m.lead)}</p>
      <div className="grid gap-4 md:grid-cols-3">
        <Select
          {...own('test', 'no')}
          label={say(m.whether)}
          wrong={wrong['abTest']}
          options={[
            { value: 'no', label: say(m.no) },
            { value: 'yes', label: say(m.yes) },
          ]}
        />
        <Select
          {...own('testMetric')}
          label={say(m.metric)}
          options={[
            { value: 'responded', label: say(m.responded) },
            { value: 'answered', label: say(m.orders) },
          ]}
        />
        <Field {...own('testShare', '20')} label={say(m.share)} inputMode="decimal" />
        <Field {...own('testHours', '24')} label={say(m.hours)} inputMode="numeric" />
        <Field
          {...own('testSample', '200')}
          label={say(m.sample)}
          hint={say(m.sampleHint)}
          inputMode="numeric"
        />
        <Field {...own('testConfidence', '95')} label={say(m.confidence)} inputMode="numeric" />
        <Select
          {...own('testFallback')}
          label={say(m.fallback)}
          options={[
            { value: 'split', label: say(m.split) },
            ...codes.map((code) => ({ value: code, label: say(words.variantOf, code) })),
          ]}
        />
      </div>
    </Card>
  )
}
