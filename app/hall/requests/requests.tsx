import type { OutputOf } from '#server/portal.ts'
import type { Kind } from '#server/preregistration/kind.ts'
import { isoDate } from '#words/format.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Badge, Card, EmptyState, PageHead } from '../../ui/card.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { m as ui } from '../../ui/messages.ts'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { answered } from '../answer.ts'
import { look } from '../look.ts'
import { NoNotice } from '../no-notice.tsx'
import { Refused } from '../refused.tsx'
import { m } from './messages.ts'

type Requests = OutputOf<'seeRequests'>

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  return { ...(await look(visit, 'seeRequests')), kinds: await visit.kinds() }
}

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  return answered(visit, await visit.perform('withdrawRequest', { ticket: visit.typed['ticket'] ?? '' }))
}

export default function RequestsPage({ loaderData, actionData }: PageProps<typeof loader, typeof action>) {
  const say = useSay()
  const { seen, refused, kinds } = loaderData
  return (
    <>
      <title>{say(ui.titled, say(m.requests))}</title>
      <PageHead title={say(m.requests)} lead={say(m.lead)} />
      <NoNotice no={actionData} />
      <Kinds kinds={kinds} />
      {refused && <Refused refused={refused} />}
      {seen && <Mine requests={seen.preregistrations} />}
      {seen && seen.complaints.length > 0 && <Complaints complaints={seen.complaints} />}
    </>
  )
}

function Kinds({ kinds }: { kinds: Kind[] }) {
  const say = useSay()
  return (
    <section aria-labelledby="kinds" className="grid gap-4">
      <h2 id="kinds" className="text-xl font-semibold">
        {say(m.kinds)}
      </h2>
      <ul className="grid gap-4 sm:grid-cols-2">
        {kinds.map((kind) => (
          <li
            key={kind.code}
            className="flex flex-wrap items-center justify-between gap-4 rounded-card border border-line bg-card p-5 shadow-card"
          >
            <div className="min-w-0 flex-1 basis-48">
              <h3 className="font-semibold">{say(kind.name)}</h3>
              <p className="text-sm text-soft">{say(kind.summary)}</p>
              <p className="text-sm text-soft">{say(m.within, kind.deadlineDays)}</p>
            </div>
            <LinkButton tone="quiet" href={`/requests/new/${kind.code}`}>
              {say(m.register)}
            </LinkButton>
          </li>
        ))}
      </ul>
    </section>
  )
}

const tones = {
  received: 'lan',
  working: 'warn',
  completed: 'good',
  rejected: 'bad',
  withdrawn: 'plain',
  answered: 'good',
} as const

function Mine({ requests }: { requests: Requests['preregistrations'] }) {
  const say = useSay()
  return (
    <Card title={say(m.mine)}>
      {requests.length === 0 ? (
        <EmptyState icon="request" title={say(m.none)} />
      ) : (
        <ul className="grid gap-5">
          {requests.map((request) => (
            <li key={request.ticket} className="grid gap-1 border-b border-line pb-5 last:border-0 last:pb-0">
              <p className="flex flex-wrap items-center justify-between gap-3">
                <span className="font-semibold">{say(request.kind)}</span>
                <Badge tone={tones[request.state]}>{say(m[request.state])}</Badge>
              </p>
              <p className="text-sm text-soft">
                {say(m.ticket, request.ticket)} · {say(m.receivedAt, isoDate(request.receivedAt))}
                {request.resultAt === null && ` · ${say(m.promised, isoDate(request.deadlineAt))}`}
              </p>
              {request.result && <p>{request.result}</p>}
              {request.state === 'received' && (
                <SealedForm name={`withdraw-${request.ticket}`}>
                  <input type="hidden" name="ticket" value={request.ticket} />
                  <Button tone="plain" label={say(m.withdrawNamed, request.ticket)}>
                    {say(m.withdraw)}
                  </Button>
                </SealedForm>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Complaints({ complaints }: { complaints: Requests['complaints'] }) {
  const say = useSay()
  return (
    <Card title={say(m.complaints)}>
      <ul className="grid gap-5">
        {complaints.map((complaint) => (
          <li key={complaint.ticket} className="grid gap-1 border-b border-line pb-5 last:border-0 last:pb-0">
            <p className="flex flex-wrap items-start justify-between gap-3">
              <span className="min-w-0 flex-1 basis-60">{complaint.content}</span>
              <Badge tone={tones[complaint.state]}>{say(m[complaint.state])}</Badge>
            </p>
            <p className="text-sm text-soft">
              {say(m.ticket, complaint.ticket)} · {say(m.receivedAt, isoDate(complaint.receivedAt))}
              {complaint.answeredAt === null && ` · ${say(m.promised, isoDate(complaint.deadlineAt))}`}
            </p>
            {complaint.answer && <p className="rounded-field bg-sunk px-4 py-3">{complaint.answer}</p>}
          </li>
        ))}
      </ul>
    </Card>
  )
}
