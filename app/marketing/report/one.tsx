/** The report of one campaign: the funnel, its days or hours, variants and channels, and why some got nothing. */
import { dateTime, yuan } from '#words/format.ts'
import { Card, EmptyState } from '../../ui/card.tsx'
import { Figures } from '../../ui/figures.tsx'
import { useSay } from '../../ui/frame.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { seen } from '../../desk/console/ask.ts'
import { Grid } from '../../desk/console/grid.tsx'
import { m as shell } from '../../desk/console/messages.ts'
import { ReportHead } from '../../desk/console/report-head.tsx'
import { channelNames } from '../campaigns/messages.ts'
import { reasonIn } from '../reasons.ts'
import { Definitions } from './definitions.tsx'
import { differenceText, FigureLink, intervalText, rate } from './figure-link.tsx'
import { Funnel } from './funnel.tsx'
import { m } from './messages.ts'
import { SumsTable } from './sums-table.tsx'
import { seriesOf } from './series.tsx'
import { TimeChart } from './time-chart.tsx'
import { StateBadge } from '../campaigns/state.tsx'

export async function loader({ context, params }: PageArgs) {
  return seen(visitIn(context), 'seeCampaignReport', { id: params['id'] ?? '' })
}

type Page = PageProps<typeof loader>
type Shown = Page['loaderData']

export default function One({ loaderData }: Page) {
  const say = useSay()
  const { campaign, total, points } = loaderData
  const title = say(m.one, campaign.name)
  return (
    <>
      <title>{say(shell.titled, title)}</title>
      <ReportHead
        title={title}
        lead={campaign.goal}
        back={{ href: `/marketing/campaigns/${campaign.id}`, label: say(m.toCampaign) }}
        csv={`/marketing/campaigns/${campaign.id}/report/csv`}
      />
      <About {...loaderData} />
      {total.target + total.held === 0 ? (
        <Card>
          <EmptyState icon="chart" title={say(m.nothing)}>
            <p>{say(m.nothingLead)}</p>
          </EmptyState>
        </Card>
      ) : (
        <>
          <Headline {...loaderData} />
          <Card title={say(m.funnel)}>
            <Funnel sums={total} asked={{ campaign: campaign.id }} />
          </Card>
          {points.length > 0 && <Curves {...loaderData} />}
          <Tables {...loaderData} />
        </>
      )}
      <Definitions />
    </>
  )
}

function About({ campaign, segment }: Shown) {
  const say = useSay()
  const { state, startedAt, endedAt, answers, operationCode, responseDays } = campaign
  const span = [startedAt, endedAt].filter((at) => at !== null).map((at) => dateTime(at))
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-soft">
      <StateBadge state={state} />
      <span>{span.join(' – ')}</span>
      {segment && (
        <a href={`/marketing/segments/${segment.id}`}>
          {say(m.segmentVersion, segment.name, segment.version)}
        </a>
      )}
      <span>
        {answers ? say(m.answersTo, [answers, operationCode].filter(Boolean).join(' ')) : say(m.noAnswer)}
      </span>
      <span>{say(m.days, responseDays)}</span>
    </p>
  )
}

function Headline({ campaign: { id: campaign }, total }: Shown) {
  const say = useSay()
  const { sent, delivered, responded, ordered, optedOut, costFen, lift } = total
  const of = (what: string, value: number, said?: string) => (
    <FigureLink value={value} asked={{ what, campaign }} {...(said && { said })} />
  )
  return (
    <Figures
      figures={[
        { label: say(m.sent), value: of('sent', sent), note: say(m.ofListed, rate(sent, total.target)) },
        { label: say(m.delivered), value: of('delivered', delivered), note: rate(delivered, sent) },
        { label: say(m.responded), value: of('responded', responded), note: rate(responded, sent) },
        { label: say(m.answered), value: of('answered', ordered), note: rate(ordered, sent) },
        { label: say(m.lift), value: differenceText(lift), note: intervalText(lift), main: true },
        { label: say(m.amount), value: of('answered', ordered, `¥${yuan(total.amountFen)}`), note: '' },
        {
          label: say(m.cost),
          value: of('sent', sent, `¥${yuan(costFen)}`),
          note: ordered > 0 ? `${say(m.costAnOrder)} ¥${yuan(Math.round(costFen / ordered))}` : '',
        },
        { label: say(m.optedOut), value: of('opted-out', optedOut), note: rate(optedOut, sent, 2) },
      ]}
    />
  )
}

