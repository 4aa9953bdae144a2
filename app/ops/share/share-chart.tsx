/** Contacts by month, stacked by side, with the share and its target as lines. Drawn on the server; the table beside it says the same. */
import type { ShareRow } from '#server/report/share.ts'
import { monthName } from '#words/format.ts'
import { useLanguage, useSay } from '../../ui/frame.tsx'
import { percent, shortCount } from './figures.ts'
import { m } from './messages.ts'

type Kind = keyof ShareRow['kinds']

const WIDTH = 760
const HEIGHT = 260
const LEFT = 44
const RIGHT = 44
const TOP = 18
const BOTTOM = 232

const stack = [
  { side: 'electronic', look: 'fill-chart-1' },
  { side: 'counter', look: 'fill-chart-3' },
  { side: 'hotline', look: 'fill-chart-rest' },
] as const

const y = (part: number) => BOTTOM - part * (BOTTOM - TOP)

export function ShareChart({ rows, kind }: { rows: ShareRow[]; kind: Kind }) {
  const say = useSay()
  const totals = rows.map(({ kinds: { [kind]: of } }) => of.electronic + of.counter + of.hotline)
  const most = niceCeiling(Math.max(1, ...totals))
  const step = (WIDTH - LEFT - RIGHT) / Math.max(1, rows.length)
  const middle = (at: number) => LEFT + step * (at + 0.5)
  return (
    <figure className="grid gap-2">
      <figcaption className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-soft">
        <Key look="fill-chart-1" word={say(m.electronic)} />
        <Key look="fill-chart-3" word={say(m.counter)} />
        <Key look="fill-chart-rest" word={say(m.hotline)} />
        <Key look="fill-ink" word={say(m.shareLine)} line />
        <Key look="fill-bad" word={say(m.targetLine)} line />
      </figcaption>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- what scrolls must be within the keyboard's reach */}
      <div role="group" aria-label={say(m.trend)} tabIndex={0} className="overflow-x-auto">
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          className="h-auto w-full min-w-[34rem]"
          role="img"
          aria-label={`${say(m.trend)}: ${rows.map((row) => `${row.key} ${percent(row.shareBp)}`).join(', ')}`}
        >
          <Scale most={most} />
          {rows.map((row, at) => (
            <Column
              key={row.key}
              row={row}
              kind={kind}
              most={most}
              x={middle(at)}
              width={Math.min(56, step * 0.56)}
            />
          ))}
          <Line rows={rows} of="targetBp" x={middle} look="stroke-bad" dashed />
          <Line rows={rows} of="shareBp" x={middle} look="stroke-ink" />
          {rows.map(
            (row, at) =>
              row.shareBp !== null && (
                <Point
                  key={row.key}
                  bp={row.shareBp}
                  x={middle(at)}
                  below={row.targetBp !== null && row.targetBp >= row.shareBp}
                />
              ),
          )}
        </svg>
      </div>
    </figure>
  )
}

function Key({ look, word, line = false }: { look: string; word: string; line?: boolean }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg viewBox="0 0 14 10" className="h-2.5 w-3.5" aria-hidden="true">
        <rect y={line ? 4 : 0} width="14" height={line ? 2.5 : 10} rx="1.5" className={look} />
      </svg>
      {word}
    </span>
  )
}

function Scale({ most }: { most: number }) {
  return [0, 0.25, 0.5, 0.75, 1].map((part) => (
    <g key={part}>
      <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(part)} y2={y(part)} className="stroke-line" />
      <text x={LEFT - 6} y={y(part) + 4} textAnchor="end" className="fill-soft text-[11px]">
        {shortCount(Math.round(most * part))}
      </text>
      <text x={WIDTH - RIGHT + 6} y={y(part) + 4} className="fill-soft text-[11px]">
        {part * 100}%
      </text>
    </g>
  ))
}

function Column({
  row,
  kind,
  most,
  x,
  width,
}: {
  row: ShareRow
  kind: Kind
  most: number
  x: number
  width: number
}) {
  const language = useLanguage()
  const of = row.kinds[kind]
  const heights = stack.map(({ side }) => of[side])
  const parts = stack.map(({ side, look }, at) => {
    const below = heights.slice(0, at).reduce((sum, each) => sum + each, 0)
    const top = y((below + of[side]) / most)
    return { side, look, top, height: y(below / most) - top }
  })
  return (
    <g>
      {parts.map(({ side, look, top, height }) => (
        <rect
          key={side}
          x={(x - width / 2).toFixed(1)}
          y={top.toFixed(1)}
          width={width.toFixed(1)}
          height={Math.max(0, height).toFixed(1)}
          className={look}
        />
      ))}
      <text x={x} y={BOTTOM + 18} textAnchor="middle" className="fill-soft text-[11px]">
        {monthName(Number(row.key), language)}
      </text>
    </g>
  )
}

function Line({
  rows,
  of,
  x,
  look,
  dashed = false,
}: {
  rows: ShareRow[]
  of: 'shareBp' | 'targetBp'
  x: (at: number) => number
  look: string
  dashed?: boolean
}) {
  const points = rows.flatMap((row, at) => {
    const bp = row[of]
    return bp === null ? [] : [`${x(at).toFixed(1)},${y(bp / 10_000).toFixed(1)}`]
  })
  return (
    <polyline
      points={points.join(' ')}
      fill="none"
      strokeWidth="2"
      strokeDasharray={dashed ? '5 5' : undefined}
      className={look}
    />
  )
}

/** The share at its place, with a halo so that it can be read over the columns. */
function Point({ bp, x, below }: { bp: number; x: number; below: boolean }) {
  const top = y(bp / 10_000)
  return (
    <g>
      <circle cx={x} cy={top} r="3.5" className="fill-ink" />
      <text
        x={x}
        y={below ? top + 18 : top - 9}
        textAnchor="middle"
        strokeWidth="4"
        paintOrder="stroke"
        className="fill-ink stroke-card text-[12px] font-semibold"
      >
        {(bp / 100).toFixed(1)}%
      </text>
    </g>
  )
}

/** The next 1, 2, 2.5 or 5 times a power of ten, divisible into the four steps of the scale. */
function niceCeiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const factor = [1, 2, 4, 5, 8, 10].find((each) => each * power >= value) ?? 10
  return Math.max(4, factor * power)
}
