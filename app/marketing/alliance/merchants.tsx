/** The merchants of the alliance, and what this month has come to so far. */
import { yuan } from '#words/format.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Badge, EmptyState, PageHead, Sheet } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Money } from '../../ui/money.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { seen } from '../../desk/console/ask.ts'
import { Grid } from '../../desk/console/grid.tsx'
import { m as shell } from '../../desk/console/messages.ts'
import { m, statuses, statusTones } from './messages.ts'

export async function loader({ context }: PageArgs) {
  return { rows: await seen(visitIn(context), 'seeMerchants', {}) }
}

export default function Merchants({ loaderData: { rows } }: PageProps<typeof loader>) {
  const say = useSay()
  return (
    <>
      <title>{say(shell.titled, say(m.merchants))}</title>
      <PageHead title={say(m.merchants)} lead={say(m.merchantsLead)}>
        <LinkButton href="/marketing/merchants/new" icon="plus">
          {say(m.newMerchant)}
        </LinkButton>
      </PageHead>
      <Sheet>
        <Grid
          caption={say(m.merchants)}
          rows={rows}
          rowKey={({ merchant }) => merchant.code}
          empty={<EmptyState icon="ticket" title={say(m.noMerchants)} />}
          columns={[
            {
              key: 'name',
              label: say(m.name),
              cell: ({ merchant }) => (
                <a href={`/marketing/merchants/${merchant.code}`} className="font-medium text-lan-text">
                  {say(merchant.name)}
                </a>
              ),
            },
            {
              key: 'status',
              label: say(m.status),
              cell: ({ merchant: { status } }) => (
                <Badge tone={statusTones[status]}>{say(statuses[status])}</Badge>
              ),
            },
            { key: 'contact', label: say(m.contact), cell: ({ merchant }) => merchant.contact },
            {
              key: 'settle',
              label: say(m.settleBy),
              cell: ({ merchant }) =>
                merchant.settleBy === 'voucher'
                  ? say(m.perVoucher, yuan(merchant.settleFen))
                  : say(m.perCent, merchant.settlePercent),
            },
            { key: 'rewards', label: say(m.rewardsCount), align: 'right', cell: ({ rewards }) => rewards },
            {
              key: 'verified',
              label: say(m.verifiedThisMonth),
              align: 'right',
              begins: true,
              cell: ({ month }) => month.verified - month.reversed,
            },
            {
              key: 'due',
              label: say(m.dueThisMonth),
              align: 'right',
              cell: ({ month }) => <Money fen={month.dueFen} />,
            },
          ]}
        />
      </Sheet>
    </>
  )
}
