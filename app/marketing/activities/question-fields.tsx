/** The questions of an activity with their choices: what is asked, what is right, where an answer leads. */
import { Card } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { SmallField, SmallSelect } from '../../desk/console/form-row.tsx'
import type { ActivityForm } from './activity-fields.tsx'
import { Box } from './box.tsx'
import { CHOICES_MOST, QUESTIONS_MOST, type Draft, type DraftChoice, type DraftQuestion } from './draft.ts'
import { m } from './messages.ts'
import { PartButton } from './part-button.tsx'

export function QuestionFields({ draft, wrong }: ActivityForm) {
  const say = useSay()
  const { questions, kind } = draft
  const many = kind !== 'vote'
  return (
    <Card id="questions" title={say(m.content)}>
      <div className="grid gap-8">
        {wrong['questions'] && <p className="text-sm font-medium text-bad">{wrong['questions']}</p>}
        {questions.map((question) => (
          <QuestionPart key={question.number} draft={draft} question={question} />
        ))}
        {(many || questions.length === 0) && questions.length < QUESTIONS_MOST && (
          <p>
            <PartButton step="add-question" place={`question-${questions.length + 1}`}>
              + {say(m.addQuestion)}
            </PartButton>
          </p>
        )}
      </div>
    </Card>
  )
}

function QuestionPart({ draft, question }: { draft: Draft; question: DraftQuestion }) {
  const say = useSay()
  const { kind, questions } = draft
  const { number } = question
  const place = `question-${number}`
  const name = (part: string) => `q${number}.${part}`
  const asks = ['one', 'several', ...(kind === 'survey' ? ['words'] : [])] as ('one' | 'several' | 'words')[]
  const words = question.asks === 'words'
  return (
    <fieldset id={place} className="grid min-w-0 scroll-mt-20 gap-3 border-l-4 border-lan-tint pl-4">
      <legend className="float-left pb-1 font-semibold">{say(m.question, number)}</legend>
      <div className="clear-both flex flex-wrap items-end gap-3">
        <SmallSelect
          name={name('asks')}
          label={say(m.asks)}
          value={question.asks}
          width="w-36"
          options={asks.map((value) => ({ value, label: say(m[value]) }))}
        />
        {!words && (
          <SmallField
            name={name('most')}
            label={say(m.most)}
            inputMode="numeric"
            width="w-36"
            required={false}
            value={question.most}
          />
        )}
        {kind === 'quiz' && (
          <SmallField
            name={name('points')}
            label={say(m.points)}
            inputMode="numeric"
            width="w-24"
            value={question.points}
          />
        )}
        {questions.length > 1 && (
          <PartButton step={`drop-question:${number}`} place="questions">
            {say(m.dropQuestion, number)}
          </PartButton>
        )}
      </div>
      <div className="grid gap-3 md:grid-cols-2">
        <SmallField
          name={name('zh')}
          label={say(m.textZh)}
          width="w-full"
          maxLength={80}
          value={question.zh}
        />
        <SmallField
          name={name('en')}
          label={say(m.textEn)}
          width="w-full"
          maxLength={240}
          value={question.en}
        />
      </div>
      {!words &&
        question.choices.map((choice) => (
          <ChoicePart
            key={choice.number}
            draft={draft}
            question={number}
            choice={choice}
            removable={question.choices.length > 2}
          />
        ))}
      {!words && question.choices.length < CHOICES_MOST && (
        <p>
          <PartButton
            step={`add-choice:${number}`}
            place={place}
            label={`${say(m.question, number)} ${say(m.addChoice)}`}
          >
            + {say(m.addChoice)}
          </PartButton>
        </p>
      )}
    </fieldset>
  )
}

function ChoicePart({
  draft,
  question,
  choice,
  removable,
}: {
  draft: Draft
  question: number
  choice: DraftChoice
  removable: boolean
}) {
  const say = useSay()
  const { kind, questions } = draft
  const { number } = choice
  const name = (part: string) => `q${question}.c${number}.${part}`
  const later = questions.map((each) => each.number).filter((each) => each > question + 1)
  return (
    <div className="flex flex-wrap items-end gap-3">
      <SmallField
        name={name('zh')}
        label={say(m.choiceZh, number)}
        width="w-52"
        maxLength={40}
        required={false}
        value={choice.zh}
      />
      <SmallField
        name={name('en')}
        label={say(m.choiceEn, number)}
        width="w-60"
        maxLength={120}
        required={false}
        value={choice.en}
      />
      {kind === 'quiz' && (
        <Box name={name('right')} value="true" label={say(m.right)} checked={choice.right} />
      )}
      {kind === 'survey' && (
        <SmallSelect
          name={name('goTo')}
          label={say(m.goTo)}
          value={choice.goTo}
          width="w-36"
          options={[
            { value: '', label: say(m.goNext) },
            ...later.map((each) => ({ value: String(each), label: say(m.goQuestion, each) })),
            { value: 'end', label: say(m.goEnd) },
          ]}
        />
      )}
      {removable && (
        <PartButton
          step={`drop-choice:${question}:${number}`}
          place={`question-${question}`}
          label={say(m.dropChoiceOf, number)}
        >
          {say(m.dropChoice)}
        </PartButton>
      )}
    </div>
  )
}
