/** All campaigns of a span: over time, and by campaign, segment, channel, week or month. */
import type { ReportKey } from '#server/campaign/report-all.ts'
import { Card, EmptyState } from '../../ui/card.tsx'
import { useLanguage, useSay } from '../../ui/frame.tsx'
import { Notice } from '../../ui/notice.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { ask, seen } from '../../desk/console/ask.ts'
import { m as shell } from '../../desk/console/messages.ts'
import { ReportHead } from '../../desk/console/report-head.tsx'
import { channelNames } from '../campaigns/messages.ts'
import { askedOfRow, spanOf } from './asked-of.ts'
import { Definitions } from './definitions.tsx'
import { Headline } from './headline.tsx'
import { m } from './messages.ts'
import { OverTime, periodName } from './over-time.tsx'
import { askedInWords, keyNames, queryOf, ReportFilters } from './report-filters.tsx'
import { SumsTable, TableHint } from './sums-table.tsx'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const query = Object.fromEntries(visit.url.searchParams)
  const outcome = await ask(visit, 'seeMarketingReport', query)
  const wrong = outcome.kind !== 'done'
  const report = wrong ? await seen(visit, 'seeMarketingReport', {}) : outcome.output
  return { ...report, wrong }
}

type Page = PageProps<typeof loader>
export type Shown = Page['loaderData']

export default function All({ loaderData }: Page) {
  const say = useSay()
  const { rows, total, wrong } = loaderData
  return (
    <>
      <title>{say(shell.titled, say(m.report))}</title>
      <ReportHead
        title={say(m.report)}
        lead={say(m.reportLead)}
        asked={askedInWords(loaderData, say)}
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
          <Headline total={total} asked={spanOf(loaderData)} />
          <OverTime {...loaderData} />
          <Table {...loaderData} />
        </>
      )}
      <Definitions />
    </>
  )
}

function Table(shown: Shown) {
  const say = useSay()
  const { rows, total, ask: asked } = shown
  const title = say(keyNames[asked.by])
  return (
    <Card title={title} aside={<TableHint />} flush>
      <SumsTable
        caption={title}
        rows={rows}
        total={total}
        nameOf={(row) => <RowName by={asked.by} row={row} />}
        askedOf={({ key }) => askedOfRow(shown, key)}
      />
    </Card>
  )
}

/** A campaign leads to its report, a segment to itself. */
function RowName({ by, row: { key, name } }: { by: ReportKey; row: { key: string; name: string } }) {
  const say = useSay()
  const language = useLanguage()
  switch (by) {
    case 'channel':
      return say(channelNames[key] ?? m.channel)
    case 'campaign':
      return (
        <a href={`/marketing/campaigns/${key}/report`} className="text-lan-text">
          {name}
        </a>
      )
    case 'segment':
      return (
        <a href={`/marketing/segments/${key}`} className="text-lan-text">
          {name}
        </a>
      )
    default:
      return periodName(by, key, language)
  }
}
