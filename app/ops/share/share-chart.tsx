/** Contacts by month, stacked by side, with the share and its target as lines; the table below says the same. */
import type { ShareRow } from '#server/report/share.ts'
import { monthName } from '#words/format.ts'
import { ceiling, Chart, Column, Line, Mark, type Steps } from '../../ui/chart.tsx'
import { useLanguage, useSay } from '../../ui/frame.tsx'
import { percent } from './figures.ts'
import { kinds, m, sides } from './messages.ts'

type Kind = keyof ShareRow['kinds']

const stack = [
  { side: 'electronic', look: 'fill-chart-1' },
  { side: 'counter', look: 'fill-chart-3' },
  { side: 'hotline', look: 'fill-chart-rest' },
] as const

const shareOf = (bp: number | null) => (bp === null ? null : bp / 10_000)

export function ShareChart({ rows, kind }: { rows: ShareRow[]; kind: Kind }) {
  const say = useSay()
  const language = useLanguage()
  const totals = rows.map(({ kinds: { [kind]: of } }) => of.electronic + of.counter + of.hotline)
  const most = ceiling(Math.max(...totals))
  return (
    <figure className="grid gap-2">
      <Chart
        caption={say(kinds[kind])}
        said={`${say(m.trend)}: ${rows.map((row) => `${row.key} ${percent(row.shareBp)}`).join(', ')}`}
        keys={[
          ...stack.map(({ side, look }) => ({ key: side, word: say(sides[side]), look })),
          { key: 'share', word: say(m.shareLine), look: 'fill-ink', line: true },
          { key: 'target', word: say(m.targetLine), look: 'fill-bad', line: true },
        ]}
        labels={rows.map(({ key }) => monthName(Number(key), language))}
        most={most}
        full={1}
      >
        {(steps) => (
          <>
            {rows.map((row, at) => (
              <Stack key={row.key} of={row.kinds[kind]} most={most} at={at} steps={steps} />
            ))}
            <Line
              shares={rows.map(({ targetBp }) => shareOf(targetBp))}
              full={1}
              x={steps.x}
              look="stroke-bad"
              dashed
            />
            <Line
              shares={rows.map(({ shareBp }) => shareOf(shareBp))}
              full={1}
              x={steps.x}
              look="stroke-ink"
            />
            <Marks rows={rows} steps={steps} />
          </>
        )}
      </Chart>
    </figure>
  )
}

function Stack({
  of,
  most,
  at,
  steps,
}: {
  of: ShareRow['kinds'][Kind]
  most: number
  at: number
  steps: Steps
}) {
  const width = Math.min(56, steps.width * 0.56)
  return stack.map(({ side, look }, nth) => {
    const below = stack.slice(0, nth).reduce((sum, each) => sum + of[each.side], 0)
    const [from, to] = [below / most, (below + of[side]) / most]
    return <Column key={side} from={from} to={to} x={steps.x(at) - width / 2} width={width} look={look} />
  })
}

/** Each share in figures, on the side where the line of the target is not. */
function Marks({ rows, steps }: { rows: ShareRow[]; steps: Steps }) {
  return rows.map(({ key, shareBp, targetBp }, at) => {
    const share = shareOf(shareBp)
    if (share === null) return null
    const below = targetBp !== null && shareBp !== null && targetBp >= shareBp
    return <Mark key={key} share={share} x={steps.x(at)} below={below} look="fill-ink" />
  })
}
