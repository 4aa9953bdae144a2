/** Where and when an offer is shown, and how long a no keeps it silent. */
import { Card } from '../ui/card.tsx'
import { useSay } from '../ui/frame.tsx'
import { SmallField, SmallSelect } from '../desk/console/form-row.tsx'
import { m } from './messages.ts'
import { Boxes } from './offer-boxes.tsx'
import type { OfferForm } from './offer-fields.tsx'

export function Where({ typed, ticked, wrong, channels }: OfferForm) {
  const say = useSay()
  return (
    <Card title={say(m.where)}>
      <div className="grid gap-4">
        <Boxes name="channels" label={say(m.channels)} ticked={ticked['channels']} choices={channels} />
        <div className="flex flex-wrap gap-3">
          <SmallSelect
            name="firstChannel"
            label={say(m.firstChannel)}
            value={typed['firstChannel']}
            wrong={wrong['firstChannel']}
            options={[{ value: '', label: say(m.noFirst) }, ...channels]}
          />
          <Day name="firstUntil" label={say(m.firstUntil)} value={typed['firstUntil']} />
          <Day
            name="startsAt"
            label={say(m.startsAt)}
            value={typed['startsAt']}
            wrong={wrong['startsAt']}
            required
          />
          <Day name="endsAt" label={say(m.endsAt)} value={typed['endsAt']} wrong={wrong['endsAt']} required />
          <SmallField
            name="coolDownDays"
            label={say(m.coolDown)}
            inputMode="numeric"
            value={typed['coolDownDays'] ?? '30'}
            wrong={wrong['coolDownDays']}
          />
        </div>
      </div>
    </Card>
  )
}

function Day({
  name,
  label,
  value,
  wrong,
  required = false,
}: {
  name: string
  label: string
  value: string | undefined
  wrong?: string | undefined
  required?: boolean
}) {
  return (
    <div className="grid w-44 content-start gap-1 max-sm:w-full">
      <label htmlFor={name} className="text-xs text-soft">
        {label}
      </label>
      <input
        id={name}
        name={name}
        type="date"
        defaultValue={value}
        required={required}
        aria-invalid={wrong ? true : undefined}
        className="block min-h-10 w-full rounded-field border border-edge bg-card px-3 py-1.5 text-sm text-ink aria-invalid:border-2 aria-invalid:border-bad"
      />
      {wrong && <p className="text-sm font-medium text-bad">{wrong}</p>}
    </div>
  )
}
