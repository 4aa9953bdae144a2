/** What became of the messages of a campaign to one subscriber, round by round, with their receipts. */
import { dateTime } from '#words/format.ts'
import { useSay } from '../../ui/frame.tsx'
import { channelNames, states } from '../campaigns/messages.ts'
import { reasonIn } from '../reasons.ts'
import type { Why } from './campaign.tsx'
import { m } from './messages.ts'
import type { Person } from './why.tsx'

type Target = Why['targets'][number]

export function Messages({ why: { targets }, person }: { why: Why; person: Person }) {
  const say = useSay()
  return (
    <ul className="grid gap-1 px-5 pb-4">
      {targets.length === 0 && <li>{say(m.notLooked)}</li>}
      {targets.map((target) => (
        <li key={target.round}>
          <strong>{say(states[target.state] ?? m.unclear)}</strong> <Details target={target} />
          {target.touchId && person.opens && (
            <a
              href={`/desk/subscribers/${person.subscriberId}#t-${target.touchId}`}
              className="ml-2 text-lan-text"
            >
              {say(m.onTimeline)}
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}

function Details({ target }: { target: Target }) {
  const say = useSay()
  const { reason, channel, variant, round, sentAt, queuedAt, segments, awaited, answeredAt, optedOutAt } =
    target
  const details = [
    reasonIn(say, reason),
    `${say(m.round)} ${round}`,
    say(channelNames[channel] ?? m.unclear),
    say(m.variant, variant),
    dateTime(sentAt ?? queuedAt),
    segments > 0 && say(m.segmentsSent, segments),
    awaited && awaited.length > 0 && say(m.receiptsWait, awaited.length),
    answeredAt !== null && say(m.answeredAt, dateTime(answeredAt)),
    optedOutAt !== null && say(m.optedOutAt, dateTime(optedOutAt)),
  ]
  return details.filter(Boolean).join(' · ')
}
