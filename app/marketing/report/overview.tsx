/** Where marketing begins: what runs, how it went, what worked, and what to do first where nothing has been done yet. */
import { addMonths, dayStart, monthName, monthOf, monthStart } from '#words/format.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Card, EmptyState, PageHead } from '../../ui/card.tsx'
import { useLanguage, useSay } from '../../ui/frame.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { seen } from '../../desk/console/ask.ts'
import { smallButton } from '../../desk/console/filter.tsx'
import { m as shell } from '../../desk/console/messages.ts'
import { Compared } from './compared.tsx'
import { liftText, rate } from './figure-link.tsx'
import { m } from './messages.ts'
import { RunningNow } from './running.tsx'
import { useSeries } from './series.tsx'
import { TimeChart } from './time-chart.tsx'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const role = visit.staff?.member.role
  const writes = role !== undefined && visit.hall.staffDoor.allows(role, 'saveCampaign')
  return { ...(await seen(visit, 'seeMarketing', {})), writes }
}

type Page = PageProps<typeof loader>
export type Shown = Page['loaderData']

export default function Overview({ loaderData }: Page) {
  const say = useSay()
  const { any, writes } = loaderData
  return (
    <>
      <title>{say(shell.titled, say(m.overview))}</title>
      <PageHead title={say(m.overview)} lead={say(m.overviewLead)}>
        <div className="flex flex-wrap gap-2" data-screen-only="">
          <a href="/marketing/calendar" className={smallButton}>
            {say(m.calendar)}
          </a>
          <a href="/marketing/report" className={smallButton}>
            {say(m.allCampaigns)}
          </a>
          {writes && (
            <LinkButton href="/marketing/campaigns/new" icon="plus">
              {say(m.newCampaign)}
            </LinkButton>
          )}
        </div>
      </PageHead>
      {any ? <Working {...loaderData} /> : <DayOne writes={writes} />}
    </>
  )
}

function DayOne({ writes }: { writes: boolean }) {
  const say = useSay()
  return (
    <Card>
      <EmptyState icon="megaphone" title={say(m.firstTitle)}>
        <p className="max-w-prose">{say(m.firstLead)}</p>
        {writes && (
          <p className="flex flex-wrap justify-center gap-3">
            <LinkButton href="/marketing/segments/new">{say(m.segments)}</LinkButton>
            <LinkButton tone="plain" href="/marketing/campaigns/new">
              {say(m.newCampaign)}
            </LinkButton>
            <LinkButton tone="plain" href="/marketing/offers">
              {say(m.offers)}
            </LinkButton>
          </p>
        )}
      </EmptyState>
    </Card>
  )
}

function Working(shown: Shown) {
  const say = useSay()
  return (
    <>
      <RunningNow {...shown} />
      <Compared {...shown} />
      <div className="grid gap-4 lg:grid-cols-2">
        <Ranked title={say(m.best)} rows={shown.best} />
        <Ranked title={say(m.worst)} rows={shown.worst} />
      </div>
      <Year {...shown} />
    </>
  )
}

function Ranked({ title, rows }: { title: string; rows: Shown['best'] }) {
  const say = useSay()
  return (
    <Card title={title}>
      {rows.length === 0 && (
        <EmptyState icon="chart" title={say(m.noLift)}>
          <p>{say(m.noLiftLead)}</p>
        </EmptyState>
      )}
      <ol className="grid gap-3">
        {rows.map(({ key, name, lift, ordered, sent }) => (
          <li key={key} className="grid gap-0.5">
            <a href={`/marketing/campaigns/${key}/report`} className="font-medium text-lan-text">
              {name}
            </a>
            <span className="text-sm text-soft tabular-nums">
              {say(m.lift)}{' '}
              <span className={lift?.clear ? 'font-semibold text-ink' : ''}>{liftText(lift)}</span> ·{' '}
              {say(m.orderRate)} {rate(ordered, sent)}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}

function Year({ months, today }: Shown) {
  const say = useSay()
  const language = useLanguage()
  type Point = Shown['months'][number]
  const monthAt = ({ key }: Point) => monthOf(dayStart(Number(key)))
  const askedOf = (point: Point) => ({
    from: dayStart(Number(point.key)),
    until: Math.min(monthStart(addMonths(monthAt(point), 1)), dayStart(today + 1)),
  })
  return (
    <Card title={say(m.year)}>
      <TimeChart
        caption={`${say(m.sent)} · ${say(m.answered)}`}
        points={months}
        labelOf={(point: Point) => monthName(monthAt(point), language)}
        series={useSeries(['sent', 'answered'], askedOf)}
        lines={[
          {
            key: 'optOutRate',
            word: say(m.optOutRate),
            look: 'stroke-bad',
            of: ({ optedOut, sent }) => (sent > 0 && optedOut <= sent ? optedOut / sent : null),
          },
        ]}
      />
    </Card>
  )
}
