/** The back office's queue of pre-registrations: take, complete or reject, extract. */
import type { PreregistrationState } from '#drizzle/schema/request.ts'
import { dateTime } from '#words/format.ts'
import { Badge, EmptyState, PageHead, Sheet } from '../../ui/card.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useFrame, useLanguage, useSay } from '../../ui/frame.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { acted, seen } from '../console/ask.ts'
import { FilterCheck, Filters, FilterSelect, smallButton } from '../console/filter.tsx'
import { Grid, type GridColumn } from '../console/grid.tsx'
import { m as shell } from '../console/messages.ts'
import { NoNotice } from '../console/no-notice.tsx'
import { ResultForm } from './result-form.tsx'
import { m, states } from './messages.ts'

const order: PreregistrationState[] = ['received', 'working', 'completed', 'rejected', 'withdrawn']

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const asked = askedIn(visit.url.searchParams)
  const [queue, codes] = await Promise.all([seen(visit, 'seePreregistrations', asked), visit.hall.codes()])
  return { ...queue, ...codes, asked, did: visit.url.searchParams.get('did') }
}

function askedIn(query: URLSearchParams) {
  return {
    state: order.find((state) => state === query.get('state')) ?? 'received',
    kindCode: query.get('kindCode') ?? '',
    branchCode: query.get('branchCode') ?? '',
    overdue: query.get('overdue') === 'true',
    cursor: query.get('cursor') ?? '',
  }
}

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  const { subscriberId, id, outcome, result } = visit.typed
  const query = new URLSearchParams(visit.url.search)
  query.delete('cursor')
  query.set('did', outcome ? 'finished' : 'taken')
  const place = `/desk/requests?${query.toString()}`
  return outcome
    ? acted(visit, 'finishPreregistration', { subscriberId, id, outcome, result }, place)
    : acted(visit, 'takePreregistration', { subscriberId, id }, place)
}

type Page = PageProps<typeof loader, typeof action>
type Shown = Page['loaderData'] & { no: Page['actionData'] }
type Row = Shown['rows'][number]

export default function Requests({ loaderData, actionData: no }: Page) {
  const say = useSay()
  const { asked, rows, next, did } = loaderData
  const columns = useColumns({ ...loaderData, no })
  return (
    <>
      <title>{say(shell.titled, say(m.requests))}</title>
      <PageHead title={say(m.requests)} lead={say(m.requestsLead)}>
        <a href={`/desk/requests/csv?${queryOf(asked)}`} className={smallButton}>
          <Icon name="download" />
          {say(m.extract)}
        </a>
      </PageHead>
      <NoNotice no={no} />
      {did && !no && <Notice tone="good">{say(did === 'finished' ? m.finished : m.taken)}</Notice>}
      <QueueFilters {...loaderData} />
      <Sheet>
        <Grid
          caption={say(m.requests)}
          rows={rows}
          rowKey={({ id }) => id}
          columns={columns}
          empty={
            <EmptyState icon="queue" title={say(m.emptyQueue)}>
              <p>{say(m.emptyQueueLead)}</p>
            </EmptyState>
          }
        />
      </Sheet>
      {next && (
        <p className="text-center">
          <a href={`/desk/requests?${queryOf({ ...asked, cursor: next })}`} className={smallButton}>
            {say(rows.length > 0 ? shell.next : m.more)}
          </a>
        </p>
      )}
    </>
  )
}

function queryOf({ state, kindCode, branchCode, overdue, cursor }: Shown['asked']): string {
  return new URLSearchParams({
    state,
    ...(kindCode && { kindCode }),
    ...(branchCode && { branchCode }),
    ...(overdue && { overdue: 'true' }),
    ...(cursor && { cursor }),
  }).toString()
}

