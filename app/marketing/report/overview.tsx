/** Where marketing begins: what runs, how it went, what worked, and what to do first where nothing has been done yet. */
import { count, monthName, monthOf, yuan } from '#words/format.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Card, EmptyState, PageHead } from '../../ui/card.tsx'
import { Figures } from '../../ui/figures.tsx'
import { useLanguage, useSay } from '../../ui/frame.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { seen } from '../../desk/console/ask.ts'
import { smallButton } from '../../desk/console/filter.tsx'
import { m as shell } from '../../desk/console/messages.ts'
import { StateBadge } from '../campaigns/state.tsx'
import { FigureLink, liftText, rate } from './figure-link.tsx'
import { m } from './messages.ts'
import { seriesOf } from './series.tsx'
import { TimeChart } from './time-chart.tsx'

const DAY_MS = 24 * 3600_000
const startOf = (day: number) => day * DAY_MS - 8 * 3600_000
const DAYS = 30

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const role = visit.staff?.member.role
  const writes = role !== undefined && visit.hall.staffDoor.allows(role, 'saveCampaign')
  return { ...(await seen(visit, 'seeMarketing', {})), writes }
}

type Page = PageProps<typeof loader>
type Shown = Page['loaderData']

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
      <Running {...shown} />
      <Compared {...shown} />
      <div className="grid gap-4 lg:grid-cols-2">
        <Ranked title={say(m.best)} rows={shown.best} />
        <Ranked title={say(m.worst)} rows={shown.worst} />
      </div>
      <Year {...shown} />
    </>
  )
}

function Running({ running, waiting }: Shown) {
  const say = useSay()
  return (
    <Card title={say(m.running)}>
      {running.length === 0 && (
        <EmptyState icon="megaphone" title={say(m.noneRunning)}>
          <p>{say(m.noneRunningLead)}</p>
        </EmptyState>
      )}
      <ul className="grid gap-4">
        {running.map((each) => (
          <li key={each.id} className="grid gap-1.5">
            <p className="flex flex-wrap items-center gap-3">
              <a href={`/marketing/campaigns/${each.id}`} className="font-medium text-lan-text">
                {each.name}
              </a>
              <StateBadge state={each.state} />
              <a href={`/marketing/campaigns/${each.id}/report`} className="text-sm text-lan-text">
                {say(m.toReport)}
              </a>
            </p>
            <SentBar {...each} />
            <p className="text-sm text-soft">
              {say(m.sent)} <FigureLink value={each.sent} asked={{ what: 'sent', campaign: each.id }} /> /{' '}
              {count(each.target)} · {say(m.answered)}{' '}
              <FigureLink value={each.ordered} asked={{ what: 'answered', campaign: each.id }} /> ·{' '}
              {say(m.optedOut)}{' '}
              <FigureLink value={each.optedOut} asked={{ what: 'opted-out', campaign: each.id }} />
            </p>
          </li>
        ))}
      </ul>
      {waiting.length > 0 && (
        <p className="mt-4 flex flex-wrap items-center gap-3 text-sm">
          <span className="text-soft">{say(m.waiting)}</span>
          {waiting.map(({ id, name }) => (
            <a key={id} href={`/marketing/campaigns/${id}`} className="text-lan-text">
              {name}
            </a>
          ))}
        </p>
      )}
    </Card>
  )
}

function SentBar({ name, sent, skipped, target }: Shown['running'][number]) {
  const done = `${name}: ${rate(sent + skipped, target)}`
  return (
    <svg role="img" aria-label={done} className="block h-3 w-full overflow-hidden rounded-full">
      <rect width="100%" height="100%" className="fill-sunk" />
      <rect
        width={`${Math.min(100, target > 0 ? ((sent + skipped) * 100) / target : 0).toFixed(1)}%`}
        height="100%"
        rx="6"
        className="fill-lan"
      />
    </svg>
  )
}

function Compared({ today, recent, before }: Shown) {
  const say = useSay()
  const span = { from: startOf(today - DAYS + 1), until: startOf(today + 1) }
  const earlier = { from: startOf(today - 2 * DAYS + 1), until: span.from }
  const figure = (label: string, what: string, now: number, then: number) => ({
    label,
    value: <FigureLink value={now} asked={{ what, ...span }} />,
    note: (
      <>
        {say(m.against, '')}
        <FigureLink value={then} asked={{ what, ...earlier }} />
      </>
    ),
  })
  const worth = (what: string, value: number, fen: number, of: typeof span) => (
    <FigureLink value={value} asked={{ what, ...of }} said={`¥${yuan(fen)}`} />
  )
  const earlierWorth = (what: string, value: number, fen: number) => (
    <>
      {say(m.against, '')}
      {worth(what, value, fen, earlier)}
    </>
  )
  return (
    <section className="grid gap-3" aria-label={say(m.last30)}>
      <h2 className="text-lg font-semibold">{say(m.last30)}</h2>
      <Figures
        figures={[
          figure(say(m.sent), 'sent', recent.sent, before.sent),
          figure(say(m.delivered), 'delivered', recent.delivered, before.delivered),
          figure(say(m.responded), 'responded', recent.responded, before.responded),
          figure(say(m.answered), 'answered', recent.ordered, before.ordered),
          {
            label: say(m.amount),
            value: worth('answered', recent.ordered, recent.amountFen, span),
            note: earlierWorth('answered', before.ordered, before.amountFen),
          },
          {
            label: say(m.cost),
            value: worth('sent', recent.sent, recent.costFen, span),
            note: earlierWorth('sent', before.sent, before.costFen),
          },
          figure(say(m.optedOut), 'opted-out', recent.optedOut, before.optedOut),
          {
            label: say(m.optOutRate),
            value: rate(recent.optedOut, recent.sent, 2),
            note: say(m.against, rate(before.optedOut, before.sent, 2)),
          },
        ]}
      />
    </section>
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
  const ends = new Map(months.map(({ key }, at) => [key, Number(months[at + 1]?.key ?? today + 1)]))
  const askedOf = ({ key }: Point) => ({
    from: startOf(Number(key)),
    until: startOf(ends.get(key) ?? today + 1),
  })
  return (
    <Card title={say(m.year)}>
      <TimeChart
        caption={`${say(m.sent)} · ${say(m.answered)}`}
        points={months}
        labelOf={({ key }: Point) => monthName(monthOf(startOf(Number(key))), language)}
        series={seriesOf(
          [
            { word: say(m.sent), look: 'fill-chart-6', of: ({ sent }) => sent, what: 'sent' },
            {
              word: say(m.answered),
              look: 'fill-chart-1',
              of: ({ ordered }) => ordered,
              what: 'answered',
            },
          ],
          askedOf,
        )}
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
