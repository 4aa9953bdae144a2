import { Card } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { m } from './messages.ts'

/** What each figure means, printed where it stands. */
export function Definitions() {
  const say = useSay()
  return (
    <Card title={say(m.definitionTitle)} id="definitions">
      <ul className="grid max-w-prose list-disc gap-2 pl-5 text-sm">
        {m.definitions.map((each) => (
          <li key={say(each)}>{say(each)}</li>
        ))}
      </ul>
    </Card>
  )
}
