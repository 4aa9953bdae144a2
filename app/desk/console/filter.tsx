/** A line of filters: its state is the address of the page, so it can be kept, shared and gone back to. */
import type { ReactNode } from 'react'
import { useFrame, useSay } from '../../ui/frame.tsx'
import { Icon } from '../../ui/icon.tsx'
import { m } from './messages.ts'

const box = 'block min-h-10 w-full rounded-field border border-edge bg-card px-3 py-1.5 text-sm text-ink'

export const smallButton =
  'inline-flex min-h-10 cursor-pointer items-center justify-center gap-1.5 rounded-field border border-edge bg-card px-3.5 text-sm font-medium whitespace-nowrap text-ink no-underline hover:bg-sunk'

export function Filters({
  label,
  clear,
  children,
}: {
  label: string
  /** Where no filter is set; absent while none is. */
  clear?: string | undefined
  children: ReactNode
}) {
  const say = useSay()
  const { path } = useFrame()
  return (
    <form
      action={path}
      aria-label={label}
      className="flex flex-wrap items-end gap-3 rounded-card border border-line bg-card px-4 py-3"
      data-screen-only=""
    >
      {children}
      <div className="flex gap-2">
        <button className={smallButton}>{say(m.apply)}</button>
        {clear && (
          <a href={clear} className={smallButton}>
            <Icon name="cross" />
            {say(m.clear)}
          </a>
        )}
      </div>
    </form>
  )
}

export type Choice = { value: string; label: string }

export function FilterSelect({
  name,
  label,
  value,
  options,
  all = true,
}: {
  name: string
  label: string
  value: string
  options: Choice[]
  /** Whether "all" is a choice. */
  all?: boolean
}) {
  const say = useSay()
  return (
    <Labelled name={name} label={label} width="w-[9.5rem]">
      <select id={`filter-${name}`} name={name} defaultValue={value} className={box}>
        {all && <option value="">{say(m.all)}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

export function FilterDate({
  name,
  label,
  value,
  type = 'date',
}: {
  name: string
  label: string
  value: string
  type?: 'date' | 'month'
}) {
  return (
    <Labelled name={name} label={label} width={type === 'month' ? 'w-[11.5rem]' : 'w-[9.5rem]'}>
      <input id={`filter-${name}`} name={name} type={type} defaultValue={value} className={box} />
    </Labelled>
  )
}

function Labelled({
  name,
  label,
  width,
  children,
}: {
  name: string
  label: string
  width: string
  children: ReactNode
}) {
  return (
    <div className={`grid flex-auto gap-1 sm:flex-none ${width}`}>
      <label htmlFor={`filter-${name}`} className="text-xs text-soft">
        {label}
      </label>
      {children}
    </div>
  )
}

export function FilterCheck({ name, label, checked }: { name: string; label: string; checked: boolean }) {
  return (
    <label className="flex min-h-10 items-center gap-2 text-sm">
      <input
        type="checkbox"
        name={name}
        value="true"
        defaultChecked={checked}
        className="size-4 accent-lan"
      />
      {label}
    </label>
  )
}