function QueueFilters({ asked, kinds, branches }: Page['loaderData']) {
  const say = useSay()
  const language = useLanguage()
  const named = (rows: { code: string; name: Record<'zh' | 'en', string> }[]) =>
    rows.map(({ code, name }) => ({ value: code, label: name[language] }))
  return (
    <Filters label={say(m.filters)} clear="/desk/requests">
      <FilterSelect
        all={false}
        name="state"
        label={say(m.state)}
        value={asked.state}
        options={order.map((value) => ({ value, label: say(states[value]) }))}
      />
      <FilterSelect name="kindCode" label={say(m.kind)} value={asked.kindCode} options={named(kinds)} />
      <FilterSelect
        name="branchCode"
        label={say(m.branch)}
        value={asked.branchCode}
        options={named(branches)}
      />
      <FilterCheck name="overdue" label={say(m.overdue)} checked={asked.overdue} />
    </Filters>
  )
}

function useColumns(shown: Shown): GridColumn<Row>[] {
  const say = useSay()
  const language = useLanguage()
  const called = (rows: { code: string; name: Record<'zh' | 'en', string> }[], wanted: string) =>
    rows.find(({ code }) => code === wanted)?.name[language] ?? wanted
  const open = shown.asked.state === 'received' || shown.asked.state === 'working'
  return [
    {
      key: 'ticket',
      label: say(m.ticket),
      cell: (row) => (
        <>
          <span className="font-mono text-xs whitespace-nowrap">{row.ticket}</span>
          <span className="block font-medium">{called(shown.kinds, row.kindCode)}</span>
        </>
      ),
    },
    {
      key: 'subscriber',
      label: say(m.subscriber),
      cell: (row) => (
        <a
          href={`/desk/subscribers/${row.subscriberId}`}
          className="whitespace-nowrap text-lan-text tabular-nums"
        >
          {row.name} {row.msisdn}
        </a>
      ),
    },
    { key: 'details', label: say(m.details), cell: (row) => <Details row={row} kinds={shown.kinds} /> },
    {
      key: 'branch',
      label: say(m.branch),
      cell: (row) => (
        <span className="whitespace-nowrap">
          {called(shown.branches, row.branchCode)}
          <span className="block text-xs text-soft">{say(m.via, called(shown.channels, row.channel))}</span>
        </span>
      ),
    },
    {
      key: 'deadline',
      label: say(m.deadline),
      cell: (row) => (
        <span className="whitespace-nowrap tabular-nums">
          {dateTime(row.deadlineAt)}
          <span className="block text-xs text-soft">
            {say(m.receivedAt)} {dateTime(row.receivedAt)}
          </span>
          {open && row.overdue && <Badge tone="bad">{say(m.late)}</Badge>}
        </span>
      ),
    },
    {
      key: 'next',
      label: say(open ? m.next : m.resultOf),
      cell: (row) => (open ? <NextStep row={row} no={shown.no} /> : row.result),
    },
  ]
}

function Details({ row, kinds }: { row: Row; kinds: Shown['kinds'] }) {
  const language = useLanguage()
  const fields = kinds.find(({ code }) => code === row.kindCode)?.fields ?? []
  return (
    <dl className="grid gap-0.5">
      {Object.entries(row.values).map(([name, value]) => {
        const field = fields.find((each) => each.name === name)
        const choice = field?.choices?.find((each) => each.value === value)
        return (
          <div key={name} className="flex flex-wrap gap-x-2">
            <dt className="text-soft">{field?.label[language] ?? name}</dt>
            <dd>{choice?.label[language] ?? value}</dd>
          </div>
        )
      })}
    </dl>
  )
}

function NextStep({ row, no }: { row: Row; no: Shown['no'] }) {
  const say = useSay()
  const { search } = useFrame()
  const action = `/desk/requests${search}`
  if (row.state === 'received') {
    return (
      <SealedForm name={`take-${row.id}`} action={action}>
        <input type="hidden" name="subscriberId" value={row.subscriberId} />
        <input type="hidden" name="id" value={row.id} />
        <button type="submit" className={smallButton}>
          {say(m.take)}
          <span className="sr-only">{row.ticket}</span>
        </button>
      </SealedForm>
    )
  }
  return <ResultForm row={row} no={no?.typed['id'] === row.id ? no : undefined} />
}
