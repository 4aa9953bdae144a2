/** A few amounts side by side, e.g. six months; each bar may lead somewhere, a table says the same in figures. */
import { useSay } from './frame.tsx'
import { m } from './messages.ts'

export type Bar = {
  key: string
  label: string
  amount: number
  said: string
  href?: string
  current?: boolean
}

const HEIGHT = 120

export function Bars({ caption, bars }: { caption: string; bars: Bar[] }) {
  const say = useSay()
  const most = Math.max(1, ...bars.map((bar) => bar.amount))
  return (
    <figure className="grid gap-3">
      <figcaption className="sr-only">{caption}</figcaption>
      <ol className="flex items-end justify-between gap-2 sm:gap-4">
        {bars.map((bar) => (
          <li key={bar.key} className="min-w-0 flex-1">
            <BarColumn bar={bar} height={Math.max(3, (Math.max(0, bar.amount) / most) * HEIGHT)} />
          </li>
        ))}
      </ol>
      <details className="text-sm" data-screen-only="">
        <summary className="inline-flex min-h-11 items-center text-lan-text">{say(m.asTable)}</summary>
        <table className="w-full text-left">
          <caption className="sr-only">{caption}</caption>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.key} className="border-b border-line">
                <th scope="row" className="py-2 font-normal">
                  {bar.label}
                </th>
                <td className="py-2 text-right tabular-nums">{bar.said}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

function BarColumn({ bar, height }: { bar: Bar; height: number }) {
  const inner = (
    <>
      <span className="block truncate text-center text-xs tabular-nums text-soft">{bar.said}</span>
      <svg
        viewBox={`0 0 40 ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        className="mx-auto h-32 w-full max-w-14"
      >
        <rect
          x="4"
          width="32"
          rx="5"
          y={(HEIGHT - height).toFixed(1)}
          height={height.toFixed(1)}
          className={bar.current ? 'fill-lan' : 'fill-chart-rest'}
        />
      </svg>
      <span className={`block text-center text-sm ${bar.current ? 'font-semibold' : 'text-soft'}`}>
        {bar.label}
      </span>
    </>
  )
  if (!bar.href) return inner
  return (
    <a
      href={bar.href}
      aria-current={bar.current ? 'true' : undefined}
      className="block rounded-field text-ink no-underline hover:bg-sunk"
    >
      {inner}
    </a>
  )
}
