/** Rows of a report: reach, what came of it, money and opt-outs. Every count leads to its touches. */
import type { Row } from '#server/campaign/report-sums.ts'
import { yuan } from '#words/format.ts'
import type { ReactNode } from 'react'
import { useSay } from '../../ui/frame.tsx'
import { Grid, type GridColumn } from '../../desk/console/grid.tsx'
import { FigureLink, liftText, rate, type Asked } from './figure-link.tsx'
import { m } from './messages.ts'

export type Named<R extends Row = Row> = R & { name: ReactNode }

export function SumsTable<R extends Row>({
  caption,
  rows,
  total,
  askedOf,
}: {
  caption: string
  rows: Named<R>[]
  total?: Named<R>
  /** What of a row its figures lead to. */
  askedOf: (row: R) => Omit<Asked, 'what'>
}) {
  const say = useSay()
  const counted = (key: keyof Row, label: string, what: string, begins = false): GridColumn<Named<R>> => ({
    key,
    label,
    align: 'right',
    begins,
    cell: (row) => <FigureLink value={Number(row[key])} asked={{ what, ...askedOf(row) }} />,
  })
  const said = (key: string, label: string, cell: (row: Named<R>) => ReactNode, begins = false) => ({
    key,
    label,
    align: 'right' as const,
    begins,
    cell,
  })
  const worth = (row: R, value: number, fen: number, what: string) => (
    <FigureLink value={value} asked={{ what, ...askedOf(row) }} said={yuan(fen)} />
  )
  const reach = [
    counted('target', say(m.target), 'target', true),
    counted('held', say(m.holdout), 'holdout'),
    counted('sent', say(m.sent), 'sent'),
    counted('delivered', say(m.delivered), 'delivered'),
    counted('failed', say(m.failed), 'failed'),
    counted('unknown', say(m.unknown), 'unknown'),
    counted('skipped', say(m.skipped), 'skipped'),
  ]
  const answers = [
    counted('responded', say(m.responded), 'responded', true),
    said('respondedRate', say(m.respondedRate), (row) => rate(row.responded, row.sent)),
    counted('ordered', say(m.answered), 'answered'),
    said('orderRate', say(m.orderRate), (row) => rate(row.ordered, row.sent)),
    counted('heldOrdered', say(m.heldAnswered), 'holdout-answered'),
    said('lift', say(m.lift), (row) => (
      <span className={`whitespace-nowrap ${row.lift?.clear ? 'font-semibold' : 'text-soft'}`}>
        {liftText(row.lift)}
      </span>
    )),
  ]
  const money = [
    said('amount', say(m.amount), (row) => worth(row, row.ordered, row.amountFen, 'answered'), true),
    said('cost', say(m.cost), (row) => worth(row, row.sent, row.costFen, 'sent')),
    counted('optedOut', say(m.optedOut), 'opted-out'),
    said('optOutRate', say(m.optOutRate), (row) => rate(row.optedOut, row.sent, 2)),
  ]
  return (
    <Grid
      tight
      caption={caption}
      head={[
        { key: 'reach', label: say(m.reach), span: reach.length },
        { key: 'answers', label: say(m.answers), span: answers.length },
        { key: 'money', label: say(m.moneyGroup), span: money.length },
      ]}
      columns={[
        {
          key: 'item',
          label: say(m.item),
          cell: (row: Named<R>) => <span className="whitespace-nowrap">{row.name}</span>,
        },
        ...reach,
        ...answers,
        ...money,
      ]}
      rows={rows}
      {...(total && { foot: total })}
      rowKey={(row) => row.key}
    />
  )
}
