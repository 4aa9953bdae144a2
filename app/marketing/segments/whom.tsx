/** Whom a campaign goes to, in words: what its approver agrees to. */
import { Card } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { InsideWords, type InsideTold } from './inside.tsx'
import { m } from './messages.ts'

export function Whom({
  whom,
  inside,
  segmentId,
  segmentVersion,
  matched,
}: {
  whom: string
  inside: InsideTold[]
  segmentId: string
  segmentVersion: number
  matched: number
}) {
  const say = useSay()
  if (!whom) return null
  return (
    <Card title={say(m.goesTo)}>
      <p data-whom="">{whom}</p>
      <InsideWords inside={inside} />
      <p className="text-sm text-soft">
        <a href={`/marketing/segments/${segmentId}`}>{say(m.title)}</a> v{segmentVersion} ·{' '}
        {say(m.people, String(matched))}
      </p>
    </Card>
  )
}
