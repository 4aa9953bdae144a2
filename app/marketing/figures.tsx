/** How an offer does: exposures and what became of them, by channel, week by week and month by month. */
import type { OfferCounts } from '#server/recommendation/figures.ts'
import { isoDate, monthName } from '#words/format.ts'
import { Card, EmptyState, Stat } from '../ui/card.tsx'
import { useLanguage, useSay } from '../ui/frame.tsx'
import { visitIn, type PageArgs, type PageProps } from '../visit.ts'
import { seen } from '../desk/console/ask.ts'
import { Filters, FilterSelect } from '../desk/console/filter.tsx'
import { Grid } from '../desk/console/grid.tsx'
import { m as shell } from '../desk/console/messages.ts'
import { ReportHead } from '../desk/console/report-head.tsx'
import { events, m } from './messages.ts'
import { OfferFigureLink } from './offer-figure-link.tsx'
import { TimeChart } from './report/time-chart.tsx'
import { share } from './share.ts'

export async function loader({ params, context }: PageArgs) {
  const visit = visitIn(context)
  const channel = visit.url.searchParams.get('channel') ?? ''
  const figures = await seen(visit, 'seeOfferFigures', { code: params['offer'] ?? '', channel })
  const { channels } = await visit.hall.codes()
  const names = new Map(channels.map(({ code, name }) => [code, visit.say(name)]))
  return {
    ...figures,
    channels: figures.channels.map((row) => ({ ...row, name: names.get(row.channel) ?? row.channel })),
  }
}

type Page = PageProps<typeof loader>
type Shown = Page['loaderData']

export default function Figures({ loaderData }: Page) {
  const say = useSay()
  const language = useLanguage()
  const { code, total, channel, channels, months, span } = loaderData
  const title = say(m.figuresOf, code)
  const place = { ...span, channel: channel ?? undefined }
  const link = (event: keyof OfferCounts) => (
    <OfferFigureLink value={total[event]} asked={{ code, event, ...place }} />
  )
  return (
    <>
      <title>{say(shell.titled, title)}</title>
      <ReportHead
        title={title}
        lead={say(m.figuresLead)}
        back={{ href: `/marketing/offers/${code}`, label: say(m.edit) }}
        csv={`/marketing/offers/${code}/figures/csv${channel ? `?channel=${channel}` : ''}`}
      />
      {channels.length > 0 && (
        <Filters label={say(m.channel)} {...(channel && { clear: `/marketing/offers/${code}/figures` })}>
          <FilterSelect
            name="channel"
            label={say(m.channel)}
            value={channel ?? ''}
            options={channels.map((each) => ({ value: each.channel, label: each.name }))}
          />
        </Filters>
      )}
      <Card>
        <div className="grid grid-cols-2 items-start gap-6 sm:grid-cols-4">
          <Stat label={say(m.shown)} value={link('shown')} />
          <Stat label={say(m.viewed)} value={link('viewed')} note={share(total.viewed, total.shown)} />
          <Stat label={say(m.declined)} value={link('declined')} note={share(total.declined, total.shown)} />
          <Stat label={say(m.ordered)} value={link('ordered')} note={share(total.ordered, total.shown)} />
        </div>
      </Card>
      <Weeks {...loaderData} />
      <Counts
        code={code}
        title={say(m.byChannel)}
        head={say(m.channel)}
        rows={channels.map((row) => ({ ...row, ...span }))}
      />
      <Counts
        code={code}
        title={say(m.byMonth)}
        head={say(m.month)}
        rows={months.map((row) => ({
          ...row,
          name: monthName(row.month, language),
          channel: place.channel,
        }))}
      />
    </>
  )
}

function Weeks({ code, channel, weeks }: Shown) {
  const say = useSay()
  if (weeks.length === 0) return null
  type Week = Shown['weeks'][number]
  const series = [
    { event: 'shown', look: 'fill-chart-rest' },
    { event: 'viewed', look: 'fill-chart-2' },
    { event: 'accepted', look: 'fill-chart-3' },
    { event: 'declined', look: 'fill-chart-5' },
    { event: 'ordered', look: 'fill-chart-1' },
  ] as const
  return (
    <Card title={say(m.byWeek)}>
      <TimeChart
        caption={say(m.byWeek)}
        points={weeks}
        labelOf={({ from }: Week) => isoDate(from).slice(5)}
        series={series.map(({ event, look }) => ({
          key: event,
          word: say(m[event]),
          look,
          of: ({ counts }: Week) => counts[event],
          cell: ({ from, until, counts }: Week) => (
            <OfferFigureLink
              value={counts[event]}
              asked={{ code, event, from, until, channel: channel ?? undefined }}
            />
          ),
        }))}
        lines={[
          {
            key: 'rate',
            word: say(m.rate),
            look: 'stroke-ink',
            of: ({ counts }: Week) =>
              counts.shown > 0 && counts.ordered <= counts.shown ? counts.ordered / counts.shown : null,
          },
        ]}
      />
    </Card>
  )
}

type Row = { name: string; counts: OfferCounts; from: number; until: number; channel?: string | undefined }

function Counts({ code, title, head, rows }: { code: string; title: string; head: string; rows: Row[] }) {
  const say = useSay()
  return (
    <Card title={title} flush>
      <Grid
        caption={title}
        rows={rows}
        rowKey={({ name }) => name}
        empty={<EmptyState icon="chart" title={say(m.noFigures)} />}
        columns={[
          { key: 'name', label: head, cell: ({ name }: Row) => name },
          ...events.map((event) => ({
            key: event,
            label: say(m[event]),
            align: 'right' as const,
            cell: ({ counts, from, until, channel }: Row) => (
              <OfferFigureLink value={counts[event]} asked={{ code, event, from, until, channel }} />
            ),
          })),
          {
            key: 'rate',
            label: say(m.rate),
            align: 'right' as const,
            cell: ({ counts }: Row) => share(counts.ordered, counts.shown),
          },
        ]}
      />
    </Card>
  )
}
