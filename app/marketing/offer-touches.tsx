/** The touches that make a figure of an offer: a walk over what is kept, that says where it stopped and goes on. */
import { dateTime } from '#words/format.ts'
import { Card, EmptyState } from '../ui/card.tsx'
import { useFrame, useSay } from '../ui/frame.tsx'
import { Icon } from '../ui/icon.tsx'
import { visitIn, type PageArgs, type PageProps } from '../visit.ts'
import { seen } from '../desk/console/ask.ts'
import { smallButton } from '../desk/console/filter.tsx'
import { Grid } from '../desk/console/grid.tsx'
import { m as shell } from '../desk/console/messages.ts'
import { ReportHead } from '../desk/console/report-head.tsx'
import { m } from './messages.ts'
import { touchesRead } from './report/touches-read.ts'
import { m as report } from './report/messages.ts'

export async function loader({ params, context }: PageArgs) {
  const visit = visitIn(context)
  const query = Object.fromEntries(visit.url.searchParams)
  const found = await seen(visit, 'seeOfferTouches', { ...query, code: params['offer'] ?? '' })
  const { names, opens } = await touchesRead(visit)
  return { ...found, query, names, opens, cursor: query['cursor'] ?? null }
}

type Page = PageProps<typeof loader>
type Shown = Page['loaderData']
type Found = Shown['touches'][number]

export default function OfferTouches({ loaderData }: Page) {
  const say = useSay()
  const { path } = useFrame()
  const { asked, touches, next, query, cursor, names, opens } = loaderData
  const { code, event, channel, from, until } = asked
  const { cursor: _place, ...whole } = query
  const words = [
    say(m.editOffer, code),
    say(m[event]),
    channel && names.channels[channel],
    from !== undefined && until !== undefined && `${dateTime(from)} – ${dateTime(until - 1)}`,
  ]
  const address = (cursor: string) => `${path}?${new URLSearchParams({ ...query, cursor }).toString()}`
  return (
    <>
      <title>{say(shell.titled, say(report.figure))}</title>
      <ReportHead
        title={say(report.figure)}
        lead={words.filter(Boolean).join(' · ')}
        back={{ href: `/marketing/offers/${code}/figures`, label: say(report.back) }}
        csv={`/marketing/offers/${code}/touches/csv?${new URLSearchParams(whole).toString()}`}
      />
      <Card title={say(report.shown, touches.length)} flush>
        <Grid
          caption={say(report.figure)}
          rows={touches}
          rowKey={({ touch }) => touch.id}
          empty={
            <EmptyState icon="search" title={say(next ? report.noneHere : report.noneAtAll)}>
              <p>{say(next ? report.noneHereLead : report.noneAtAllLead)}</p>
            </EmptyState>
          }
          columns={[
            {
              key: 'when',
              label: say(report.when),
              cell: ({ at }: Found) => <span className="whitespace-nowrap tabular-nums">{dateTime(at)}</span>,
            },
            {
              key: 'subscriber',
              label: say(report.subscriber),
              cell: (each: Found) => <Person each={each} opens={opens} />,
            },
            {
              key: 'channel',
              label: say(m.channel),
              cell: ({ touch }: Found) => names.channels[touch.channel] ?? touch.channel,
            },
            {
              key: 'what',
              label: say(report.touch),
              cell: ({ touch }: Found) => names.businesses[touch.business] ?? touch.business,
            },
          ]}
        />
      </Card>
      <div className="flex justify-center gap-2" data-screen-only="">
        {cursor && (
          <a href={address('')} className={smallButton}>
            {say(shell.first)}
          </a>
        )}
        {next && (
          <a href={address(next)} className={smallButton}>
            {say(touches.length > 0 ? shell.next : report.goOn)}
            <Icon name="next" />
          </a>
        )}
      </div>
    </>
  )
}

function Person({ each: { subscriber, touch, at }, opens }: { each: Found; opens: boolean }) {
  const say = useSay()
  if (!subscriber) return say(report.gone)
  const name = `${subscriber.msisdn} ${subscriber.name}`
  if (!opens) return <span className="whitespace-nowrap tabular-nums">{name}</span>
  return (
    <a
      href={`/desk/subscribers/${subscriber.id}?until=${dateTime(at).slice(0, 10)}#t-${touch.id}`}
      className="whitespace-nowrap text-lan-text tabular-nums"
    >
      {name}
    </a>
  )
}
