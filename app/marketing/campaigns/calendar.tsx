/** What was told and what is planned, a quarter at a time. */
import { addMonths, isoDate, monthName, monthOf, monthStart } from '#words/format.ts'
import { Card, EmptyState, PageHead } from '../../ui/card.tsx'
import { useLanguage, useSay } from '../../ui/frame.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { seen } from '../../desk/console/ask.ts'
import { smallButton } from '../../desk/console/filter.tsx'
import { m as shell } from '../../desk/console/messages.ts'
import { m } from './messages.ts'
import { StateBadge } from './state.tsx'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const asked = Number(visit.url.searchParams.get('from'))
  const month = Number.isInteger(asked) && asked > 200000 && asked < 300000 ? asked : monthOf(visit.now)
  const first = Math.floor(month / 100) * 100 + Math.floor(((month % 100) - 1) / 3) * 3 + 1
  const from = monthStart(first)
  const until = monthStart(addMonths(first, 3)) - 1
  const { rows } = await seen(visit, 'seeCampaigns', { from, until })
  const dated = rows.map(({ campaign }) => ({
    id: campaign.id,
    name: campaign.name,
    state: campaign.state,
    at: campaign.startedAt ?? campaign.nextRoundAt ?? campaign.schedule.firstAt,
  }))
  return {
    first,
    months: [0, 1, 2].map((ahead) => {
      const each = addMonths(first, ahead)
      return {
        month: each,
        rows: dated
          .filter(({ at }) => monthOf(at) === each)
          .map((row) => ({ ...row, date: isoDate(row.at) }))
          .sort((one, other) => one.at - other.at),
      }
    }),
  }
}

export default function Calendar({ loaderData: { first, months } }: PageProps<typeof loader>) {
  const say = useSay()
  const language = useLanguage()
  const title = say(m.quarter, Math.floor(first / 100), ((first % 100) + 2) / 3)
  return (
    <>
      <title>{say(shell.titled, title)}</title>
      <PageHead title={title}>
        <div className="flex gap-2">
          <a href={`/marketing/calendar?from=${addMonths(first, -3)}`} className={smallButton}>
            {say(m.before)}
          </a>
          <a href={`/marketing/calendar?from=${addMonths(first, 3)}`} className={smallButton}>
            {say(m.after)}
          </a>
        </div>
      </PageHead>
      <div className="grid gap-4 lg:grid-cols-3">
        {months.map(({ month, rows }) => (
          <Card key={month} title={monthName(month, language)}>
            {rows.length === 0 && <EmptyState icon="calendar" title={say(m.noCampaigns)} />}
            <ul className="grid gap-2">
              {rows.map(({ id, name, state, date }) => (
                <li key={id} className="flex flex-wrap items-center gap-2">
                  <span className="text-sm tabular-nums text-soft">{date}</span>
                  <a href={`/marketing/campaigns/${id}`}>{name}</a>
                  <StateBadge state={state} />
                </li>
              ))}
            </ul>
          </Card>
        ))}
      </div>
    </>
  )
}
