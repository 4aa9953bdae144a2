/** What is wider or longer than its place and scrolls within it: a table, a chart, a listing. */
import type { ReactNode } from 'react'

/** Reached with Tab, in the order of the page. */
const IN_TAB_ORDER = 0

/**
 * Not every browser lets the keyboard into a box only because it scrolls, so the box is a stop of its own and says its name there.
 * It is a figure and not a section: a page of many tables should not have as many landmarks.
 */
export function ScrollBox({
  label,
  className = '',
  children,
}: {
  label: string
  className?: string
  children: ReactNode
}) {
  return (
    <figure aria-label={label} tabIndex={IN_TAB_ORDER} className={`relative overflow-auto ${className}`}>
      {children}
    </figure>
  )
}
