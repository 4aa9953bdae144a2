import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/field.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { m } from './messages.ts'

const scores = [m.score1, m.score2, m.score3, m.score4, m.score5]

/** From one to five, in words. */
export function ScoreForm() {
  const say = useSay()
  const options = scores.map((words, at) => ({ value: String(at + 1), label: at + 1, note: say(words) }))
  return (
    <SealedForm name="score" action="/rate" className="grid gap-5">
      <Choices name="score" label={say(m.score)} options={options} columns="grid-cols-1 sm:grid-cols-5" />
      <Button wide>{say(m.give)}</Button>
    </SealedForm>
  )
}
