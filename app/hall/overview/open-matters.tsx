/** What waits: unread messages, questions without an answer, requests under way. */
import type { Overview } from '#server/overview/see-overview.ts'
import { dateTime, isoDate } from '#words/format.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Icon } from '../../ui/icon.tsx'
import { m } from './messages.ts'

export function OpenMatters({ overview: { unread, questions, requests } }: { overview: Overview }) {
  const say = useSay()
  return (
    <>
      {unread > 0 && (
        <a
          href="/inbox"
          className="flex min-h-14 items-center gap-3 rounded-card bg-lan-tint px-5 py-3 font-medium text-lan-text no-underline hover:brightness-95"
        >
          <Icon name="inbox" className="size-6" />
          <span className="flex-1">{say(m.unread, unread)}</span>
          <span>{say(m.read)}</span>
          <Icon name="next" />
        </a>
      )}
      {questions.length > 0 && (
        <Card title={say(m.waiting)}>
          <ul className="grid gap-4">
            {questions.map((question) => (
              <li key={question.id} className="flex flex-wrap items-center justify-between gap-3">
                <div>
                  <p className="font-medium">{question.quoted.split('\n')[0]}</p>
                  <p className="text-sm text-soft">{say(m.waitingUntil, dateTime(question.expiresAt))}</p>
                </div>
                {question.port === 'web' ? (
                  <LinkButton href={`/confirm/${question.id}`}>{say(m.decide)}</LinkButton>
                ) : (
                  <p className="text-sm text-soft">{say(m.answerBySms)}</p>
                )}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {requests.length > 0 && (
        <Card title={say(m.requests)}>
          <ul className="grid gap-3">
            {requests.map((request) => (
              <li key={request.ticket} className="flex flex-wrap justify-between gap-x-4">
                <span className="font-medium">{request.kind ? say(request.kind) : say(m.complaint)}</span>
                <span className="text-sm text-soft">
                  {say(m.ticket, request.ticket)} · {say(m.promised, isoDate(request.deadlineAt))}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}
