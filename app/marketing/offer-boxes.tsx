import type { ReactNode } from 'react'

export type Choice = { value: string; label: string }

/** Several of a few. */
export function Boxes({
  name,
  label,
  ticked = [],
  choices,
}: {
  name: string
  label: ReactNode
  ticked?: string[] | undefined
  choices: Choice[]
}) {
  return (
    <fieldset>
      {label && <legend className="text-xs text-soft">{label}</legend>}
      <div className="flex flex-wrap gap-x-4">
        {choices.map(({ value, label: text }) => (
          <label key={value} className="flex min-h-10 items-center gap-2 text-sm">
            <input
              type="checkbox"
              name={name}
              value={value}
              defaultChecked={ticked.includes(value)}
              className="size-4 accent-lan"
            />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
