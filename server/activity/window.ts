/** Hours of the day, as minutes since midnight in Shanghai. */
const two = (value: number) => String(value).padStart(2, '0')

/** 570 → `09:30`; the end of the day is `24:00`. */
export function clock(minute: number): string {
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

/** `9:30` → 570; null for what is no time of the day. */
export function minuteOf(text: string): number | null {
  const [, hour, minute] = /^(\d{1,2})[:：](\d{2})$/.exec(text.trim()) ?? []
  if (hour === undefined || minute === undefined) return null
  const at = Number(hour) * 60 + Number(minute)
  return Number(minute) < 60 && at <= 24 * 60 ? at % (24 * 60) : null
}