function Curves({ campaign: { id: campaign }, points, unit }: Shown) {
  const say = useSay()
  type Point = Shown['points'][number]
  const labelOf = ({ from }: Point) => dateTime(from).slice(5, unit === 'hour' ? 16 : 10)
  const askedOf = ({ from, until }: Point) => ({ campaign, from, until })
  const shared = { points, labelOf }
  return (
    <Card title={say(m.overTime[unit])}>
      <div className="grid gap-6">
        <TimeChart
          {...shared}
          caption={say(m.sending)}
          series={seriesOf(
            [{ word: say(m.sent), look: 'fill-chart-6', of: (point) => point.sent, what: 'sent' }],
            askedOf,
          )}
        />
        <TimeChart
          {...shared}
          caption={say(m.answering)}
          series={seriesOf(
            [
              {
                word: say(m.responded),
                look: 'fill-chart-3',
                of: (point) => point.responded,
                what: 'responded',
              },
              {
                word: say(m.answered),
                look: 'fill-chart-1',
                of: (point) => point.ordered,
                what: 'answered',
              },
              {
                word: say(m.optedOut),
                look: 'fill-bad',
                of: (point) => point.optedOut,
                what: 'opted-out',
              },
            ],
            askedOf,
          )}
          lines={[
            { key: 'rate', word: say(m.rateLine), look: 'stroke-ink', of: (point) => point.rate },
            { key: 'held', word: say(m.heldLine), look: 'stroke-chart-2', of: (point) => point.heldRate },
          ]}
        />
      </div>
    </Card>
  )
}

function Tables({ campaign: { id: campaign }, variants, channels, total, reasons }: Shown) {
  const say = useSay()
  const all = { ...total, name: say(m.all) }
  const channelName = (code: string) => say(channelNames[code] ?? m.channel)
  return (
    <>
      <Card title={say(m.byVariant)} aside={<p className="text-sm text-soft">{say(m.tableHint)}</p>} flush>
        <SumsTable
          caption={say(m.byVariant)}
          rows={variants.map((row) => ({
            ...row,
            name: `${say(m.variantOf, row.key)} · ${channelName(row.channel)}`,
          }))}
          total={{ ...all, channel: '' }}
          askedOf={({ key: variant }) => ({ campaign, variant })}
        />
      </Card>
      {channels.length > 1 && (
        <Card title={say(m.byChannel)} flush>
          <SumsTable
            caption={say(m.byChannel)}
            rows={channels.map((row) => ({ ...row, name: channelName(row.key) }))}
            total={all}
            askedOf={({ key: channel }) => ({ campaign, channel })}
          />
        </Card>
      )}
      {reasons.length > 0 && <Reasons campaign={campaign} reasons={reasons} />}
    </>
  )
}

function Reasons({ campaign, reasons }: { campaign: string; reasons: Shown['reasons'] }) {
  const say = useSay()
  return (
    <Card title={say(m.why)} flush>
      <Grid
        caption={say(m.why)}
        rows={reasons}
        rowKey={({ what, reason }) => `${what} ${reason}`}
        columns={[
          {
            key: 'reason',
            label: say(m.reason),
            cell: ({ reason }) => reasonIn(say, reason),
          },
          { key: 'what', label: say(m.state), cell: ({ what }) => say(m[what]) },
          {
            key: 'count',
            label: say(m.people),
            align: 'right',
            cell: ({ what, reason, count }) => (
              <FigureLink value={count} asked={{ what, campaign, reason }} />
            ),
          },
        ]}
      />
    </Card>
  )
}
