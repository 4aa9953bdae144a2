/** What was answered, question by question. */
import { Card } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { ShareBars } from '../../ui/share-bars.tsx'
import { m } from './messages.ts'
import type { Results } from './results.tsx'

export function QuestionResults({ questions, kind }: Pick<Results, 'questions' | 'kind'>) {
  const say = useSay()
  return questions.map(({ text, asks, answered, choices, words }, index) => {
    const number = kind === 'vote' ? '' : `${index + 1}. `
    return (
      <Card
        // oxlint-disable-next-line react/no-array-index-key -- a question is its place
        key={index}
        title={`${number}${say(text)}`}
        aside={<span className="text-sm text-soft">{say(m.answered, answered)}</span>}
      >
        {asks === 'words' ? (
          <Words words={words} />
        ) : (
          <ShareBars
            caption={say(text)}
            of={answered}
            shares={choices.map((choice, at) => ({
              key: String(at),
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

function Words({ words }: { words: string[] }) {
  const say = useSay()
  return (
    <div className="grid gap-2">
      <p className="text-sm text-soft">{say(m.latestWords)}</p>
      <ul className="grid gap-2">
        {words.map((each, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- the same words may be said twice
          <li key={at} className="rounded-field bg-sunk px-4 py-2 break-words">
            {each}
          </li>
        ))}
      </ul>
    </div>
  )
}
