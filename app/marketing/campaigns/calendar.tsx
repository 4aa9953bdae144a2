/** What ran, runs and is planned: a quarter at a time, theme by theme. */
import type { StaffOutputOf } from '#server/staff/door.ts'
import { addMonths, isoDate, monthName, monthOf, monthStart, type Month } from '#words/format.ts'
import { Card, EmptyState, PageHead, Sheet } from '../../ui/card.tsx'
import { useLanguage, useSay } from '../../ui/frame.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { seen } from '../../desk/console/ask.ts'
import { smallButton } from '../../desk/console/filter.tsx'
import { m as shell } from '../../desk/console/messages.ts'
import { m } from './messages.ts'
import { StateBadge } from './state.tsx'

type Campaign = StaffOutputOf<'seeCalendar'>['campaigns'][number]
type Kind = keyof (typeof m)['kinds']
type Entry = { id: string; name: string; state: string; kind: Kind; date: string; goesOn: boolean }

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const asked = Number(visit.url.searchParams.get('from'))
  const month = Number.isInteger(asked) && asked > 200000 && asked < 300000 ? asked : monthOf(visit.now)
  const first = Math.floor(month / 100) * 100 + Math.floor(((month % 100) - 1) / 3) * 3 + 1
  const until = monthStart(addMonths(first, 3)) - 1
  const { campaigns } = await seen(visit, 'seeCalendar', { from: monthStart(first), until })
  const months = [0, 1, 2].map((ahead) => addMonths(first, ahead))
  const themes = [...Map.groupBy(campaigns, ({ theme }) => theme)]
  return {
    first,
    themes: themes
      .map(([theme, rows]) => ({
        theme,
        months: months.map((each) => ({ month: each, entries: entriesIn(each, rows, visit.now) })),
      }))
      // Campaigns without a theme come last.
      .sort((one, other) => Number(one.theme === '') - Number(other.theme === '')),
  }
}

/** Those that touch a month; one that began before it goes on. */
function entriesIn(month: Month, campaigns: Campaign[], now: number): Entry[] {
  const [from, next] = [monthStart(month), monthStart(addMonths(month, 1))]
  return campaigns.flatMap((campaign) => {
    const { id, name, state, schedule, lastsUntil, startedAt, endedAt } = campaign
    const begins = startedAt ?? campaign.beginsAt
    const open = state === 'running' || state === 'paused'
    const ends = endedAt ?? Math.max(begins, lastsUntil, open ? now : 0)
    if (begins >= next || ends < from) return []
    const kind: Kind = schedule.kind === 'event' ? schedule.event : schedule.kind
    return [{ id, name, state, kind, date: isoDate(begins).slice(5), goesOn: begins < from }]
  })
}

export default function Calendar({ loaderData: { first, themes } }: PageProps<typeof loader>) {
  const say = useSay()
  const language = useLanguage()
  const title = say(m.quarter, Math.floor(first / 100), ((first % 100) + 2) / 3)
  return (
    <>
      <title>{say(shell.titled, title)}</title>
      <PageHead title={title}>
        <div className="flex flex-wrap gap-2">
          <a href={`/marketing/calendar?from=${addMonths(first, -3)}`} className={smallButton}>
            {say(m.before)}
          </a>
          <a href="/marketing/calendar" className={smallButton}>
            {say(m.thisQuarter)}
          </a>
          <a href={`/marketing/calendar?from=${addMonths(first, 3)}`} className={smallButton}>
            {say(m.after)}
          </a>
        </div>
      </PageHead>
      {themes.length === 0 && (
        <Sheet>
          <EmptyState icon="calendar" title={say(m.noCalendar)} />
        </Sheet>
      )}
      {themes.map(({ theme, months }) => (
        <Card
          key={theme}
          title={theme || say(m.noTheme)}
          aside={
            theme && (
              <a href={`/marketing/campaigns?theme=${encodeURIComponent(theme)}`} className="text-sm">
                {say(m.allOfTheme)}
              </a>
            )
          }
        >
          <div className="grid gap-x-6 gap-y-4 md:grid-cols-3">
            {months.map(({ month, entries }) => (
              <section key={month} className="grid content-start gap-2 border-t border-line pt-2">
                <h3 className="text-sm text-soft">{monthName(month, language)}</h3>
                <Entries entries={entries} />
              </section>
            ))}
          </div>
        </Card>
      ))}
    </>
  )
}

function Entries({ entries }: { entries: Entry[] }) {
  const say = useSay()
  if (entries.length === 0) return <p className="text-soft">–</p>
  return (
    <ul className="grid gap-3">
      {entries.map(({ id, name, state, kind, date, goesOn }) => (
        <li key={id} className="grid gap-1">
          <a href={`/marketing/campaigns/${id}`} className="font-medium text-lan-text">
            {name}
          </a>
          <span className="flex flex-wrap items-center gap-2 text-sm text-soft">
            <span className="tabular-nums">{goesOn ? say(m.goesOn) : date}</span>
            {kind !== 'once' && <span>{say(m.kinds[kind])}</span>}
            <StateBadge state={state} />
          </span>
        </li>
      ))}
    </ul>
  )
}
