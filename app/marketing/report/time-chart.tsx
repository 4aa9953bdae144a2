/** Counts over time as columns side by side, shares as lines on a scale of their own; the same in figures below. */
import type { ReactNode } from 'react'
import { Chart, ceiling, ceilingShare, Column, fillOf, Line, type Steps } from '../../ui/chart.tsx'
import { useSay } from '../../ui/frame.tsx'
import { m as ui } from '../../ui/messages.ts'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import { m } from './messages.ts'

export type Series<P> = {
  key: string
  word: string
  look: string
  of: (point: P) => number
  /** The figure in the table, leading to what makes it. */
  cell: (point: P) => ReactNode
}
export type Rate<P> = { key: string; word: string; look: string; of: (point: P) => number | null }

type Shown<P> = {
  caption: string
  points: P[]
  labelOf: (point: P) => string
  series: Series<P>[]
  /** Shares of 0 to 1. */
  lines?: Rate<P>[]
}

export function TimeChart<P>(shown: Shown<P>) {
  const { caption, points, labelOf, series, lines = [] } = shown
  const most = ceiling(Math.max(...points.flatMap((point) => series.map(({ of }) => of(point)))))
  const full = ceilingShare(Math.max(0, ...points.flatMap((point) => lines.map(({ of }) => of(point) ?? 0))))
  return (
    <figure className="grid gap-2">
      <Chart
        caption={caption}
        keys={[
          ...series,
          ...lines.map(({ key, word, look }) => ({ key, word, look: fillOf(look), line: true })),
        ]}
        labels={points.map(labelOf)}
        most={most}
        full={full}
      >
        {(steps) => (
          <>
            <Columns points={points} series={series} most={most} steps={steps} />
            {full > 0 &&
              lines.map(({ key, of, look }) => (
                <Line key={key} shares={points.map(of)} full={full} x={steps.x} look={look} />
              ))}
          </>
        )}
      </Chart>
      <AsTable {...shown} />
    </figure>
  )
}

function Columns<P>({
  points,
  series,
  most,
  steps,
}: Pick<Shown<P>, 'points' | 'series'> & { most: number; steps: Steps }) {
  const width = Math.min(24, (steps.width * 0.7) / series.length)
  return points.map((point, at) =>
    series.map(({ key, of, look }, nth) => (
      <Column
        key={`${at} ${key}`}
        to={of(point) / most}
        x={steps.x(at) + width * (nth - series.length / 2)}
        width={width}
        look={look}
      />
    )),
  )
}

/** The same in figures, each of which leads on. */
function AsTable<P>({ caption, points, labelOf, series, lines = [] }: Shown<P>) {
  const say = useSay()
  return (
    <details className="text-sm" data-screen-only="">
      <summary className="inline-flex min-h-11 items-center text-lan-text">{say(ui.asTable)}</summary>
      <ScrollBox label={caption} className="max-h-96">
        <table className="w-full text-left">
          <caption className="sr-only">{caption}</caption>
          <Words words={[say(m.step), ...[...series, ...lines].map(({ word }) => word)]} />
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
      </ScrollBox>
    </details>
  )
}

function Words({ words: [first, ...rest] }: { words: string[] }) {
  return (
    <thead className="text-soft">
      <tr>
        <th scope="col" className="py-1.5 font-medium">
          {first}
        </th>
        {rest.map((word) => (
          <th key={word} scope="col" className="py-1.5 text-right font-medium">
            {word}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function shareText(share: number | null): string {
  return share === null ? '–' : `${(share * 100).toFixed(1)}%`
}
