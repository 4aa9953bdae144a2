/** From the list to the order, a step a line: how many, of what share, and the way to who they are. */
import type { Sums } from '#server/campaign/report-sums.ts'
import { useSay } from '../../ui/frame.tsx'
import { FigureLink, rate, type Asked } from './figure-link.tsx'
import { m } from './messages.ts'

const steps = [
  { key: 'target', what: 'target', word: m.target, look: 'fill-chart-rest' },
  { key: 'sent', what: 'sent', word: m.sent, look: 'fill-chart-6' },
  { key: 'delivered', what: 'delivered', word: m.delivered, look: 'fill-chart-2' },
  { key: 'responded', what: 'responded', word: m.responded, look: 'fill-chart-3' },
  { key: 'ordered', what: 'answered', word: m.answered, look: 'fill-chart-1' },
] as const

const WIDTH = 400

export function Funnel({ sums, asked }: { sums: Sums; asked: Omit<Asked, 'what'> }) {
  const say = useSay()
  const most = Math.max(1, ...steps.map(({ key }) => sums[key]))
  return (
    <ol className="grid gap-2">
      {steps.map(({ key, what, word, look }) => (
        <li
          key={key}
          className="grid grid-cols-[1fr_auto] items-center gap-x-3 gap-y-1 text-sm sm:grid-cols-[5.5rem_minmax(0,1fr)_9.5rem]"
        >
          <span>{say(word)}</span>
          <svg
            viewBox={`0 0 ${WIDTH} 22`}
            preserveAspectRatio="none"
            aria-hidden="true"
            className="order-last col-span-2 h-6 w-full sm:order-none sm:col-span-1"
          >
            <rect
              x={((WIDTH - widthOf(sums[key], most)) / 2).toFixed(1)}
              width={widthOf(sums[key], most).toFixed(1)}
              height="22"
              rx="4"
              className={look}
            />
          </svg>
          <span className="text-right tabular-nums">
            <FigureLink value={sums[key]} asked={{ what, ...asked }} />{' '}
            <span className="text-xs text-soft">
              {key === 'sent' && say(m.ofListed, rate(sums.sent, sums.target))}
              {key !== 'sent' && key !== 'target' && say(m.ofSent, rate(sums[key], sums.sent))}
            </span>
          </span>
        </li>
      ))}
    </ol>
  )
}

function widthOf(value: number, most: number): number {
  return value > 0 ? Math.max(2, (value / most) * WIDTH) : 0
}
