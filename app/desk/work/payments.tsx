/** What the cashier said that does not fit, the longest waiting first, and how each ends. */
import { Card, EmptyState, PageHead } from '../../ui/card.tsx'
import { useFrame, useSay } from '../../ui/frame.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { acted, seen } from '../console/ask.ts'
import { dayStart, DAY_MS } from '../console/day.ts'
import { FilterDate, Filters, FilterSelect, smallButton } from '../console/filter.tsx'
import { m as shell } from '../console/messages.ts'
import { NoNotice } from '../console/no-notice.tsx'
import { FlaggedPayment } from './flagged-payment.tsx'
import { flaggedVerdicts, m, verdictOf } from './payment-words.ts'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const query = visit.url.searchParams
  const asked = askedIn(query)
  const until = dayStart(asked.until)
  const page = await seen(visit, 'seeFlaggedPayments', {
    ...asked,
    from: dayStart(asked.from),
    until: until === undefined ? undefined : until + DAY_MS,
  })
  return { ...page, asked, did: query.get('did') }
}

function askedIn(query: URLSearchParams) {
  return {
    state: query.get('state') === 'resolved' ? ('resolved' as const) : ('open' as const),
    verdict: verdictOf(query.get('verdict')) ?? '',
    from: query.get('from') ?? '',
    until: query.get('until') ?? '',
    cursor: query.get('cursor') ?? '',
  }
}

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  const { subscriberId, id, resolution, note } = visit.typed
  const query = new URLSearchParams(queryOf(askedIn(visit.url.searchParams)))
  query.set('did', resolution ?? '')
  const place = `/desk/payments?${query.toString()}`
  return acted(visit, 'resolveFlaggedPayment', { subscriberId, id, resolution, note }, place)
}

type Page = PageProps<typeof loader, typeof action>
type Asked = Page['loaderData']['asked']

export default function Payments({ loaderData, actionData: no }: Page) {
  const say = useSay()
  const { rows, next, asked, did } = loaderData
  const open = asked.state === 'open'
  const words = did === 'credited' ? m.didCredit : did === 'refunded' ? m.didRefund : m.didDismiss
  return (
    <>
      <title>{say(shell.titled, say(m.payments))}</title>
      <PageHead title={say(m.payments)} lead={say(m.paymentsLead)} />
      <NoNotice no={no} />
      {did && !no && <Notice tone="good">{say(words)}</Notice>}
      <Views asked={asked} />
      <PaymentFilters asked={asked} />
      <ul className="grid gap-4 xl:grid-cols-2">
        {rows.map((row) => (
          <FlaggedPayment key={row.id} row={row} no={no?.typed['id'] === row.id ? no : undefined} />
        ))}
      </ul>
      {rows.length === 0 && (
        <Card>
          <EmptyState icon="card" title={say(open ? m.noOpen : m.noResolved)}>
            <p>{say(open ? m.noOpenLead : m.noResolvedLead)}</p>
          </EmptyState>
        </Card>
      )}
      {next && (
        <p className="text-center">
          <a href={`/desk/payments?${queryOf({ ...asked, cursor: next })}`} className={smallButton}>
            {say(open ? shell.next : shell.earlier)}
          </a>
        </p>
      )}
    </>
  )
}

function Views({ asked }: { asked: Asked }) {
  const say = useSay()
  const { path } = useFrame()
  const view = (state: Asked['state'], label: string) => ({
    href: `${path}?${queryOf({ ...asked, state, cursor: '' })}`,
    label,
    current: asked.state === state,
  })
  return <Tabs label={say(m.state)} tabs={[view('open', say(m.open)), view('resolved', say(m.resolved))]} />
}

function PaymentFilters({ asked }: { asked: Asked }) {
  const say = useSay()
  const { path } = useFrame()
  const set = asked.verdict || asked.from || asked.until
  return (
    <Filters label={say(m.filters)} clear={set ? `${path}?state=${asked.state}` : undefined}>
      <input type="hidden" name="state" value={asked.state} />
      <FilterSelect
        name="verdict"
        label={say(m.verdict)}
        value={asked.verdict}
        options={flaggedVerdicts.map((value) => ({ value, label: say(m.verdicts[value]) }))}
      />
      <FilterDate name="from" label={say(shell.from)} value={asked.from} />
      <FilterDate name="until" label={say(shell.until)} value={asked.until} />
    </Filters>
  )
}

function queryOf(asked: Asked): string {
  return new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== '')).toString()
}
