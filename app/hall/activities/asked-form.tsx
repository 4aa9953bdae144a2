/** The question that waits: one page a question, with or without scripts. */
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import type { No } from '../answer.ts'
import { m } from './messages.ts'
import type { Seen } from './activity.tsx'

type Asked = NonNullable<Seen['asked']>

export function AskedForm({ asked, kind, no }: { asked: Asked; kind: Seen['kind']; no: No | undefined }) {
  const say = useSay()
  const { question, answered, asks, text } = asked
  const label = kind === 'vote' ? say(text) : `${say(m.question, answered + 1)} ${say(text)}`
  return (
    <Card>
      <SealedForm name={`question-${question}`} className="grid gap-5">
        <input type="hidden" name="question" value={question} />
        {asks === 'words' ? (
          <Field
            name="text"
            label={label}
            rows={4}
            maxLength={300}
            value={no?.typed['text']}
            wrong={no?.issues['text']}
          />
        ) : (
          <Choices asked={asked} label={label} wrong={no?.issues['answer']} />
        )}
        <Button wide>{say(kind === 'vote' ? m.submitVote : m.next)}</Button>
      </SealedForm>
    </Card>
  )
}

function Choices({ asked, label, wrong }: { asked: Asked; label: string; wrong: string | undefined }) {
  const say = useSay()
  const { asks, most, choices } = asked
  const several = asks === 'several'
  return (
    <fieldset className="grid gap-3" aria-describedby={wrong ? 'answer-wrong' : undefined}>
      <legend className="mb-2 text-lg font-medium">{label}</legend>
      {several && <p className="text-sm text-soft">{say(m.chooseUpTo, most)}</p>}
      {choices.map(({ number, text }) => (
        <label
          key={number}
          className="flex min-h-13 cursor-pointer items-center gap-3 rounded-field border border-edge bg-card px-4 py-2 has-checked:border-lan has-checked:bg-lan-tint has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-lan"
        >
          <input
            type={several ? 'checkbox' : 'radio'}
            name="answer"
            value={number}
            required={!several}
            className="size-5 flex-none accent-lan"
          />
          {say(text)}
        </label>
      ))}
      {wrong && (
        <p id="answer-wrong" className="text-sm font-medium text-bad">
          {wrong}
        </p>
      )}
    </fieldset>
  )
}
