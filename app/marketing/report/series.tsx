/** The series of charts about campaigns: one word and colour for each count wherever it is drawn; figures lead to their touches. */
import { useSay } from '../../ui/frame.tsx'
import { FigureLink, type Asked } from './figure-link.tsx'
import { m } from './messages.ts'
import type { Series } from './time-chart.tsx'

const counts = {
  sent: { word: m.sent, look: 'fill-chart-6', field: 'sent' },
  delivered: { word: m.delivered, look: 'fill-chart-2', field: 'delivered' },
  responded: { word: m.responded, look: 'fill-chart-3', field: 'responded' },
  answered: { word: m.answered, look: 'fill-chart-1', field: 'ordered' },
  'opted-out': { word: m.optedOut, look: 'fill-bad', field: 'optedOut' },
} as const

type What = keyof typeof counts

/** @param askedOf what a point's figures lead to, besides what is counted */
export function useSeries<W extends What, P extends Record<(typeof counts)[W]['field'], number>>(
  whats: readonly W[],
  askedOf: (point: P) => Omit<Asked, 'what'>,
): Series<P>[] {
  const say = useSay()
  return whats.map((what) => {
    const { word, look, field } = counts[what]
    const of = (point: P) => point[field as keyof P] as number
    return {
      key: what,
      word: say(word),
      look,
      of,
      cell: (point) => <FigureLink value={of(point)} asked={{ what, ...askedOf(point) }} />,
    }
  })
}
