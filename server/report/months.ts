/** Months as staff write them, and the spans a report may have. */
import { z } from 'zod'
import { addMonths, type Month } from '#words/format.ts'

/** `2026-11` or `202611` → 202611. */
export const monthText = z
  .string()
  .trim()
  .regex(/^20\d{2}-?(0[1-9]|1[0-2])$/)
  .transform((text): Month => Number(text.replace('-', '')))

const MOST_MONTHS = 24

/** How many months lie in a span, both ends included; 0 or less when it runs backwards. */
export function monthsBetween(from: Month, to: Month): number {
  return (Math.floor(to / 100) - Math.floor(from / 100)) * 12 + (to % 100) - (from % 100) + 1
}

export function isReasonableSpan({ from, to }: { from: Month; to: Month }): boolean {
  const months = monthsBetween(from, to)
  return months >= 1 && months <= MOST_MONTHS
}

/** Every month of a span, both ends included. */
export function monthsIn({ from, to }: { from: Month; to: Month }): Month[] {
  return Array.from({ length: Math.max(0, monthsBetween(from, to)) }, (_, index) => addMonths(from, index))
}
