/** A month's settlement over all merchants. */
import { dateTime, monthName } from '#words/format.ts'
import type { StaffOutputOf } from '#server/staff/door.ts'
import { Badge, EmptyState, PageHead, Sheet } from '../../ui/card.tsx'
import { useLanguage, useSay } from '../../ui/frame.tsx'
import { Money } from '../../ui/money.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { ask, seen } from '../../desk/console/ask.ts'
import { FilterDate, Filters } from '../../desk/console/filter.tsx'
import { Grid } from '../../desk/console/grid.tsx'
import { m as shell } from '../../desk/console/messages.ts'
import { monthText } from '../../ops/share/figures.ts'
import { m } from './messages.ts'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const month = visit.url.searchParams.get('month') ?? ''
  const outcome = await ask(visit, 'seeStatements', { month })
  // What is no month is the running one.
  return outcome.kind === 'done' ? outcome.output : seen(visit, 'seeStatements', {})
}

type Seen = StaffOutputOf<'seeStatements'>

export default function Settlement({ loaderData }: PageProps<typeof loader>) {
  const say = useSay()
  const language = useLanguage()
  const { month } = loaderData
  return (
    <>
      <title>{say(shell.titled, say(m.settlement))}</title>
      <PageHead title={`${say(m.settlement)} · ${monthName(month, language)}`} lead={say(m.settlementLead)} />
      <Filters label={say(m.month)}>
        <FilterDate type="month" name="month" label={say(m.month)} value={monthText(month)} />
      </Filters>
      <Sheet>
        <MonthTable {...loaderData} />
      </Sheet>
    </>
  )
}

function MonthTable({ rows, month, isOver }: Seen) {
  const say = useSay()
  const total: Seen['rows'][number] = {
    code: '',
    name: { zh: '合计', en: 'Total' },
    status: 'active',
    closedAt: null,
    verified: 0,
    reversed: 0,
    coins: 0,
    dueFen: 0,
  }
  for (const row of rows) {
    for (const figure of ['verified', 'reversed', 'coins', 'dueFen'] as const) total[figure] += row[figure]
  }
  return (
    <Grid
      caption={say(m.settlement)}
      rows={rows}
      foot={total}
      rowKey={({ code }) => code}
      empty={<EmptyState icon="bill" title={say(m.noMerchants)} />}
      columns={[
        {
          key: 'merchant',
          label: say(m.merchant),
          cell: ({ code, name }) =>
            code ? (
              <a
                href={`/marketing/settlement/${code}/${month}`}
                className="font-medium text-lan-text"
                aria-label={say(m.statementFor, say(name))}
              >
                {say(name)}
              </a>
            ) : (
              say(name)
            ),
        },
        { key: 'verified', label: say(m.verified), align: 'right', cell: ({ verified }) => verified },
        { key: 'reversed', label: say(m.reversed), align: 'right', cell: ({ reversed }) => reversed },
        { key: 'coins', label: say(m.coins), align: 'right', cell: ({ coins }) => coins },
        { key: 'due', label: say(m.due), align: 'right', cell: ({ dueFen }) => <Money fen={dueFen} /> },
        {
          key: 'state',
          label: say(m.state),
          cell: ({ code, closedAt }) => code && <ClosedBadge closedAt={closedAt} isOver={isOver} />,
        },
      ]}
    />
  )
}

export function ClosedBadge({ closedAt, isOver }: { closedAt: number | null; isOver: boolean }) {
  const say = useSay()
  if (closedAt !== null) {
    return (
      <span className="inline-flex flex-wrap items-center gap-2">
        <Badge tone="good">{say(m.isClosed)}</Badge>
        <span className="text-xs text-soft tabular-nums">{dateTime(closedAt)}</span>
      </span>
    )
  }
  return <Badge tone={isOver ? 'warn' : 'plain'}>{say(isOver ? m.isOpen : m.running)}</Badge>
}
