/** The buttons that change the tree; what they do happens on the server, scripts or not. */
import type { ReactNode } from 'react'
import { useSay } from '../../ui/frame.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { m } from './messages.ts'
import { stepValue, type Step } from './tree.ts'

/** Up, down and away. */
export function PartSteps({ path, what }: { path: string; what: string }) {
  const say = useSay()
  const named = (label: string) => say(m.stepOn, label, what)
  return (
    <div className="ml-auto flex gap-1 self-end">
      <StepButton step="up" at={path} to={path} label={named(say(m.up))}>
        <span aria-hidden="true">↑</span>
      </StepButton>
      <StepButton step="down" at={path} to={path} label={named(say(m.down))}>
        <span aria-hidden="true">↓</span>
      </StepButton>
      <StepButton
        step="remove"
        at={path}
        to={path.slice(0, path.lastIndexOf('-'))}
        label={named(say(m.remove))}
        icon="cross"
      />
    </div>
  )
}

/** @param to where the page is read on when it comes back */
export function StepButton({
  step,
  at,
  to,
  label,
  icon,
  scriptless = false,
  children,
}: {
  step: Step['do']
  at: string
  to: string
  label?: string
  icon?: IconName
  /** Only for where no script does it by itself. */
  scriptless?: boolean
  children?: ReactNode
}) {
  return (
    <button
      type="submit"
      name="do"
      value={stepValue(step, at)}
      formAction={`#${to}`}
      formNoValidate
      aria-label={label}
      title={label}
      className={`inline-flex min-h-10 min-w-10 cursor-pointer items-center justify-center gap-1.5 rounded-field border border-edge bg-card px-2.5 text-sm font-medium text-ink hover:bg-sunk ${scriptless ? 'mt-5 in-[.js]:hidden' : ''}`}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}
