import type { ReactNode } from 'react'

/** Adds or removes a part of the form: sends it as it is, unfinished or not, and comes back to `place`. */
export function PartButton({
  step,
  place,
  label,
  children,
}: {
  step: string
  place: string
  /** What it does, where the visible text alone does not tell. */
  label?: string
  children: ReactNode
}) {
  return (
    <button
      type="submit"
      name="step"
      value={step}
      formNoValidate
      formAction={`#${place}`}
      aria-label={label}
      className="inline-flex min-h-10 cursor-pointer items-center gap-1 rounded-field border border-edge bg-card px-3 text-sm font-medium text-lan-text hover:bg-sunk"
    >
      {children}
    </button>
  )
}
