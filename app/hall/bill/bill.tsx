import type { BillOutput } from '#server/bill/see-bill.ts'
import { isoDate, monthName, yuan } from '#words/format.ts'
import { LinkButton, PrintButton } from '../../ui/button.tsx'
import { Badge, Card, PageHead } from '../../ui/card.tsx'
import { useFrame, useLanguage, useSay } from '../../ui/frame.tsx'
import { m as ui } from '../../ui/messages.ts'
import { Money } from '../../ui/money.tsx'
import { Table } from '../../ui/table.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { look } from '../look.ts'
import { Refused } from '../refused.tsx'
import { BillParts } from './bill-parts.tsx'
import { BillTrend } from './bill-trend.tsx'
import { m } from './messages.ts'
import { MonthPicker } from './month-picker.tsx'

export function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const month = visit.url.searchParams.get('month')
  return look(visit, 'seeBill', month ? { month } : {})
}

export default function BillPage({ loaderData: { seen, refused } }: PageProps<typeof loader>) {
  const say = useSay()
  const language = useLanguage()
  if (!seen) {
    return (
      <>
        <title>{say(ui.titled, say(m.bill))}</title>
        <PageHead title={say(m.bill)} />
        <Refused refused={refused} />
      </>
    )
  }
  const title = say(m.billOf, monthName(seen.month, language))
  return (
    <>
      <title>{say(ui.titled, title)}</title>
      <PageHead title={title} lead={say(m.issued, isoDate(seen.issuedAt))}>
        <MonthPicker month={seen.month} months={seen.months} />
      </PageHead>
      <Whose />
      <div className="grid gap-6 lg:grid-cols-2">
        <Card title={say(m.total)}>
          <Total bill={seen} />
        </Card>
        <Card title={say(m.trend)}>
          <BillTrend bill={seen} />
        </Card>
      </div>
      <Card title={say(m.made)}>
        <BillParts bill={seen} />
      </Card>
      <Items bill={seen} />
      <p className="flex flex-wrap items-center gap-x-4 text-soft" data-screen-only="">
        {say(m.questions)}
        <a href="/complaint" className="inline-flex min-h-11 items-center font-medium text-lan-text">
          {say(m.ask)}
        </a>
      </p>
    </>
  )
}

/** On paper there is no page around the bill that says whose it is. */
function Whose() {
  const say = useSay()
  const { who } = useFrame()
  if (!who) return null
  return (
    <p className="hidden print:block">
      {say(m.customer)} {who.name} · {say(m.number)} {who.msisdn} · {say(ui.operator)}
    </p>
  )
}

function Total({ bill }: { bill: BillOutput }) {
  const say = useSay()
  const { previous } = bill
  const change = previous?.changeFen ?? 0
  const compared = change > 0 ? m.dearer : m.cheaper
  return (
    <div className="grid gap-4">
      <p className="text-5xl font-semibold tracking-tight">
        <Money fen={bill.totalFen} />
      </p>
      <p className="flex flex-wrap items-center gap-3">
        {bill.dueFen > 0 ? (
          <Badge tone="warn">{say(m.due, yuan(bill.dueFen))}</Badge>
        ) : (
          <Badge tone="good">{say(m.paid)}</Badge>
        )}
        {previous && (
          <span className="text-soft">
            {change === 0 ? say(m.same) : say(compared, yuan(Math.abs(change)))}
          </span>
        )}
      </p>
      <div className="flex flex-wrap gap-3" data-screen-only="">
        {bill.dueFen > 0 && <LinkButton href="/top-up">{say(m.pay)}</LinkButton>}
        <PrintButton>{say(m.print)}</PrintButton>
      </div>
    </div>
  )
}

function Items({ bill }: { bill: BillOutput }) {
  const say = useSay()
  const rows = bill.categories.flatMap(({ category, items }) => items.map((item) => ({ category, ...item })))
  return (
    <Card title={say(m.items)} flush>
      <Table
        caption={say(m.items)}
        rows={rows}
        rowKey={(row, index) => `${index}${row.category}`}
        columns={[
          { label: say(m.item), cell: (row) => say(row.name) },
          {
            label: say(m.kind),
            cell: (row) => <span className="whitespace-nowrap text-soft">{say(m[row.category])}</span>,
          },
          { label: say(m.amount), cell: (row) => <Money fen={row.amountFen} />, align: 'right' },
        ]}
      />
    </Card>
  )
}
