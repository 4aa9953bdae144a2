/** The contacts that make one figure of the report. A walk over what is kept: it says where it stopped and goes on. */
import { dateTime, monthName } from '#words/format.ts'
import { Card, EmptyState, PageHead } from '../../ui/card.tsx'
import { useFrame, useLanguage, useSay } from '../../ui/frame.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Money } from '../../ui/money.tsx'
import { touchTime } from '../../hall/touch-time.ts'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { seen } from '../../desk/console/ask.ts'
import { smallButton } from '../../desk/console/filter.tsx'
import { Grid, type GridColumn } from '../../desk/console/grid.tsx'
import { m as shell } from '../../desk/console/messages.ts'
import { kinds, m, sides } from './messages.ts'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const query = Object.fromEntries(visit.url.searchParams)
  const figure = await seen(visit, 'seeFigure', query)
  const role = visit.staff?.member.role
  const opens = role !== undefined && visit.hall.staffDoor.allows(role, 'seeTimeline')
  return { ...figure, query, opens, cursor: query['cursor'] ?? null }
}

type Shown = PageProps<typeof loader>['loaderData']

export default function Figure({ loaderData }: PageProps<typeof loader>) {
  const say = useSay()
  const language = useLanguage()
  const { asked, codes } = loaderData
  const business = codes.businessTypes.find(({ code }) => code === asked.business)
  const branch = codes.branches.find(({ code }) => code === asked.branch)
  const span = [...new Set([asked.from, asked.to])].map((month) => monthName(month, language)).join(' – ')
  const which = [
    span,
    say(sides[asked.side]),
    say(kinds[asked.kind]),
    business?.name[language] ?? say(m.allBusinesses),
    branch?.name[language] ?? say(m.allBranches),
  ]
  return (
    <>
      <title>{say(shell.titled, say(m.figure))}</title>
      <PageHead title={say(m.figure)} lead={which.join(' · ')}>
        <a href={reportOf(loaderData)} className={smallButton} data-screen-only="">
          <Icon name="back" />
          {say(m.backToReport)}
        </a>
      </PageHead>
      <FigureTouches {...loaderData} />
    </>
  )
}

function reportOf({ query }: Shown): string {
  const { from = '', to = '', kind = '', business, branch } = query
  return `/ops?${new URLSearchParams({ from, to, kind, ...(business && { business }), ...(branch && { branch }) }).toString()}`
}

function FigureTouches(shown: Shown) {
  const say = useSay()
  const { path } = useFrame()
  const { touches, next, query, cursor } = shown
  const columns = useColumns(shown)
  return (
    <>
      <Card title={say(m.shown, touches.length)} flush>
        <Grid
          caption={say(m.figure)}
          rows={touches}
          rowKey={({ touch }) => touch.id}
          columns={columns}
          empty={
            <EmptyState icon="search" title={say(next ? m.noneHere : m.noneAtAll)}>
              <p>{say(next ? m.noneHereLead : m.noneAtAllLead)}</p>
            </EmptyState>
          }
        />
      </Card>
      <div className="flex justify-center gap-2">
        {cursor && (
          <a
            href={`${path}?${new URLSearchParams({ ...query, cursor: '' }).toString()}`}
            className={smallButton}
          >
            {say(shell.first)}
          </a>
        )}
        {next && (
          <a
            href={`${path}?${new URLSearchParams({ ...query, cursor: next }).toString()}`}
            className={smallButton}
          >
            {say(touches.length > 0 ? shell.next : m.goOn)}
            <Icon name="next" />
          </a>
        )}
      </div>
    </>
  )
}

function useColumns({ codes, opens }: Shown): GridColumn<Shown['touches'][number]>[] {
  const say = useSay()
  const language = useLanguage()
  const called = (rows: { code: string; name: Record<'zh' | 'en', string> }[], wanted: string) =>
    rows.find(({ code }) => code === wanted)?.name[language] ?? wanted
  return [
    {
      key: 'when',
      label: say(m.when),
      cell: ({ touch }) => (
        <span className="whitespace-nowrap tabular-nums">{dateTime(touchTime(touch.id))}</span>
      ),
    },
    {
      key: 'subscriber',
      label: say(m.subscriber),
      cell: ({ touch, subscriber }) => {
        if (!subscriber) return say(m.unknown)
        const name = `${subscriber.msisdn} ${subscriber.name}`
        if (!opens) return <span className="whitespace-nowrap tabular-nums">{name}</span>
        return (
          <a
            href={`/desk/subscribers/${subscriber.id}?until=${dateTime(touchTime(touch.id)).slice(0, 10)}#t-${touch.id}`}
            className="whitespace-nowrap text-lan-text tabular-nums"
          >
            {name}
          </a>
        )
      },
    },
    { key: 'channel', label: say(m.channel), cell: ({ touch }) => called(codes.channels, touch.channel) },
    { key: 'what', label: say(m.what), cell: ({ touch }) => called(codes.businessTypes, touch.business) },
    { key: 'branch', label: say(m.branch), cell: ({ touch }) => called(codes.branches, touch.branchCode) },
    {
      key: 'amount',
      label: say(m.amount),
      align: 'right',
      cell: ({ touch }) => (touch.amountFen ? <Money fen={touch.amountFen} /> : ''),
    },
    { key: 'place', label: say(m.place), cell: ({ touch }) => touch.place ?? '' },
  ]
}
