/** The calendar of a zone: what day and minute it is there. China's own needs no look-up, it has kept UTC+8 since 1991. */

export const SHANGHAI = 'Asia/Shanghai'
const SHANGHAI_OFFSET_MS = 8 * 3600_000
export const DAY_MS = 24 * 3600_000
const MINUTE_MS = 60_000

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Whether the house knows a zone of this name. */
export function isZone(zone: string): boolean {
  try {
    formatterOf(zone)
    return true
  } catch {
    return false
  }
}

/** How far the zone's clocks are ahead of UTC at a moment. */
export function offsetMs(zone: string, at: number): number {
  if (zone === SHANGHAI) return SHANGHAI_OFFSET_MS
  const whole = Math.floor(at / 1000) * 1000
  const part: Record<string, number> = {}
  for (const { type, value } of formatterOf(zone).formatToParts(whole)) part[type] = Number(value)
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  return Date.UTC(year, month - 1, day, hour % 24, minute, second) - whole
}

/** Days since 1970-01-01 on the zone's calendar. */
export function dayIn(zone: string, at: number): number {
  return Math.floor((at + offsetMs(zone, at)) / DAY_MS)
}

/** Minutes since midnight there. */
export function minuteIn(zone: string, at: number): number {
  const local = at + offsetMs(zone, at)
  return Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / MINUTE_MS)
}

/** The first moment at or after `at` when it is this minute of the day there. */
export function nextMinuteIn(zone: string, at: number, minute: number): number {
  const day = dayIn(zone, at)
  for (let ahead = 0; ; ahead++) {
    const local = (day + ahead) * DAY_MS + minute * MINUTE_MS
    // The clocks may change on the way: the offset that counts is that of the moment meant.
    const guess = local - offsetMs(zone, local - offsetMs(zone, at))
    if (guess >= at) return guess
  }
}

/** The Monday of the week that a day is in. */
export function weekStart(day: number): number {
  return day - ((((day + 3) % 7) + 7) % 7)
}

/** The first day of the month that a day is in. */
export function monthStartDay(day: number): number {
  const date = new Date(day * DAY_MS)
  return Math.floor(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / DAY_MS)
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formatters.set(zone, made)
  return made
}
