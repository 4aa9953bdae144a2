/** The diversion-share report. Its definition is printed on it, and every figure leads to the contacts that make it. */
import type { SeenShareReport } from '#server/report/see-share-report.ts'
import type { ShareRow } from '#server/report/share.ts'
import { count, monthName, monthOf, yuan } from '#words/format.ts'
import { Card, EmptyState } from '../../ui/card.tsx'
import { Figures } from '../../ui/figures.tsx'
import { useLanguage, useSay } from '../../ui/frame.tsx'
import { Notice } from '../../ui/notice.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { acted, ask, seen } from '../../desk/console/ask.ts'
import { FilterDate, Filters, FilterSelect } from '../../desk/console/filter.tsx'
import { m as shell } from '../../desk/console/messages.ts'
import { NoNotice } from '../../desk/console/no-notice.tsx'
import { ReportHead } from '../../desk/console/report-head.tsx'
import { average, monthText, percent, repeatBp } from './figures.ts'
import { kinds, kindWords, m } from './messages.ts'
import { RepeatsCard } from './repeats-card.tsx'
import { ShareChart } from './share-chart.tsx'
import { ShareTable } from './share-table.tsx'
import { TargetForm } from './target-form.tsx'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const asked = Object.fromEntries(visit.url.searchParams)
  const outcome = await ask(visit, 'seeShareReport', asked)
  const wrong = outcome.kind !== 'done'
  const report = wrong ? await seen(visit, 'seeShareReport', {}) : outcome.output
  const role = visit.staff?.member.role
  const may = (name: 'seeFigure' | 'setTarget') =>
    role !== undefined && visit.hall.staffDoor.allows(role, name)
  return {
    ...report,
    wrong,
    lines: Object.fromEntries(await visit.hall.lineCounts(visit.now)),
    thisMonth: monthOf(visit.now),
    drills: may('seeFigure'),
    sets: may('setTarget'),
    saved: visit.url.searchParams.has('saved'),
  }
}

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  const back = new URLSearchParams(visit.url.search)
  back.set('saved', '')
  return acted(visit, 'setTarget', visit.typed, `/ops?${back.toString()}`)
}

export type Shown = PageProps<typeof loader, typeof action>['loaderData']

export default function Share({ loaderData, actionData }: PageProps<typeof loader, typeof action>) {
  const say = useSay()
  const { report, wrong, saved, sets, trend, months, ask: asked } = loaderData
  return (
    <>
      <title>{say(shell.titled, say(m.share))}</title>
      <ReportHead
        title={say(m.share)}
        lead={say(m.lead)}
        asked={`${monthText(months.from)} – ${monthText(months.to)}`}
        csv={`/ops/share/csv?${queryOf(loaderData)}`}
      />
      {wrong && <Notice tone="warn">{say(m.wrongSpan)}</Notice>}
      <NoNotice no={actionData} />
      {saved && !actionData && <Notice tone="good">{say(m.targetSaved)}</Notice>}
      <ShareFilters {...loaderData} />
      <Headline {...loaderData} />
      {trend.rows.length > 0 && (
        <Card title={say(m.trend)}>
          <ShareChart rows={trend.rows} kind={asked.kind} />
        </Card>
      )}
      <Card
        title={say(m.table)}
        aside={loaderData.drills && <p className="text-sm text-soft">{say(m.tableHint)}</p>}
        flush
      >
        {report.rows.length > 0 ? (
          <ShareTable shown={loaderData} />
        ) : (
          <EmptyState icon="chart" title={say(m.nothing)}>
            <p>{say(m.nothingLead)}</p>
          </EmptyState>
        )}
      </Card>
      <RepeatsCard shown={loaderData} />
      <Definition kind={asked.kind} />
      {sets && <TargetForm shown={loaderData} why={actionData} />}
    </>
  )
}

