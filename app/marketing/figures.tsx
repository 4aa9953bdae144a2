/** How an offer does: exposures and what became of them, by channel and month by month. */
import type { OfferCounts } from '#server/recommendation/figures.ts'
import { monthName } from '#words/format.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card, EmptyState, PageHead, Stat } from '../ui/card.tsx'
import { useLanguage, useSay } from '../ui/frame.tsx'
import { visitIn, type PageArgs, type PageProps } from '../visit.ts'
import { seen } from '../desk/console/ask.ts'
import { Grid } from '../desk/console/grid.tsx'
import { m as shell } from '../desk/console/messages.ts'
import { events, m } from './messages.ts'
import { share } from './share.ts'

export async function loader({ params, context }: PageArgs) {
  const visit = visitIn(context)
  const figures = await seen(visit, 'seeOfferFigures', { code: params['offer'] ?? '' })
  const { channels } = await visit.hall.codes()
  const names = new Map(channels.map(({ code, name }) => [code, visit.say(name)]))
  return {
    ...figures,
    channels: figures.channels.map((row) => ({ ...row, name: names.get(row.channel) ?? row.channel })),
  }
}

export default function Figures({ loaderData: { code, total, channels, months } }: PageProps<typeof loader>) {
  const say = useSay()
  const language = useLanguage()
  const title = say(m.figuresOf, code)
  return (
    <>
      <title>{say(shell.titled, title)}</title>
      <PageHead title={title} lead={say(m.figuresLead)}>
        <LinkButton tone="plain" href={`/marketing/offers/${code}`}>
          {say(m.edit)}
        </LinkButton>
      </PageHead>
      <Card>
        <div className="grid grid-cols-2 gap-6 sm:grid-cols-4">
          <Stat label={say(m.shown)} value={total.shown} />
          <Stat label={say(m.viewed)} value={total.viewed} note={share(total.viewed, total.shown)} />
          <Stat label={say(m.declined)} value={total.declined} note={share(total.declined, total.shown)} />
          <Stat label={say(m.ordered)} value={total.ordered} note={share(total.ordered, total.shown)} />
        </div>
      </Card>
      <Counts
        title={say(m.byChannel)}
        head={say(m.channel)}
        rows={channels.map(({ name, counts }) => ({ name, counts }))}
      />
      <Counts
        title={say(m.byMonth)}
        head={say(m.month)}
        rows={months.map(({ month, counts }) => ({ name: monthName(month, language), counts }))}
      />
    </>
  )
}

type Row = { name: string; counts: OfferCounts }

function Counts({ title, head, rows }: { title: string; head: string; rows: Row[] }) {
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
            cell: ({ counts }: Row) => counts[event],
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
