import type { PaymentState } from '#drizzle/schema/money.ts'
import { dateTime } from '#words/format.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Badge, Card, EmptyState, PageHead } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { m as ui } from '../../ui/messages.ts'
import { Money } from '../../ui/money.tsx'
import { Table } from '../../ui/table.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { look } from '../look.ts'
import { Refused } from '../refused.tsx'
import { m } from './messages.ts'
import { Ways } from './ways.tsx'

export function loader({ context }: PageArgs) {
  return look(visitIn(context), 'seePayments')
}

export default function Payments({ loaderData: { seen, refused } }: PageProps<typeof loader>) {
  const say = useSay()
  return (
    <>
      <title>{say(ui.titled, say(m.history))}</title>
      <PageHead title={say(m.topUp)} lead={say(m.lead)} />
      <Ways current="history" />
      {refused && <Refused refused={refused} />}
      {seen?.payments.length === 0 && (
        <Card>
          <EmptyState icon="card" title={say(m.none)} />
        </Card>
      )}
      {seen && seen.payments.length > 0 && (
        <Card title={say(m.history)} flush>
          <Table
            caption={say(m.history)}
            rows={seen.payments}
            rowKey={(row) => row.id}
            columns={[
              {
                label: say(m.when),
                cell: (row) => <span className="tabular-nums">{dateTime(row.createdAt)}</span>,
              },
              { label: say(m.amount), cell: (row) => <Money fen={row.amountFen} className="font-medium" /> },
              {
                label: say(m.state),
                cell: (row) =>
                  row.payUrl ? (
                    <LinkButton tone="quiet" href={row.payUrl}>
                      {say(m.payNow)}
                    </LinkButton>
                  ) : (
                    <StateBadge state={row.state} />
                  ),
              },
            ]}
          />
        </Card>
      )}
    </>
  )
}

const tones = {
  open: 'warn',
  paid: 'good',
  failed: 'bad',
  expired: 'plain',
  mismatched: 'warn',
  refunded: 'plain',
} as const

export function StateBadge({ state }: { state: PaymentState }) {
  const say = useSay()
  return <Badge tone={tones[state]}>{say(m[state])}</Badge>
}
