/** How far a campaign is: one bar of everybody it is for, and what became of them. Drawn with SVG, readable without it. */
import { useSay } from '../../ui/frame.tsx'
import { m } from './messages.ts'

export type Progress = { target: number; failed: number; skipped: number; unknown: number; waiting: number }

/** Thin, for a row of a table; `large` is thicker and says beneath it what it shows. */
export function ProgressBar({
  target,
  failed,
  skipped,
  unknown,
  waiting,
  large = false,
}: Progress & { large?: boolean }) {
  const say = useSay()
  const done = target - waiting
  const percent = target === 0 ? 0 : Math.floor((done / target) * 100)
  const parts = [
    { key: 'told', count: Math.max(0, done - failed - unknown - skipped), fill: 'fill-lan' },
    { key: 'failed', count: failed, fill: 'fill-bad' },
    { key: 'unknown', count: unknown, fill: 'fill-amber' },
    { key: 'skipped', count: skipped, fill: 'fill-chart-rest' },
  ]
  const share = (count: number) => (target === 0 ? 0 : (count / target) * 100)
  const label = say(m.progressOf, { done, target, percent })
  return (
    <div className="grid gap-2">
      <svg
        role="img"
        aria-label={label}
        className={`block w-full overflow-hidden rounded-full ${large ? 'h-4' : 'h-2 min-w-24'}`}
      >
        <rect width="100%" height="100%" className="fill-sunk" />
        {parts.map(({ key, count, fill }, at) => (
          <rect
            key={key}
            x={`${share(parts.slice(0, at).reduce((sum, each) => sum + each.count, 0)).toFixed(2)}%`}
            width={`${share(count).toFixed(2)}%`}
            height="100%"
            className={fill}
          />
        ))}
      </svg>
      {large && <p className="text-sm">{label}</p>}
    </div>
  )
}
