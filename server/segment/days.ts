import { shanghai, shanghaiMs } from '#words/format.ts'

/** The midnight in Shanghai that "the last `days` days" begin at. */
export function daysBefore(now: number, days: number): number {
  const { year, month, day } = shanghai(now)
  return shanghaiMs(year, month, day - days)
}
