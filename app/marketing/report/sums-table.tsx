/** Rows of a report: reach, what came of it, money and opt-outs. Every count leads to its touches. */
import type { Row, Sums } from '#server/campaign/report-sums.ts'
import { yuan } from '#words/format.ts'
import type { ReactNode } from 'react'
import { useSay } from '../../ui/frame.tsx'
import { Grid, type GridColumn } from '../../desk/console/grid.tsx'
import { FigureLink, liftText, rate, type Asked } from './figure-link.tsx'
import { m } from './messages.ts'

type Place = Omit<Asked, 'what'>
type Line = Row & { name: ReactNode; asked: Place }
type Column = GridColumn<Line>

export function SumsTable<R extends Row>({
  caption,
  rows,
  total,
  nameOf,
  askedOf,
}: {
  caption: string
  rows: R[]
  total: Row
  nameOf: (row: R) => ReactNode
  /** What the figures of a row lead to, or of the total. */
  askedOf: (row: Row) => Place
}) {
  const say = useSay()
  const groups = [
    { key: 'reach', label: say(m.reach), columns: useReach() },
    { key: 'answers', label: say(m.answers), columns: useAnswers() },
    { key: 'money', label: say(m.moneyGroup), columns: useMoney() },
  ]
  const item: Column = {
    key: 'item',
    label: say(m.item),
    cell: ({ name }) => <span className="whitespace-nowrap">{name}</span>,
  }
  return (
    <Grid
      tight
      caption={caption}
      head={groups.map(({ columns, ...group }) => ({ ...group, span: columns.length }))}
      columns={[item, ...groups.flatMap(({ columns: [first, ...rest] }) => [begun(first), ...rest])]}
      rows={rows.map((row) => ({ ...row, name: nameOf(row), asked: askedOf(row) }))}
      foot={{ ...total, name: say(m.all), asked: askedOf(total) }}
      rowKey={({ key }) => key}
    />
  )
}

export function TableHint() {
  const say = useSay()
  return (
    <p className="text-sm text-soft" data-screen-only="">
      {say(m.tableHint)}
    </p>
  )
}

const begun = (column: Column): Column => ({ ...column, begins: true })

function useReach(): [Column, ...Column[]] {
  const say = useSay()
  return [
    counted('target', say(m.target), 'target'),
    counted('held', say(m.holdout), 'holdout'),
    counted('sent', say(m.sent), 'sent'),
    counted('delivered', say(m.delivered), 'delivered'),
    counted('failed', say(m.failed), 'failed'),
    counted('unknown', say(m.unknown), 'unknown'),
    counted('skipped', say(m.skipped), 'skipped'),
  ]
}

function useAnswers(): [Column, ...Column[]] {
  const say = useSay()
  return [
    counted('responded', say(m.responded), 'responded'),
    said('respondedRate', say(m.respondedRate), ({ responded, sent }) => rate(responded, sent)),
    counted('ordered', say(m.answered), 'answered'),
    said('orderRate', say(m.orderRate), ({ ordered, sent }) => rate(ordered, sent)),
    counted('heldOrdered', say(m.heldAnswered), 'holdout-answered'),
    said('lift', say(m.lift), ({ lift }) => (
      <span className={`whitespace-nowrap ${lift?.clear ? 'font-semibold' : 'text-soft'}`}>
        {liftText(lift)}
      </span>
    )),
  ]
}

function useMoney(): [Column, ...Column[]] {
  const say = useSay()
  return [
    said('amount', say(m.amount), ({ ordered, amountFen, asked }) => (
      <FigureLink value={ordered} asked={{ what: 'answered', ...asked }} said={yuan(amountFen)} />
    )),
    said('cost', say(m.cost), ({ sent, costFen, asked }) => (
      <FigureLink value={sent} asked={{ what: 'sent', ...asked }} said={yuan(costFen)} />
    )),
    counted('optedOut', say(m.optedOut), 'opted-out'),
    said('optOutRate', say(m.optOutRate), ({ optedOut, sent }) => rate(optedOut, sent, 2)),
  ]
}

function counted(key: keyof Sums, label: string, what: string): Column {
  return said(key, label, (line) => <FigureLink value={line[key]} asked={{ what, ...line.asked }} />)
}

function said(key: string, label: string, cell: Column['cell']): Column {
  return { key, label, align: 'right', cell }
}
