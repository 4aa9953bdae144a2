/** Complaints, the nearest deadline first, and their answers. */
import { dateTime } from '#words/format.ts'
import { Button } from '../../ui/button.tsx'
import { Badge, Card, EmptyState, PageHead } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useFrame, useLanguage, useSay } from '../../ui/frame.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { acted, seen, type No } from '../console/ask.ts'
import { smallButton } from '../console/filter.tsx'
import { m as shell } from '../console/messages.ts'
import { NoNotice } from '../console/no-notice.tsx'
import { m } from './messages.ts'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const { searchParams } = visit.url
  const state = searchParams.get('state') === 'answered' ? 'answered' : 'received'
  const cursor = searchParams.get('cursor') ?? ''
  const [queue, codes] = await Promise.all([
    seen(visit, 'seeComplaints', { state, cursor }),
    visit.hall.codes(),
  ])
  return { ...queue, state, branches: codes.branches, sent: searchParams.has('sent') }
}

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  return acted(visit, 'answerComplaint', visit.typed, '/desk/complaints?sent')
}

type Page = PageProps<typeof loader, typeof action>

export default function Complaints({ loaderData, actionData: no }: Page) {
  const say = useSay()
  const { path } = useFrame()
  const { rows, next, state, sent } = loaderData
  const answered = state === 'answered'
  return (
    <>
      <title>{say(shell.titled, say(m.complaints))}</title>
      <PageHead title={say(m.complaints)} lead={say(m.complaintsLead)} />
      <NoNotice no={no} />
      {sent && !no && <Notice tone="good">{say(m.sent)}</Notice>}
      <Tabs
        label={say(m.state)}
        tabs={[
          { href: path, label: say(m.waiting), current: !answered },
          { href: `${path}?state=answered`, label: say(m.answered), current: answered },
        ]}
      />
      <ul className="grid gap-4 xl:grid-cols-2">
        {rows.map((row) => (
          <Complaint
            key={row.id}
            row={row}
            {...loaderData}
            no={no?.typed['id'] === row.id ? no : undefined}
          />
        ))}
      </ul>
      {rows.length === 0 && (
        <Card>
          <EmptyState icon="complaint" title={say(answered ? m.noAnswered : m.noComplaints)}>
            {!answered && <p>{say(m.noComplaintsLead)}</p>}
          </EmptyState>
        </Card>
      )}
      {next && (
        <p className="text-center">
          <a
            href={`${path}?${new URLSearchParams({ state, cursor: next }).toString()}`}
            className={smallButton}
          >
            {say(shell.next)}
          </a>
        </p>
      )}
    </>
  )
}

type Row = Page['loaderData']['rows'][number]

function Complaint({
  row,
  branches,
  no,
}: Pick<Page['loaderData'], 'branches'> & { row: Row; no: No | undefined }) {
  const say = useSay()
  const language = useLanguage()
  const branch = branches.find(({ code }) => code === row.branchCode)
  return (
    <li
      id={row.id}
      className="grid content-start gap-3 rounded-card border border-line bg-card p-5 shadow-card"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <span className="font-mono">{row.ticket}</span>
        <a href={`/desk/subscribers/${row.subscriberId}`} className="text-lan-text tabular-nums">
          {row.name} {row.msisdn}
        </a>
        <span className="text-soft">{branch?.name[language] ?? row.branchCode}</span>
        {row.overdue && <Badge tone="bad">{say(m.late)}</Badge>}
      </div>
      <p className="whitespace-pre-line break-words">{row.content}</p>
      <p className="text-sm text-soft tabular-nums">
        {say(m.receivedAt)} {dateTime(row.receivedAt)} · {say(m.deadline)} {dateTime(row.deadlineAt)}
      </p>
      {row.state === 'answered' ? (
        <p className="rounded-field bg-sunk px-4 py-3 whitespace-pre-line">
          {row.answer}
          <span className="block pt-1 text-sm text-soft tabular-nums">
            {row.answeredAt !== null && say(m.answeredAt, dateTime(row.answeredAt))}
          </span>
        </p>
      ) : (
        <SealedForm name={`answer-${row.id}`} className="grid gap-3">
          <input type="hidden" name="subscriberId" value={row.subscriberId} />
          <input type="hidden" name="id" value={row.id} />
          <Field
            id={`answer-${row.id}`}
            name="answer"
            rows={3}
            maxLength={500}
            label={say(m.answer)}
            value={no?.typed['answer']}
            wrong={no?.issues['answer']}
          />
          <div>
            <Button tone="quiet">{say(m.send)}</Button>
          </div>
        </SealedForm>
      )}
    </li>
  )
}
