/** What was answered, question by question. */
import type { QuestionResult } from '#server/activity/see-results.ts'
import { Card } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { ShareBars } from '../../ui/share-bars.tsx'
import { m } from './messages.ts'
import type { Results } from './results.tsx'

export function QuestionResults({ questions, kind }: Pick<Results, 'questions' | 'kind'>) {
  const say = useSay()
  return questions.map(({ number: place, text, asks, answered, choices, words }) => {
    const number = kind === 'vote' ? '' : `${place}. `
    return (
      <Card
        key={place}
        title={`${number}${say(text)}`}
        aside={<span className="text-sm text-soft">{say(m.answered, answered)}</span>}
      >
        {asks === 'words' ? (
          <Words words={words} />
        ) : (
          <ShareBars
            caption={say(text)}
            of={answered}
            shares={choices.map((choice) => ({
              key: String(choice.number),
              label: `${kind === 'quiz' && choice.right ? say(m.rightMark) : ''}${say(choice.text)}`,
              count: choice.count,
              own:
                kind === 'quiz'
                  ? choice.right
                  : choice.count === Math.max(...choices.map(({ count }) => count)),
            }))}
          />
        )}
      </Card>
    )
  })
}

function Words({ words }: Pick<QuestionResult, 'words'>) {
  const say = useSay()
  return (
    <div className="grid gap-2">
      <p className="text-sm text-soft">{say(m.latestWords)}</p>
      <ul className="grid gap-2">
        {words.map(({ entry, words: said }) => (
          <li key={entry} className="rounded-field bg-sunk px-4 py-2 break-words">
            {said}
          </li>
        ))}
      </ul>
    </div>
  )
}
