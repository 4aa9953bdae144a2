/** The report of one campaign: the funnel, its days or hours, variants and channels, and why some got nothing. */
import { dateTime } from '#words/format.ts'
import { Card, EmptyState } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { seen } from '../../desk/console/ask.ts'
import { Grid } from '../../desk/console/grid.tsx'
import { m as shell } from '../../desk/console/messages.ts'
import { ReportHead } from '../../desk/console/report-head.tsx'
import { channelNames } from '../campaigns/messages.ts'
import { reasonIn } from '../reasons.ts'
import { Definitions } from './definitions.tsx'
import { FigureLink } from './figure-link.tsx'
import { Funnel } from './funnel.tsx'
import { Headline } from './headline.tsx'
import { m } from './messages.ts'
import { SumsTable, TableHint } from './sums-table.tsx'
import { useSeries } from './series.tsx'
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
          <Headline total={total} asked={{ campaign: campaign.id }} />
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

function Curves({ campaign: { id: campaign }, points, unit }: Shown) {
  const say = useSay()
  type Point = Shown['points'][number]
  const steps = {
    points,
    labelOf: ({ from }: Point) => dateTime(from).slice(5, unit === 'hour' ? 16 : 10),
  }
  const askedOf = ({ from, until }: Point) => ({ campaign, from, until })
  return (
    <Card title={say(m.overTime[unit])}>
      <div className="grid gap-6 print:grid-cols-2">
        <TimeChart {...steps} caption={say(m.sending)} series={useSeries(['sent'], askedOf)} />
        <TimeChart
          {...steps}
          caption={say(m.answering)}
          series={useSeries(['responded', 'answered', 'opted-out'], askedOf)}
          lines={[
            { key: 'rate', word: say(m.rateLine), look: 'stroke-ink', of: ({ rate }) => rate },
            { key: 'held', word: say(m.heldLine), look: 'stroke-chart-2', of: ({ heldRate }) => heldRate },
          ]}
        />
      </div>
    </Card>
  )
}

function Tables({ campaign: { id: campaign }, variants, channels, total, reasons }: Shown) {
  const say = useSay()
  const channelName = (code: string) => say(channelNames[code] ?? m.channel)
  return (
    <>
      <Card title={say(m.byVariant)} aside={<TableHint />} flush>
        <SumsTable
          caption={say(m.byVariant)}
          rows={variants}
          total={total}
          nameOf={({ key, channel }) => `${say(m.variantOf, key)} · ${channelName(channel)}`}
          askedOf={({ key: variant }) => ({ campaign, variant })}
        />
      </Card>
      {channels.length > 1 && (
        <Card title={say(m.byChannel)} flush>
          <SumsTable
            caption={say(m.byChannel)}
            rows={channels}
            total={total}
            nameOf={({ key }) => channelName(key)}
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
