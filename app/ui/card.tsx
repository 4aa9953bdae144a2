import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

/** The head of a page: what it is, in one line what it is for, and what can be done at once. */
export function PageHead({
  title,
  lead,
  children,
}: {
  title: string
  lead?: ReactNode
  children?: ReactNode
}) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-4">
      <div className="grid max-w-prose gap-1">
        <h1 className="text-2xl font-semibold sm:text-3xl">{title}</h1>
        {lead && <p className="text-soft">{lead}</p>}
      </div>
      {children}
    </header>
  )
}

export function Card({
  title,
  aside,
  children,
  flush = false,
  id,
}: {
  title?: string
  aside?: ReactNode
  children: ReactNode
  /** The content reaches the edges: lists and tables. */
  flush?: boolean
  id?: string
}) {
  return (
    <section id={id} className="min-w-0 overflow-hidden rounded-card border border-line bg-card shadow-card">
      {title && (
        <div className="flex flex-wrap items-center justify-between gap-3 px-5 pt-5 sm:px-6">
          <h2 className="text-lg font-semibold">{title}</h2>
          {aside}
        </div>
      )}
      <div className={flush ? 'pt-3' : 'p-5 sm:p-6'}>{children}</div>
    </section>
  )
}

/** A table that is all there is: its head is the upper edge. */
export function Sheet({ children }: { children: ReactNode }) {
  return <div className="overflow-hidden rounded-card border border-line bg-card shadow-card">{children}</div>
}

export function Stat({ label, value, note }: { label: string; value: ReactNode; note?: ReactNode }) {
  return (
    <div className="grid gap-0.5">
      <p className="text-sm text-soft">{label}</p>
      <p className="text-2xl font-semibold tabular-nums">{value}</p>
      {note && <p className="text-sm text-soft">{note}</p>}
    </div>
  )
}

export function EmptyState({
  icon,
  title,
  children,
}: {
  icon: IconName
  title: string
  children?: ReactNode
}) {
  return (
    <div className="grid justify-items-center gap-3 px-6 py-12 text-center">
      <span className="grid size-14 place-items-center rounded-full bg-lan-tint text-lan-text">
        <Icon name={icon} className="size-7" />
      </span>
      <p className="font-medium">{title}</p>
      {children && <div className="grid justify-items-center gap-4 text-soft">{children}</div>}
    </div>
  )
}

export function Badge({
  tone = 'plain',
  children,
}: {
  tone?: 'plain' | 'good' | 'warn' | 'bad' | 'lan'
  children: ReactNode
}) {
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-full px-2.5 py-0.5 text-sm font-medium whitespace-nowrap ${badges[tone]}`}
    >
      {children}
    </span>
  )
}

const badges = {
  plain: 'bg-sunk text-soft',
  good: 'bg-good-tint text-good',
  warn: 'bg-warn-tint text-warn',
  bad: 'bg-bad-tint text-bad',
  lan: 'bg-lan-tint text-lan-text',
}
