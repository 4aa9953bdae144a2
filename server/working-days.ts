/** Working days in Shanghai: Monday to Friday. Public holidays are not known to the hall; a deadline is then too early. */
const DAY_MS = 24 * 3600_000
const SHANGHAI_OFFSET_MS = 8 * 3600_000

/** The same time of day, `count` working days after `from` (UTC ms). */
export function addWorkingDays(from: number, count: number): number {
  let at = from
  for (let left = count; left > 0;) {
    at += DAY_MS
    if (!isWeekend(at)) left--
  }
  return at
}

function isWeekend(at: number): boolean {
  const day = new Date(at + SHANGHAI_OFFSET_MS).getUTCDay()
  return day === 0 || day === 6
}
