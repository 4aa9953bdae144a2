/** What the hall told the subscriber, as any channel sets it in its own type. */
import type { Reply } from '#server/operation.ts'
import { useSay } from './frame.tsx'
import { m } from './messages.ts'
import { LinkButton } from './button.tsx'
import { SealedForm } from './form.tsx'
import { Button } from './button.tsx'
import { Field } from './field.tsx'
import { Table } from './table.tsx'

export type NextStep = { href: string; label: string }

export function ReplyLines({ lines }: { lines: string[] }) {
  return lines.map((line) => (
    <p key={line} className="whitespace-pre-line">
      {line}
    </p>
  ))
}

export function ReplyTable({ title, table }: { title: string; table: NonNullable<Reply['table']> }) {
  const columns = table.head.map((label, at) => ({ label, cell: (row: string[]) => row[at] ?? '' }))
  return <Table caption={title} columns={columns} rows={table.rows} rowKey={(_, index) => String(index)} />
}

/** Something to choose from; choosing performs. */
export function ReplyMenu({ menu }: { menu: NonNullable<Reply['menu']> }) {
  return (
    <ul className="grid gap-2">
      {menu.map((choice, at) => (
        <li key={`${choice.operation}${choice.label}`}>
          <SealedForm name={`menu${at}`} action={`/do/${choice.operation}`}>
            {Object.entries(choice.input).map(([field, value]) => (
              <input key={field} type="hidden" name={field} value={value} />
            ))}
            <Button tone="plain" wide>
              {choice.label}
            </Button>
          </SealedForm>
        </li>
      ))}
    </ul>
  )
}

/** What the answer to a question is typed into. */
export type Asking = {
  operation: string
  /** What is known already. */
  input: Record<string, string>
  field: {
    name: string
    label: string
    hint: string | undefined
    inputMode: 'text' | 'numeric' | 'tel' | 'decimal' | undefined
    long: boolean
  }
}

/** Something to answer in words or numbers of one's own; answering performs. */
export function ReplyAsk({ asks: { operation, input, field } }: { asks: Asking }) {
  const say = useSay()
  return (
    <SealedForm name="ask" action={`/do/${operation}`} className="grid gap-4">
      {Object.entries(input).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Field
        name={field.name}
        label={field.label}
        hint={field.hint}
        inputMode={field.inputMode}
        {...(field.long && { rows: 4 })}
      />
      <Button wide>{say(m.answer)}</Button>
    </SealedForm>
  )
}

export function NextSteps({ steps }: { steps: NextStep[] }) {
  const say = useSay()
  if (steps.length === 0) return null
  return (
    <nav aria-label={say(m.whatNext)} className="flex flex-wrap gap-3" data-screen-only="">
      {steps.map((step, at) => (
        <LinkButton key={step.href} href={step.href} tone={at === 0 ? 'main' : 'quiet'}>
          {step.label}
        </LinkButton>
      ))}
    </nav>
  )
}
