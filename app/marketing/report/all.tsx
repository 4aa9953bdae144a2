/** All campaigns of a span: over time, and by campaign, segment, channel, week or month. */
import type { ReportKey } from '#server/campaign/report-all.ts'
import { isoDate, monthName, monthOf, yuan } from '#words/format.ts'
import { Card, EmptyState } from '../../ui/card.tsx'
import { Figures } from '../../ui/figures.tsx'
import { useLanguage, useSay } from '../../ui/frame.tsx'
import { Notice } from '../../ui/notice.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { ask, seen } from '../../desk/console/ask.ts'
import { FilterDate, Filters, FilterSelect } from '../../desk/console/filter.tsx'
import { m as shell } from '../../desk/console/messages.ts'
import { ReportHead } from '../../desk/console/report-head.tsx'
import { channelNames } from '../campaigns/messages.ts'
import { Definitions } from './definitions.tsx'
import { differenceText, FigureLink, intervalText, rate, type Asked } from './figure-link.tsx'
import { m } from './messages.ts'
import { SumsTable } from './sums-table.tsx'
import { seriesOf } from './series.tsx'
import { TimeChart } from './time-chart.tsx'

const DAY_MS = 24 * 3600_000
/** When a day begins in Shanghai. */
const startOf = (day: number) => day * DAY_MS - 8 * 3600_000

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const query = Object.fromEntries(visit.url.searchParams)
  const outcome = await ask(visit, 'seeMarketingReport', query)
  const wrong = outcome.kind !== 'done'
  const report = wrong ? await seen(visit, 'seeMarketingReport', {}) : outcome.output
  return { ...report, wrong }
}

type Page = PageProps<typeof loader>
type Shown = Page['loaderData']

export default function All({ loaderData }: Page) {
  const say = useSay()
  const { rows, wrong } = loaderData
  return (
    <>
      <title>{say(shell.titled, say(m.report))}</title>
      <ReportHead
        title={say(m.report)}
        lead={say(m.reportLead)}
        csv={`/marketing/report/csv?${queryOf(loaderData)}`}
      />
      {wrong && <Notice tone="warn">{say(m.wrongSpan)}</Notice>}
      <ReportFilters {...loaderData} />
      {rows.length === 0 ? (
        <Card>
          <EmptyState icon="chart" title={say(m.nothingInSpan)}>
            <p>{say(m.nothingInSpanLead)}</p>
            <a href="/marketing/calendar">{say(m.calendar)}</a>
          </EmptyState>
        </Card>
      ) : (
        <>
          <Headline {...loaderData} />
          <Curve {...loaderData} />
          <Table {...loaderData} />
        </>
      )}
      <Definitions />
    </>
  )
}

/** The address of this very report, for its other forms. */
function queryOf({ ask: { from, until, by, channel, segmentId } }: Shown): string {
  const query = new URLSearchParams({ from: isoDate(startOf(from)), until: isoDate(startOf(until)), by })
  if (channel) query.set('channel', channel)
  if (segmentId) query.set('segment', segmentId)
  return query.toString()
}

const bys: [ReportKey, keyof typeof m & `by${string}`][] = [
  ['campaign', 'byCampaign'],
  ['segment', 'bySegment'],
  ['channel', 'byChannel'],
  ['week', 'byWeek'],
  ['month', 'byMonth'],
]