/** The address of this very report, for its other forms. */
function queryOf({ months, ask: { by, kind, business, branchCode } }: SeenShareReport): string {
  const query = new URLSearchParams({ from: monthText(months.from), to: monthText(months.to), by, kind })
  if (business) query.set('business', business)
  if (branchCode) query.set('branch', branchCode)
  return query.toString()
}

function ShareFilters({ months, ask: asked, businessTypes, branches }: Shown) {
  const say = useSay()
  const language = useLanguage()
  const counted = businessTypes.filter((type) => type.kind !== 'other')
  return (
    <Filters label={say(m.filters)} clear="/ops">
      <FilterDate type="month" name="from" label={say(m.from)} value={monthText(months.from)} />
      <FilterDate type="month" name="to" label={say(m.to)} value={monthText(months.to)} />
      <FilterSelect
        all={false}
        name="by"
        label={say(m.by)}
        value={asked.by}
        options={[
          { value: 'business', label: say(m.byBusiness) },
          { value: 'branch', label: say(m.byBranch) },
          { value: 'month', label: say(m.byMonth) },
        ]}
      />
      <FilterSelect
        all={false}
        name="kind"
        label={say(m.kind)}
        value={asked.kind}
        options={(['handle', 'pay', 'query'] as const).map((value) => ({ value, label: say(kinds[value]) }))}
      />
      <FilterSelect
        name="business"
        label={say(m.business)}
        value={asked.business ?? ''}
        options={counted.map(({ code, name }) => ({ value: code, label: name[language] }))}
      />
      <FilterSelect
        name="branch"
        label={say(m.branch)}
        value={asked.branchCode ?? ''}
        options={branches.map(({ code, name }) => ({ value: code, label: name[language] }))}
      />
    </Filters>
  )
}

function Headline({ report, trend, months, ask: asked, lines, thisMonth }: Shown) {
  const say = useSay()
  const language = useLanguage()
  const { total } = report
  const active = trend.total.active
  const wanted = asked.branchCode
  const ofLines = wanted ? (lines[wanted] ?? 0) : Object.values(lines).reduce((sum, each) => sum + each, 0)
  const activeMonth = Math.min(months.to, thisMonth)
  const penetration = active !== null && ofLines > 0 ? Math.round((active * 10_000) / ofLines) : null
  return (
    <Figures
      figures={[
        {
          label: say(m.shareOf, say(kindWords[asked.kind])),
          value: percent(total.shareBp),
          note: total.targetBp === null ? say(m.noTarget) : `${say(m.target)} ${percent(total.targetBp)}`,
          main: true,
        },
        { label: say(m.completion), value: percent(total.completionBp), note: say(m.completionIs) },
        { label: say(m.banking), value: percent(total.bankingBp), note: say(kinds[asked.kind]) },
        {
          label: say(m.activeCustomers),
          value: active === null ? '–' : count(active),
          note: monthName(activeMonth, language),
        },
        { label: say(m.penetration), value: percent(penetration), note: say(m.ofLines, count(ofLines)) },
        {
          label: say(m.satisfaction),
          value: average(total.scores),
          note: say(m.scores, count(total.scores.count)),
        },
        {
          label: say(m.repeatRate),
          value: percent(repeatBp(total)),
          note: say(m.repeatsOf, count(total.repeats.repeated), count(total.repeats.judged)),
        },
        {
          label: say(m.electronicAmount),
          value: `¥${yuan(total.kinds.pay.amountFen)}`,
          note: `${monthName(months.from, language)} – ${monthName(months.to, language)}`,
        },
      ]}
    />
  )
}

function Definition({ kind }: { kind: ShareRowKind }) {
  const say = useSay()
  return (
    <Card title={say(m.definitionTitle)}>
      <div className="grid max-w-prose gap-2 text-sm">
        <p className="font-semibold">{say(m.definition, say(kindWords[kind]))}</p>
        <p>{say(m.definitionMore)}</p>
        <p>{say(m.bankingMore)}</p>
      </div>
    </Card>
  )
}

type ShareRowKind = keyof ShareRow['kinds']
