/** Small fields in one line, for forms that staff fill in all day. */
import type { ReactNode } from 'react'

const box =
  'block min-h-10 w-full rounded-field border border-edge bg-card px-3 py-1.5 text-sm text-ink aria-invalid:border-2 aria-invalid:border-bad'

type Shared = {
  name: string
  label: string
  id?: string
  value?: string | undefined
  wrong?: string | undefined
}

export function SmallField({
  name,
  label,
  id = name,
  value,
  wrong,
  type = 'text',
  inputMode,
  required = true,
  maxLength,
  width = 'w-44',
}: Shared & {
  type?: 'text' | 'password' | 'month' | 'date' | 'time'
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel'
  required?: boolean
  maxLength?: number
  width?: string
}) {
  return (
    <Labelled id={id} label={label} wrong={wrong} width={width}>
      <input
        id={id}
        name={name}
        type={type}
        inputMode={inputMode}
        defaultValue={value}
        required={required}
        maxLength={maxLength}
        autoComplete="off"
        className={box}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
      />
    </Labelled>
  )
}

export function SmallSelect({
  name,
  label,
  id = name,
  value,
  wrong,
  options,
  width = 'w-44',
}: Shared & { options: { value: string; label: string }[]; width?: string }) {
  return (
    <Labelled id={id} label={label} wrong={wrong} width={width}>
      <select
        id={id}
        name={name}
        defaultValue={value}
        className={box}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

function Labelled({
  id,
  label,
  wrong,
  width,
  children,
}: {
  id: string
  label: string
  wrong: string | undefined
  width: string
  children: ReactNode
}) {
  return (
    <div className={`grid content-start gap-1 ${width} max-sm:w-full`}>
      <label htmlFor={id} className="text-xs text-soft">
        {label}
      </label>
      {children}
      {wrong && (
        <p id={`${id}-wrong`} className="text-sm font-medium text-bad">
          {wrong}
        </p>
      )}
    </div>
  )
}
