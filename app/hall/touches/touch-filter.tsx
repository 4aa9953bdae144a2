import { useSay } from '../../ui/frame.tsx'
import { m } from './messages.ts'

export const channelCodes = [
  'web',
  'sms',
  'wap',
  'kiosk',
  'counter',
  'hotline',
  'outbound',
  'partner',
] as const
const outcomeCodes = ['done', 'taken', 'quoted', 'refused', 'declined'] as const

export function TouchFilter({ filter }: { filter: { channel: string; outcome: string } }) {
  const say = useSay()
  return (
    <form className="flex flex-wrap items-end gap-3" data-at-once="" data-screen-only="">
      <Narrow
        name="channel"
        label={say(m.channel)}
        all={say(m.allChannels)}
        value={filter.channel}
        options={channelCodes.map((code) => ({ value: code, label: say(m[code]) }))}
      />
      <Narrow
        name="outcome"
        label={say(m.outcome)}
        all={say(m.allOutcomes)}
        value={filter.outcome}
        options={outcomeCodes.map((code) => ({ value: code, label: say(m[code]) }))}
      />
      <button className="min-h-11 cursor-pointer rounded-field bg-lan-tint px-5 font-medium text-lan-text">
        {say(m.filter)}
      </button>
    </form>
  )
}

function Narrow({
  name,
  label,
  all,
  value,
  options,
}: {
  name: string
  label: string
  all: string
  value: string
  options: { value: string; label: string }[]
}) {
  return (
    <div>
      <label htmlFor={name} className="sr-only">
        {label}
      </label>
      <select
        id={name}
        name={name}
        defaultValue={value}
        className="min-h-11 rounded-field border border-edge bg-card px-4 py-2"
      >
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
