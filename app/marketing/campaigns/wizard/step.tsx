/** Where the writer stands, one step, and the ways on and back. Without scripts all steps stand one under the other. */
import type { ReactNode } from 'react'
import { Button } from '../../../ui/button.tsx'
import { useSay } from '../../../ui/frame.tsx'
import { m } from './messages.ts'
import { steps, type Step } from './steps.ts'

export type StepState = 'open' | 'done' | 'wrong'

export function StepNav({ states }: { states: Record<Step, StepState> }) {
  const say = useSay()
  return (
    <nav aria-label={say(m.steps)} data-wizard-nav="">
      <ol className="grid grid-cols-5 gap-1 sm:gap-2">
        {steps.map((step, index) => (
          <li key={step} className="min-w-0">
            <a
              href={`#${step}`}
              data-state={states[step]}
              data-open={say(m.states.open)}
              data-done={say(m.states.done)}
              data-wrong={say(m.states.wrong)}
              className="group flex min-h-14 flex-col justify-center gap-0.5 rounded-field border-t-4 border-line bg-card px-1 py-2 text-center text-sm text-soft no-underline aria-[current=step]:font-semibold aria-[current=step]:text-ink aria-[current=step]:outline-2 aria-[current=step]:outline-lan data-[state=done]:border-lan data-[state=wrong]:border-bad sm:px-3 sm:text-left"
            >
              <span className="truncate">
                <span className="tabular-nums">{index + 1}</span>
                <span className="max-sm:sr-only"> {say(m.names[step])}</span>
              </span>
              <span
                className="truncate text-xs group-data-[state=wrong]:font-semibold group-data-[state=wrong]:text-bad"
                data-state-words=""
              >
                {say(m.states[states[step]])}
              </span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

export function StepPart({
  step,
  saves,
  children,
}: {
  step: Step
  /** Whether it can be saved from here. */
  saves: boolean
  children: ReactNode
}) {
  const say = useSay()
  const index = steps.indexOf(step)
  return (
    <section id={step} data-step={step} aria-labelledby={`${step}-title`} className="grid scroll-mt-24 gap-5">
      <h2 id={`${step}-title`} tabIndex={-1} className="text-xl font-semibold outline-none">
        <span className="mr-2 text-base font-normal text-soft">{say(m.stepOf, index + 1)}</span>
        {say(m.names[step])}
      </h2>
      {children}
      <div className="flex flex-wrap gap-3">
        <span className="hidden gap-3 in-[.js]:flex">
          {index > 0 && <Way by={-1}>{say(m.back)}</Way>}
          {index < steps.length - 1 && <Way by={1}>{say(m.next)}</Way>}
        </span>
        {saves && (
          <Button tone={step === 'check' ? 'main' : 'quiet'} name="do" value="save">
            {say(m.save)}
          </Button>
        )}
      </div>
    </section>
  )
}

/** Walks on where scripts run; it sends nothing. */
function Way({ by, children }: { by: 1 | -1; children: ReactNode }) {
  const look =
    by > 0 ? 'bg-lan text-on-lan hover:bg-lan-strong' : 'border border-edge bg-card text-ink hover:bg-sunk'
  return (
    <button
      type="button"
      data-walk={by}
      className={`inline-flex min-h-11 cursor-pointer items-center justify-center rounded-field px-5 py-2 text-base font-medium ${look}`}
    >
      {children}
    </button>
  )
}
