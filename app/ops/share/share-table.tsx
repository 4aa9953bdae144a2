import type { ReactNode } from 'react'
import type { ShareRow } from '#server/report/share.ts'
import { count, monthName } from '#words/format.ts'
import { useLanguage, useSay } from '../../ui/frame.tsx'
import { Grid, type GridColumn } from '../../desk/console/grid.tsx'
import { average, monthText, percent, repeatBp } from './figures.ts'
import { kinds, m } from './messages.ts'
import type { Shown } from './share.tsx'

type Kind = keyof ShareRow['kinds']
type Side = 'electronic' | 'counter' | 'hotline'

const shownKinds: Kind[] = ['query', 'handle', 'pay']
const sideWords = [
  ['electronic', m.electronicShort],
  ['counter', m.counterShort],
  ['hotline', m.hotlineShort],
] as const

/** Queries, handled and paid apart; what the chosen kind is judged by at the end. */
export function ShareTable({ shown }: { shown: Shown }) {
  const say = useSay()
  const language = useLanguage()
  const { ask: asked, report } = shown
  const byBranch = asked.by === 'branch' || asked.by === 'month'
  const judged: GridColumn<ShareRow>[] = [
    {
      key: 'share',
      label: say(m.shareLine),
      cell: (row) => <b>{percent(row.shareBp)}</b>,
      align: 'right',
      begins: true,
    },
    {
      key: 'target',
      label: say(m.target),
      cell: (row) => percent(row.shareBp === null ? null : row.targetBp),
      align: 'right',
    },
    { key: 'completion', label: say(m.completion), cell: (row) => percent(row.completionBp), align: 'right' },
    { key: 'bestPeer', label: say(m.bestPeer), cell: (row) => percent(row.bestPeerBp), align: 'right' },
    { key: 'banking', label: say(m.banking), cell: (row) => percent(row.bankingBp), align: 'right' },
    ...(byBranch ? activeColumns() : []),
    { key: 'satisfaction', label: say(m.satisfaction), cell: (row) => average(row.scores), align: 'right' },
    { key: 'repeats', label: say(m.repeatRate), cell: (row) => percent(repeatBp(row)), align: 'right' },
  ]
  const counted = shownKinds.flatMap((kind) =>
    sideWords.map(([side, word]) => ({
      key: `${kind}.${side}`,
      label: say(word),
      align: 'right' as const,
      begins: side === 'electronic',
      cell: (row: ShareRow) => <FigureLink shown={shown} row={row} kind={kind} side={side} />,
    })),
  )
  return (
    <Grid
      tight
      caption={say(m.table)}
      head={[
        ...shownKinds.map((kind) => ({ key: kind, label: say(kinds[kind]), span: 3 })),
        { key: 'judged', label: say(kinds[asked.kind]), span: judged.length },
      ]}
      columns={[
        {
          key: 'item',
          label: say(m.item),
          cell: (row) => <span className="whitespace-nowrap">{nameOf(row)}</span>,
        },
        ...counted,
        ...judged,
      ]}
      rows={report.rows}
      foot={report.total}
      rowKey={(row) => row.key}
    />
  )

  function nameOf(row: ShareRow): ReactNode {
    if (row === report.total) return say(m.total)
    if (asked.by === 'month') return monthName(Number(row.key), language)
    const list = asked.by === 'business' ? shown.businessTypes : shown.branches
    return list.find(({ code }) => code === row.key)?.name[language] ?? row.key
  }

  function activeColumns(): GridColumn<ShareRow>[] {
    const lines = (row: ShareRow) => {
      const branch = asked.by === 'branch' && row !== report.total ? row.key : asked.branchCode
      if (branch) return shown.lines[branch] ?? 0
      return Object.values(shown.lines).reduce((sum, each) => sum + each, 0)
    }
    return [
      {
        key: 'active',
        label: say(m.active),
        align: 'right',
        cell: (row) => (row.active === null ? '–' : count(row.active)),
      },
      {
        key: 'penetration',
        label: say(m.penetration),
        align: 'right',
        cell: (row) =>
          row.active === null || lines(row) === 0
            ? '–'
            : percent(Math.round((row.active * 10_000) / lines(row))),
      },
    ]
  }
}

/** A count that leads to the touches it counts, for the roles that may see them. */
function FigureLink({ shown, row, kind, side }: { shown: Shown; row: ShareRow; kind: Kind; side: Side }) {
  const value = row.kinds[kind][side]
  if (value === 0) return <span className="text-soft">0</span>
  if (!shown.drills) return count(value)
  const { months, ask: asked, report } = shown
  const own = row === report.total ? null : row.key
  const month = asked.by === 'month' && own ? Number(own) : null
  const business = asked.by === 'business' && own ? own : asked.business
  const branch = asked.by === 'branch' && own ? own : asked.branchCode
  const query = new URLSearchParams({
    from: monthText(month ?? months.from),
    to: monthText(month ?? months.to),
    kind,
    side,
    ...(business && { business }),
    ...(branch && { branch }),
  })
  return (
    <a
      href={`/ops/figure?${query.toString()}`}
      className="text-lan-text underline decoration-line underline-offset-4"
    >
      {count(value)}
    </a>
  )
}
