import type { InboxMessage } from '#server/inbox/inbox.ts'
import { dateTime } from '#words/format.ts'
import { Badge, Card, EmptyState, PageHead } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { m as ui } from '../../ui/messages.ts'
import { Pagination } from '../../ui/pagination.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { look } from '../look.ts'
import { Refused } from '../refused.tsx'
import { m } from './messages.ts'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const before = visit.url.searchParams.get('before')
  return { ...(await look(visit, 'readInbox', before ? { before } : {})), paged: before !== null }
}

export default function Inbox({ loaderData: { seen, refused, paged } }: PageProps<typeof loader>) {
  const say = useSay()
  return (
    <>
      <title>{say(ui.titled, say(m.inbox))}</title>
      <PageHead title={say(m.inbox)} lead={seen ? say(m.unread, seen.unread) : undefined} />
      {refused && <Refused refused={refused} />}
      {seen && (
        <Card flush>
          {seen.messages.length === 0 ? (
            <EmptyState icon="inbox" title={say(m.none)}>
              <p>{say(m.noneLead)}</p>
            </EmptyState>
          ) : (
            <ul className="-mt-3">
              {seen.messages.map((message) => (
                <li key={message.id} className="border-b border-line last:border-0">
                  <Line message={message} />
                </li>
              ))}
            </ul>
          )}
        </Card>
      )}
      <Pagination
        newer={paged ? '/inbox' : null}
        earlier={seen?.next ? `/inbox?before=${seen.next}` : null}
      />
    </>
  )
}

export const kindIcons: Record<InboxMessage['kind'], IconName> = {
  result: 'check',
  notice: 'megaphone',
  reward: 'gift',
  security: 'shield',
}

function Line({ message }: { message: InboxMessage }) {
  const say = useSay()
  const unread = message.readAt === null
  return (
    <a
      href={`/inbox/${message.id}`}
      className="flex items-start gap-4 px-5 py-4 text-ink no-underline hover:bg-sunk sm:px-6"
    >
      <span className="grid size-11 flex-none place-items-center rounded-full bg-lan-tint text-lan-text">
        <Icon name={kindIcons[message.kind]} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex items-center justify-between gap-3">
          <span className={`truncate ${unread ? 'font-semibold' : ''}`}>{message.title}</span>
          {unread && <Badge tone="lan">{say(m.new)}</Badge>}
        </span>
        <span className="line-clamp-1 text-soft">{message.body}</span>
        <span className="text-sm text-soft tabular-nums">{dateTime(message.sentAt)}</span>
      </span>
    </a>
  )
}
