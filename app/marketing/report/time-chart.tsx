/** Counts over time as columns side by side, shares as lines on a scale of their own. Drawn on the server. */
import type { ReactNode } from 'react'
import { useSay } from '../../ui/frame.tsx'
import { m as ui } from '../../ui/messages.ts'
import { shortCount } from '../../ops/share/figures.ts'
import { m } from './messages.ts'

export type Series<P> = {
  key: string
  word: string
  look: string
  of: (point: P) => number
  /** The figure in the table, leading to what makes it. */
  cell: (point: P) => ReactNode
}
export type Line<P> = { key: string; word: string; look: string; of: (point: P) => number | null }

const WIDTH = 760
const HEIGHT = 230
const LEFT = 46
const RIGHT = 50
const TOP = 12
const BOTTOM = 196
const LABELS = 9

const y = (part: number) => BOTTOM - part * (BOTTOM - TOP)

export function TimeChart<P>({
  caption,
  points,
  labelOf,
  series,
  lines = [],
}: {
  caption: string
  points: P[]
  labelOf: (point: P) => string
  series: Series<P>[]
  /** Shares of 0 to 1. */
  lines?: Line<P>[]
}) {
  const say = useSay()
  const most = ceiling(Math.max(1, ...points.flatMap((point) => series.map(({ of }) => of(point)))))
  const top = Math.max(0, ...points.flatMap((point) => lines.map(({ of }) => of(point) ?? 0)))
  const full = top > 0 ? ceilingShare(top) : 0
  const step = (WIDTH - LEFT - RIGHT) / Math.max(1, points.length)
  const middle = (at: number) => LEFT + step * (at + 0.5)
  const every = Math.ceil(points.length / LABELS)
  return (
    <figure className="grid gap-2">
      <figcaption className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-soft">
        <strong className="text-ink">{caption}</strong>
        {series.map(({ key, word, look }) => (
          <Key key={key} word={word} look={look} />
        ))}
        {lines.map(({ key, word, look }) => (
          <Key key={key} word={word} look={look.replace('stroke-', 'fill-')} line />
        ))}
      </figcaption>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- what scrolls must be within the keyboard's reach */}
      <div role="group" aria-label={caption} tabIndex={0} className="overflow-x-auto">
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          className="h-auto w-full min-w-[34rem]"
          role="img"
          aria-label={caption}
        >
          <Scale most={most} full={full} />
          {points.map((point, at) => (
            <g key={labelOf(point)}>
              {series.map(({ key, of, look }, nth) => (
                <Column
                  key={key}
                  part={of(point) / most}
                  look={look}
                  x={middle(at) - (columnWidth(step) * series.length) / 2 + nth * columnWidth(step)}
                  width={columnWidth(step)}
                />
              ))}
              {at % every === 0 && (
                <text x={middle(at)} y={BOTTOM + 18} textAnchor="middle" className="fill-soft text-[11px]">
                  {labelOf(point)}
                </text>
              )}
            </g>
          ))}
          {full > 0 &&
            lines.map(({ key, of, look }) => (
              <Shares key={key} shares={points.map(of)} full={full} x={middle} look={look} />
            ))}
        </svg>
      </div>
      <AsTable {...{ caption, points, labelOf, series, lines }} head={say(m.step)} />
    </figure>
  )

  function columnWidth(step: number): number {
    return Math.min(24, (step * 0.7) / series.length)
  }
}

/** The same in figures, each of which leads on. */
function AsTable<P>({
  caption,
  head,
  points,
  labelOf,
  series,
  lines,
}: {
  caption: string
  head: string
  points: P[]
  labelOf: (point: P) => string
  series: Series<P>[]
  lines: Line<P>[]
}) {
  const say = useSay()
  return (
    <details className="text-sm" data-screen-only="">
      <summary className="inline-flex min-h-11 items-center text-lan-text">{say(ui.asTable)}</summary>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- what scrolls must be within the keyboard's reach */}
      <div role="group" aria-label={caption} tabIndex={0} className="max-h-96 overflow-auto">
        <table className="w-full text-left">
          <caption className="sr-only">{caption}</caption>
          <thead className="text-soft">
            <tr>
              <th scope="col" className="py-1.5 font-medium">
                {head}
              </th>
              {[...series, ...lines].map(({ key, word }) => (
                <th key={key} scope="col" className="py-1.5 text-right font-medium">
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={labelOf(point)} className="border-t border-line">
                <th scope="row" className="py-1.5 font-normal">
                  {labelOf(point)}
                </th>
                {series.map(({ key, cell }) => (
                  <td key={key} className="py-1.5 text-right tabular-nums">
                    {cell(point)}
                  </td>
                ))}
                {lines.map(({ key, of }) => (
                  <td key={key} className="py-1.5 text-right tabular-nums">
                    {shareText(of(point))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
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

function Scale({ most, full }: { most: number; full: number }) {
  return [0, 0.25, 0.5, 0.75, 1].map((part) => (
    <g key={part}>
      <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(part)} y2={y(part)} className="stroke-line" />
      <text x={LEFT - 6} y={y(part) + 4} textAnchor="end" className="fill-soft text-[11px]">
        {shortCount(Math.round(most * part))}
      </text>
      {full > 0 && (
        <text x={WIDTH - RIGHT + 6} y={y(part) + 4} className="fill-soft text-[11px]">
          {shareText(full * part)}
        </text>
      )}
    </g>
  ))
}

/** A line as far as it goes on; where nothing can be divided it is interrupted, and a lone point is a dot. */
function Shares({
  shares,
  full,
  x,
  look,
}: {
  shares: (number | null)[]
  full: number
  x: (at: number) => number
  look: string
}) {
  const runs: { at: number; points: string[] }[] = []
  for (const [at, share] of shares.entries()) {
    if (share === null) continue
    const point = `${x(at).toFixed(1)},${y(share / full).toFixed(1)}`
    const last = runs.at(-1)
    if (last && shares[at - 1] !== null) last.points.push(point)
    else runs.push({ at, points: [point] })
  }
  return runs.map(({ at, points }) => {
    const [cx, cy] = points[0]?.split(',') ?? []
    if (points.length === 1)
      return <circle key={at} cx={cx} cy={cy} r="3.5" className={look.replace('stroke-', 'fill-')} />
    return <polyline key={at} points={points.join(' ')} fill="none" strokeWidth="2" className={look} />
  })
}

function Column({ part, look, x, width }: { part: number; look: string; x: number; width: number }) {
  if (part <= 0) return null
  const top = Math.min(y(part), BOTTOM - 1.5)
  return (
    <rect
      x={x.toFixed(1)}
      y={top.toFixed(1)}
      width={Math.max(1, width).toFixed(1)}
      height={(BOTTOM - top).toFixed(1)}
      className={look}
    />
  )
}

function shareText(share: number | null): string {
  return share === null ? '–' : `${(share * 100).toFixed(1)}%`
}

/** The next 1, 2, 4, 5, 8 times a power of ten: divisible into the four steps of the scale. */
function ceiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const factor = [1, 2, 4, 5, 8, 10].find((each) => each * power >= value) ?? 10
  return Math.max(4, factor * power)
}

function ceilingShare(share: number): number {
  return Math.min(1, Math.ceil(share * 50) / 50)
}
