/** What every chart over time has: the key of its colours, two scales and a label at each step. Drawn on the server. */
import type { ReactNode } from 'react'
import { shortCount } from '#words/format.ts'
import { ScrollBox } from './scroll-box.tsx'

const WIDTH = 760
const HEIGHT = 236
const LEFT = 46
const RIGHT = 50
const TOP = 16
const BOTTOM = 202

export type ChartKey = { key: string; word: string; look: string; line?: boolean }

/** Where the steps of a chart are: the middle of each, and how wide it is. */
export type Steps = { x: (at: number) => number; width: number }

const y = (part: number) => BOTTOM - part * (BOTTOM - TOP)

type Drawn = {
  caption: string
  /** The picture in words. */
  said?: string
  keys: ChartKey[]
  /** One for each step. */
  labels: string[]
  /** The upper end of the left scale, a count; divisible by four. */
  most: number
  /** The upper end of the right scale, a share; 0 where there is none. */
  full: number
  children: (steps: Steps) => ReactNode
}

export function Chart({ caption, said = caption, keys, labels, most, full, children }: Drawn) {
  const width = (WIDTH - LEFT - RIGHT) / Math.max(1, labels.length)
  const steps = { x: (at: number) => LEFT + width * (at + 0.5), width }
  return (
    <>
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-soft">
        <strong className="text-ink">{caption}</strong>
        {keys.map(({ key, ...own }) => (
          <Key key={key} {...own} />
        ))}
      </p>
      <ScrollBox label={caption}>
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          className="h-auto w-full min-w-[34rem] print:min-w-0"
          role="img"
          aria-label={said}
        >
          <Scales most={most} full={full} />
          {children(steps)}
          <Labels labels={labels} steps={steps} />
        </svg>
      </ScrollBox>
    </>
  )
}

/** As many as there is room for, always at the same distance. */
function Labels({ labels, steps: { x, width } }: { labels: string[]; steps: Steps }) {
  const every = Math.max(1, Math.ceil(Math.max(...labels.map(widthOf)) / width))
  return labels.map(
    (label, at) =>
      at % every === 0 && (
        <text key={label} x={x(at)} y={BOTTOM + 20} textAnchor="middle" className="fill-soft text-[11px]">
          {label}
        </text>
      ),
  )
}

function Key({ look, word, line = false }: Omit<ChartKey, 'key'>) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg viewBox="0 0 14 10" className="h-2.5 w-3.5" aria-hidden="true">
        <rect y={line ? 4 : 0} width="14" height={line ? 2.5 : 10} rx="1.5" className={look} />
      </svg>
      {word}
    </span>
  )
}

function Scales({ most, full }: { most: number; full: number }) {
  return [0, 0.25, 0.5, 0.75, 1].map((part) => (
    <g key={part}>
      <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(part)} y2={y(part)} className="stroke-line" />
      <text x={LEFT - 6} y={y(part) + 4} textAnchor="end" className="fill-soft text-[11px]">
        {shortCount(most * part)}
      </text>
      {full > 0 && (
        <text x={WIDTH - RIGHT + 6} y={y(part) + 4} className="fill-soft text-[11px]">
          {Number((full * part * 100).toFixed(2))}%
        </text>
      )}
    </g>
  ))
}

/** @param from, to shares of the left scale; something is seen of whatever is not nothing */
export function Column({
  from = 0,
  to,
  x,
  width,
  look,
}: {
  from?: number
  to: number
  x: number
  width: number
  look: string
}) {
  if (to <= from) return null
  const top = Math.min(y(to), y(from) - 1.5)
  return (
    <rect
      x={x.toFixed(1)}
      y={top.toFixed(1)}
      width={Math.max(1, width).toFixed(1)}
      height={(y(from) - top).toFixed(1)}
      className={look}
    />
  )
}

/** A line as far as it goes on; where there is no share it is interrupted, and a lone one is a dot. */
export function Line({
  shares,
  full,
  x,
  look,
  dashed = false,
}: {
  shares: (number | null)[]
  full: number
  x: Steps['x']
  look: string
  dashed?: boolean
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
    if (points.length === 1) return <circle key={at} cx={cx} cy={cy} r="3.5" className={fillOf(look)} />
    return (
      <polyline
        key={at}
        points={points.join(' ')}
        fill="none"
        strokeWidth="2"
        strokeDasharray={dashed ? '5 5' : undefined}
        className={look}
      />
    )
  })
}

/** A share written at its place, with a halo so that it can be read over the columns. */
export function Mark({ share, x, below, look }: { share: number; x: number; below: boolean; look: string }) {
  const top = y(share)
  return (
    <g>
      <circle cx={x} cy={top} r="3.5" className={look} />
      <text
        x={x}
        y={below ? top + 18 : top - 9}
        textAnchor="middle"
        strokeWidth="4"
        paintOrder="stroke"
        className={`${look} stroke-card text-[12px] font-semibold`}
      >
        {(share * 100).toFixed(1)}%
      </text>
    </g>
  )
}

/** The key of a line is a small bar in the colour of its stroke. */
export function fillOf(stroke: string): string {
  return stroke.replace('stroke-', 'fill-')
}

/** About how wide a label is, with some air: a Chinese character is a square. */
function widthOf(label: string): number {
  const squares = label.replace(/[ -~]/g, '').length
  return 10 + 6.3 * label.length + 4.7 * squares
}

/** The end of a scale that holds a count and whose four steps are round numbers. */
export function ceiling(count: number): number {
  const quarter = Math.max(1, Math.ceil(count / 4))
  const power = 10 ** Math.floor(Math.log10(quarter))
  const factor = [1, 2, 3, 4, 5].find((each) => each * power >= quarter) ?? 10
  return 4 * factor * power
}

/** The same of a share of 0 to 1. */
export function ceilingShare(share: number): number {
  return share > 0 ? Math.min(1, ceiling(share * 10_000) / 10_000) : 0
}
