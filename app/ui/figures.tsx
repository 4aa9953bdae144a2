/** The figures at the head of a report, each with what it is measured by. */
import type { ReactNode } from 'react'

type Figure = { label: string; value: ReactNode; note: ReactNode; main?: boolean }

export function Figures({ figures }: { figures: Figure[] }) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-card border border-line bg-line sm:grid-cols-4">
      {figures.map(({ label, value, note, main }) => (
        <div key={label} className="grid content-start gap-0.5 bg-card px-4 py-3">
          <dt className="text-xs text-soft">{label}</dt>
          <dd className={`font-semibold tabular-nums ${main ? 'text-2xl text-lan-text' : 'text-xl'}`}>
            {value}
          </dd>
          <dd className="text-xs text-soft">{note}</dd>
        </div>
      ))}
    </dl>
  )
}