function ReportFilters({ ask: asked, segments }: Shown) {
  const say = useSay()
  return (
    <Filters label={say(m.filters)} clear="/marketing/report">
      <FilterDate name="from" label={say(m.from)} value={isoDate(startOf(asked.from))} />
      <FilterDate name="until" label={say(m.until)} value={isoDate(startOf(asked.until))} />
      <FilterSelect
        all={false}
        name="by"
        label={say(m.by)}
        value={asked.by}
        options={[
          { value: 'campaign', label: say(m.byCampaign) },
          { value: 'segment', label: say(m.bySegment) },
          { value: 'channel', label: say(m.byChannel) },
          { value: 'week', label: say(m.byWeek) },
          { value: 'month', label: say(m.byMonth) },
        ]}
      />
      <FilterSelect
        name="channel"
        label={say(m.channel)}
        value={asked.channel ?? ''}
        options={Object.entries(channelNames)
          .filter(([value]) => value !== 'all')
          .map(([value, name]) => ({ value, label: say(name) }))}
      />
      <FilterSelect
        name="segment"
        label={say(m.segment)}
        value={asked.segmentId ?? ''}
        options={segments.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Filters>
  )
}

/** What every figure of the page has in common. */
function spanOf({ ask: { from, until, channel, segmentId } }: Shown): Omit<Asked, 'what'> {
  return {
    from: startOf(from),
    until: startOf(until + 1),
    channel: channel ?? undefined,
    segment: segmentId ?? undefined,
  }
}

function Headline(shown: Shown) {
  const say = useSay()
  const { total } = shown
  const of = (what: string, value: number, said?: string) => (
    <FigureLink value={value} asked={{ what, ...spanOf(shown) }} {...(said && { said })} />
  )
  return (
    <Figures
      figures={[
        {
          label: say(m.sent),
          value: of('sent', total.sent),
          note: say(m.ofListed, rate(total.sent, total.target)),
        },
        {
          label: say(m.delivered),
          value: of('delivered', total.delivered),
          note: rate(total.delivered, total.sent),
        },
        {
          label: say(m.responded),
          value: of('responded', total.responded),
          note: rate(total.responded, total.sent),
        },
        {
          label: say(m.answered),
          value: of('answered', total.ordered),
          note: rate(total.ordered, total.sent),
        },
        {
          label: say(m.lift),
          value: differenceText(total.lift),
          note: intervalText(total.lift),
          main: true,
        },
        {
          label: say(m.amount),
          value: of('answered', total.ordered, `¥${yuan(total.amountFen)}`),
          note: '',
        },
        { label: say(m.cost), value: of('sent', total.sent, `¥${yuan(total.costFen)}`), note: '' },
        {
          label: say(m.optedOut),
          value: of('opted-out', total.optedOut),
          note: rate(total.optedOut, total.sent, 2),
        },
      ]}
    />
  )
}

function Curve(shown: Shown) {
  const say = useSay()
  const language = useLanguage()
  const { points, unit, ask: asked } = shown
  type Point = Shown['points'][number]
  const ends = new Map(points.map(({ key }, at) => [key, Number(points[at + 1]?.key ?? asked.until + 1)]))
  const labelOf = ({ key }: Point) =>
    unit === 'month' ? monthName(monthOf(startOf(Number(key))), language) : isoDate(startOf(Number(key)))
  const askedOf = ({ key }: Point) => ({
    ...spanOf(shown),
    from: startOf(Math.max(Number(key), asked.from)),
    until: startOf(ends.get(key) ?? asked.until + 1),
  })
  const shared = { points, labelOf }
  return (
    <Card title={say(m.overTime[unit])}>
      <div className="grid gap-6">
        <TimeChart
          {...shared}
          caption={say(m.sending)}
          series={seriesOf(
            [
              { word: say(m.sent), look: 'fill-chart-6', of: ({ sent }) => sent, what: 'sent' },
              {
                word: say(m.delivered),
                look: 'fill-chart-2',
                of: ({ delivered }) => delivered,
                what: 'delivered',
              },
            ],
            askedOf,
          )}
        />
        <TimeChart
          {...shared}
          caption={`${say(m.responded)} · ${say(m.answered)} · ${say(m.optedOut)}`}
          series={seriesOf(
            [
              {
                word: say(m.responded),
                look: 'fill-chart-3',
                of: ({ responded }) => responded,
                what: 'responded',
              },
              {
                word: say(m.answered),
                look: 'fill-chart-1',
                of: ({ ordered }) => ordered,
                what: 'answered',
              },
              {
                word: say(m.optedOut),
                look: 'fill-bad',
                of: ({ optedOut }) => optedOut,
                what: 'opted-out',
              },
            ],
            askedOf,
          )}
          lines={[
            {
              key: 'rate',
              word: say(m.orderRate),
              look: 'stroke-ink',
              of: ({ ordered, sent }) => (sent > 0 && ordered <= sent ? ordered / sent : null),
            },
          ]}
        />
      </div>
    </Card>
  )
}

function Table(shown: Shown) {
  const say = useSay()
  const language = useLanguage()
  const { rows, total, ask: asked } = shown
  const title = say(m[bys.find(([by]) => by === asked.by)?.[1] ?? 'byCampaign'])
  const nameOf = ({ key, name }: { key: string; name: string }) => {
    if (asked.by === 'channel') return say(channelNames[key] ?? m.channel)
    if (asked.by === 'campaign')
      return (
        <a href={`/marketing/campaigns/${key}/report`} className="text-lan-text">
          {name}
        </a>
      )
    if (asked.by === 'segment')
      return (
        <a href={`/marketing/segments/${key}`} className="text-lan-text">
          {name}
        </a>
      )
    const at = startOf(Number(key))
    return asked.by === 'month' ? monthName(monthOf(at), language) : isoDate(at)
  }
  return (
    <Card title={title} aside={<p className="text-sm text-soft">{say(m.tableHint)}</p>} flush>
      <SumsTable
        caption={title}
        rows={rows.map((row) => ({ ...row, name: nameOf(row) }))}
        total={{ ...total, name: say(m.all) }}
        askedOf={({ key }) => ({ ...spanOf(shown), ...ofRow(shown, key) })}
      />
    </Card>
  )
}

/** What a row adds to the filter of the page; the total adds nothing. */
function ofRow({ ask: { by, from, until } }: Shown, key: string): Partial<Asked> {
  if (key === '') return {}
  if (by === 'campaign') return { campaign: key, segment: undefined }
  if (by === 'segment') return { segment: key }
  if (by === 'channel') return { channel: key }
  const first = Number(key)
  const next = by === 'week' ? first + 7 : dayAfterMonth(first)
  return { from: startOf(Math.max(first, from)), until: startOf(Math.min(next, until + 1)) }
}

/** The first day of the next month. @param first the first day of a month */
function dayAfterMonth(first: number): number {
  const date = new Date(first * DAY_MS)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1) / DAY_MS
}
