/** Where a campaign is, or one of its messages, in a word and its colour. */
import { Badge } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { m, states } from './messages.ts'

const tones: Record<string, 'good' | 'warn' | 'bad' | 'lan'> = {
  submitted: 'warn',
  approved: 'lan',
  running: 'good',
  paused: 'warn',
  stopped: 'bad',
}

export function StateBadge({ state }: { state: string }) {
  const say = useSay()
  return <Badge tone={tones[state] ?? 'plain'}>{say(states[state] ?? m.state)}</Badge>
}
