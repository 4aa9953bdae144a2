/** Dates as filters and forms carry them. */
import { shanghaiMs } from '#words/format.ts'

export const DAY_MS = 24 * 3600_000

/** The first moment (UTC ms) of a day written `2026-11-22`, in Shanghai; undefined for anything else. */
export function dayStart(text: string | undefined): number | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? '') ?? []
  return year ? shanghaiMs(Number(year), Number(month), Number(day)) : undefined
}
