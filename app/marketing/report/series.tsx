/** The series of a chart whose figures lead to the touches of campaigns. */
import { FigureLink, type Asked } from './figure-link.tsx'
import type { Series } from './time-chart.tsx'

export type Counted<P> = { word: string; look: string; of: (point: P) => number; what: string }

/** @param askedOf what a point's figures lead to, besides what is counted */
export function seriesOf<P>(counted: Counted<P>[], askedOf: (point: P) => Omit<Asked, 'what'>): Series<P>[] {
  return counted.map(({ word, look, of, what }) => ({
    key: what,
    word,
    look,
    of,
    cell: (point) => <FigureLink value={of(point)} asked={{ what, ...askedOf(point) }} />,
  }))
}
