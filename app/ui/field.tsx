import type { ReactNode } from 'react'
import { useSay } from './frame.tsx'
import { m } from './messages.ts'

type Labelled = {
  name: string
  label: string
  hint?: string | undefined
  /** What is wrong with what was typed. */
  wrong?: string | undefined
  /** Where a page has two fields of one name. */
  id?: string
}

const box =
  'block w-full min-h-12 rounded-field border border-edge bg-card px-4 py-2.5 text-base text-ink placeholder:text-soft aria-invalid:border-bad aria-invalid:border-2'

export function Field({
  name,
  label,
  hint,
  wrong,
  id = name,
  type = 'text',
  inputMode,
  autoComplete = 'off',
  value,
  required = true,
  maxLength,
  rows,
  min,
  max,
  suggestions,
  large = false,
}: Labelled & {
  type?: 'text' | 'password' | 'tel' | 'date'
  inputMode?: 'text' | 'numeric' | 'tel' | 'decimal' | undefined
  autoComplete?: string
  value?: string | undefined
  required?: boolean
  maxLength?: number
  /** Several lines of text. */
  rows?: number
  min?: string
  max?: string
  /** What may be meant; anything else may be typed as well. */
  suggestions?: string[]
  large?: boolean
}) {
  const say = useSay()
  const shared = {
    id,
    name,
    required,
    maxLength,
    autoComplete,
    defaultValue: value,
    'aria-invalid': wrong ? true : undefined,
    'aria-describedby': described(id, hint, wrong),
  }
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
        {!required && <span className="ml-2 text-sm font-normal text-soft">{say(m.optional)}</span>}
      </label>
      {rows ? (
        <textarea {...shared} rows={rows} className={box} />
      ) : (
        <div className="relative">
          <input
            {...shared}
            type={type}
            inputMode={inputMode}
            min={min}
            max={max}
            list={suggestions && `${id}-known`}
            className={`${box} ${large ? 'text-2xl font-semibold tabular-nums tracking-wider' : ''} ${type === 'password' ? 'pr-20' : ''}`}
          />
          {type === 'password' && <Reveal field={id} />}
          {suggestions && (
            <datalist id={`${id}-known`}>
              {suggestions.map((each) => (
                <option key={each} value={each}>
                  {each}
                </option>
              ))}
            </datalist>
          )}
        </div>
      )}
      <Remarks id={id} hint={hint} wrong={wrong} />
    </div>
  )
}

/** Shows what is typed; appears where scripts run. */
function Reveal({ field }: { field: string }) {
  const say = useSay()
  return (
    <button
      type="button"
      hidden
      data-reveal={field}
      data-show={say(m.show)}
      data-hide={say(m.hide)}
      aria-controls={field}
      className="absolute inset-y-0.5 right-1 min-w-11 cursor-pointer rounded-field px-3 text-sm font-medium text-lan-text"
    >
      {say(m.show)}
    </button>
  )
}

export type Option = { value: string; label: ReactNode; note?: ReactNode; disabled?: boolean }

export function Select({
  name,
  label,
  hint,
  wrong,
  id = name,
  options,
  value,
  required = true,
}: Labelled & {
  options: { value: string; label: string }[]
  value?: string | undefined
  required?: boolean
}) {
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <select
        id={id}
        name={name}
        defaultValue={value}
        required={required}
        className={`${box} pr-10`}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={described(id, hint, wrong)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Remarks id={id} hint={hint} wrong={wrong} />
    </div>
  )
}

/** One of several, each large enough for a thumb. */
export function Choices({
  name,
  label,
  hint,
  wrong,
  options,
  value,
  columns = 'grid-cols-2 sm:grid-cols-4',
}: Labelled & { options: Option[]; value?: string | undefined; columns?: string }) {
  return (
    <fieldset className="grid gap-2" aria-describedby={described(name, hint, wrong)}>
      <legend className="mb-1.5 font-medium">{label}</legend>
      <div className={`grid gap-3 ${columns}`}>
        {options.map((option) => (
          <label
            key={option.value}
            className="flex min-h-14 cursor-pointer flex-col items-center justify-center rounded-field border border-edge bg-card px-3 py-2 text-center has-checked:border-2 has-checked:border-lan has-checked:bg-lan-tint has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-lan has-disabled:cursor-not-allowed has-disabled:opacity-60"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === value}
              disabled={option.disabled}
              required
              className="sr-only"
            />
            <span className="font-semibold">{option.label}</span>
            {option.note && <span className="text-sm text-soft">{option.note}</span>}
          </label>
        ))}
      </div>
      <Remarks id={name} hint={hint} wrong={wrong} />
    </fieldset>
  )
}

/** A file to hand in; `kinds` as the attribute `accept` has them. */
export function FileField({ name, label, hint, wrong, id = name, kinds }: Labelled & { kinds: string }) {
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <input
        id={id}
        name={name}
        type="file"
        accept={kinds}
        required
        aria-invalid={wrong ? true : undefined}
        aria-describedby={described(id, hint, wrong)}
        className="block w-full cursor-pointer rounded-field border border-dashed border-edge bg-paper px-3 py-5 text-sm file:mr-3 file:min-h-10 file:cursor-pointer file:rounded-field file:border-0 file:bg-lan-tint file:px-4 file:font-medium file:text-lan-text"
      />
      <Remarks id={id} hint={hint} wrong={wrong} />
    </div>
  )
}

function Remarks({ id, hint, wrong }: { id: string; hint: string | undefined; wrong: string | undefined }) {
  return (
    <>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-soft">
          {hint}
        </p>
      )}
      {wrong && (
        <p id={`${id}-wrong`} className="text-sm font-medium text-bad">
          {wrong}
        </p>
      )}
    </>
  )
}

function described(id: string, hint: string | undefined, wrong: string | undefined): string | undefined {
  const ids = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}
