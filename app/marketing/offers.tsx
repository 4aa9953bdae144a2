/** The offers, and what this month made of them. */
import { isoDate } from '#words/format.ts'
import { Badge, EmptyState, PageHead, Sheet } from '../ui/card.tsx'
import { LinkButton } from '../ui/button.tsx'
import { useSay } from '../ui/frame.tsx'
import { visitIn, type PageArgs, type PageProps } from '../visit.ts'
import { seen } from '../desk/console/ask.ts'
import { Grid } from '../desk/console/grid.tsx'
import { m as shell } from '../desk/console/messages.ts'
import { m } from './messages.ts'
import { share } from './share.ts'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const rows = await seen(visit, 'seeOfferList', {})
  return {
    rows: rows.map(({ offer, month }) => ({
      ...month,
      code: offer.code,
      name: offer.name,
      status: offer.status,
      points: offer.points,
      from: isoDate(offer.startsAt),
      to: isoDate(offer.endsAt - 1),
    })),
  }
}

export const tones = { draft: 'plain', live: 'good', ended: 'warn' } as const

export default function Offers({ loaderData: { rows } }: PageProps<typeof loader>) {
  const say = useSay()
  return (
    <>
      <title>{say(shell.titled, say(m.offers))}</title>
      <PageHead title={say(m.offers)} lead={say(m.offersLead)}>
        <div className="flex flex-wrap gap-2">
          <LinkButton tone="plain" href="/marketing/offers/csv" icon="download">
            {say(shell.csv)}
          </LinkButton>
          <LinkButton href="/marketing/offers/new" icon="plus">
            {say(m.newOffer)}
          </LinkButton>
        </div>
      </PageHead>
      <Sheet>
        <Grid
          caption={say(m.offers)}
          rows={rows}
          rowKey={({ code }) => code}
          empty={<EmptyState icon="gift" title={say(m.noOffers)} />}
          columns={[
            {
              key: 'name',
              label: say(m.name),
              cell: ({ code, name }) => (
                <a href={`/marketing/offers/${code}`} className="block min-w-32 font-medium text-lan-text">
                  {code} {name}
                </a>
              ),
            },
            {
              key: 'status',
              label: say(m.status),
              cell: ({ status }) => <Badge tone={tones[status]}>{say(m[status])}</Badge>,
            },
            {
              key: 'dates',
              label: say(m.dates),
              cell: ({ from, to }) => <span className="whitespace-nowrap">{`${from} – ${to}`}</span>,
            },
            { key: 'points', label: say(m.points), align: 'right', cell: ({ points }) => points },
            {
              key: 'shown',
              label: `${say(m.thisMonth)} ${say(m.shown)}`,
              align: 'right',
              begins: true,
              cell: ({ shown }) => shown,
            },
            { key: 'viewed', label: say(m.viewed), align: 'right', cell: ({ viewed }) => viewed },
            { key: 'declined', label: say(m.declined), align: 'right', cell: ({ declined }) => declined },
            { key: 'ordered', label: say(m.ordered), align: 'right', cell: ({ ordered }) => ordered },
            {
              key: 'rate',
              label: say(m.rate),
              align: 'right',
              cell: ({ ordered, shown }) => share(ordered, shown),
            },
            {
              key: 'figures',
              label: say(m.figures),
              cell: ({ code, name }) => (
                <a
                  href={`/marketing/offers/${code}/figures`}
                  className="font-medium text-lan-text"
                  aria-label={`${say(m.figures)} ${name}`}
                >
                  {say(m.figures)}
                </a>
              ),
            },
          ]}
        />
      </Sheet>
    </>
  )
}
