/** A figure that leads to the people and touches that make it. */
import { count } from '#words/format.ts'

export type Asked = {
  what: string
  campaign?: string | undefined
  segment?: string | undefined
  channel?: string | undefined
  variant?: string | undefined
  reason?: string | undefined
  /** UTC ms, until exclusive. */
  from?: number | undefined
  until?: number | undefined
}

export function figureHref(asked: Asked): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(asked)) {
    if (value !== undefined && value !== '') query.set(name, String(value))
  }
  return `/marketing/report/touches?${query.toString()}`
}

/** @param said in other words than the count: an amount of money */
export function FigureLink({ value, asked, said }: { value: number; asked: Asked; said?: string }) {
  if (value === 0) return <span className="text-soft">{said ?? '0'}</span>
  return (
    <a href={figureHref(asked)} className="text-lan-text underline decoration-line underline-offset-4">
      {said ?? count(value)}
    </a>
  )
}

/** `12.3%` of a whole; a dash where there is none. */
export function rate(part: number, whole: number, digits = 1): string {
  return whole > 0 ? `${((part * 100) / whole).toFixed(digits)}%` : '–'
}

type Lift = { difference: number; low: number; high: number }

const signed = (share: number) => `${share > 0 ? '+' : ''}${(share * 100).toFixed(1)}%`

/** `+1.2% (+0.4% – +2.0%)`: a difference of shares with its interval. */
export function liftText(lift: Lift | null): string {
  return lift ? `${signed(lift.difference)} (${intervalText(lift)})` : '–'
}

export function differenceText(lift: Lift | null): string {
  return lift ? signed(lift.difference) : '–'
}

export function intervalText(lift: Lift | null): string {
  return lift ? `${signed(lift.low)} – ${signed(lift.high)}` : ''
}
