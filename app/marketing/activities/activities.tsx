/** The activities, and how many took part. */
import { isoDate } from '#words/format.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Badge, EmptyState, PageHead, Sheet } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Icon } from '../../ui/icon.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { seen } from '../../desk/console/ask.ts'
import { Grid } from '../../desk/console/grid.tsx'
import { m as shell } from '../../desk/console/messages.ts'
import { m } from './messages.ts'
import { kindIcons, statusOf, tones } from './status.ts'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const rows = await seen(visit, 'seeActivityList', {})
  return {
    rows: rows.map(({ activity, entries, people }) => ({
      entries,
      people,
      code: activity.code,
      kind: activity.kind,
      title: activity.title,
      keyword: activity.keyword,
      status: statusOf(activity, visit.now),
      from: isoDate(activity.startsAt),
      to: isoDate(activity.endsAt - 1),
    })),
  }
}

export default function Activities({ loaderData: { rows } }: PageProps<typeof loader>) {
  const say = useSay()
  return (
    <>
      <title>{say(shell.titled, say(m.activities))}</title>
      <PageHead title={say(m.activities)} lead={say(m.lead)}>
        <LinkButton href="/marketing/activities/new" icon="plus">
          {say(m.newActivity)}
        </LinkButton>
      </PageHead>
      <Sheet>
        <Grid
          caption={say(m.activities)}
          rows={rows}
          rowKey={({ code }) => code}
          empty={
            <EmptyState icon="ticket" title={say(m.none)}>
              <p>{say(m.noneLead)}</p>
            </EmptyState>
          }
          columns={[
            {
              key: 'name',
              label: say(m.name),
              cell: ({ code, title }) => (
                <a href={`/marketing/activities/${code}`} className="font-medium text-lan-text">
                  {code} {say(title)}
                </a>
              ),
            },
            {
              key: 'kind',
              label: say(m.kind),
              cell: ({ kind }) => (
                <span className="inline-flex items-center gap-2 whitespace-nowrap">
                  <Icon name={kindIcons[kind]} className="size-4 text-soft" />
                  {say(m[kind])}
                </span>
              ),
            },
            { key: 'keyword', label: say(m.keyword), cell: ({ keyword }) => keyword },
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
            {
              key: 'people',
              label: say(m.people),
              align: 'right',
              begins: true,
              cell: ({ people }) => people,
            },
            { key: 'entries', label: say(m.entries), align: 'right', cell: ({ entries }) => entries },
            {
              key: 'result',
              label: say(m.result),
              cell: ({ code, title, status }) =>
                status !== 'draft' && (
                  <a
                    href={`/marketing/activities/${code}/results`}
                    className="font-medium text-lan-text"
                    aria-label={say(m.resultOf, say(title))}
                  >
                    {say(m.result)}
                  </a>
                ),
            },
          ]}
        />
      </Sheet>
    </>
  )
}
