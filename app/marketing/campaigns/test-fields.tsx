/** How the best variant is found by itself. */
import { Card } from '../../ui/card.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { useSay } from '../../ui/frame.tsx'
import { m } from './messages.ts'
import { codes, type Typed } from './plan-form.ts'

export function TestFields({ typed, wrong }: { typed: Typed; wrong: Typed }) {
  const say = useSay()
  const own = (name: string, otherwise?: string) => ({ name, value: typed[name] ?? otherwise })
  return (
    <Card title={say(m.abTest)}>
      <p className="mb-3 text-sm text-soft">{say(m.abTestLead)}</p>
      <div className="grid gap-4 md:grid-cols-3">
        <Select
          {...own('test', 'no')}
          label={say(m.abTestWhether)}
          wrong={wrong['abTest']}
          options={[
            { value: 'no', label: say(m.abTestNo) },
            { value: 'yes', label: say(m.abTestYes) },
          ]}
        />
        <Select
          {...own('testMetric')}
          label={say(m.abMetric)}
          options={[
            { value: 'responded', label: say(m.responded) },
            { value: 'answered', label: say(m.orders) },
          ]}
        />
        <Field {...own('testShare', '20')} label={say(m.abShare)} inputMode="decimal" />
        <Field {...own('testHours', '24')} label={say(m.abHours)} inputMode="numeric" />
        <Field {...own('testSample')} label={say(m.abSample)} inputMode="numeric" required={false} />
        <Field {...own('testConfidence', '95')} label={say(m.abConfidence)} inputMode="numeric" />
        <Select
          {...own('testFallback')}
          label={say(m.abFallback)}
          options={[
            { value: 'split', label: say(m.abSplit) },
            ...codes.map((code) => ({ value: code, label: say(m.variantOf, code) })),
          ]}
        />
      </div>
    </Card>
  )
}
